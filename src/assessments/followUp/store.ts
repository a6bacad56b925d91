import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import {
  type AgreedActionId,
  newId,
  type OrganisationId,
  type PartnershipId,
  type ReadingId,
  type RoundId,
  readingId,
} from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { shred } from '../../vault/record.ts';
import { json, sealed } from '../../vault/sealed.ts';
import type { ActionFacts } from './rules.ts';

const words = z.strictObject({ item: z.string(), words: z.string() });
const readingWords = sealed('reading', 'words_sealed', json(words));
const actionWords = sealed('agreed_action', 'words_sealed', json(words));

export type Reading = { id: ReadingId; organisation: OrganisationId; item: string; words: string; on: Day };
export type AgreedAction = ActionFacts & { round: RoundId; item: string; words: string; proposedOn: Day };

const actionRows = (tx: Tx) => tx.selectFrom('agreed_action').selectAll().orderBy('due_on').orderBy('id');
type Rows = Awaited<ReturnType<ReturnType<typeof actionRows>['execute']>>;

/** Reads what a partnership says about a round's result, and what it agreed to do. */
export class FollowUpReader {
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
    const ids = rows.map(({ id }) => id);
    const keys = await readingWords.keys(this.tx, this.keyring, ids);
    return rows.flatMap((row) => {
      const said = readingWords.open(keys.get(row.id), row.words_sealed);
      return said ? [{ id: row.id, organisation: row.organisation_id, on: row.written_on, ...said }] : [];
    });
  }

  async actionsOf(round: RoundId): Promise<AgreedAction[]> {
    return this.#actions(await actionRows(this.tx).where('round_id', '=', round).limit(500).execute());
  }

  async action(id: AgreedActionId): Promise<AgreedAction | null> {
    return (await this.#actions(await actionRows(this.tx).where('id', '=', id).execute()))[0] ?? null;
  }

  async among(ids: readonly AgreedActionId[]): Promise<AgreedAction[]> {
    if (ids.length === 0) return [];
    return this.#actions(
      await actionRows(this.tx)
        .where('id', 'in', [...ids])
        .execute(),
    );
  }

  /** Everything agreed in the partnership so far, the soonest due first. */
  async actionsIn(partnership: PartnershipId): Promise<AgreedAction[]> {
    return this.#actions(
      await actionRows(this.tx).where('partnership_id', '=', partnership).limit(500).execute(),
    );
  }

  async #actions(rows: Rows): Promise<AgreedAction[]> {
    const ids = rows.map(({ id }) => id);
    if (ids.length === 0) return [];
    const keys = await actionWords.keys(this.tx, this.keyring, ids);
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
      const said = actionWords.open(keys.get(row.id), row.words_sealed);
      if (!said) return [];
      return [
        {
          id: row.id,
          round: row.round_id,
          owner: row.owner_id,
          proposedBy: row.proposed_by,
          dueOn: row.due_on,
          proposedOn: row.proposed_on,
          ...said,
          consents: consents.filter((one) => one.action_id === row.id).map((one) => one.organisation_id),
          reports: reports
            .filter((one) => one.action_id === row.id)
            .map((one) => ({ organisation: one.organisation_id, done: one.done })),
        },
      ];
    });
  }
}

type In = { round: RoundId; partnership: PartnershipId; organisation: OrganisationId };

export class FollowUpWriter extends FollowUpReader {
  /** Replaces what the same organisation wrote about the same question before. */
  async read(at: In, said: z.infer<typeof words>, day: Day): Promise<void> {
    const earlier = (await this.readings(at.round))
      .filter(({ organisation, item }) => organisation === at.organisation && item === said.item)
      .map(({ id }) => id);
    if (earlier.length > 0) {
      await shred(this.tx, earlier);
      await this.tx.deleteFrom('reading').where('id', 'in', earlier).execute();
    }
    const id = newId(readingId);
    await this.tx
      .insertInto('reading')
      .values({
        id,
        round_id: at.round,
        partnership_id: at.partnership,
        organisation_id: at.organisation,
        words_sealed: await readingWords.sealNew(
          { tx: this.tx, keyring: this.keyring },
          id,
          [at.partnership],
          said,
        ),
        written_on: day,
      })
      .execute();
  }

  async propose(
    at: In,
    { id, owner, dueOn, ...said }: Pick<AgreedAction, 'id' | 'owner' | 'dueOn' | 'item' | 'words'>,
    day: Day,
  ): Promise<void> {
    await this.tx
      .insertInto('agreed_action')
      .values({
        id,
        round_id: at.round,
        partnership_id: at.partnership,
        proposed_by: at.organisation,
        owner_id: owner,
        words_sealed: await actionWords.sealNew(
          { tx: this.tx, keyring: this.keyring },
          id,
          [at.partnership],
          said,
        ),
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
