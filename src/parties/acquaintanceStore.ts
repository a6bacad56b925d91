import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely';
import type { Tables } from '../database/tables/all.ts';
import type { Tx } from '../database/tx.ts';
import type { OrganisationId } from '../kernel/ids.ts';

type IsKnown = (
  eb: ExpressionBuilder<Tables, 'organisation'>,
) => ExpressionWrapper<Tables, 'organisation', SqlBool>;

/** So many can be fetched and sorted for one page. */
const few = 2000;

const isAmong =
  (known: readonly OrganisationId[]): IsKnown =>
  (eb) =>
    eb('organisation.id', '=', sql<OrganisationId>`any (${known}::uuid[])`);

/** Asked of one organisation after another: `offset 0` keeps it one look-up each. */
export const isKnownTo =
  (own: OrganisationId): IsKnown =>
  (eb) =>
    eb.exists(
      eb
        .selectFrom('acquaintance as met')
        .select(sql`1`.as('one'))
        .whereRef('met.organisation_id', '=', 'organisation.id')
        .where('met.known_to', '=', own)
        .offset(0),
    );

/**
 * Which organisations this one is acquainted with, for the next page of them in the order of the alphabet. Most know
 * few: those are named one by one. A host knows nearly everyone: then the alphabet is walked, and each looked up. Left
 * to guess, the database would sort a million names for a host, or walk past a million for everybody else.
 */
export const knownTo = async (tx: Tx, own: OrganisationId): Promise<IsKnown> => {
  const rows = await tx
    .selectFrom('acquaintance')
    .select('organisation_id')
    .where('known_to', '=', own)
    .orderBy('organisation_id')
    .limit(few + 1)
    .execute();
  return rows.length > few ? isKnownTo(own) : isAmong(rows.map((row) => row.organisation_id));
};
