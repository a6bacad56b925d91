import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';
import { type Cosigner, isSignedBy, readCheckpoint, type Signer } from './checkpoint.ts';
import { hashAt, headOf } from './store.ts';
import { isSaidSigned, type Signature, signatureOn, type Trust } from './witness/trust.ts';

/** The last checkpoint that was kept, for anyone in the partnership to read. */
export const latestCheckpoint = (tx: Tx, partnership: PartnershipId) =>
  tx
    .selectFrom('checkpoint')
    .select(['day', 'size', 'note'])
    .where('partnership_id', '=', partnership)
    .orderBy('day', 'desc')
    .limit(1)
    .executeTakeFirst();

/** `foreign`: this server did not sign it, so it says nothing. A host that lost its key file has such ones too. */
export type FitsKept = 'fits' | 'parted' | 'foreign';

/** Does the record still extend the checkpoint that was kept last, and did this server sign that? */
export const fitsWhatWasKept = async (
  tx: Tx,
  partnership: PartnershipId,
  serverKey: string,
): Promise<FitsKept> => {
  const kept = await latestCheckpoint(tx, partnership);
  if (!kept) return 'fits';
  const read = readCheckpoint(kept.note);
  if (read?.partnership !== partnership || !isSignedBy(kept.note, serverKey)) return 'foreign';
  return (await hashAt(tx, partnership, read.size)) === read.root ? 'fits' : 'parted';
};

/** The day's checkpoint, kept once a day; everyone is shown the same. A record that was changed is not signed anew. */
export const dailyCheckpoint = async (
  tx: Tx,
  signer: Signer,
  partnership: PartnershipId,
  day: Day,
): Promise<{ size: number; note: string } | null> => {
  if ((await fitsWhatWasKept(tx, partnership, signer.verifierKey(partnership))) === 'parted') return null;
  const kept = await latestCheckpoint(tx, partnership);
  if (kept?.day === day) return { size: kept.size, note: kept.note };
  const { size, head } = await headOf(tx, partnership);
  const note = signer.sign({ partnership, size, root: head });
  await tx
    .insertInto('checkpoint')
    .values({ partnership_id: partnership, day, size, note })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { size, note };
};

/**
 * "I hold this": a party keeps what the record was when it had `size` entries, signed by the server and with its own
 * key. Null when it never had. `key`: with which key it signed, or null where it held that very place before.
 */
export const hold = async (
  tx: Tx,
  { signer, cosigner }: { signer: Signer; cosigner: Cosigner },
  held: { partnership: PartnershipId; organisation: OrganisationId; size: number; day: Day },
): Promise<{ note: string; key: string | null } | null> => {
  const root = await hashAt(tx, held.partnership, held.size);
  if (root === null || held.size === 0) return null;
  const signed = signer.sign({ partnership: held.partnership, size: held.size, root });
  const note = cosigner.cosign(signed, held.day);
  const row = await tx
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
    .returning('size')
    .executeTakeFirst();
  return { note, key: row ? cosigner.verifierKey : null };
};

export type Held = {
  organisation: OrganisationId;
  size: number;
  note: string;
  heldOn: Day;
  /** Whose signature it bears. The server's alone is worth nothing against whoever runs the server. */
  signed: Signature;
  /** Is it signed, and does the record still extend it? */
  kept: boolean;
  /** It counts, or should, and does not fit: the record is shown as broken (C50, C52). */
  broken: boolean;
};
/** A place in the list of what is held. */
export type HeldPlace = Pick<Held, 'size' | 'organisation'>;

/** The checkpoints that parties hold, the longest first. What each says is read from its note, once that is signed. */
export const heldCheckpoints = async (
  tx: Tx,
  trust: Trust,
  { after, limit }: { after?: HeldPlace | undefined; limit: number },
): Promise<Held[]> => {
  const all = tx
    .selectFrom('held_checkpoint as held')
    .leftJoin('ledger_entry as entry', (join) =>
      join
        .onRef('entry.partnership_id', '=', 'held.partnership_id')
        .onRef('entry.sequence', '=', 'held.size'),
    )
    .where('held.partnership_id', '=', trust.partnership);
  const rows = await (after
    ? all
        .where('held.size', '<=', after.size)
        .where((eb) =>
          eb.or([eb('held.size', '<', after.size), eb('held.organisation_id', '>', after.organisation)]),
        )
    : all
  )
    .select(['held.organisation_id', 'held.size', 'held.note', 'held.held_on', 'entry.hash'])
    .orderBy('held.size', 'desc')
    .orderBy('held.organisation_id')
    .limit(limit)
    .execute();
  return rows.map(({ organisation_id: organisation, size, note, held_on: heldOn, hash }) => {
    const read = readCheckpoint(note);
    const says = read?.partnership === trust.partnership && read.size === size ? read.root : null;
    const signed = signatureOn(note, { organisation, size }, trust);
    const kept = signed !== 'nobody' && says !== null && says === hash?.toString('hex');
    const counts = signed !== 'nobody' || isSaidSigned(note, { organisation, size }, trust);
    return { organisation, size, note, heldOn, signed, kept, broken: counts && !kept };
  });
};

/** Every note that an organisation signed itself: what a whole record is checked against. */
export const signedNotes = async (
  tx: Tx,
  partnership: PartnershipId,
): Promise<{ organisation: OrganisationId; size: number; note: string }[]> => {
  const rows = await tx
    .selectFrom('held_checkpoint')
    .select(['organisation_id', 'size', 'note'])
    .where('partnership_id', '=', partnership)
    .orderBy('size')
    .orderBy('organisation_id')
    .execute();
  return rows.map(({ organisation_id, ...row }) => ({ organisation: organisation_id, ...row }));
};
