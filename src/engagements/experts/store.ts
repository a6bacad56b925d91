import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { ExpertId, OrganisationId } from '../../kernel/ids.ts';
import type { PageAsked } from '../../kernel/page.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { shred } from '../../vault/record.ts';
import { json, sealed } from '../../vault/sealed.ts';
import { type Expert, expert } from './facts.ts';

const sealedAbout = sealed('expert', 'about_sealed', json(expert));

export type ListedExpert = { id: ExpertId; listedOn: Day; about: Expert };

/** An organisation's own experts: its members read them, nobody else (C17). */
export class ExpertReader {
  constructor(
    protected readonly tx: Tx,
    protected readonly keyring: Keyring,
  ) {}

  /** The newest first; `after` is the last one of the page before. */
  async page(organisation: OrganisationId, { after, limit }: PageAsked<ExpertId>): Promise<ListedExpert[]> {
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
    const keys = await sealedAbout.keys(this.tx, this.keyring, ids);
    return rows.flatMap((row) => {
      const about = sealedAbout.open(keys.get(row.id), row.about_sealed);
      return about ? [{ id: row.id, listedOn: row.listed_on, about }] : [];
    });
  }
}

export class ExpertWriter extends ExpertReader {
  async list(organisation: OrganisationId, id: ExpertId, about: Expert, day: Day): Promise<void> {
    await this.tx
      .insertInto('expert')
      .values({
        id,
        organisation_id: organisation,
        about_sealed: await sealedAbout.sealNew(
          { tx: this.tx, keyring: this.keyring },
          id,
          [organisation],
          about,
        ),
        listed_on: day,
      })
      .execute();
  }

  /** Under a new key: whoever was removed since may have kept the old one (C18). */
  async change(organisation: OrganisationId, id: ExpertId, about: Expert): Promise<void> {
    await shred(this.tx, [id]);
    await this.tx
      .updateTable('expert')
      .set({
        about_sealed: await sealedAbout.sealNew(
          { tx: this.tx, keyring: this.keyring },
          id,
          [organisation],
          about,
        ),
      })
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
