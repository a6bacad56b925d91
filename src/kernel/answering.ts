import {
  type Acting,
  answerBy,
  mayAct,
  mayActOn,
  type Now,
  type OnText,
  type Ruling,
  withAnswer,
} from './acting.ts';
import { dayOf } from './clock.ts';
import { close } from './closing.ts';
import {
  type Closing,
  communityConsents,
  consentCounts,
  currentVersion,
  type DecisionAnswer,
  type DecisionFacts,
  everyPartyConsents,
  type Waiver,
} from './decision.ts';
import type { OrganisationId } from './ids.ts';
import type { Member } from './organisation.ts';
import { refuse } from './outcome.ts';
import { mayNowSee } from './showing.ts';
import { hasWaived, shortestWindow } from './window.ts';

export const mayConsent = (decision: DecisionFacts, by: Member, now: Now): Ruling<Acting> => {
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
export const consent = (decision: DecisionFacts, on: OnText, now: Now): Ruling<Consented> => {
  const { by } = on;
  const read = mayActOn(decision, on, now);
  if (!read.ok) return read;
  const may = mayConsent(decision, by, now);
  if (!may.ok) return may;
  const answer = answerBy(decision, by.organisation.id, 'consent', dayOf(now));
  const answered = withAnswer(decision, answer);
  const closing = everyPartyConsents(answered) ? close(decision, 'effect', dayOf(now)) : null;
  return { ok: true, answer, shows: mayNowSee(answered), closing };
};

/** An objection needs no turn: anyone asked may say no at any time, and may come back to say why better. P1 */
export const mayObject: (decision: DecisionFacts, by: Member, now: Now) => Ruling<Acting> = mayAct;

export const object = (
  decision: DecisionFacts,
  on: OnText & { reason: string },
  now: Now,
): Ruling<{ answer: DecisionAnswer }> => {
  const { by, reason } = on;
  const may = mayActOn(decision, on, now);
  if (!may.ok) return may;
  if (reason.trim() === '') return refuse('reasonNeeded', 'P14');
  return { ok: true, answer: answerBy(decision, by.organisation.id, 'objection', dayOf(now)) };
};

/** Only the community side can give up its time to answer. P10 */
export const mayWaive = (decision: DecisionFacts, by: Member, now: Now): Ruling<Acting> => {
  const may = mayAct(decision, by, now);
  if (!may.ok) return may;
  if (may.party.side !== 'community') return refuse('waiverNotYours', 'P10');
  if (currentVersion(decision).windowDays >= shortestWindow) return refuse('nothingToWaive', 'P10');
  if (hasWaived(decision, may.party.organisation)) return refuse('alreadyWaived', 'P10');
  return may;
};

export const waive = (decision: DecisionFacts, on: OnText, now: Now): Ruling<{ waiver: Waiver }> => {
  const { by, version } = on;
  const read = mayActOn(decision, on, now);
  if (!read.ok) return read;
  const may = mayWaive(decision, by, now);
  if (!may.ok) return may;
  const waiver = { version, organisation: by.organisation.id, waivedOn: dayOf(now) };
  return { ok: true, waiver };
};
