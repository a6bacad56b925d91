import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { Tables } from '../database/tables/all.ts';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId } from '../kernel/ids.ts';
import type { OrganisationKind } from '../kernel/organisation.ts';
import type { PageAsked } from '../kernel/page.ts';
import { knownTo } from '../parties/acquaintanceStore.ts';

export type Organisation = Omit<Selectable<Tables['organisation']>, 'sort_name'> & { host: boolean };
export type Listing = Pick<Organisation, 'id' | 'name' | 'kind' | 'communities' | 'listed'>;
export type Profile = Pick<
  Organisation,
  'name' | 'communities' | 'vocabulary' | 'regions' | 'languages' | 'listed'
>;

/** Which organisations are listed, from where on. */
export type Wanted = PageAsked<OrganisationId> & {
  kind?: OrganisationKind | undefined;
  prefix?: string | undefined;
};

type Position = { sort_name: string; id: OrganisationId };
const listing = ['organisation.id', 'name', 'sort_name', 'kind', 'communities', 'listed'] as const;
/** The last of all characters: every text that begins with a prefix sorts before prefix and this. */
const lastCharacter = String.fromCodePoint(0x10ffff);

/** Plain comparisons only: row-level security lets nothing else reach the index. */
const wanted =
  ({ kind, prefix }: Wanted, own: OrganisationId, after: Position | undefined) =>
  (eb: ExpressionBuilder<Tables, 'organisation'>) => {
    const typed = (text: string) => eb.fn<string>('lower', [eb.val(text)]);
    return eb.and([
      eb('organisation.id', '<>', own),
      ...(kind ? [eb('kind', '=', kind)] : []),
      ...(after
        ? [eb(eb.refTuple('sort_name', 'organisation.id'), '>', eb.tuple(after.sort_name, after.id))]
        : []),
      ...(prefix
        ? [eb('sort_name', '>=', typed(prefix)), eb('sort_name', '<', typed(prefix + lastCharacter))]
        : []),
    ]);
  };

/** Until the transaction ends, nobody else claims, asks or answers in this organisation's matters (C49). */
export const lockOrganisation = async (tx: Tx, organisation: OrganisationId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside organisation ${organisation}`}, 3))`.execute(
    tx,
  );
};

/** What a person may ask about organisations. Row-level security decides which ones are there for her at all. */
export class OrganisationReader {
  constructor(protected readonly tx: Tx) {}

  async organisation(id: OrganisationId): Promise<Organisation | null> {
    const row = await this.tx
      .selectFrom('organisation')
      .leftJoin('installation', 'installation.host_id', 'organisation.id')
      .select([
        'organisation.id',
        'name',
        'kind',
        'communities',
        'vocabulary',
        'regions',
        'languages',
        'listed',
        'founded_on',
        'installation.host_id',
      ])
      .where('organisation.id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    const { host_id: host, ...organisation } = row;
    return { ...organisation, host: host === row.id };
  }

  async hostId(): Promise<OrganisationId | null> {
    return (await this.tx.selectFrom('installation').select('host_id').executeTakeFirst())?.host_id ?? null;
  }

  async page(own: OrganisationId, want: Wanted): Promise<Listing[]> {
    return (await this.pageQuery(own, want)).query.execute();
  }

  /** Two short walks along an index, the listed and the acquainted, merged: an OR would read the whole table. */
  async pageQuery(own: OrganisationId, want: Wanted) {
    const after = want.after && (await this.position(want.after));
    const isKnown = await knownTo(this.tx, own);
    const walk = this.tx
      .selectFrom('organisation')
      .select(listing)
      .where(wanted(want, own, after))
      .orderBy('sort_name')
      .orderBy('organisation.id')
      .limit(want.limit);
    const listed = walk.where((eb) => eb.ref('listed'));
    const known = walk.where((eb) => eb.not(eb.ref('listed'))).where(isKnown);
    const query = this.tx
      .selectFrom((eb) =>
        eb
          .selectFrom(listed.as('listed'))
          .selectAll()
          .unionAll(eb.selectFrom(known.as('known')).selectAll())
          .as('both'),
      )
      .select(['id', 'name', 'kind', 'communities', 'listed'])
      .orderBy('sort_name')
      .orderBy('id')
      .limit(want.limit);
    return { query };
  }

  private position(id: OrganisationId): Promise<Position | undefined> {
    return this.tx
      .selectFrom('organisation')
      .select(['id', 'sort_name'])
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** Which of these the organisation is acquainted with. */
  async acquainted(own: OrganisationId, others: OrganisationId[]): Promise<Set<OrganisationId>> {
    if (others.length === 0) return new Set();
    const rows = await this.tx
      .selectFrom('acquaintance')
      .select('organisation_id')
      .where('known_to', '=', own)
      .where('organisation_id', 'in', others)
      .execute();
    return new Set(rows.map((row) => row.organisation_id));
  }

  /** The community-led organisations it knows: those it may ask for a word. */
  async peers(own: OrganisationId, limit: number): Promise<Listing[]> {
    return this.tx
      .selectFrom('organisation')
      .select(['organisation.id', 'name', 'kind', 'communities', 'listed'])
      .where(await knownTo(this.tx, own))
      .where('kind', '=', 'community-led')
      .orderBy('sort_name')
      .orderBy('organisation.id')
      .limit(limit)
      .execute();
  }

  /** Since when the community-led organisation permits this ally to propose; null where it does not. */
  async permittedSince(organisation: OrganisationId, ally: OrganisationId): Promise<Day | null> {
    const row = await this.tx
      .selectFrom('let_in')
      .select('since')
      .where('organisation_id', '=', organisation)
      .where('ally_id', '=', ally)
      .executeTakeFirst();
    return row?.since ?? null;
  }
}

/** What a steward may record about her organisation and those it deals with. */
export class OrganisationWriter extends OrganisationReader {
  async changeProfile(own: OrganisationId, profile: Profile): Promise<void> {
    await this.tx.updateTable('organisation').set(profile).where('id', '=', own).execute();
  }

  /** Each may see that the other exists. */
  async acquaint(one: OrganisationId, other: OrganisationId, today: Day): Promise<void> {
    await this.tx
      .insertInto('acquaintance')
      .values([
        { organisation_id: one, known_to: other, since: today },
        { organisation_id: other, known_to: one, since: today },
      ])
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async permitProposals(own: OrganisationId, ally: OrganisationId, today: Day): Promise<void> {
    await this.tx
      .insertInto('let_in')
      .values({ organisation_id: own, ally_id: ally, since: today })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  async withdrawPermission(own: OrganisationId, ally: OrganisationId): Promise<void> {
    await this.tx
      .deleteFrom('let_in')
      .where('organisation_id', '=', own)
      .where('ally_id', '=', ally)
      .execute();
  }
}
