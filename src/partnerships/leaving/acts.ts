import {
  type PartnershipContext,
  recordFollowing,
  recordNewKeys,
  recordOwn,
} from '../../ledger/partnershipContext.ts';
import { type ActOutcome, todayOf } from '../../session/memberContext.ts';
import { type MadeKeys, rotateAudience } from '../../vault/chain/epochs.ts';
import { partnershipHolders } from '../../vault/rotation.ts';
import { writeClosings } from '../closings.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { PartnershipWriter } from '../store.ts';
import { beginAct, type VisiblePartnership } from '../visible.ts';
import { leave } from './rules.ts';

/** Makes a new key for those who stay: the party that left cannot open what is written from now on (C18). */
const rotateWithout = async (
  context: PartnershipContext,
  { own }: VisiblePartnership,
): Promise<MadeKeys | null> => {
  const { tx, keyring, partnership } = context;
  if (own.keyedOn === null) return null;
  const holders = await partnershipHolders(context, partnership, own.organisation);
  return holders.length === 0 ? null : rotateAudience(tx, keyring, partnership, holders, todayOf(context));
};

/** Leaves. Nobody's consent is needed, and nobody can stop it. P1 */
export const leavePartnership = async (context: PartnershipContext): ActOutcome<{ ends: boolean }> => {
  const { tx, member, partnership, now } = context;
  const visible = await beginAct(context, { keys: true });
  if (!visible || visible.ownMembership === 'left') return null;
  const outcome = leave(visible.facts, member, now);
  if (!outcome.ok) return outcome;
  const day = todayOf(context);
  const writer = new PartnershipWriter(tx);
  const own = member.organisation.id;
  const { size } = await recordOwn(context, ledgerEntries.left(own));
  // A newcomer never saw the record; a party that leaves can read it up to here.
  await writer.leave(partnership, own, {
    day: outcome.leftOn,
    lastEntry: visible.ownMembership === 'asked' ? null : size,
  });
  const rotated = await rotateWithout(context, visible);
  await writeClosings(tx, visible.facts, outcome.closings, day);
  if (outcome.ends) {
    await writer.end(partnership, 'left', day);
    await recordFollowing(tx, partnership, day, ledgerEntries.ended(partnership, 'left', day));
  }
  if (rotated) await recordNewKeys(context, { partnership, day, cause: 'party-left' }, rotated);
  return { ok: true, ends: outcome.ends };
};
