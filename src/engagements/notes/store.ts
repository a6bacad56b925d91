import type { Selectable } from 'kysely';
import type { EngagementTables } from '../../database/tables/engagements.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { EngagementId, NominationId, NoteId, OrganisationId } from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { json, sealedOf } from '../../vault/sealed.ts';
import { endRows, unended } from '../nominations/noteEndStore.ts';
import { type NoteFacts, type NoteReason, type NoteWords, noteReason, noteWords } from './rules.ts';

/** Sealed with the note's id in their place, so that whoever writes rows cannot move words to another note. */
export const sealedReason = sealedOf('disclosure', 'reason_sealed', json(noteReason));
export const sealedWords = sealedOf('disclosure', 'note_sealed', json(noteWords), { unsigned: true });

type Row = Selectable<EngagementTables['disclosure']>;
export type NoteLook = { note: NoteId; organisation: OrganisationId; on: Day };

/** What may be asked about notes. Row-level security shows them to the three whom they are between, and nobody else. */
export class NoteReader {
  constructor(protected readonly tx: Tx) {}

  async inEngagement(engagement: EngagementId): Promise<NoteFacts[]> {
    return this.#facts(await this.rows().where('disclosure.engagement_id', '=', engagement).execute());
  }

  /** A nominee's own, for her page. */
  async ofNomination(nomination: NominationId): Promise<NoteFacts[]> {
    return this.#facts(await this.rows().where('disclosure.nomination_id', '=', nomination).execute());
  }

  /** Who opened them, by organisation and day. */
  async looks(notes: readonly NoteId[]): Promise<NoteLook[]> {
    if (notes.length === 0) return [];
    const rows = await this.tx
      .selectFrom('disclosure_look')
      .selectAll()
      .where('disclosure_id', 'in', [...notes])
      .orderBy('looked_on', 'desc')
      .orderBy('organisation_id')
      .limit(500)
      .execute();
    return rows.map((row) => ({
      note: row.disclosure_id,
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

  #facts(rows: Awaited<ReturnType<ReturnType<NoteReader['rows']>['execute']>>): NoteFacts[] {
    return rows.map((row) => ({
      id: row.id,
      release: row.release_id,
      nomination: row.nomination_id,
      seat: row.seat_key,
      organisation: row.organisation_id,
      askedBy: row.asked_by,
      askedOn: row.asked_on,
      agreed: { nominee: row.nominee_agreed_on, organisation: row.organisation_agreed_on },
      wordsId: row.note_record_id,
      openUntil: row.open_until,
      refusedOn: row.refused_on,
      closedOn: row.closed_on,
      shownUntil: row.until,
    }));
  }
}

/** What may be recorded of notes. Rules decide before; nothing is decided here. */
export class NoteWriter extends NoteReader {
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
    id: NoteId,
    { agreed, openUntil }: Pick<NoteFacts, 'agreed' | 'openUntil'>,
    words?: { record: string; sealed: Buffer },
  ): Promise<void> {
    await this.tx
      .updateTable('disclosure')
      .set({
        nominee_agreed_on: agreed.nominee,
        organisation_agreed_on: agreed.organisation,
        open_until: openUntil,
        ...(words ? { note_record_id: words.record, note_sealed: words.sealed } : {}),
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

/** The no of one of the two, or the end of what was open. */
export const closeNote = (
  tx: Tx,
  { id, wordsId }: Pick<NoteFacts, 'id' | 'wordsId'>,
  as: 'refused' | 'closed',
  day: Day,
): Promise<number> =>
  endRows(tx, [{ id, note_record_id: wordsId }], as === 'refused' ? { refused_on: day } : { closed_on: day });

/** Notes whose days are over. Gives how many; call again until it gives 0. */
export const endNotes = async (tx: Tx, today: Day): Promise<number> => {
  const rows = await unended(tx).where('open_until', '<', today).orderBy('id').limit(200).execute();
  return endRows(tx, rows, { closed_on: today });
};

/** The sealed words of notes, as far as this keyring opens them. */
export class NoteWordsReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  async reasons(ids: readonly NoteId[]): Promise<Map<NoteId, NoteReason>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('disclosure')
      .select(['id', 'reason_sealed'])
      .where('id', 'in', [...ids])
      .execute();
    const keys = await sealedReason.keys(this.tx, this.keyring, [...ids]);
    return new Map(
      rows.flatMap((row) => {
        const reason = sealedReason.open(keys.get(row.id), row.reason_sealed, row.id);
        return reason === undefined ? [] : [[row.id, reason] as const];
      }),
    );
  }

  async words(id: NoteId): Promise<NoteWords | null> {
    const row = await this.tx
      .selectFrom('disclosure')
      .select(['note_record_id', 'note_sealed'])
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row?.note_record_id) return null;
    const keys = await sealedWords.keys(this.tx, this.keyring, [row.note_record_id]);
    return sealedWords.open(keys.get(row.note_record_id), row.note_sealed, id) ?? null;
  }
}
