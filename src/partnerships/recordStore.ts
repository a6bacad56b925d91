import type { Tx } from '../database/open.ts';
import { organisationId, type PartnershipId } from '../kernel/ids.ts';
import { type Signer, shortCode } from '../ledger/checkpoint.ts';
import { recordLines } from '../ledger/download.ts';
import {
  fitsWhatIsHeld,
  type HeldPlace,
  heldCheckpoints,
  heldNotes,
  latestCheckpoint,
} from '../ledger/holding.ts';
import type { RecordEntry } from '../ledger/record.ts';
import { entriesFrom, headOf } from '../ledger/store.ts';
import { type Verdict, verifyRecord } from '../ledger/verify.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { CheckpointView } from './views.ts';

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
  async hashAt(size: number): Promise<string | null> {
    const row = await this.tx
      .selectFrom('ledger_entry')
      .select('hash')
      .where('partnership_id', '=', this.partnership)
      .where('sequence', '=', size)
      .executeTakeFirst();
    return row?.hash.toString('hex') ?? null;
  }

  /** The organisations that entries speak of, as far as the reader knows of them. */
  async names(entries: readonly RecordEntry[]): Promise<Map<string, string>> {
    const spoken = entries.flatMap(({ organisation, object }) => [
      object,
      ...(organisation ? [organisation] : []),
    ]);
    if (spoken.length === 0) return new Map();
    const ids = [...new Set(spoken)].map((id) => organisationId.parse(id));
    const rows = await this.tx
      .selectFrom('organisation')
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  async checkpoint(signer: Signer): Promise<CheckpointView> {
    const { size, head } = await headOf(this.tx, this.partnership);
    const note = signer.sign({ partnership: this.partnership, size, root: head });
    return { note, size, head, code: shortCode(head) };
  }

  kept() {
    return latestCheckpoint(this.tx, this.partnership);
  }

  held(page: { after?: HeldPlace | undefined; limit: number }) {
    return heldCheckpoints(this.tx, this.partnership, page);
  }

  fits(): Promise<boolean> {
    return fitsWhatIsHeld(this.tx, this.partnership);
  }

  /** The whole download, line by line. */
  async lines(signer: Signer, day: string): Promise<string[]> {
    return Array.fromAsync(
      recordLines(this.tx, this.keyring, signer, { partnership: this.partnership, day }),
    );
  }

  /** Reads the whole chain from its beginning, against everything that anybody holds (C50, C52). */
  async verify(signer: Signer, day: string): Promise<Verdict> {
    const held = await heldNotes(this.tx, this.partnership);
    const kept = await this.kept();
    return verifyRecord(await this.lines(signer, day), { held: [...held, ...(kept ? [kept.note] : [])] });
  }
}
