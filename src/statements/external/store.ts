import { type Insertable, sql } from 'kysely';
import type { ExternalTables } from '../../database/tables/external.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { ExternalTextId, OrganisationId, StatementId } from '../../kernel/ids.ts';
import type { PageAsked } from '../../kernel/page.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { shred } from '../../vault/record.ts';
import { json, sealed } from '../../vault/sealed.ts';
import { type PublishedPage, publishedPage } from '../public/files/document.ts';
import { type Entry, type ExternalPublication, entry, externalPublication } from './entry.ts';
import type { ExternalObjection, ExternalTextFacts } from './facts.ts';

type New<Table extends keyof ExternalTables> = Insertable<ExternalTables[Table]>;
const entrySealed = sealed('elsewhere_text', 'entry_sealed', json(entry));

export type AskedAbout = { id: ExternalTextId; page: ExternalPublication; answerBy: Day; answered: boolean };

/** One writer per text at a time (C49). */
export const lockText = async (tx: Tx, id: ExternalTextId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside external ${id}`}, 3))`.execute(tx);
};

/** Reads external texts. Row-level security decides which of them there are for the reader. */
export class ExternalTextReader {
  constructor(protected readonly tx: Tx) {}

  /** For the organisation that entered it, and the publisher that was asked; null for everybody else (C16). */
  async text(id: ExternalTextId, own: OrganisationId): Promise<ExternalTextFacts | null> {
    const entered = await this.tx
      .selectFrom('elsewhere_text')
      .select(['organisation_id', 'entered_on'])
      .where('id', '=', id)
      .executeTakeFirst();
    const objected = await this.tx
      .selectFrom('elsewhere_objection')
      .select(['organisation_id', 'asked_id', 'made_on', 'answer_by'])
      .where('text_id', '=', id)
      .executeTakeFirst();
    const by = entered?.organisation_id ?? objected?.organisation_id;
    if (by === undefined || (by !== own && objected?.asked_id !== own)) return null;
    const { asked_id: asked, made_on: madeOn, answer_by: answerBy } = objected ?? {};
    return {
      id,
      by,
      enteredOn: entered?.entered_on ?? madeOn ?? '',
      objection:
        asked === undefined || madeOn === undefined || answerBy === undefined
          ? null
          : { asked, madeOn, answerBy, answers: await this.answers(id) },
      supplements: await this.#supplements(id),
    };
  }

  /** What its public page shows; null where nobody objected to it. */
  async page(id: ExternalTextId): Promise<ExternalPublication | null> {
    const row = await this.tx
      .selectFrom('elsewhere_objection')
      .select('page')
      .where('text_id', '=', id)
      .executeTakeFirst();
    return row ? externalPublication.parse(row.page) : null;
  }

  async answers(id: ExternalTextId): Promise<ExternalObjection['answers']> {
    const rows = await this.tx
      .selectFrom('elsewhere_answer')
      .select(['organisation_id as by', 'answer', 'told', 'words', 'answered_on as answeredOn'])
      .where('text_id', '=', id)
      .orderBy('place')
      .execute();
    return rows;
  }

  /** The texts that an organisation entered, the newest first; `after` ended the page before. */
  async enteredBy(
    own: OrganisationId,
    { after, limit }: PageAsked<ExternalTextId>,
  ): Promise<{ id: ExternalTextId; enteredOn: Day; objectedOn: Day | null }[]> {
    const from = after
      ? await this.tx.selectFrom('elsewhere_text').selectAll().where('id', '=', after).executeTakeFirst()
      : undefined;
    let rows = this.tx
      .selectFrom('elsewhere_text')
      .leftJoin('elsewhere_objection', 'elsewhere_objection.text_id', 'elsewhere_text.id')
      .select(['id', 'entered_on as enteredOn', 'made_on as objectedOn'])
      .where('elsewhere_text.organisation_id', '=', own);
    if (from)
      rows = rows
        .where('entered_on', '<=', from.entered_on)
        .where((eb) => eb.or([eb('entered_on', '<', from.entered_on), eb('id', '>', from.id)]));
    return rows.orderBy('entered_on', 'desc').orderBy('id').limit(limit).execute();
  }

