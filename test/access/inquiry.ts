import type { Tx } from '../../src/database/tx.ts';
import type * as ids from '../../src/kernel/ids.ts';
import type { Keyring } from '../../src/vault/keyring.ts';

/** Ids of Harbour's world, as somebody who must not would pass them on. */
export type At = {
  organisation: ids.OrganisationId;
  ally: ids.OrganisationId;
  host: ids.OrganisationId;
  person: ids.PersonId;
  invitation: ids.InvitationId;
  claim: ids.ClaimId;
  question: ids.ClauseQuestionId;
  partnership: ids.PartnershipId;
  decision: ids.DecisionId;
  version: ids.VersionId;
  login: Buffer;
  recovery: Buffer;
  token: Buffer;
  engagement: ids.EngagementId;
  planVersion: ids.PlanVersionId;
  /** Answered with changes, and called off. */
  changed: { engagement: ids.EngagementId; request: ids.SeatRequestId };
  exception: ids.ExceptionId;
  expert: ids.ExpertId;
  nomination: ids.NominationId;
  release: ids.ReleaseId;
  /** The row of it, as the partnership is shown it. */
  shown: { id: ids.ReleaseId; nomination_id: ids.NominationId; shown_sealed: Buffer };
  note: ids.NoteId;
  code: Buffer;
  statement: ids.StatementId;
  /** A statement that is out, and objected to. */
  published: ids.StatementId;
  /** What is handed to people without an account: its page's address, its text, a link to sign on, a signature's code. */
  handedOut: {
    door: Buffer;
    final: ids.FinalTextId;
    link: Buffer;
    signature: Buffer;
    /** The statement that answers the objection. */
    supplement: ids.StatementId;
    /** The address of the objection to an external text. */
    external: Buffer;
  };
  /** A text published elsewhere, objected to, and the statement that makes it good. */
  external: ids.ExternalTextId;
  supplement: ids.StatementId;
  round: ids.RoundId;
  action: ids.AgreedActionId;
  instrument: ids.InstrumentId;
};

/** What everybody may be told: which organisation is the host. */
export const forEverybody = 'for everybody';

export type Inquiry<Reader> = (reader: Reader, at: At, keyring: Keyring) => unknown;
/** Every public question of a reader. A new method fits no table until it is asked here too. */
export type Inquiries<Reader> = {
  [Name in keyof Reader as Reader[Name] extends (...parameters: never[]) => unknown ? Name : never]:
    | Inquiry<Reader>
    | typeof forEverybody;
};

export type Question = {
  reader: string;
  method: string;
  /** Null: everybody may be told. */
  ask: ((tx: Tx, keyring: Keyring, at: At) => unknown) | null;
};

export const questionsOf = <Reader>(
  of: { name: string },
  make: (tx: Tx, keyring: Keyring, at: At) => Reader,
  inquiries: Inquiries<Reader>,
): Question[] =>
  Object.entries<Inquiry<Reader> | typeof forEverybody>(inquiries).map(([method, inquiry]) => ({
    reader: of.name,
    method,
    ask: inquiry === forEverybody ? null : (tx, keyring, at) => inquiry(make(tx, keyring, at), at, keyring),
  }));
