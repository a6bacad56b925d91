import type { Tx } from '../database/open.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import type { OrganisationId, RoundId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { recordOwn, type Said } from '../ledger/sitting.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { RoundFacts } from './facts.ts';
import { PartyReader, type RoundPartnership } from './partyStore.ts';
import { mayOpen, mayShow } from './rules.ts';
import { says } from './saying.ts';
import type { Question } from './sheet.ts';
import { lockRound, RoundReader, RoundWriter } from './store.ts';
import { asked, readTerms, type Terms } from './termsStore.ts';
import { shareWithPartners } from './viewStore.ts';

/** Who looks at a round, with what opens what she may read. */
export type Looking = { tx: Tx; keyring: Keyring; member: Member; now: Temporal.Instant };

/** An act's outcome; null where what it is about is not there for whoever acts. */
export type Act<Facts = unknown, Key extends string = string> = Promise<Outcome<Facts, Key> | null>;

export const todayOf = ({ now }: Pick<Looking, 'now'>): Day => dayOf(now);
export const ownOf = ({ member }: Pick<Looking, 'member'>): OrganisationId => member.organisation.id;

/** A round as one organisation finds it: null where it is not there, or not for it to know of (C16). */
export type RoundScene = {
  facts: RoundFacts;
  partnership: RoundPartnership;
  terms: Terms;
  questions: readonly Question[];
};

const sceneOf = async (looking: Looking, facts: RoundFacts | null): Promise<RoundScene | null> => {
  if (!facts) return null;
  const { tx, keyring } = looking;
  const partnership = await new PartyReader(tx).partnership(facts.partnership, ownOf(looking));
  const terms = partnership && (await readTerms(tx, keyring, [facts.id])).get(facts.id);
  return terms ? { facts, partnership, terms, questions: asked(terms) } : null;
};

export const readScene = async (looking: Looking, id: RoundId): Promise<RoundScene | null> =>
  sceneOf(looking, await new RoundReader(looking.tx).round(id));

/** Where an act begins: behind the round's lock (C49). */
export const beginAct = async (looking: Looking, id: RoundId): Promise<RoundScene | null> => {
  await lockRound(looking.tx, id);
  return readScene(looking, id);
};

/** Said in the partnership's record, in the organisation's name. */
export const record = async (
  looking: Looking,
  { partnership }: Pick<RoundFacts, 'partnership'>,
  said: Said,
): Promise<void> => {
  await recordOwn({ ...looking, partnership }, said);
};

/**
 * Once everyone is in, each organisation's own key opens its view for the others: with the last of them, both sides
 * are shown at the same moment. Whoever of them comes by does it; nobody else could. P3
 */
export const openWhenAllAreIn = async (looking: Looking, facts: RoundFacts): Promise<RoundFacts> => {
  const { tx, keyring } = looking;
  const own = ownOf(looking);
  const writer = new RoundWriter(tx);
  let now = facts;
  if (mayOpen(now, own)) {
    await lockRound(tx, facts.id);
    const fresh = await writer.round(facts.id);
    if (!fresh || !mayOpen(fresh, own)) return fresh ?? facts;
    const at = { round: fresh.id, organisation: own, partnership: fresh.partnership };
    if (!(await shareWithPartners(tx, keyring, at))) return fresh;
    await writer.openAnswers(fresh.id, own, { opened_on: todayOf(looking) });
    now = (await writer.round(fresh.id)) ?? fresh;
  }
  if (!mayShow(now)) return now;
  await lockRound(tx, facts.id);
  const still = await writer.round(facts.id);
  if (!still || !mayShow(still)) return still ?? now;
  await writer.show(still, todayOf(looking));
  await record(looking, still, says.shown(still.id));
  return { ...still, shownOn: todayOf(looking) };
};