  /** What an organisation published and is asked about, the newest first. */
  async askedOf(own: OrganisationId, limit: number): Promise<AskedAbout[]> {
    const rows = await this.tx
      .selectFrom('elsewhere_objection')
      .select((eb) => [
        'text_id as id',
        'page',
        'answer_by as answerBy',
        eb
          .exists(
            eb
              .selectFrom('elsewhere_answer')
              .select('place')
              .whereRef('elsewhere_answer.text_id', '=', 'elsewhere_objection.text_id'),
          )
          .as('answered'),
      ])
      .where('asked_id', '=', own)
      .orderBy('answer_by', 'desc')
      .orderBy('text_id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      id: row.id,
      page: externalPublication.parse(row.page),
      answerBy: row.answerBy,
      answered: Boolean(row.answered),
    }));
  }

  /** Its own objections that nobody answered in time, and that no supplement was begun for. */
  async unansweredOf(
    own: OrganisationId,
    today: Day,
    limit: number,
  ): Promise<{ id: ExternalTextId; answerBy: Day }[]> {
    return this.tx
      .selectFrom('elsewhere_objection as objection')
      .leftJoin('elsewhere_answer as answer', 'answer.text_id', 'objection.text_id')
      .leftJoin('elsewhere_supplement as supplement', 'supplement.text_id', 'objection.text_id')
      .select(['objection.text_id as id', 'objection.answer_by as answerBy'])
      .where('objection.organisation_id', '=', own)
      .where('objection.answer_by', '<', today)
      .where('answer.text_id', 'is', null)
      .where('supplement.text_id', 'is', null)
      .orderBy('objection.answer_by', 'desc')
      .orderBy('objection.text_id')
      .limit(limit)
      .execute();
  }

  /** The text that a statement makes good, for those on its draft and for its public page. */
  async originalOf(statement: StatementId): Promise<ExternalPublication | null> {
    const row = await this.tx
      .selectFrom('elsewhere_supplement')
      .innerJoin('elsewhere_objection', 'elsewhere_objection.text_id', 'elsewhere_supplement.text_id')
      .select('page')
      .where('statement_id', '=', statement)
      .executeTakeFirst();
    return row ? externalPublication.parse(row.page) : null;
  }

  /** The same of one that was published here: as every owner agreed to it; null where it is not out, or not for the reader. */
  async publishedHere(statement: StatementId): Promise<PublishedPage | null> {
    const row = await this.tx
      .selectFrom('publication')
      .select('page')
      .where('statement_id', '=', statement)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst();
    return row ? publishedPage.parse(row.page) : null;
  }

  async #supplements(id: ExternalTextId): Promise<ExternalTextFacts['supplements']> {
    return this.tx
      .selectFrom('elsewhere_supplement')
      .select(['statement_id as statement', 'organisation_id as by', 'begun_on as begunOn'])
      .where('text_id', '=', id)
      .orderBy('begun_on')
      .orderBy('statement_id')
      .execute();
  }
}

/** What was typed, sealed to the organisation that entered it. */
export class EntryReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  async entries(ids: readonly ExternalTextId[]): Promise<Map<ExternalTextId, Entry>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('elsewhere_text')
      .select(['id', 'entry_sealed'])
      .where('id', 'in', [...ids])
      .execute();
    const keys = await entrySealed.keys(
      this.tx,
      this.keyring,
      rows.map(({ id }) => id),
    );
    return new Map(
      rows.flatMap((row) => {
        const found = entrySealed.open(keys.get(row.id), row.entry_sealed);
        return found ? [[row.id, found] as const] : [];
      }),
    );
  }
}

/** Writes what the rules allowed. */
export class ExternalTextWriter extends ExternalTextReader {
  async enter(
    keyring: Keyring,
    own: OrganisationId,
    id: ExternalTextId,
    words: Entry,
    day: Day,
  ): Promise<void> {
    const entry_sealed = await entrySealed.sealNew({ tx: this.tx, keyring }, id, [own], words);
    const row = { id, organisation_id: own, entry_sealed, entered_on: day };
    await this.tx.insertInto('elsewhere_text').values(row).execute();
  }

  async remove(own: OrganisationId, id: ExternalTextId): Promise<void> {
    await shred(this.tx, [id]);
    await this.tx
      .deleteFrom('elsewhere_text')
      .where('id', '=', id)
      .where('organisation_id', '=', own)
      .execute();
  }

  async object(row: New<'elsewhere_objection'>, addressHash: Buffer): Promise<void> {
    await this.tx.insertInto('elsewhere_objection').values(row).execute();
    const { text_id, organisation_id } = row;
    await this.tx
      .insertInto('elsewhere_door')
      .values({ text_id, organisation_id, door_hash: addressHash })
      .execute();
  }

  async answer(row: New<'elsewhere_answer'>): Promise<void> {
    await this.tx.insertInto('elsewhere_answer').values(row).execute();
  }

  async supplement(row: New<'elsewhere_supplement'>): Promise<void> {
    await this.tx.insertInto('elsewhere_supplement').values(row).execute();
  }
}
