import { sql } from 'kysely';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import { Unopenable } from '../vault/envelope.ts';
import type { Keyring } from '../vault/keyring.ts';
import { type Hashes, markedUpTo, openPin, type Pin, pinId, pinOf, sealPin } from './pin.ts';
import { headOf } from './store.ts';

/** From now on in this transaction, her pin of this record can be seen, and no other. */
const findPin = async (tx: Tx, keyring: Keyring, partnership: PartnershipId): Promise<Buffer> => {
  const id = pinId(keyring, partnership);
  await sql`select set_config('alongside.pin', ${id.toString('hex')}, true)`.execute(tx);
  return id;
};

/** What she last saw; null where she saw nothing yet, `altered` where somebody wrote over it. */
export const readPin = async (
  tx: Tx,
  keyring: Keyring,
  partnership: PartnershipId,
): Promise<Pin | 'altered' | null> => {
  const id = await findPin(tx, keyring, partnership);
  const row = await tx.selectFrom('record_pin').select('seen_sealed').where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  try {
    return openPin(keyring, partnership, row.seen_sealed);
  } catch (problem) {
    if (problem instanceof Unopenable) return 'altered';
    throw problem;
  }
};

/** The hashes that a pin of this size marks. */
export const markedHashes = async (tx: Tx, partnership: PartnershipId, size: number): Promise<Hashes> => {
  const rows = await tx
    .selectFrom('ledger_entry')
    .select(['sequence', 'hash'])
    .where('partnership_id', '=', partnership)
    .where('sequence', 'in', markedUpTo(size))
    .execute();
  return new Map(rows.map(({ sequence, hash }) => [sequence, hash.toString('hex')]));
};

/** She has seen the record as it stands. Never in the transaction of an act, which it would join to the next one. */
export const writePin = async (
  tx: Tx,
  keyring: Keyring,
  partnership: PartnershipId,
  { seenOn, serverKey }: { seenOn: Day; serverKey: string },
): Promise<void> => {
  const { size, head } = await headOf(tx, partnership);
  if (size === 0) return;
  const hashes = await markedHashes(tx, partnership, size);
  const pin = pinOf(hashes, { size, root: head, seenOn, serverKey });
  const id = await findPin(tx, keyring, partnership);
  const envelope = sealPin(keyring, partnership, pin);
  await tx
    .insertInto('record_pin')
    .values({ id, seen_sealed: envelope })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_sealed: envelope }))
    .execute();
};
