import type { OrganisationId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { TextRule } from '../../language/findings/textFinding.ts';
import type { SilencedFacts, WordingFacts } from '../facts.ts';
import type { Advice } from '../text/checks.ts';
import type { DraftText } from '../text/document.ts';
import type { StatementView } from '../view.ts';

export type Silenced = SilencedFacts & { reason: string; count: number };

export type LanguageCheckView = StatementView & {
  wording: WordingFacts;
  text: DraftText;
  isLatest: boolean;
  /** Null: a language that only people can read. */
  advice: Advice | null;
  space: string | null;
  silenced: readonly Silenced[];
  /** Rules that spoke, and that this organisation may switch off. */
  silenceable: readonly TextRule[];
  /** Every organisation on the draft, and whether it has read what is found. */
  readers: readonly { organisation: OrganisationId; readOn: string | null }[];
  mayRead: Outcome;
};
