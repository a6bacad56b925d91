import type { EngagementId, NoteId, ReleaseId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { SeatRole } from '../plan/document.ts';
import type { NoteFacts, NoteReason, NoteState, NoteWords } from './rules.ts';

/** A seat as pages name it; null where the plan has it no longer. */
export type SeatBrief = { number: number; role: SeatRole } | null;
export type AroundNote = { id: NoteId; seat: SeatBrief; state: NoteState; reason: NoteReason | null };

/** What an asker is shown of its own asks: never whose key is missing, nor who said no. P6 */
export type OwnAsk = AroundNote & { organisation: string; askedOn: string; openUntil: string | null };
/** What an organisation is asked about its nominee. */
export type AskedOfUs = AroundNote & {
  asker: string;
  askedOn: string;
  /** Whom its members know her as. */
  label: string;
  facts: NoteFacts;
  words: NoteWords | null;
  looks: readonly string[];
};
export type Askable = { release: ReleaseId; seat: SeatBrief; organisation: string };
export type NotesView = {
  engagement: EngagementId;
  title: string;
  steward: boolean;
  /** Shown people of other organisations, about whom one may ask now. */
  askable: Askable[];
  /** Why nobody can be asked about; null where somebody can. */
  cannot: Outcome<unknown> | null;
  own: OwnAsk[];
  asked: AskedOfUs[];
};
