import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { ExpertId, OrganisationId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys, renewRecord, shred } from '../vault/record.ts';
import { type Expert, expert } from './expert.ts';

export type ListedExpert = { id: ExpertId; listedOn: Day; about: Expert };

/** An organisation's own experts: its members read them, nobody else (C17). */
export class ExpertReader {
  constructor(
    protected readonly tx: Tx,
    protected readonly keyring: Keyring,
  ) {}

  /** The newest first; `after` is the last one of the page before. */
  async page(
    organisation: OrganisationId,
    { after, limit }: { after?: ExpertId | undefined; limit: number },
  ): Promise<ListedExpert[]> {
    const rows = this.#rows(organisation);
    const from = after && (await this.#rows(organisation).where('id', '=', after).executeTakeFirst());
    const page = await (from
      ? rows
          .where('listed_on', '<=', from.listed_on)
          .where((eb) => eb.or([eb('listed_on', '<', from.listed_on), eb('id', '>', from.id)]))
      : rows
    )
      .limit(limit)
      .execute();
    return this.#open(page);
  }

  async expert(organisation: OrganisationId, id: ExpertId): Promise<ListedExpert | null> {
    const rows = await this.#rows(organisation).where('id', '=', id).execute();
    return (await this.#open(rows))[0] ?? null;
  }

  #rows(organisation: OrganisationId) {
    return this.tx
      .selectFrom('expert')
      .select(['id', 'listed_on', 'about_sealed'])
      .where('organisation_id', '=', organisation)
      .orderBy('listed_on', 'desc')
      .orderBy('id');
  }

  async #open(
    rows: readonly { id: ExpertId; listed_on: Day; about_sealed: Buffer }[],
  ): Promise<ListedExpert[]> {
    const ids = rows.map(({ id }) => id);
    const keys = await recordKeys(this.tx, this.keyring, 'expert', ids);
    return rows.flatMap((row) => {
      const text = keys.get(row.id)?.open('about_sealed', row.about_sealed);
      return text === undefined
        ? []
        : [{ id: row.id, listedOn: row.listed_on, about: expert.parse(JSON.parse(text)) }];
    });
  }
}

export class ExpertWriter extends ExpertReader {
  async list(organisation: OrganisationId, id: ExpertId, about: Expert, day: Day): Promise<void> {
    const key = await newRecord(this.tx, { table: 'expert', row: id }, [organisation]);
    await this.tx
      .insertInto('expert')
      .values({
        id,
        organisation_id: organisation,
        about_sealed: key.seal('about_sealed', JSON.stringify(about)),
        listed_on: day,
      })
      .execute();
  }

  async change(organisation: OrganisationId, id: ExpertId, about: Expert): Promise<void> {
    const key = await renewRecord(this.tx, { table: 'expert', row: id }, [organisation]);
    await this.tx
      .updateTable('expert')
      .set({ about_sealed: key.seal('about_sealed', JSON.stringify(about)) })
      .where('id', '=', id)
      .where('organisation_id', '=', organisation)
      .execute();
  }

  async remove(organisation: OrganisationId, id: ExpertId): Promise<void> {
    await shred(this.tx, [id]);
    await this.tx
      .deleteFrom('expert')
      .where('id', '=', id)
      .where('organisation_id', '=', organisation)
      .execute();
  }
}
