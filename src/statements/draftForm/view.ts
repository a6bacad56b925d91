import type { WordingId } from '../../kernel/ids.ts';
import type { LanguageCode } from '../../language/vocabulary.ts';
import type { Advice } from '../text/checks.ts';
import type { DraftText } from '../text/document.ts';
import type { TextMerge } from '../text/textMerge.ts';
import type { StatementView } from '../view.ts';
import type { Unsent, UnsentSlot, UnsentWords } from './unsentStore.ts';

/** What stands in the form, and beside it. */
export type DraftForm = {
  slot: UnsentSlot;
  /** Null: a language that nothing is written in yet; she says which. */
  language: LanguageCode | null;
  base: WordingId | null;
  text: DraftText;
  note: string;
  /** The number of her own unsent words that this window saw last; 0: none. */
  seen: number;
  /** Her own unsent words stand in the form, since this day. */
  unsent: Unsent | null;
  /** Somebody else changed the same words meanwhile. */
  conflict: TextMerge | null;
  /** Words of hers that another window kept, and this one had not seen. */
  newer: UnsentWords | null;
  /** What stood in the form before a file's text took its place. */
  replaced: string | null;
  /** What the check says of the words in the form. */
  advice: Advice | null;
  /** Where else in this statement she has words that she has not sent. */
  elsewhere: readonly UnsentSlot[];
};
/** The same, before anything is looked up beside it. */
export type DraftWords = Omit<DraftForm, 'advice' | 'elsewhere'>;
export type DraftFormView = { view: StatementView; draft: DraftForm };
