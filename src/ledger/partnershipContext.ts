import { sql } from 'kysely';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import type { LedgerKind } from '../kernel/ledgerKinds.ts';
import { type MemberContext, todayOf } from '../session/memberContext.ts';
import type { MadeKeys } from '../vault/chain/epochs.ts';
import type { Sealing } from '../vault/keyring.ts';
import { actorOfEach } from './actor.ts';
import type { LedgerContent } from './entry.ts';
import { append, type Head, isEntered } from './store.ts';

/** A member's context in one partnership, whose record the act goes into. */
export type PartnershipContext = MemberContext & { partnership: PartnershipId };
/** The content of a new entry: ids, hashes and counts. Never a person, never a text. */
export type NewLedgerEntry = { kind: LedgerKind; object: string; content: LedgerContent };

/** One writer per partnership at a time. Take it before anything is read that an act will be judged by (C49). */
export const lockPartnership = async (tx: Tx, partnership: PartnershipId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside partnership ${partnership}`}, 1))`.execute(
    tx,
  );
};

/** An entry on keys is found by them: 128 bits of their fingerprint, as an id. */
const idOfKeys = (fingerprint: string): string =>
  fingerprint.slice(0, 32).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-8$3-8$4-$5');

type Changed = { partnership: PartnershipId; day: Day; cause: 'party-left' | 'member-left' };

/** New keys, by their fingerprint: who compares later knows when they changed, and why. */
export const recordNewKeys = (
  by: Sealing,
  { partnership, day, cause }: Changed,
  { epoch, fingerprint }: MadeKeys,
): Promise<Head> =>
  append(by, {
    ...{ partnership, day, kind: 'key-rotated', organisation: null, actor: null },
    object: idOfKeys(fingerprint),
    content: { cause, epoch, fingerprint },
  });

/**
 * Enters keys that were made since the last act: when somebody is taken out of a party, nothing may be written to a
 * record beside the rows that name her.
 */
const enterNewKeys = async (context: PartnershipContext): Promise<void> => {
  const { tx, keyring, partnership } = context;
  const head = (await keyring.chain(tx, partnership)).at(-1);
  if (!head?.born || head.epoch === 1) return;
  const fingerprint = head.hash.toString('hex');
  if (await isEntered(tx, partnership, 'key-rotated', idOfKeys(fingerprint))) return;
  const changed = { partnership, day: todayOf(context), cause: 'member-left' } as const;
  await recordNewKeys(context, changed, { epoch: head.epoch, fingerprint });
};

/** What the member did. */
export const recordOwn = async (context: PartnershipContext, entry: NewLedgerEntry): Promise<Head> => {
  await enterNewKeys(context);
  return append(context, {
    ...entry,
    partnership: context.partnership,
    organisation: context.member.organisation.id,
    actor: actorOfEach(context.keyring, context.partnership),
    day: todayOf(context),
  });
};

/** What followed from an act, or from time alone. */
export const recordFollowing = (
  tx: Tx,
  partnership: PartnershipId,
  day: Day,
  entry: NewLedgerEntry,
): Promise<Head> =>
  append({ tx, keyring: null }, { ...entry, partnership, organisation: null, actor: null, day });
