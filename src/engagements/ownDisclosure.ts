import { dayOf } from '../kernel/clock.ts';
import type { DisclosureId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { type Agreeing, turned } from './disclosing.ts';
import {
  type DisclosureFacts,
  type DisclosureNote,
  type DisclosureReason,
  type DisclosureRefusal,
  type DisclosureState,
  endNote,
  stateOf,
  turnKey,
} from './disclosure.ts';
import { DisclosureNoteReader, DisclosureReader, endDisclosure } from './disclosureStore.ts';
import type { AtSeat } from './ownSeat.ts';
import { lockEngagement } from './store.ts';

export type OwnNote = {
  facts: DisclosureFacts;
  state: DisclosureState;
  /** Who asks, by the name in her terms. */
  asker: string;
  reason: DisclosureReason | null;
  note: DisclosureNote | null;
  looks: readonly string[];
};

/** What her organisation passed on to her, or she said something to; the rest never reached her. P6 */
const reachedHer = ({ note, openUntil }: DisclosureFacts): boolean => note !== null || openUntil !== null;

/** Her own notes: who asks, for what, the words that would be shown, and who opened them when. */
export const ownNotes = async ({ tx, keyring, nomination, terms, now }: AtSeat): Promise<OwnNote[]> => {
  const reader = new DisclosureReader(tx);
  const words = new DisclosureNoteReader(tx, keyring);
  const all = (await reader.ofNomination(nomination.id)).filter(reachedHer);
  const ids = all.map(({ id }) => id);
  const reasons = await words.reasons(ids);
  const looks = await reader.looks(ids);
  const names = new Map(terms.plan.organisations.map(({ key, name }) => [key, name]));
  return Promise.all(
    all.map(async (facts) => ({
      facts,
      state: stateOf(facts, dayOf(now)),
      asker: names.get(facts.askedBy) ?? '…',
      reason: reasons.get(facts.id) ?? null,
      note: await words.note(facts.id),
      looks: looks.filter(({ disclosure }) => disclosure === facts.id).map(({ on }) => on),
    })),
  );
};

type Act = Promise<Outcome<unknown, DisclosureRefusal> | null>;

const find = async ({ tx, nomination }: AtSeat, id: DisclosureId): Promise<DisclosureFacts | null> => {
  await lockEngagement(tx, nomination.engagement);
  const all = await new DisclosureReader(tx).ofNomination(nomination.id);
  return all.filter(reachedHer).find((facts) => facts.id === id) ?? null;
};

/** Her own key, on the words as they stand or on her own. P6 */
export const agreeAsNominee = async (at: AtSeat, id: DisclosureId, { read, own }: Agreeing): Act => {
  const facts = await find(at, id);
  if (!facts) return null;
  const ruling = turnKey(facts, 'nominee', { read, own: own !== null }, at.now);
  if (ruling.ok) await turned(at, facts, ruling, own);
  return ruling;
};

/** No, or no longer: at any time, without a reason. P6 */
export const refuseAsNominee = async (at: AtSeat, id: DisclosureId): Act => {
  const facts = await find(at, id);
  if (!facts) return null;
  const ruling = endNote(facts, at.now);
  if (ruling.ok) await endDisclosure(at.tx, facts, ruling.as, dayOf(at.now));
  return ruling;
};
