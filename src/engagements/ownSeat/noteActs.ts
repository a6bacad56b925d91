import { dayOf } from '../../kernel/clock.ts';
import type { NoteId } from '../../kernel/ids.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { type Agreeing, type Answered, writeTurn } from '../notes/acts.ts';
import { endNote, isKnownToNominee, type NoteFacts, turnKey } from '../notes/rules.ts';
import { closeNote, NoteReader } from '../notes/store.ts';
import { lockEngagement } from '../store.ts';
import type { AtSeat } from './acts.ts';

const find = async ({ tx, nomination }: AtSeat, id: NoteId): Promise<NoteFacts | null> => {
  await lockEngagement(tx, nomination.engagement);
  const all = await new NoteReader(tx).ofNomination(nomination.id);
  return all.filter(isKnownToNominee).find((facts) => facts.id === id) ?? null;
};

/** Her own key, on the words as they stand or on her own. P6 */
export const agreeAsNominee = async (
  at: AtSeat,
  id: NoteId,
  { read, own }: Agreeing,
): ActOutcome<Answered> => {
  const facts = await find(at, id);
  if (!facts) return null;
  const ruling = turnKey(facts, 'nominee', { read, own: own !== null }, at.now);
  if (!ruling.ok) return ruling;
  const written = await writeTurn(at, facts, ruling, own);
  return written.ok ? { ok: true, ended: false } : written;
};

/** No, or no longer: at any time, without a reason. P6 */
export const refuseAsNominee = async (at: AtSeat, id: NoteId): ActOutcome<Answered> => {
  const facts = await find(at, id);
  if (!facts) return null;
  const ruling = endNote(facts, at.now);
  if (!ruling.ok) return ruling;
  await closeNote(at.tx, facts, ruling.as, dayOf(at.now));
  return { ok: true, ended: true };
};
