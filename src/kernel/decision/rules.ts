import { dayOf } from '../clock.ts';
import type { OrganisationId, VersionId } from '../ids.ts';
import type { Member } from '../organisation.ts';
import { type Outcome, refuse } from '../outcome.ts';
import { close } from './closings.ts';
import {
  answerBy,
  type Closing,
  communityConsents,
  consentCounts,
  currentVersion,
  type DecisionAnswer,
  type DecisionFacts,
  type DecisionParty,
  everyPartyConsents,
  mayNowSee,
  partyOf,
  type Waiver,
  withAnswer,
} from './facts.ts';
import { hasWaived, shortestWindow, windowIsOver } from './window.ts';

export type Acting = { party: DecisionParty };

/** An act on one version of the text: the one its author read. */
export type OnText = { by: Member; version: VersionId };

/** Every act on a decision: by a steward of one of its parties, while it is open. P1 */
export const mayAct = (decision: DecisionFacts, by: Member, now: Temporal.Instant): Outcome<Acting> => {
  const party = partyOf(decision, by.organisation.id);
  if (!party?.shown) return refuse('notParty', 'P1');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (decision.outcome) return refuse('decisionClosed', 'P1');
  if (windowIsOver(decision, now)) return refuse('windowOver', 'P1');
  return { ok: true, party };
};

/** Nobody answers a text she has not read: an amendment that came in between is shown to her first. P1 */
export const mayActOn = (
  decision: DecisionFacts,
  { by, version }: OnText,
  now: Temporal.Instant,
  may = mayAct,
): Outcome<Acting> => {
  const acting = mayAct(decision, by, now);
  if (!acting.ok) return acting;
  return currentVersion(decision).id === version ? may(decision, by, now) : refuse('textChanged', 'P1');
};

export const mayConsent = (decision: DecisionFacts, by: Member, now: Temporal.Instant): Outcome<Acting> => {
  const may = mayAct(decision, by, now);
  if (!may.ok) return may;
  if (consentCounts(decision, may.party)) return refuse('alreadyConsented', 'P1');
  // Proximity is not authority: the ally speaks after the community. P7
  if (may.party.side === 'ally' && !communityConsents(decision)) return refuse('communityFirst', 'P7');
  return may;
};

export type Consented = {
  answer: DecisionAnswer;
  /** Who is shown the text from now on, because this was the yes it waited for. */
  shows: readonly OrganisationId[];
  closing: Closing | null;
};

/** Says yes to the text as it reads now. The last yes makes the change take effect, in the same act. P1 */
export const consent = (decision: DecisionFacts, on: OnText, now: Temporal.Instant): Outcome<Consented> => {
  const may = mayActOn(decision, on, now, mayConsent);
  if (!may.ok) return may;
  const answer = answerBy(decision, may.party.organisation, 'consent', dayOf(now));
  const answered = withAnswer(decision, answer);
  const closing = everyPartyConsents(answered) ? close(decision, 'effect', dayOf(now)) : null;
  return { ok: true, answer, shows: mayNowSee(answered), closing };
};

/** An objection needs no turn: anyone asked may say no at any time, and may come back to say why better. P1 */
export const mayObject = mayAct;

export const object = (
  decision: DecisionFacts,
  on: OnText & { reason: string },
  now: Temporal.Instant,
): Outcome<{ answer: DecisionAnswer }> => {
  const may = mayActOn(decision, on, now, mayObject);
  if (!may.ok) return may;
  if (on.reason.trim() === '') return refuse('reasonNeeded', 'P14');
  return { ok: true, answer: answerBy(decision, may.party.organisation, 'objection', dayOf(now)) };
};

/** Only the community side can give up its time to answer. P10 */
export const mayWaive = (decision: DecisionFacts, by: Member, now: Temporal.Instant): Outcome<Acting> => {
  const may = mayAct(decision, by, now);
  if (!may.ok) return may;
  if (may.party.side !== 'community') return refuse('waiverNotYours', 'P10');
  if (currentVersion(decision).windowDays >= shortestWindow) return refuse('nothingToWaive', 'P10');
  if (hasWaived(decision, may.party.organisation)) return refuse('alreadyWaived', 'P10');
  return may;
};

export const waive = (
  decision: DecisionFacts,
  on: OnText,
  now: Temporal.Instant,
): Outcome<{ waiver: Waiver }> => {
  const may = mayActOn(decision, on, now, mayWaive);
  if (!may.ok) return may;
  const waiver = { version: on.version, organisation: may.party.organisation, waivedOn: dayOf(now) };
  return { ok: true, waiver };
};

export const mayWithdraw = (decision: DecisionFacts, by: Member, now: Temporal.Instant): Outcome<Acting> => {
  const may = mayAct(decision, by, now);
  if (!may.ok) return may;
  return decision.proposedBy === by.organisation.id ? may : refuse('onlyProposer', 'P1');
};

export const withdraw = (
  decision: DecisionFacts,
  by: Member,
  now: Temporal.Instant,
): Outcome<{ closing: Closing }> => {
  const may = mayWithdraw(decision, by, now);
  return may.ok ? { ok: true, closing: close(decision, 'withdrawn', dayOf(now)) } : may;
};
