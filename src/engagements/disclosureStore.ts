import type { Selectable } from 'kysely';
import type { EngagementTables } from '../database/engagementTables.ts';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { DisclosureId, EngagementId, NominationId, OrganisationId, ReleaseId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { recordKeys, shred } from '../vault/record.ts';
import {
  type DisclosureFacts,
  type DisclosureNote,
  type DisclosureReason,
  disclosureNote,
  disclosureReason,
} from './disclosure.ts';

type Row = Selectable<EngagementTables['disclosure']>;
export type DisclosureLook = { disclosure: DisclosureId; organisation: OrganisationId; on: Day };

/** What may be asked about notes. Row-level security shows them to the three whom they are between, and nobody else. */
export class DisclosureReader {
  constructor(protected readonly tx: Tx) {}

  async inEngagement(engagement: EngagementId): Promise<DisclosureFacts[]> {
    return this.#facts(await this.rows().where('disclosure.engagement_id', '=', engagement).execute());
  }

  /** A nominee's own, for her page. */
  async ofNomination(nomination: NominationId): Promise<DisclosureFacts[]> {
    return this.#facts(await this.rows().where('disclosure.nomination_id', '=', nomination).execute());
  }

  /** Who opened them, by organisation and day. */
  async looks(disclosures: readonly DisclosureId[]): Promise<DisclosureLook[]> {
    if (disclosures.length === 0) return [];
    const rows = await this.tx
      .selectFrom('disclosure_look')
      .selectAll()
      .where('disclosure_id', 'in', [...disclosures])
      .orderBy('looked_on', 'desc')
      .orderBy('organisation_id')
      .limit(500)
      .execute();
    return rows.map((row) => ({
      disclosure: row.disclosure_id,
      organisation: row.organisation_id,
      on: row.looked_on,
    }));
  }

  protected rows() {
    return this.tx
      .selectFrom('disclosure')
      .innerJoin('release', 'release.id', 'disclosure.release_id')
      .selectAll('disclosure')
      .select(['release.seat_key', 'release.until'])
      .orderBy('asked_on', 'desc')
      .orderBy('disclosure.id')
      .limit(500);
  }

  #facts(rows: Awaited<ReturnType<ReturnType<DisclosureReader['rows']>['execute']>>): DisclosureFacts[] {
    return rows.map((row) => ({
      id: row.id,
      release: row.release_id,
      nomination: row.nomination_id,
      seat: row.seat_key,
      organisation: row.organisation_id,
      askedBy: row.asked_by,
      askedOn: row.asked_on,
      agreed: { nominee: row.nominee_agreed_on, organisation: row.organisation_agreed_on },
      note: row.note_record_id,
      openUntil: row.open_until,
      refusedOn: row.refused_on,
      closedOn: row.closed_on,
      shownUntil: row.until,
    }));
  }
}

/** What may be recorded of notes. Rules decide before; nothing is decided here. */
export class DisclosureWriter extends DisclosureReader {
  async ask(
    row: Pick<
      Row,
      | 'id'
      | 'release_id'
      | 'engagement_id'
      | 'partnership_id'
      | 'asked_by'
      | 'organisation_id'
      | 'nomination_id'
      | 'reason_sealed'
      | 'asked_on'
    >,
  ): Promise<void> {
    await this.tx.insertInto('disclosure').values(row).execute();
  }

  async turn(
    id: DisclosureId,
    { agreed, openUntil }: Pick<DisclosureFacts, 'agreed' | 'openUntil'>,
    note?: { record: string; sealed: Buffer },
  ): Promise<void> {
    await this.tx
      .updateTable('disclosure')
      .set({
        nominee_agreed_on: agreed.nominee,
        organisation_agreed_on: agreed.organisation,
        open_until: openUntil,
        ...(note ? { note_record_id: note.record, note_sealed: note.sealed } : {}),
      })
      .where('id', '=', id)
      .execute();
  }

  async look(row: Selectable<EngagementTables['disclosure_look']>): Promise<void> {
    await this.tx
      .insertInto('disclosure_look')
      .values(row)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

type Ended = Pick<Row, 'id' | 'note_record_id'>;

/** What was asked and what was answered are noise to all three from now on; that it was asked stays. C39 */
const end = async (tx: Tx, rows: readonly Ended[], how: { refused_on: Day } | { closed_on: Day }) => {
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  await shred(tx, [...ids, ...rows.flatMap(({ note_record_id: note }) => note ?? [])]);
  await tx.updateTable('disclosure').set(how).where('id', 'in', ids).execute();
  return rows.length;
};

export const endDisclosure = async (
  tx: Tx,
  { id, note }: Pick<DisclosureFacts, 'id' | 'note'>,
  as: 'refused' | 'closed',
  day: Day,
): Promise<void> => {
  await end(tx, [{ id, note_record_id: note }], as === 'refused' ? { refused_on: day } : { closed_on: day });
};

const living = (tx: Tx) =>
  tx
    .selectFrom('disclosure')
    .select(['id', 'note_record_id'])
    .where('refused_on', 'is', null)
    .where('closed_on', 'is', null);

/** What is not shown any more, nobody is asked about. */
export const endDisclosuresOf = async (tx: Tx, releases: readonly ReleaseId[], day: Day): Promise<void> => {
  if (releases.length === 0) return;
  const rows = await living(tx)
    .where('release_id', 'in', [...releases])
    .execute();
  await end(tx, rows, { closed_on: day });
};

/** Notes whose days are over. Gives how many; call again until it gives 0. */
export const endNotes = async (tx: Tx, today: Day): Promise<number> => {
  const rows = await living(tx).where('open_until', '<', today).orderBy('id').limit(200).execute();
  return end(tx, rows, { closed_on: today });
};

/** The sealed words of notes, as far as this keyring opens them. */
export class DisclosureNoteReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  async reasons(ids: readonly DisclosureId[]): Promise<Map<DisclosureId, DisclosureReason>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('disclosure')
      .select(['id', 'reason_sealed'])
      .where('id', 'in', [...ids])
      .execute();
    const keys = await recordKeys(this.tx, this.keyring, 'disclosure', [...ids]);
    return new Map(
      rows.flatMap((row) => {
        const text = keys.get(row.id)?.open(`reason_sealed of ${row.id}`, row.reason_sealed);
        return text === undefined ? [] : [[row.id, disclosureReason.parse(JSON.parse(text))] as const];
      }),
    );
  }

  async note(id: DisclosureId): Promise<DisclosureNote | null> {
    const row = await this.tx
      .selectFrom('disclosure')
      .select(['note_record_id', 'note_sealed'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row?.note_record_id || !row.note_sealed) return null;
    const keys = await recordKeys(this.tx, this.keyring, 'disclosure', [row.note_record_id]);
    const text = keys.get(row.note_record_id)?.open(`note_sealed of ${id}`, row.note_sealed);
    return text === undefined ? null : disclosureNote.parse(JSON.parse(text));
  }
}
