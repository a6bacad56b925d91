import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import {
  type AgreedActionId,
  newId,
  type OrganisationId,
  type PartnershipId,
  type ReadingId,
  type RoundId,
  readingId,
} from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys, shred } from '../vault/record.ts';
import type { ActionFacts } from './followRules.ts';

const words = z.strictObject({ item: z.string(), words: z.string() });
export type Reading = { id: ReadingId; organisation: OrganisationId; item: string; words: string; on: Day };
export type AgreedAction = ActionFacts & { round: RoundId; item: string; words: string; proposedOn: Day };

/** What a partnership says about a round's result, and what it agreed to do. */
export class FollowReader {
  constructor(
    protected readonly tx: Tx,
    protected readonly keyring: Keyring,
  ) {}

  async readings(round: RoundId): Promise<Reading[]> {
    const rows = await this.tx
      .selectFrom('reading')
      .select(['id', 'organisation_id', 'words_sealed', 'written_on'])
      .where('round_id', '=', round)
      .orderBy('written_on')
      .orderBy('id')
      .limit(1000)
      .execute();
    const keys = await this.#keys('reading', rows);
    return rows.flatMap((row) => {
      const text = keys.get(row.id)?.open('words_sealed', row.words_sealed);
      if (text === undefined) return [];
      const said = words.parse(JSON.parse(text));
      return [{ id: row.id, organisation: row.organisation_id, on: row.written_on, ...said }];
    });
  }

  async actionsOf(round: RoundId): Promise<AgreedAction[]> {
    return this.#actions(await this.#rows().where('round_id', '=', round).limit(500).execute());
  }

  async action(id: AgreedActionId): Promise<AgreedAction | null> {
    return (await this.#actions(await this.#rows().where('id', '=', id).execute()))[0] ?? null;
  }

  async among(ids: readonly AgreedActionId[]): Promise<AgreedAction[]> {
    if (ids.length === 0) return [];
    return this.#actions(
      await this.#rows()
        .where('id', 'in', [...ids])
        .execute(),
    );
  }

  /** Everything agreed in the partnership so far, the soonest due first. */
  async actionsIn(partnership: PartnershipId): Promise<AgreedAction[]> {
    return this.#actions(await this.#rows().where('partnership_id', '=', partnership).limit(500).execute());
  }

  #rows() {
    return this.tx.selectFrom('agreed_action').selectAll().orderBy('due_on').orderBy('id');
  }

  async #actions(
    rows: Awaited<ReturnType<ReturnType<FollowReader['rowsOf']>['execute']>>,
  ): Promise<AgreedAction[]> {
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const keys = await this.#keys('agreed_action', rows);
    const consents = await this.tx
      .selectFrom('action_consent')
      .select(['action_id', 'organisation_id'])
      .where('action_id', 'in', ids)
      .execute();
    const reports = await this.tx
      .selectFrom('action_report')
      .select(['action_id', 'organisation_id', 'done'])
      .where('action_id', 'in', ids)
      .execute();
    return rows.flatMap((row) => {
      const text = keys.get(row.id)?.open('words_sealed', row.words_sealed);
      if (text === undefined) return [];
      return [
        {
          id: row.id,
          round: row.round_id,
          owner: row.owner_id,
          proposedBy: row.proposed_by,
          dueOn: row.due_on,
          proposedOn: row.proposed_on,
          ...words.parse(JSON.parse(text)),
          consents: consents.filter((one) => one.action_id === row.id).map((one) => one.organisation_id),
          reports: reports
            .filter((one) => one.action_id === row.id)
            .map((one) => ({ organisation: one.organisation_id, done: one.done })),
        },
      ];
    });
  }
  protected rowsOf() {
    return this.#rows();
  }

  #keys<Id extends string>(table: string, rows: readonly { id: Id }[]) {
    return recordKeys(
      this.tx,
      this.keyring,
      table,
      rows.map(({ id }) => id),
    );
  }
}

type In = { round: RoundId; partnership: PartnershipId; organisation: OrganisationId };

export class FollowWriter extends FollowReader {
  /** A later word of the same organisation on the same question takes the place of the earlier one. */
  async read(at: In, said: z.infer<typeof words>, day: Day): Promise<void> {
    const earlier = (await this.readings(at.round))
      .filter(({ organisation, item }) => organisation === at.organisation && item === said.item)
      .map(({ id }) => id);
    if (earlier.length > 0) {
      await shred(this.tx, earlier);
      await this.tx.deleteFrom('reading').where('id', 'in', earlier).execute();
    }
    const id = newId(readingId);
    const key = await newRecord(this.tx, { table: 'reading', row: id }, [at.partnership]);
    await this.tx
      .insertInto('reading')
      .values({
        id,
        round_id: at.round,
        partnership_id: at.partnership,
        organisation_id: at.organisation,
        words_sealed: key.seal('words_sealed', JSON.stringify(said)),
        written_on: day,
      })
      .execute();
  }

  async propose(
    at: In,
    { id, owner, dueOn, ...said }: Pick<AgreedAction, 'id' | 'owner' | 'dueOn' | 'item' | 'words'>,
    day: Day,
  ): Promise<void> {
    const key = await newRecord(this.tx, { table: 'agreed_action', row: id }, [at.partnership]);
    await this.tx
      .insertInto('agreed_action')
      .values({
        id,
        round_id: at.round,
        partnership_id: at.partnership,
        proposed_by: at.organisation,
        owner_id: owner,
        words_sealed: key.seal('words_sealed', JSON.stringify(said)),
        due_on: dueOn,
        proposed_on: day,
      })
      .execute();
  }

  async consent(id: AgreedActionId, { partnership, organisation }: In, day: Day): Promise<void> {
    await this.tx
      .insertInto('action_consent')
      .values({
        action_id: id,
        partnership_id: partnership,
        organisation_id: organisation,
        consented_on: day,
      })
      .execute();
  }

  async report(
    id: AgreedActionId,
    { partnership, organisation }: In,
    done: boolean,
    day: Day,
  ): Promise<void> {
    await this.tx
      .insertInto('action_report')
      .values({
        action_id: id,
        partnership_id: partnership,
        organisation_id: organisation,
        done,
        reported_on: day,
      })
      .onConflict((conflict) =>
        conflict.columns(['action_id', 'organisation_id']).doUpdateSet({ done, reported_on: day }),
      )
      .execute();
  }
}
