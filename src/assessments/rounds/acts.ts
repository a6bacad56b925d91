import { newId, type PartnershipId, type RoundId, roundId } from '../../kernel/ids.ts';
import { lockPartnership } from '../../ledger/partnershipContext.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { Occasion, RoundFacts } from '../facts.ts';
import { type Instrument, nameOf } from '../instrument/facts.ts';
import { shipped } from '../instrument/shipped.ts';
import { InstrumentReader } from '../instrument/store.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { PartyReader } from '../partyStore.ts';
import { callOff } from '../rules.ts';
import { RoundWriter } from '../store.ts';
import { sealTerms } from '../termsStore.ts';
import { type AtRound, beginAct, record } from '../visible.ts';
import * as rules from './rules.ts';

type Chosen = { instrument: Instrument; shipped: string | null };

/** By the name of one that ships with the product, or by the id of one of the organisation's own. P3 */
const instrumentCalled = async (context: MemberContext, called: string): Promise<Chosen | null> => {
  const ours = shipped(called);
  if (ours) return { instrument: ours, shipped: nameOf(ours) };
  const own = await new InstrumentReader(context.tx, context.keyring).ofOrganisation(ownOf(context));
  const found = own.find(({ id, retiredOn }) => id === called && retiredOn === null);
  return found ? { instrument: found.body, shipped: null } : null;
};

export type Opening = Pick<RoundFacts, 'answerBy' | 'engagement'> & {
  instrument: string;
  occasion: Occasion;
};

/** Behind the partnership's lock: nobody joins, leaves or agrees on other terms meanwhile (C49). */
export const openRound = async (
  context: MemberContext,
  { partnership }: { partnership: PartnershipId },
  { instrument, occasion, answerBy, engagement }: Opening,
): ActOutcome<{ id: RoundId }> => {
  const { tx, keyring, member } = context;
  await lockPartnership(tx, partnership);
  const reader = new PartyReader(tx);
  const found = await reader.partnership(partnership, ownOf(context));
  if (!found || found.ended) return null;
  if (engagement && !(await reader.hasEngagement(partnership, engagement))) return null;
  const opening = {
    parties: found.parties,
    chosen: await instrumentCalled(context, instrument),
    answerBy,
  };
  const outcome = rules.openRound(opening, member, todayOf(context));
  if (!outcome.ok) return outcome;
  const { chosen, asked } = outcome;
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
      opened_by: ownOf(context),
      occasion,
      engagement_id: engagement,
      shipped: chosen.shipped,
      terms_sealed: await sealTerms(context, id, partnership, terms),
      opened_on: todayOf(context),
      answer_by: answerBy,
    },
    asked,
  );
  await record(context, { partnership }, ledgerEntries.opened(id, occasion, answerBy));
  return { ok: true, id };
};

export const chooseQuestions = async (
  context: MemberContext,
  { round }: AtRound,
  { instrument }: { instrument: string },
): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const { facts, terms } = visible;
  const called = await instrumentCalled(context, instrument);
  const outcome = rules.chooseQuestions(facts, context.member, called);
  if (!outcome.ok) return outcome;
  const { chosen } = outcome;
  const next = { ...terms, instrument: chosen.instrument };
  await new RoundWriter(context.tx).chooseInstrument(round, {
    shipped: chosen.shipped,
    terms_sealed: await sealTerms(context, round, facts.partnership, next),
  });
  await record(context, facts, ledgerEntries.chosen(round));
  return outcome;
};

/** No side has seen anything, and none will. */
export const endRound = async (context: MemberContext, { round }: AtRound): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const { facts } = visible;
  const outcome = callOff(facts, context.member);
  if (!outcome.ok) return outcome;
  await new RoundWriter(context.tx).end({
    round_id: round,
    partnership_id: facts.partnership,
    organisation_id: ownOf(context),
    ended_on: todayOf(context),
  });
  await record(context, facts, ledgerEntries.ended(round));
  return outcome;
};
