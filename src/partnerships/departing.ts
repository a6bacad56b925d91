import { recordFollowing, recordOwn, type Sitting, todayOf } from '../ledger/sitting.ts';
import { rotateAudience } from '../vault/keyring.ts';
import { partnershipHolders } from '../vault/rotation.ts';
import type { Act } from './acts.ts';
import { leave } from './effect.ts';
import { says } from './recording.ts';
import { beginAct, type Scene } from './scene.ts';
import { writeClosings } from './settling.ts';
import { PartnershipWriter } from './store.ts';

/** A new key for those who remain: what is written from here on the leaver cannot open (C18). */
const rotateWithout = async (sitting: Sitting, { own }: Scene): Promise<boolean> => {
  const { tx, keyring, partnership } = sitting;
  if (own.keyedOn === null) return false;
  const holders = await partnershipHolders(tx, partnership, own.organisation);
  if (holders.length === 0) return false;
  await rotateAudience(tx, keyring, partnership, holders, todayOf(sitting));
  return true;
};

/** Leaves. Nobody's consent is needed, and nobody can stop it. P1 */
export const leavePartnership = async (sitting: Sitting): Act<{ ends: boolean }> => {
  const { tx, member, partnership, now } = sitting;
  const scene = await beginAct(sitting, { keys: true });
  if (!scene || scene.standing === 'left') return null;
  const ruling = leave(scene.facts, member, now);
  if (!ruling.ok) return ruling;
  const day = todayOf(sitting);
  const writer = new PartnershipWriter(tx);
  const own = member.organisation.id;
  const { size } = await recordOwn(sitting, says.left(own));
  // A newcomer was never shown the record; who was in it keeps it up to here.
  await writer.leave(partnership, own, {
    day: ruling.leftOn,
    lastEntry: scene.standing === 'asked' ? null : size,
  });
  const rotated = await rotateWithout(sitting, scene);
  await writeClosings(tx, scene.facts, ruling.closings, day);
  if (ruling.ends) {
    await writer.end(partnership, 'left', day);
    await recordFollowing(tx, partnership, day, says.ended(partnership, 'left', day));
  }
  if (rotated) await recordFollowing(tx, partnership, day, says.keyRotated(partnership, 'party-left'));
  return { ok: true, ends: ruling.ends };
};
