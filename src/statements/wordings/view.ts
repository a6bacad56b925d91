import type { ContributionId } from '../../kernel/ids.ts';
import type { VersionChange } from '../../language/versionChange.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';
import type { WordingFacts } from '../facts.ts';
import type { Advice } from '../text/checks.ts';
import type { DraftText } from '../text/document.ts';
import type { ContributionWords } from '../text/store.ts';
import type { StatementView } from '../view.ts';

export type WordingView = StatementView & {
  wording: WordingFacts;
  text: DraftText;
  /** What the record's fingerprint of it was made with; null where it has none. */
  seal: string | null;
  /** Beside which earlier wording it is shown, and what changed. */
  before: { wording: WordingFacts; change: VersionChange<CommunityKey> } | null;
  passages: readonly { id: string; organisation: string; words: string; mine: boolean; released: boolean }[];
  populations: readonly CommunityKey[];
  /** What the check says of it; null in a language that only people read. */
  advice: Advice | null;
};

export type InputView = StatementView & {
  contributions: ReadonlyMap<ContributionId, ContributionWords>;
  answers: ReadonlyMap<ContributionId, string>;
  /** Of her own organisation only, and where they did not wish otherwise. */
  authors: ReadonlyMap<ContributionId, string>;
};
