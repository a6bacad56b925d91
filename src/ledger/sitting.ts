import { sql } from 'kysely';
import type { Tx } from '../database/open.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { LedgerContent } from './entry.ts';
import type { LedgerKind } from './kinds.ts';
import { pseudonym } from './pseudonym.ts';
import { append, type Head } from './store.ts';

/** One act: its transaction, who acts, in which partnership, and when. */
export type Sitting = {
  tx: Tx;
  keyring: Keyring;
  member: Member;
  partnership: PartnershipId;
  now: Temporal.Instant;
};
/** What the record says of an act: ids, hashes and counts. Never a person, never a text. */
export type Said = { kind: LedgerKind; object: string; content: LedgerContent };

export const todayOf = ({ now }: Pick<Sitting, 'now'>): Day => dayOf(now);

/** One writer per partnership at a time. Take it before anything is read that an act will be judged by (C49). */
export const lockPartnership = async (tx: Tx, partnership: PartnershipId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside partnership ${partnership}`}, 1))`.execute(
    tx,
  );
};

/** What the member did. */
export const recordOwn = (sitting: Sitting, said: Said): Promise<Head> =>
  append(sitting.tx, {
    ...said,
    partnership: sitting.partnership,
    organisation: sitting.member.organisation.id,
    actor: pseudonym(sitting.keyring, sitting.partnership),
    day: todayOf(sitting),
  });

/** What followed from an act, or from time alone. */
export const recordFollowing = (tx: Tx, partnership: PartnershipId, day: Day, said: Said): Promise<Head> =>
  append(tx, { ...said, partnership, organisation: null, actor: null, day });
