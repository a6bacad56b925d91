import type { Selectable } from 'kysely';
import type { EngagementTables } from '../../database/tables/engagements.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { EngagementId, NominationId, OrganisationId, ReleaseId } from '../../kernel/ids.ts';
import { shred } from '../../vault/record.ts';
import { factsOf, nominationRows } from './factStore.ts';
import type { NominationFacts } from './facts.ts';

type Row<Table extends keyof EngagementTables> = Selectable<EngagementTables[Table]>;

const aboutNominee = ['nominee_terms', 'nominee_answer', 'nominee_message', 'appearance'] as const;
type AboutNominee = (typeof aboutNominee)[number];

/** What may be asked about nominations. An ally's row-level security shows none, whoever asks (C17). */
export class NominationReader {
  constructor(protected readonly tx: Tx) {}

  /** Those of the reader's own organisation for this engagement, seat by seat, the nominee before her reserves. */
  async inEngagement(engagement: EngagementId): Promise<NominationFacts[]> {
    return this.inEngagements([engagement]);
  }

  /** The same of several at once. */
  async inEngagements(engagements: readonly EngagementId[]): Promise<NominationFacts[]> {
    if (engagements.length === 0) return [];
    const rows = await nominationRows(this.tx)
      .where('nomination.engagement_id', 'in', [...engagements])
      .orderBy('seat_key')
      .orderBy('place')
      .orderBy('nomination.id')
      .execute();
    return factsOf(this.tx, rows);
  }

  async nomination(id: NominationId): Promise<NominationFacts | null> {
    const rows = await nominationRows(this.tx).where('nomination.id', '=', id).execute();
    return (await factsOf(this.tx, rows))[0] ?? null;
  }

  /** By the code that was followed: row-level security shows the one it belongs to. */
  async link(tokenHash: Buffer): Promise<Row<'nominee_link'> | null> {
    const row = await this.tx
      .selectFrom('nominee_link')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .executeTakeFirst();
    return row ?? null;
  }

