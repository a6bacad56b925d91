import type { PartnershipId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { PageOf } from '../../kernel/page.ts';
import type { Held } from '../../ledger/checkpointStore.ts';
import type { LedgerContent } from '../../ledger/entry.ts';
import type { Compared } from '../../ledger/look.ts';
import type { RecordEntry } from '../../ledger/record.ts';
import type { Trouble } from '../../ledger/trouble.ts';
import type { RecordProblem } from '../../ledger/verify.ts';

export type RecordEntryView = Pick<RecordEntry, 'sequence' | 'kind' | 'day' | 'hash'> & {
  organisationName: string | null;
  /** Null when the text is shredded or sealed to others. Its keys: see `ledgerEntries.ts`. */
  content: LedgerContent | null;
  /** The name of the organisation that the act was on, where it was on one. */
  objectName: string | null;
  /** Only after `?own=1`: she did it herself, and how she could prove it. */
  own: { proof: string | null } | null;
};

export type HeldView = Pick<Held, 'organisation' | 'size' | 'heldOn' | 'kept' | 'signed'> & {
  name: string;
  /** The fingerprint of the key that the organisation signed it with. */
  key: string | null;
};

/** What does not fit, with the name of the organisation whose note it is. */
export type TroubleView = Trouble & { name: string | null };

/** Whole, or the first entry that does not fit. */
export type CheckView =
  | { ok: true; size: number }
  | { ok: false; sequence: number | null; problem: RecordProblem };

/** `head` is the hash of entry `size`, in hex; `code` its short form to compare aloud. No note where it does not fit. */
export type CheckpointView = { note: string | null; size: number; head: string; code: string };

/** The server's key as `--key` takes it, and its short form. */
export type KeyView = { key: string; fingerprint: string };

export type RecordView = {
  partnership: PartnershipId;
  title: string | null;
  /** Newest first. */
  entries: PageOf<RecordEntryView>;
  /** The record as it stands now: what the file holds, and what "I hold this" keeps. */
  checkpoint: CheckpointView;
  held: PageOf<HeldView>;
  /** What does not fit, the first of each kind. */
  troubles: TroubleView[];
  /** What she saw when she was here before. */
  seen: { size: number; seenOn: string } | null;
  serverKey: KeyView;
  /** Only after a note that she kept was given. */
  compared: Compared | null;
  /** Only after `?check=1`. */
  check: CheckView | null;
  /** What her own organisation holds is signed with a key that somebody who left may have: it is to be held again. */
  ownFormer: boolean;
  mayHold: Outcome;
};
