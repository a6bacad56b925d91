import { randomUUID } from 'node:crypto';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId, RoundId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys, shred } from '../vault/record.ts';

const table = 'reply';
export type Reply = { organisation: OrganisationId; words: string; on: Day };

/** Each party's own word on the result: it stands beside it, and changes nothing in it. */
export const repliesIn = async (
  tx: Tx,
  keyring: Keyring,
  rounds: readonly RoundId[],
): Promise<(Reply & { round: RoundId })[]> => {
  if (rounds.length === 0) return [];
  const rows = await tx
    .selectFrom(table)
    .select(['round_id', 'organisation_id', 'record_id', 'words_sealed', 'written_on'])
    .where('round_id', 'in', [...rounds])
    .orderBy('round_id')
    .orderBy('organisation_id')
    .execute();
  const keys = await recordKeys(
    tx,
    keyring,
    table,
    rows.map((row) => row.record_id),
  );
  return rows.flatMap((row) => {
    const words = keys.get(row.record_id)?.open('words_sealed', row.words_sealed);
    const { round_id: round, organisation_id: organisation, written_on: on } = row;
    return words === undefined ? [] : [{ round, organisation, words, on }];
  });
};

export const repliesTo = async (tx: Tx, keyring: Keyring, round: RoundId): Promise<Reply[]> =>
  (await repliesIn(tx, keyring, [round])).map(({ organisation, words, on }) => ({ organisation, words, on }));

type In = { round: RoundId; partnership: PartnershipId; organisation: OrganisationId };

export const writeReply = async (
  tx: Tx,
  { round, partnership, organisation }: In,
  words: string,
  day: Day,
): Promise<void> => {
  const earlier = await tx
    .selectFrom(table)
    .select('record_id')
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .execute();
  await shred(
    tx,
    earlier.map((row) => row.record_id),
  );
  const row = randomUUID();
  const key = await newRecord(tx, { table, row }, [partnership]);
  const written = { record_id: row, words_sealed: key.seal('words_sealed', words), written_on: day };
  await tx
    .insertInto(table)
    .values({ round_id: round, partnership_id: partnership, organisation_id: organisation, ...written })
    .onConflict((conflict) => conflict.columns(['round_id', 'organisation_id']).doUpdateSet(written))
    .execute();
};
