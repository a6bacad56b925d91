import type { Selectable } from 'kysely';
import type { Tables } from '../../database/tables/all.ts';
import type { AudienceId } from '../../kernel/ids.ts';
import { sha256 } from '../derive.ts';
import { isChecked } from './checked.ts';
import { KeyDoesNotFit } from './doubt.ts';

export type EpochRow = Selectable<Tables['audience_epoch']>;

/** One epoch of an audience's key, as the chain before it vouches for it. */
export type Link = {
  audience: AudienceId;
  epoch: number;
  kind: EpochRow['kind'];
  /** The day on which it was made, as its signatures say. */
  since: EpochRow['since'];
  publicKey: Buffer;
  /** Null where it was made before epochs were signed, and nobody has signed it as found yet. */
  signingKey: Buffer | null;
  /** Covers everything that the row says, and the epochs before it. */
  hash: Buffer;
  /** The hash it had before somebody signed it as found. */
  unsignedHash: Buffer;
  /** Signed when it was made: then whatever is sealed to it says who sealed it. */
  born: boolean;
  by: { id: string; key: Buffer } | null;
  previousSealed: Buffer | null;
};

const hex = (bytes: Uint8Array | null): string | null => bytes && Buffer.from(bytes).toString('hex');

/** What an epoch's signatures say. */
export const statementOf = (
  row: Omit<EpochRow, 'signature' | 'by_signature'>,
  previous: Buffer | null,
): Buffer =>
  Buffer.from(
    JSON.stringify([
      'alongside epoch 1',
      row.audience_id,
      row.epoch,
      row.kind,
      hex(row.public_key),
      hex(row.signing_key),
      row.previous_sealed && hex(sha256(row.previous_sealed)),
      row.since,
      row.by_id,
      hex(row.by_key),
      hex(previous),
    ]),
    'utf8',
  );

/** Whose signing key an epoch has to be signed with: the one before it vouches, or it for itself at a beginning. */
const voucherOf = (row: EpochRow, before: Link | undefined): Buffer | null => {
  // A nominee's organisation gives her a new code without the one before: then its own key vouches, below.
  const begins = !before || row.by_id === null || (row.kind === 'nominee' && row.by_id !== null);
  if (row.kind === 'nominee' && row.by_id === null && before?.signingKey) return before.signingKey;
  return begins ? row.signing_key : before.signingKey;
};

const isSound = (
  row: EpochRow,
  before: Link | undefined,
  first: Link | undefined,
  statement: Buffer,
): boolean => {
  const inOrder = row.epoch === (before?.epoch ?? 0) + 1 && (!before || before.kind === row.kind);
  if (!inOrder) return false;
  // After a signed epoch there is none that is not, and none that was "found".
  if (!row.signature || !row.signing_key) return row.by_id === null && !before?.signingKey;
  if (row.by_id === null && before?.signingKey && row.kind !== 'nominee') return false;
  const voucher = voucherOf(row, before);
  if (!voucher || !isChecked(voucher, statement, row.signature)) return false;
  if (row.by_id === null) return true;
  if (row.kind === 'nominee' && first?.by && first.by.id !== row.by_id) return false;
  return (
    row.by_key !== null && row.by_signature !== null && isChecked(row.by_key, statement, row.by_signature)
  );
};

/** The links of one audience's whole chain. Throws `KeyDoesNotFit` where one does not vouch for the next. */
export const chainOf = (rows: readonly EpochRow[]): Link[] => {
  const links: Link[] = [];
  for (const row of rows) {
    const before = links.at(-1);
    const previous = before?.hash ?? null;
    const statement = statementOf(row, previous);
    if (!isSound(row, before, links[0], statement)) throw new KeyDoesNotFit(row.audience_id);
    const unsigned = { ...row, signing_key: null };
    links.push({
      audience: row.audience_id,
      epoch: row.epoch,
      kind: row.kind,
      since: row.since,
      publicKey: row.public_key,
      signingKey: row.signing_key,
      hash: sha256(statement),
      unsignedHash: sha256(statementOf(unsigned, previous)),
      born: row.signature !== null && (row.by_id !== null || row.kind === 'nominee'),
      by: row.by_id && row.by_key ? { id: row.by_id, key: row.by_key } : null,
      previousSealed: row.previous_sealed,
    });
  }
  return links;
};
