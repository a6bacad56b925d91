import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import type { PartnershipId, RoundId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys, renewRecord } from '../vault/record.ts';
import { type Instrument, instrumentSchema } from './instrument.ts';
import { areaTerms, type Question, questionsOf } from './sheet.ts';

/** What a round asks, word for word, as it was when it was opened. */
export const termsSchema = z.strictObject({
  instrument: instrumentSchema,
  areas: z.array(areaTerms).max(30),
  /** The day by which the agreement promises the levels that it promises. */
  reviewOn: z.iso.date().nullable(),
});
export type Terms = z.infer<typeof termsSchema>;

export const asked = ({ instrument, areas }: Terms): Question[] => questionsOf(instrument, areas);

const table = 'assessment_round';

export const sealTerms = async (
  tx: Tx,
  round: RoundId,
  partnership: PartnershipId,
  terms: Terms,
  { anew }: { anew: boolean },
): Promise<Buffer> => {
  const make = anew ? renewRecord : newRecord;
  const key = await make(tx, { table, row: round }, [partnership]);
  return key.seal('terms_sealed', JSON.stringify(terms));
};

/** Those that this keyring opens. */
export const readTerms = async (
  tx: Tx,
  keyring: Keyring,
  rounds: readonly RoundId[],
): Promise<Map<RoundId, Terms>> => {
  if (rounds.length === 0) return new Map();
  const rows = await tx
    .selectFrom(table)
    .select(['id', 'terms_sealed'])
    .where('id', 'in', [...rounds])
    .execute();
  const keys = await recordKeys(tx, keyring, table, [...rounds]);
  const known = new Map<string, Instrument>();
  return new Map(
    rows.flatMap((row) => {
      const text = keys.get(row.id)?.open('terms_sealed', row.terms_sealed);
      return text === undefined ? [] : [[row.id, parseTerms(text, known)] as const];
    }),
  );
};

/** Rounds of one partnership mostly ask the same: what was read once need not be checked again. */
const parseTerms = (text: string, known: Map<string, Instrument>): Terms => {
  const { instrument, ...rest } = z
    .object({ ...termsSchema.shape, instrument: z.unknown() })
    .parse(JSON.parse(text));
  const name = JSON.stringify(instrument);
  const same = known.get(name) ?? instrumentSchema.parse(instrument);
  known.set(name, same);
  return { ...rest, instrument: same };
};
