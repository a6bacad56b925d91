import { sql } from 'kysely';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import {
  type InstrumentId,
  instrumentId,
  instrumentVersionId,
  newId,
  type OrganisationId,
} from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { json, sealed } from '../../vault/sealed.ts';
import { type Instrument, instrumentSchema } from './facts.ts';

const instrumentBody = sealed('instrument_version', 'body_sealed', json(instrumentSchema));

export type OwnInstrument = { id: InstrumentId; number: number; retiredOn: Day | null; body: Instrument };

/** One writer per set of questions at a time. Take it before the version is read that the next one is laid over (C49). */
export const lockInstrument = async (tx: Tx, id: InstrumentId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`alongside instrument ${id}`}, 3))`.execute(tx);
};

const versionRows = (tx: Tx) =>
  tx
    .selectFrom('instrument')
    .innerJoin('instrument_version as version', 'version.instrument_id', 'instrument.id')
    .select(['instrument.id', 'retired_on', 'version.id as version', 'number', 'body_sealed'])
    .where('number', '=', (eb) =>
      eb
        .selectFrom('instrument_version as latest')
        .select((of) => of.fn.max('latest.number').as('number'))
        .whereRef('latest.instrument_id', '=', 'instrument.id'),
    )
    .orderBy('instrument.made_on', 'desc')
    .orderBy('instrument.id');
type Rows = Awaited<ReturnType<ReturnType<typeof versionRows>['execute']>>;

/** An organisation's own sets of questions: its members read them, and a round that asks one carries a copy. */
export class InstrumentReader {
  constructor(
    protected readonly tx: Tx,
    protected readonly keyring: Keyring,
  ) {}

  /** The newest wording of each, the newest set first. */
  async ofOrganisation(organisation: OrganisationId): Promise<OwnInstrument[]> {
    return this.#read(
      await versionRows(this.tx).where('instrument.organisation_id', '=', organisation).limit(100).execute(),
    );
  }

  async instrument(id: InstrumentId): Promise<OwnInstrument | null> {
    const [found] = await this.#read(await versionRows(this.tx).where('instrument.id', '=', id).execute());
    return found ?? null;
  }

  async #read(rows: Rows): Promise<OwnInstrument[]> {
    const ids = rows.map((row) => row.version);
    const keys = await instrumentBody.keys(this.tx, this.keyring, ids);
    return rows.flatMap((row) => {
      const body = instrumentBody.open(keys.get(row.version), row.body_sealed);
      return body ? [{ id: row.id, number: row.number, retiredOn: row.retired_on, body }] : [];
    });
  }
}

export class InstrumentWriter extends InstrumentReader {
  async write(organisation: OrganisationId, body: Instrument, day: Day): Promise<InstrumentId> {
    const id = newId(instrumentId);
    await this.tx
      .insertInto('instrument')
      .values({ id, organisation_id: organisation, made_on: day, retired_on: null })
      .execute();
    await this.addVersion(organisation, { id, number: 1, body }, day);
    return id;
  }

  async addVersion(
    organisation: OrganisationId,
    { id, number, body }: Pick<OwnInstrument, 'id' | 'number' | 'body'>,
    day: Day,
  ): Promise<void> {
    const version = newId(instrumentVersionId);
    const numbered = { ...body, version: number };
    await this.tx
      .insertInto('instrument_version')
      .values({
        id: version,
        instrument_id: id,
        organisation_id: organisation,
        number,
        body_sealed: await instrumentBody.sealNew(
          { tx: this.tx, keyring: this.keyring },
          version,
          [organisation],
          numbered,
        ),
        made_on: day,
      })
      .execute();
  }

  async retire(id: InstrumentId, day: Day | null): Promise<void> {
    await this.tx.updateTable('instrument').set({ retired_on: day }).where('id', '=', id).execute();
  }
}
