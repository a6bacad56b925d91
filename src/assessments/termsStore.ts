import { z } from 'zod';
import type { Tx } from '../database/tx.ts';
import type { PartnershipId, RoundId } from '../kernel/ids.ts';
import type { Keyring, Sealing } from '../vault/keyring.ts';
import { shred } from '../vault/record.ts';
import { sealed, text } from '../vault/sealed.ts';
import { type Instrument, instrumentSchema } from './instrument/facts.ts';
import { areaTerms, type Question, questionsOf } from './sheet/facts.ts';

/** What a round asks, word for word, as it was when it was opened. */
export const termsSchema = z.strictObject({
  instrument: instrumentSchema,
  areas: z.array(areaTerms).max(30),
  /** The day by which the agreement promises the levels that it promises. */
  reviewOn: z.iso.date().nullable(),
});
export type Terms = z.infer<typeof termsSchema>;

export const asked = ({ instrument, areas }: Terms): Question[] => questionsOf(instrument, areas);

const roundTerms = sealed('assessment_round', 'terms_sealed', text);

/** Under a fresh key each time: whoever left since may have kept the old one (C18). */
export const sealTerms = async (
  { tx, keyring }: Sealing,
  round: RoundId,
  partnership: PartnershipId,
  terms: Terms,
): Promise<Buffer> => {
  await shred(tx, [round]);
  return roundTerms.sealNew({ tx, keyring }, round, [partnership], JSON.stringify(terms));
};

/** Those that this keyring opens. */
export const readTerms = async (
  tx: Tx,
  keyring: Keyring,
  rounds: readonly RoundId[],
): Promise<Map<RoundId, Terms>> => {
  if (rounds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('assessment_round')
    .select(['id', 'terms_sealed'])
    .where('id', 'in', [...rounds])
    .execute();
  const keys = await roundTerms.keys(tx, keyring, [...rounds]);
  const known = new Map<string, Instrument>();
  return new Map(
    rows.flatMap((row) => {
      const words = roundTerms.open(keys.get(row.id), row.terms_sealed);
      return words === undefined ? [] : [[row.id, parseTerms(words, known)] as const];
    }),
  );
};

/** Rounds of one partnership mostly ask the same questions: each set is validated once. */
const parseTerms = (words: string, known: Map<string, Instrument>): Terms => {
  const { instrument, ...rest } = z
    .object({ ...termsSchema.shape, instrument: z.unknown() })
    .parse(JSON.parse(words));
  const name = JSON.stringify(instrument);
  const same = known.get(name) ?? instrumentSchema.parse(instrument);
  known.set(name, same);
  return { ...rest, instrument: same };
};
