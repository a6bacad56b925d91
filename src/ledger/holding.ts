import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import type { Signer } from './checkpoint.ts';
import { headOf } from './store.ts';

const rootAt = async (tx: Tx, partnership: PartnershipId, size: number): Promise<string | null> => {
  const entry = await tx
    .selectFrom('ledger_entry')
    .select('hash')
    .where('partnership_id', '=', partnership)
    .where('sequence', '=', size)
    .executeTakeFirst();
  return entry ? entry.hash.toString('hex') : null;
};

/** The day's checkpoint, kept once a day by a steward's visit or the daily job; everyone is shown the same. */
export const dailyCheckpoint = async (
  tx: Tx,
  signer: Signer,
  partnership: PartnershipId,
  day: Day,
): Promise<{ size: number; note: string }> => {
  const kept = await tx
    .selectFrom('checkpoint')
    .select(['size', 'note'])
    .where('partnership_id', '=', partnership)
    .where('day', '=', day)
    .executeTakeFirst();
  if (kept) return kept;
  const { size, head } = await headOf(tx, partnership);
  const note = signer.sign({ partnership, size, root: head });
  await tx
    .insertInto('checkpoint')
    .values({ partnership_id: partnership, day, size, note })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { size, note };
};

/** "I hold this": a party keeps what the record was when it had `size` entries. Null when it never had. */
export const hold = async (
  tx: Tx,
  signer: Signer,
  held: { partnership: PartnershipId; organisation: OrganisationId; size: number; day: Day },
): Promise<string | null> => {
  const root = await rootAt(tx, held.partnership, held.size);
  if (root === null) return null;
  const note = signer.sign({ partnership: held.partnership, size: held.size, root });
  await tx
    .insertInto('held_checkpoint')
    .values({
      partnership_id: held.partnership,
      organisation_id: held.organisation,
      size: held.size,
      head: Buffer.from(root, 'hex'),
      note,
      held_on: held.day,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return note;
};

/** The last checkpoint that was kept, for anyone in the partnership to read. */
export const latestCheckpoint = (tx: Tx, partnership: PartnershipId) =>
  tx
    .selectFrom('checkpoint')
    .select(['day', 'size', 'note'])
    .where('partnership_id', '=', partnership)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();

export type Held = {
  organisation: OrganisationId;
  size: number;
  note: string;
  heldOn: Day;
  /** Does the record still extend it? A record that does not is shown as broken (C50, C52). */
  kept: boolean;
};
/** A place in the list of what is held. */
export type HeldPlace = Pick<Held, 'size' | 'organisation'>;

const heldWithEntries = (tx: Tx, partnership: PartnershipId) =>
  tx
    .selectFrom('held_checkpoint as held')
    .leftJoin('ledger_entry as entry', (join) =>
      join
        .onRef('entry.partnership_id', '=', 'held.partnership_id')
        .onRef('entry.sequence', '=', 'held.size'),
    )
    .where('held.partnership_id', '=', partnership);

/** The checkpoints that parties hold, the longest first. */
export const heldCheckpoints = async (
  tx: Tx,
  partnership: PartnershipId,
  { after, limit }: { after?: HeldPlace | undefined; limit: number },
): Promise<Held[]> => {
  const all = heldWithEntries(tx, partnership);
  const rows = await (after
    ? all
        .where('held.size', '<=', after.size)
        .where((eb) =>
          eb.or([eb('held.size', '<', after.size), eb('held.organisation_id', '>', after.organisation)]),
        )
    : all
  )
    .select(['held.organisation_id', 'held.size', 'held.note', 'held.held_on', 'held.head', 'entry.hash'])
    .orderBy('held.size', 'desc')
    .orderBy('held.organisation_id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    organisation: row.organisation_id,
    size: row.size,
    note: row.note,
    heldOn: row.held_on,
    kept: row.hash?.equals(row.head) ?? false,
  }));
};

/** Does the record still extend every checkpoint that anybody holds (C50, C52)? */
export const fitsWhatIsHeld = async (tx: Tx, partnership: PartnershipId): Promise<boolean> => {
  const broken = await heldWithEntries(tx, partnership)
    .select('held.size')
    .where((eb) => eb('entry.hash', 'is distinct from', eb.ref('held.head')))
    .limit(1)
    .executeTakeFirst();
  return broken === undefined;
};

const lastHeld = 50;

/**
 * The same for the checkpoints that were held last: whoever rewinds the record, or writes it anew from some entry on,
 * breaks these first. One altered entry further back is for the record's own page, and for whoever verifies it.
 */
export const fitsWhatWasHeldLast = async (tx: Tx, partnership: PartnershipId): Promise<boolean> => {
  const held = await heldCheckpoints(tx, partnership, { limit: lastHeld });
  return held.every(({ kept }) => kept);
};

/** Every note that anybody holds: what a whole record is checked against. */
export const heldNotes = async (tx: Tx, partnership: PartnershipId): Promise<string[]> => {
  const rows = await tx
    .selectFrom('held_checkpoint')
    .select('note')
    .where('partnership_id', '=', partnership)
    .orderBy('size')
    .execute();
  return rows.map(({ note }) => note);
};
