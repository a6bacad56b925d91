import { sql } from 'kysely';
import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import { newId, type OrganisationId, pooledViewId, type RoundId } from '../../kernel/ids.ts';
import { fewestPooled, type Willing } from './rules.ts';

const texts = z.record(z.string(), z.string());
/** What stands in clear: numbers over all of them, and nothing of whose they are. */
const pooledBody = z.strictObject({
  instrument: texts,
  /** How many partnerships are counted, of how many the ally had that day. */
  counted: z.int().min(fewestPooled),
  of: z.int(),
  /** A red line is crossed in at least one. */
  crossed: z.boolean(),
  /** Null where fewer than five communities gave a mark. */
  domains: z.array(z.strictObject({ title: texts, community: z.number().nullable() })),
});
export type PooledBody = z.infer<typeof pooledBody>;
export type PooledView = { body: PooledBody; on: Day };

const mostShown = 20;
const mostCounted = 500;

/** Two members who open the page at once pool one after the other (C49). */
export const lockPooling = async (tx: Tx, ally: OrganisationId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside together ${ally}`}, 3))`.execute(tx);
};

/** An ally's name, where the reader may know of it. */
export const allyCalled = async (tx: Tx, id: OrganisationId): Promise<string | null> =>
  (
    await tx
      .selectFrom('organisation')
      .select('name')
      .where('id', '=', id)
      .where('kind', '=', 'ally')
      .executeTakeFirst()
  )?.name ?? null;

/** The views that stand now, the newest first. */
export const viewsOf = async (tx: Tx, ally: OrganisationId): Promise<PooledView[]> =>
  (
    await tx
      .selectFrom('together_view')
      .select(['body', 'shown_on'])
      .where('organisation_id', '=', ally)
      .orderBy('shown_on', 'desc')
      .orderBy('id')
      .limit(mostShown)
      .execute()
  ).map((row) => ({ body: pooledBody.parse(row.body), on: row.shown_on }));

/** Rounds that this organisation lets be counted with others; whether everyone does, the rule says. */
export const roundsGiven = async (tx: Tx, ally: OrganisationId): Promise<RoundId[]> =>
  (
    await tx
      .selectFrom('publishing_consent')
      .select('round_id')
      .where('organisation_id', '=', ally)
      .where('field', '=', 'together')
      .orderBy('consented_on', 'desc')
      .orderBy('round_id')
      .limit(mostCounted)
      .execute()
  ).map((row) => row.round_id);

export const pooledAmong = async (tx: Tx, rounds: readonly RoundId[]): Promise<Set<RoundId>> => {
  if (rounds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('together_round')
    .select('round_id')
    .where('round_id', 'in', [...rounds])
    .execute();
  return new Set(rows.map((row) => row.round_id));
};

export const partnershipsOf = async (tx: Tx, ally: OrganisationId): Promise<number> => {
  const row = await tx
    .selectFrom('party')
    .select((eb) => eb.fn.countAll<string>().as('all'))
    .where('organisation_id', '=', ally)
    .where('joined_on', 'is not', null)
    .where('left_on', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(row.all);
};

export const showView = async (
  tx: Tx,
  { ally, rounds, body }: { ally: OrganisationId; rounds: readonly Willing[]; body: PooledBody },
  day: Day,
): Promise<void> => {
  const id = newId(pooledViewId);
  await tx
    .insertInto('together_round')
    .values(
      rounds.map(({ round, partnership }) => ({
        ...{ round_id: round, partnership_id: partnership },
        ...{ view_id: id, organisation_id: ally },
      })),
    )
    .execute();
  await tx
    .insertInto('together_view')
    .values({ id, organisation_id: ally, body: JSON.stringify(body), shown_on: day })
    .execute();
};

/** Deletes the view that a round was counted in: one of its parties took its yes back. */
export const dropViewWith = async (tx: Tx, round: RoundId): Promise<void> => {
  await tx
    .deleteFrom('together_view')
    .where('id', 'in', (eb) =>
      eb.selectFrom('together_round').select('view_id').where('round_id', '=', round),
    )
    .execute();
};
