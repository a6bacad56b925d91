import { type EngagementId, newId, type PartnershipId, type RoundId, roundId } from '../kernel/ids.ts';
import { refuse } from '../kernel/outcome.ts';
import type { Occasion } from './facts.ts';
import { type Instrument, nameOf } from './instrument.ts';
import { InstrumentReader } from './instrumentStore.ts';
import { PartyReader } from './partyStore.ts';
import { callOff, chooseInstrument, type RoundRefusal } from './rules.ts';
import { says } from './saying.ts';
import { type Act, beginAct, type Looking, ownOf, record, todayOf } from './scene.ts';
import { shipped } from './shipped.ts';
import { RoundWriter } from './store.ts';
import { sealTerms } from './termsStore.ts';

type Chosen = { instrument: Instrument; shipped: string | null };

/** By the name of one that ships with the product, or by the id of one of the organisation's own. P3 */
export const instrumentCalled = async (looking: Looking, called: string): Promise<Chosen | null> => {
  const ours = shipped(called);
  if (ours) return { instrument: ours, shipped: nameOf(ours) };
  const own = await new InstrumentReader(looking.tx, looking.keyring).ofOrganisation(ownOf(looking));
  const found = own.find(({ id, retiredOn }) => id === called && retiredOn === null);
  return found ? { instrument: found.body, shipped: null } : null;
};

export type Opening = {
  instrument: string;
  occasion: Occasion;
  answerBy: string;
  engagement: EngagementId | null;
};

/** Either side may ask both to answer. Whoever is in the partnership now is asked, and nobody else. P1, P3 */
export const openRound = async (
  looking: Looking,
  partnership: PartnershipId,
  { instrument, occasion, answerBy, engagement }: Opening,
): Act<{ id: RoundId }, RoundRefusal> => {
  const { tx, keyring, member } = looking;
  const reader = new PartyReader(tx);
  const found = await reader.partnership(partnership, ownOf(looking));
  if (!found || found.ended) return null;
  if (engagement && !(await reader.hasEngagement(partnership, engagement))) return null;
  if (member.role !== 'steward') return refuse('onlySteward');
  const chosen = await instrumentCalled(looking, instrument);
  if (!chosen) return refuse('unknownInstrument');
  const parties = found.parties.filter(({ here }) => here);
  if (new Set(parties.map(({ side }) => side)).size < 2) return refuse('twoSides');
  const id = newId(roundId);
  const agreement = await reader.agreement(partnership, keyring);
  const terms = {
    instrument: chosen.instrument,
    areas: agreement?.areas ?? [],
    reviewOn: agreement?.reviewOn ?? null,
  };
  await new RoundWriter(tx).open(
    {
      id,
      partnership_id: partnership,
      opened_by: ownOf(looking),
      occasion,
      engagement_id: engagement,
      shipped: chosen.shipped,
      terms_sealed: await sealTerms(tx, id, partnership, terms, { anew: false }),
      opened_on: todayOf(looking),
      answer_by: answerBy,
    },
    parties,
  );
  await record(looking, { partnership }, says.opened(id, occasion, answerBy));
  return { ok: true, id };
};

/** Other questions, chosen by the community side before anybody begins. P3, P7 */
export const chooseOther = async (
  looking: Looking,
  round: RoundId,
  called: string,
): Act<unknown, RoundRefusal> => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { facts, terms } = scene;
  const ruling = chooseInstrument(facts, looking.member);
  if (!ruling.ok) return ruling;
  const chosen = await instrumentCalled(looking, called);
  if (!chosen) return refuse('unknownInstrument');
  const next = { ...terms, instrument: chosen.instrument };
  await new RoundWriter(looking.tx).chooseInstrument(round, {
    shipped: chosen.shipped,
    terms_sealed: await sealTerms(looking.tx, round, facts.partnership, next, { anew: true }),
  });
  await record(looking, facts, says.chosen(round));
  return ruling;
};

/** No side has seen anything, and none will. */
export const endRound = async (looking: Looking, round: RoundId): Act<unknown, RoundRefusal> => {
  const scene = await beginAct(looking, round);
  if (!scene) return null;
  const { facts } = scene;
  const ruling = callOff(facts, looking.member);
  if (!ruling.ok) return ruling;
  await new RoundWriter(looking.tx).end({
    round_id: round,
    partnership_id: facts.partnership,
    organisation_id: ownOf(looking),
    ended_on: todayOf(looking),
  });
  await record(looking, facts, says.ended(round));
  return ruling;
};
