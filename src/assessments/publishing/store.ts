import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId, PartnershipId, RoundId } from '../../kernel/ids.ts';
import { sha256 } from '../../vault/derive.ts';
import type { Keyring, Sealing } from '../../vault/keyring.ts';
import { newToken } from '../../vault/link.ts';
import { sealed, text } from '../../vault/sealed.ts';

const texts = z.record(z.string(), z.string());
const value = z.number().nullable();
/** Stored in clear once every party agreed to it, and deleted when one takes its yes back. */
const fieldBody = z.union([
  z.strictObject({
    names: z.array(z.strictObject({ name: z.string(), side: z.enum(['community', 'ally']) })),
  }),
  z.strictObject({ crossed: z.array(texts), asked: z.int() }),
  z.strictObject({ replies: z.array(z.strictObject({ name: z.string(), words: z.string() })) }),
  z.strictObject({ together: z.literal(true) }),
  z.strictObject({
    domain: texts,
    community: value,
    ally: value,
    items: z.array(z.strictObject({ text: texts, community: value, ally: value })),
  }),
]);
export type FieldBody = z.infer<typeof fieldBody>;
export type PublishedRow = { field: string; body: FieldBody; on: Day };

const publicLink = sealed('round_publication', 'link_sealed', text);

export const publicHash = (token: Uint8Array): Buffer => sha256(token);

export const consentsAmong = async (tx: Tx, rounds: readonly RoundId[]) => {
  if (rounds.length === 0) return [];
  const rows = await tx
    .selectFrom('publishing_consent')
    .select(['round_id', 'field', 'organisation_id'])
    .where('round_id', 'in', [...rounds])
    .execute();
  return rows.map((row) => ({ round: row.round_id, field: row.field, organisation: row.organisation_id }));
};

export const consentsTo = async (tx: Tx, round: RoundId) =>
  (
    await tx
      .selectFrom('publishing_consent')
      .select(['field', 'organisation_id'])
      .where('round_id', '=', round)
      .execute()
  ).map((row) => ({ field: row.field, organisation: row.organisation_id }));

export const publishedIn = async (tx: Tx, round: RoundId): Promise<PublishedRow[]> =>
  (
    await tx
      .selectFrom('published_field')
      .select(['field', 'body', 'published_on'])
      .where('round_id', '=', round)
      .orderBy('field')
      .execute()
  ).map((row) => ({ field: row.field, body: fieldBody.parse(row.body), on: row.published_on }));

/** Was the page taken down, by all its parties or by the host? Then nothing stands there again. */
export const isTakenDown = async (tx: Tx, round: RoundId): Promise<boolean> =>
  (await tx
    .selectFrom('page_removal')
    .select('page_id')
    .where('page_id', '=', round)
    .where('down', '=', true)
    .executeTakeFirst()) !== undefined;

/** Since when something stands at a round's address; of a page that was taken down, since when it had one; else null. */
export const publishedOnOf = async (tx: Tx, round: RoundId): Promise<Day | null> => {
  const [first] = (await publishedIn(tx, round)).map(({ on }) => on).sort();
  if (first !== undefined) return first;
  if (!(await isTakenDown(tx, round))) return null;
  const made = tx.selectFrom('round_publication').select('made_on').where('round_id', '=', round);
  return (await made.executeTakeFirst())?.made_on ?? null;
};

/** The round that an address was given for; the transaction's actor must bear its hash. */
export const roundPublishedAt = async (tx: Tx, token: Buffer): Promise<RoundId | null> =>
  (
    await tx
      .selectFrom('round_publication')
      .select('round_id')
      .where('token_hash', '=', publicHash(token))
      .executeTakeFirst()
  )?.round_id ?? null;

/** The address, for the parties to give to whom they want; null while nothing was published. */
export const addressOf = async (tx: Tx, keyring: Keyring, round: RoundId): Promise<string | null> => {
  const row = await tx
    .selectFrom('round_publication')
    .select(['record_id', 'link_sealed'])
    .where('round_id', '=', round)
    .executeTakeFirst();
  if (!row) return null;
  const keys = await publicLink.keys(tx, keyring, [row.record_id]);
  return publicLink.open(keys.get(row.record_id), row.link_sealed) ?? null;
};

type In = { round: RoundId; partnership: PartnershipId; organisation: OrganisationId };

export const setConsents = async (
  tx: Tx,
  { round, partnership, organisation }: In,
  { given, taken }: { given: readonly string[]; taken: readonly string[] },
  day: Day,
): Promise<void> => {
  if (taken.length > 0)
    await tx
      .deleteFrom('publishing_consent')
      .where('round_id', '=', round)
      .where('organisation_id', '=', organisation)
      .where('field', 'in', [...taken])
      .execute();
  if (given.length > 0)
    await tx
      .insertInto('publishing_consent')
      .values(
        given.map((field) => ({
          round_id: round,
          field,
          organisation_id: organisation,
          partnership_id: partnership,
          consented_on: day,
        })),
      )
      .execute();
};

/** Everything that all agreed to, and nothing else, stands at the round's address. */
export const publish = async (
  { tx, keyring }: Sealing,
  { round, partnership }: Omit<In, 'organisation'>,
  bodies: ReadonlyMap<string, FieldBody>,
  day: Day,
): Promise<void> => {
  await tx.deleteFrom('published_field').where('round_id', '=', round).execute();
  if (bodies.size === 0) return;
  const there = await tx
    .selectFrom('round_publication')
    .select('round_id')
    .where('round_id', '=', round)
    .executeTakeFirst();
  if (!there) {
    const token = newToken();
    const row = randomUUID();
    await tx
      .insertInto('round_publication')
      .values({
        round_id: round,
        partnership_id: partnership,
        token_hash: publicHash(token),
        record_id: row,
        link_sealed: await publicLink.sealNew(
          { tx, keyring },
          row,
          [partnership],
          token.toString('base64url'),
        ),
        made_on: day,
      })
      .execute();
  }
  await tx
    .insertInto('published_field')
    .values(
      [...bodies].map(([field, body]) => ({
        round_id: round,
        field,
        partnership_id: partnership,
        body: JSON.stringify(body),
        published_on: day,
      })),
    )
    .execute();
};