  async epochOf(nomination: NominationId): Promise<number> {
    const row = await this.tx
      .selectFrom('audience_epoch')
      .select('epoch')
      .where('audience_id', '=', nomination)
      .orderBy('epoch', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row?.epoch ?? 0;
  }

  /** What is shown in an engagement now, by seat: what allies see is this and no more. */
  async released(engagement: EngagementId): Promise<Row<'release'>[]> {
    return this.tx
      .selectFrom('release')
      .selectAll()
      .where('engagement_id', '=', engagement)
      .where('withdrawn_on', 'is', null)
      .orderBy('seat_key')
      .orderBy('id')
      .execute();
  }

  /** Every seat that was ever filled before everyone's eyes, also where nothing is shown any more. */
  async everReleased(engagement: EngagementId): Promise<Pick<Row<'release'>, 'seat_key'>[]> {
    return this.tx
      .selectFrom('release')
      .select('seat_key')
      .distinct()
      .where('engagement_id', '=', engagement)
      .execute();
  }

  /** Who looked at what was shown of her, by organisation and day. */
  async looks(releases: readonly ReleaseId[]): Promise<{ organisation: OrganisationId; on: Day }[]> {
    if (releases.length === 0) return [];
    const rows = await this.tx
      .selectFrom('look')
      .select(['organisation_id', 'looked_on'])
      .distinct()
      .where('release_id', 'in', [...releases])
      .orderBy('looked_on', 'desc')
      .orderBy('organisation_id')
      .limit(500)
      .execute();
    return rows.map((row) => ({ organisation: row.organisation_id, on: row.looked_on }));
  }

  /** What is sealed of it under keys of its own: shredded before it is written over or forgotten (C39). */
  async recordsOf(
    nominations: readonly NominationId[],
    tables: readonly AboutNominee[] = aboutNominee,
  ): Promise<string[]> {
    const found = await Promise.all(
      tables.map((table) =>
        this.tx
          .selectFrom(table)
          .select('record_id')
          .where('nomination_id', 'in', [...nominations])
          .execute(),
      ),
    );
    return found.flat().flatMap(({ record_id: record }) => record ?? []);
  }

  /** Will it not take place? Also she who holds a code for a seat in it is told. */
  async calledOff(engagement: EngagementId): Promise<boolean> {
    const row = await this.tx
      .selectFrom('cancellation')
      .select('cancelled_on')
      .where('engagement_id', '=', engagement)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Every release of one nomination, also those taken back. */
  async releasesOf(nomination: NominationId): Promise<Row<'release'>[]> {
    return this.tx
      .selectFrom('release')
      .selectAll()
      .where('nomination_id', '=', nomination)
      .orderBy('released_on', 'desc')
      .orderBy('id')
      .execute();
  }
}

/** What may be recorded of nominations. Rules decide before; nothing is decided here. */
export class NominationWriter extends NominationReader {
  async nominate(row: Omit<Row<'nomination'>, 'erased_on'>): Promise<void> {
    await this.tx.insertInto('nomination').values(row).execute();
  }

  async place(id: NominationId, place: number): Promise<void> {
    await this.tx.updateTable('nomination').set({ place }).where('id', '=', id).execute();
  }

  async remove(id: NominationId): Promise<void> {
    await this.tx.deleteFrom('nomination').where('id', '=', id).execute();
  }

  async giveLink(row: Row<'nominee_link'>): Promise<void> {
    const { nomination_id: _, organisation_id: __, ...rest } = row;
    await this.tx
      .insertInto('nominee_link')
      .values(row)
      .onConflict((conflict) => conflict.column('nomination_id').doUpdateSet(rest))
      .execute();
  }

  /** The code that was used is spent; the next one is hers. False where somebody was quicker. */
  async turnLink(
    {
      nomination_id: nomination,
      token_hash: used,
    }: Pick<Row<'nominee_link'>, 'nomination_id' | 'token_hash'>,
    next: Pick<Row<'nominee_link'>, 'token_hash' | 'kind' | 'epoch' | 'expires_on'>,
  ): Promise<boolean> {
    const { numUpdatedRows } = await this.tx
      .updateTable('nominee_link')
      .set({ ...next, spent_hash: used })
      .where('nomination_id', '=', nomination)
      .where('token_hash', '=', used)
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }

  async setTerms(row: Row<'nominee_terms'>): Promise<void> {
    const { nomination_id: _, organisation_id: __, ...rest } = row;
    await this.tx
      .insertInto('nominee_terms')
      .values(row)
      .onConflict((conflict) => conflict.column('nomination_id').doUpdateSet(rest))
      .execute();
  }

  async setAnswer(row: Row<'nominee_answer'>): Promise<void> {
    const { nomination_id: _, organisation_id: __, ...rest } = row;
    await this.tx
      .insertInto('nominee_answer')
      .values(row)
      .onConflict((conflict) => conflict.column('nomination_id').doUpdateSet(rest))
      .execute();
  }

  async setAppearance(row: Row<'appearance'>): Promise<void> {
    const { nomination_id: _, organisation_id: __, ...rest } = row;
    await this.tx
      .insertInto('appearance')
      .values(row)
      .onConflict((conflict) => conflict.column('nomination_id').doUpdateSet(rest))
      .execute();
  }

  /** What was sealed becomes noise first: the wraps are reached only while a row says whose they are (C39). */
  async forget(
    nominations: readonly NominationId[],
    tables: readonly AboutNominee[] = aboutNominee,
  ): Promise<void> {
    await shred(this.tx, await this.recordsOf(nominations, tables));
    for (const table of tables)
      await this.tx
        .deleteFrom(table)
        .where('nomination_id', 'in', [...nominations])
        .execute();
  }

  async release(row: Omit<Row<'release'>, 'withdrawn_on' | 'withdrawal_recorded'>): Promise<void> {
    await this.tx.insertInto('release').values(row).execute();
  }

  async withdraw(release: ReleaseId, day: Day): Promise<void> {
    await this.tx.updateTable('release').set({ withdrawn_on: day }).where('id', '=', release).execute();
  }

  /** Withdrawals that the record does not say yet, everywhere or in one engagement. */
  async unrecorded(limit: number, engagement?: EngagementId): Promise<Row<'release'>[]> {
    const rows = this.tx
      .selectFrom('release')
      .selectAll()
      .where('withdrawn_on', 'is not', null)
      .where('withdrawal_recorded', '=', false);
    return (engagement ? rows.where('engagement_id', '=', engagement) : rows)
      .orderBy('id')
      .limit(limit)
      .execute();
  }

  async markRecorded(release: ReleaseId): Promise<void> {
    await this.tx
      .updateTable('release')
      .set({ withdrawal_recorded: true })
      .where('id', '=', release)
      .execute();
  }

  /** Somebody of this organisation looked today. Once a day is enough to tell her. */
  async look(row: Row<'look'>): Promise<void> {
    await this.tx
      .insertInto('look')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
