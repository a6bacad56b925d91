import type { Signer } from '../ledger/checkpoint.ts';
import { hold as keep } from '../ledger/holding.ts';
import { recordOwn, type Sitting, todayOf } from '../ledger/sitting.ts';
import type { Act } from './acts.ts';
import { type Held, hold } from './holding.ts';
import { says } from './recording.ts';
import { RecordReader } from './recordStore.ts';
import { beginAct } from './scene.ts';

/** "I hold this": kept for her organisation, and said in the record for everyone. */
export const holdCheckpoint = async (sitting: Sitting, signer: Signer, seen: Held): Act<unknown> => {
  const { tx, keyring, member, partnership } = sitting;
  const scene = await beginAct(sitting);
  if (scene?.standing !== 'in') return null;
  const hashAt = await new RecordReader(tx, keyring, partnership).hashAt(seen.size);
  const ruling = hold(member, true, seen, hashAt);
  if (!ruling.ok) return ruling;
  const day = todayOf(sitting);
  await keep(tx, signer, { partnership, organisation: member.organisation.id, size: seen.size, day });
  await recordOwn(sitting, says.held(partnership, seen.size, seen.head));
  return ruling;
};
