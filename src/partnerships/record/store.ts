import type { Tx } from '../../database/tx.ts';
import { organisationId, type PartnershipId } from '../../kernel/ids.ts';
import { type HeldPlace, heldCheckpoints } from '../../ledger/checkpointStore.ts';
import { recordLines } from '../../ledger/download.ts';
import type { RecordEntry } from '../../ledger/record.ts';
import { entriesFrom, hashAt, headOf } from '../../ledger/store.ts';
import type { Trust, Watch } from '../../ledger/witness/trust.ts';
import type { Keyring } from '../../vault/keyring.ts';

/** A partnership's record, as far as row-level security shows it: to the end, or to where its reader left. */
export class RecordReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
    private readonly partnership: PartnershipId,
  ) {}

  /** The newest first; `before` is the last sequence of the page before. */
  page(before: number | undefined, limit: number) {
    const from = before ?? 2 ** 31 - 1;
    return entriesFrom(this.tx, this.keyring, this.partnership, { before: from, limit });
  }

  /** The hash of entry `size` in hex; null past the end. */
  hashAt(size: number): Promise<string | null> {
    return hashAt(this.tx, this.partnership, size);
  }

  /** The organisations that entries speak of, as far as the reader knows of them. */
  async names(entries: readonly RecordEntry[]): Promise<Map<string, string>> {
    const spoken = entries.flatMap(({ organisation, object }) => [
      object,
      ...(organisation ? [organisation] : []),
    ]);
    // An entry on keys is on something that is no organisation, and has no id of one.
    const ids = [...new Set(spoken)].flatMap((id) => organisationId.safeParse(id).data ?? []);
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('organisation')
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  head() {
    return headOf(this.tx, this.partnership);
  }

  held(trust: Trust, page: { after?: HeldPlace | undefined; limit: number }) {
    return heldCheckpoints(this.tx, { ...trust, partnership: this.partnership }, page);
  }

  /** The whole download, line by line. */
  lines({ signer, organisation }: Pick<Watch, 'signer' | 'organisation'>, day: string): Promise<string[]> {
    const { tx, keyring, partnership } = this;
    return Array.fromAsync(recordLines({ tx, keyring, signer, partnership, organisation }, day));
  }
}
