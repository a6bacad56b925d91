import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { Signer } from './checkpoint.ts';
import { endLine, entryLine, headerLine } from './record.ts';
import { entriesFrom, headOf } from './store.ts';

const pageSize = 200;

/** A partnership's record line by line, as it stands when asked for, with the texts this keyring opens. */
export async function* recordLines(
  tx: Tx,
  keyring: Keyring,
  signer: Signer,
  { partnership, day }: { partnership: PartnershipId; day: Day },
): AsyncGenerator<string> {
  const { size, head } = await headOf(tx, partnership);
  yield headerLine({ partnership, verifierKey: signer.verifierKey(partnership), exportedOn: day });
  for (let after = 0; after < size; ) {
    const entries = await entriesFrom(tx, keyring, partnership, {
      after,
      limit: Math.min(pageSize, size - after),
    });
    if (entries.length === 0) break;
    for (const entry of entries) yield entryLine(entry);
    after += entries.length;
  }
  yield endLine(signer.sign({ partnership, size, root: head }));
}
