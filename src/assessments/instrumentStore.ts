import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import {
  type InstrumentId,
  instrumentId,
  instrumentVersionId,
  newId,
  type OrganisationId,
} from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys } from '../vault/record.ts';
import { type Instrument, instrumentSchema } from './instrument.ts';

export type OwnInstrument = { id: InstrumentId; number: number; retiredOn: Day | null; body: Instrument };

/** An organisation's own sets of questions: its members read them, and a round that asks one carries a copy. */
export class InstrumentReader {
  constructor(
    protected readonly tx: Tx,
    protected readonly keyring: Keyring,
  ) {}

  /** The newest wording of each, the newest set first. */
  async ofOrganisation(organisation: OrganisationId): Promise<OwnInstrument[]> {
    return this.#read(
      await this.#rows().where('instrument.organisation_id', '=', organisation).limit(100).execute(),
    );
  }

  async instrument(id: InstrumentId): Promise<OwnInstrument | null> {
    const [found] = await this.#read(await this.#rows().where('instrument.id', '=', id).execute());
    return found ?? null;
  }

  #rows() {
    return this.tx
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
  }

  async #read(
    rows: Awaited<ReturnType<ReturnType<InstrumentReader['rowsOf']>['execute']>>,
  ): Promise<OwnInstrument[]> {
    const ids = rows.map((row) => row.version);
    const keys = await recordKeys(this.tx, this.keyring, 'instrument_version', ids);
    return rows.flatMap((row) => {
      const text = keys.get(row.version)?.open('body_sealed', row.body_sealed);
      if (text === undefined) return [];
      const body = instrumentSchema.parse(JSON.parse(text));
      return [{ id: row.id, number: row.number, retiredOn: row.retired_on, body }];
    });
  }
  protected rowsOf() {
    return this.#rows();
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
    const key = await newRecord(this.tx, { table: 'instrument_version', row: version }, [organisation]);
    await this.tx
      .insertInto('instrument_version')
      .values({
        id: version,
        instrument_id: id,
        organisation_id: organisation,
        number,
        body_sealed: key.seal('body_sealed', JSON.stringify({ ...body, version: number })),
        made_on: day,
      })
      .execute();
  }

  async retire(id: InstrumentId, day: Day | null): Promise<void> {
    await this.tx.updateTable('instrument').set({ retired_on: day }).where('id', '=', id).execute();
  }
}
