import type { Day } from '../kernel/clock.ts';
import { signedNotes } from './checkpointStore.ts';
import { endLine, entryLine, headerLine } from './record.ts';
import { entriesFrom, headOf } from './store.ts';
import { onItsPage, readTroubles } from './trouble.ts';
import { statedIn } from './verify.ts';
import { formerSince } from './witness/formerKeys.ts';
import { signatureOn, type Watch } from './witness/trust.ts';

const pageSize = 200;

/**
 * A partnership's record line by line, as it stands when asked for, with the texts this keyring opens. One that does
 * not fit what its reader saw, or what somebody signed, is given out, but this server does not sign it.
 */
export async function* recordLines(watch: Watch, day: Day): AsyncGenerator<string> {
  const { tx, keyring, signer, partnership } = watch;
  const { size, head } = await headOf(tx, partnership);
  yield headerLine({ partnership, verifierKey: signer.verifierKey(partnership), exportedOn: day });
  const stated = new Set<string>();
  for (let after = 0; after < size; ) {
    const limit = Math.min(pageSize, size - after);
    const entries = await entriesFrom(tx, keyring, partnership, { after, limit });
    if (entries.length === 0) break;
    for (const entry of entries) {
      const one = statedIn(entry);
      if (one) stated.add(`${entry.organisation}|${one.size}`);
      yield entryLine(entry);
    }
    after += entries.length;
  }
  const notes = (await signedNotes(tx, partnership)).filter((one) =>
    stated.has(`${one.organisation}|${one.size}`),
  );
  const { troubles, trust } = await readTroubles(watch, onItsPage);
  yield endLine(
    troubles.length > 0 ? '' : signer.sign({ partnership, size, root: head }),
    notes.map(({ organisation, size, note }) => {
      if (signatureOn(note, { organisation, size }, trust) !== 'former') return { organisation, note };
      const key = trust.stated.find((one) => one.organisation === organisation && one.size === size)?.key;
      return { organisation, note, former: (key && formerSince(key, organisation, trust)) || day };
    }),
  );
}
