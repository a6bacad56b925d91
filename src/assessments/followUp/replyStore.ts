import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId, PartnershipId, RoundId } from '../../kernel/ids.ts';
import type { Keyring, Sealing } from '../../vault/keyring.ts';
import { shred } from '../../vault/record.ts';
import { sealed, text } from '../../vault/sealed.ts';

const replyWords = sealed('reply', 'words_sealed', text);
export type Reply = { organisation: OrganisationId; words: string; on: Day };

/** Each party's own word on the result: it stands beside it, and changes nothing in it. */
export const repliesIn = async (
  tx: Tx,
  keyring: Keyring,
  rounds: readonly RoundId[],
): Promise<(Reply & { round: RoundId })[]> => {
  if (rounds.length === 0) return [];
  const rows = await tx
    .selectFrom('reply')
    .select(['round_id', 'organisation_id', 'record_id', 'words_sealed', 'written_on'])
    .where('round_id', 'in', [...rounds])
    .orderBy('round_id')
    .orderBy('organisation_id')
    .execute();
  const ids = rows.map((row) => row.record_id);
  const keys = await replyWords.keys(tx, keyring, ids);
  return rows.flatMap((row) => {
    const words = replyWords.open(keys.get(row.record_id), row.words_sealed);
    const { round_id: round, organisation_id: organisation, written_on: on } = row;
    return words === undefined ? [] : [{ round, organisation, words, on }];
  });
};

export const repliesTo = async (tx: Tx, keyring: Keyring, round: RoundId): Promise<Reply[]> =>
  (await repliesIn(tx, keyring, [round])).map(({ organisation, words, on }) => ({ organisation, words, on }));

type In = { round: RoundId; partnership: PartnershipId; organisation: OrganisationId };

export const writeReply = async (
  { tx, keyring }: Sealing,
  { round, partnership, organisation }: In,
  words: string,
  day: Day,
): Promise<void> => {
  const earlier = await tx
    .selectFrom('reply')
    .select('record_id')
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .execute();
  await shred(
    tx,
    earlier.map((row) => row.record_id),
  );
  const row = randomUUID();
  const sealedWords = await replyWords.sealNew({ tx, keyring }, row, [partnership], words);
  const written = { record_id: row, words_sealed: sealedWords, written_on: day };
  await tx
    .insertInto('reply')
    .values({ round_id: round, partnership_id: partnership, organisation_id: organisation, ...written })
    .onConflict((conflict) => conflict.columns(['round_id', 'organisation_id']).doUpdateSet(written))
    .execute();
};
