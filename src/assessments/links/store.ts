import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import {
  newId,
  type OrganisationId,
  type RatingLinkId,
  type RoundId,
  ratingLinkId,
} from '../../kernel/ids.ts';
import { derive, sha256 } from '../../vault/derive.ts';
import { openField, placeOf, sealField } from '../../vault/envelope.ts';
import { type Sheet, sheetSchema } from '../sheet/facts.ts';
import { termsSchema } from '../termsStore.ts';

const table = 'rating_link';

/** What somebody with a link needs to know, sealed under a key that only her code makes. */
const brief = z.strictObject({
  terms: termsSchema,
  side: z.enum(['community', 'ally']),
  /** Who asks her, and whom it is about. */
  organisation: z.string(),
  others: z.array(z.string()),
  answerBy: z.string(),
});
export type Brief = z.infer<typeof brief>;

/** The row's key; the code itself is nowhere. */
export const raterHash = (code: Uint8Array): Buffer => sha256(derive(code, 'rater id'));
const raterKey = (code: Uint8Array): Buffer => derive(code, 'rater key');

const sealWith = (code: Uint8Array, id: RatingLinkId, column: string, value: unknown): Buffer => {
  const key = raterKey(code);
  try {
    return sealField(key, JSON.stringify(value), placeOf(table, column, id));
  } finally {
    key.fill(0);
  }
};
const openWith = (code: Uint8Array, id: RatingLinkId, column: string, sealed: Buffer): unknown => {
  const key = raterKey(code);
  try {
    return JSON.parse(openField(key, sealed, placeOf(table, column, id)).toString('utf8'));
  } finally {
    key.fill(0);
  }
};

type Of = { round: RoundId; organisation: OrganisationId };

export const giveLink = async (
  tx: Tx,
  { round, organisation }: Of,
  { code, given, expiresOn }: { code: Buffer; given: Brief; expiresOn: Day },
): Promise<void> => {
  const id = newId(ratingLinkId);
  await tx
    .insertInto(table)
    .values({
      id,
      round_id: round,
      organisation_id: organisation,
      token_hash: raterHash(code),
      brief_sealed: sealWith(code, id, 'brief_sealed', given),
      half_sealed: null,
      expires_on: expiresOn,
    })
    .execute();
};

export const countLinks = async (tx: Tx, { round, organisation }: Of): Promise<number> => {
  const row = await tx
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .executeTakeFirstOrThrow();
  return Number(row.count);
};

/** Deletes the links that nobody used yet. */
export const dropLinks = async (tx: Tx, { round, organisation }: Of): Promise<void> => {
  await tx
    .deleteFrom(table)
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .execute();
};

export type Linked = Of & { id: RatingLinkId; given: Brief; draft: Sheet | null };

/** What this code opens; null where it was used, came too late or never was: all look alike (C16). */
export const linkedBy = async (tx: Tx, code: Buffer, today: Day): Promise<Linked | null> => {
  const row = await tx
    .selectFrom(table)
    .selectAll()
    .where('token_hash', '=', raterHash(code))
    .where('expires_on', '>=', today)
    .executeTakeFirst();
  if (!row) return null;
  return {
    id: row.id,
    round: row.round_id,
    organisation: row.organisation_id,
    given: brief.parse(openWith(code, row.id, 'brief_sealed', row.brief_sealed)),
    draft: row.half_sealed && sheetSchema.parse(openWith(code, row.id, 'half_sealed', row.half_sealed)),
  };
};

export const keepLinkedDraft = async (tx: Tx, code: Buffer, { id }: Linked, sheet: Sheet): Promise<void> => {
  await tx
    .updateTable(table)
    .set({ half_sealed: sealWith(code, id, 'half_sealed', sheet) })
    .where('id', '=', id)
    .execute();
};

/** Deletes a link that was used, with its draft. */
export const spendLink = async (tx: Tx, { id }: Linked): Promise<void> => {
  await tx.deleteFrom(table).where('id', '=', id).execute();
};
