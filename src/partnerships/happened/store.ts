import { sql } from 'kysely';
import type { Tx } from '../../database/tx.ts';
import type { OrganisationId, PartnershipId } from '../../kernel/ids.ts';
import type { LedgerKind } from '../../kernel/ledgerKinds.ts';
import { entriesAt } from '../../ledger/store.ts';
import { Unopenable } from '../../vault/envelope.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { type Mark, markId, openMark, sealMark } from './mark.ts';

/** Where an entry stands: the last one, where a list goes on. */
export type EntryPlace = { day: string; partnership: PartnershipId; sequence: number };

/** An organisation is in fewer partnerships than this; of one that is in more, those it joined last are read. */
const partnershipsRead = 500;

/** Of no interest to whoever wants to know what happened: they say that somebody looked after the record itself. */
const upkeep: readonly LedgerKind[] = ['checkpoint-held', 'key-rotated'];

type Wanted = { sizes: ReadonlyMap<PartnershipId, number>; before?: EntryPlace | undefined; limit: number };

/** How much there is in all of them together: what is said to be read is said of this. */
export const lengthOf = (sizes: ReadonlyMap<PartnershipId, number>): number =>
  [...sizes.values()].reduce((sum, size) => sum + size, 0);

/** What happened in all the partnerships of one organisation, and how far somebody has read of it. */
export class HappenedReader {
  constructor(
    protected readonly tx: Tx,
    protected readonly keyring: Keyring,
  ) {}

  /** From now on in this transaction her mark can be seen, and nobody else's. */
  protected async findMark(): Promise<Buffer> {
    const id = markId(this.keyring);
    await sql`select set_config('alongside.pin', ${id.toString('hex')}, true)`.execute(this.tx);
    return id;
  }

  /** Null where she never said that she had read anything, or where somebody wrote over it. */
  async mark(): Promise<Mark | null> {
    const id = await this.findMark();
    const row = await this.tx
      .selectFrom('record_pin')
      .select('seen_sealed')
      .where('id', '=', id)
      .executeTakeFirst();
    if (!row) return null;
    try {
      return openMark(this.keyring, row.seen_sealed);
    } catch (problem) {
      if (problem instanceof Unopenable) return null;
      throw problem;
    }
  }

  /** How long each record is in which this organisation is a party. */
  async sizes(organisation: OrganisationId): Promise<Map<PartnershipId, number>> {
    const rows = await this.tx
      .selectFrom('party')
      .select((eb) => [
        'party.partnership_id',
        eb
          .selectFrom('ledger_entry as entry')
          .select('entry.sequence')
          .whereRef('entry.partnership_id', '=', 'party.partnership_id')
          .orderBy('entry.sequence', 'desc')
          .limit(1)
          .as('size'),
      ])
      .where('party.organisation_id', '=', organisation)
      .where('party.joined_on', 'is not', null)
      .where('party.left_on', 'is', null)
      .orderBy('party.joined_on', 'desc')
      .orderBy('party.partnership_id')
      .limit(partnershipsRead)
      .execute();
    return new Map(
      rows.flatMap(({ partnership_id, size }) => (size === null ? [] : [[partnership_id, size]])),
    );
  }

  /** The newest entries of these records that came after their sizes; from one place on, if it is given. */
  async places({ sizes, before, limit }: Wanted): Promise<EntryPlace[]> {
    if (sizes.size === 0) return [];
    const since = JSON.stringify([...sizes].map(([partnership, size]) => ({ partnership, size })));
    const older = before
      ? sql`and (entry.day, entry.partnership_id, entry.sequence) < (${before.day}::date, ${before.partnership}::uuid, ${before.sequence}::int)`
      : sql``;
    const { rows } = await sql<EntryPlace>`
      select entry.day::text as day, entry.partnership_id as partnership, entry.sequence
      from jsonb_to_recordset(${since}::jsonb) as mark(partnership uuid, size int)
      cross join lateral (
        select * from ledger_entry entry
        where entry.partnership_id = mark.partnership and entry.sequence > mark.size
          and entry.kind <> all(${sql.val(upkeep)}::text[]) ${older}
        order by entry.sequence desc limit ${limit}
      ) entry
      order by entry.day desc, entry.partnership_id desc, entry.sequence desc limit ${limit}`.execute(
      this.tx,
    );
    return rows;
  }

  /** The entries at these places, with the texts that her keys open. */
  entries(places: readonly EntryPlace[]) {
    return entriesAt(this.tx, this.keyring, places);
  }

  /** Which of these things she may see. */
  async there(ids: readonly string[]): Promise<Set<string>> {
    if (ids.length === 0) return new Set();
    const { rows } = await sql<{ id: string }>`
      select id from decision where id = any(${sql.val(ids)}::uuid[])
      union all select id from engagement where id = any(${sql.val(ids)}::uuid[])
      union all select id from statement where id = any(${sql.val(ids)}::uuid[])
      union all select id from assessment_round where id = any(${sql.val(ids)}::uuid[])`.execute(this.tx);
    return new Set(rows.map(({ id }) => id));
  }

  /** The names of organisations that she knows of. */
  async names(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from organisation where id = any(${sql.val(ids)}::uuid[])`.execute(this.tx);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}

export class HappenedWriter extends HappenedReader {
  async write(mark: Mark): Promise<void> {
    const id = await this.findMark();
    const envelope = sealMark(this.keyring, mark);
    await this.tx
      .insertInto('record_pin')
      .values({ id, seen_sealed: envelope })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ seen_sealed: envelope }))
      .execute();
  }
}
