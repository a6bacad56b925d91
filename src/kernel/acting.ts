import type { Day } from './clock.ts';
import {
  currentVersion,
  type DecisionAnswer,
  type DecisionFacts,
  type DecisionParty,
  nextPlace,
  partyOf,
} from './decision.ts';
import type { OrganisationId, VersionId } from './ids.ts';
import type { Member } from './organisation.ts';
import { type Outcome, refuse } from './outcome.ts';
import { windowIsOver } from './window.ts';

export const decisionRefusals = [
  'onlySteward',
  'notParty',
  'decisionClosed',
  'windowOver',
  'textChanged',
  'alreadyConsented',
  'communityFirst',
  'reasonNeeded',
  'sameText',
  'amendedOnce',
  'windowLength',
  'onlyProposer',
  'waiverNotYours',
  'nothingToWaive',
  'alreadyWaived',
] as const;
export type DecisionRefusal = (typeof decisionRefusals)[number];

export type Ruling<Facts> = Outcome<Facts, DecisionRefusal>;
export type Now = Temporal.Instant;
export type Acting = { party: DecisionParty };

/** An act on the text that its author had before her eyes. */
export type OnText = { by: Member; version: VersionId };

/** Every act on a decision: by a steward of one of its parties, while it is open. P1 */
export const mayAct = (decision: DecisionFacts, by: Member, now: Now): Ruling<Acting> => {
  const party = partyOf(decision, by.organisation.id);
  if (!party?.shown) return refuse('notParty', 'P1');
  if (by.role !== 'steward') return refuse('onlySteward');
  if (decision.outcome) return refuse('decisionClosed', 'P1');
  if (windowIsOver(decision, now)) return refuse('windowOver', 'P1');
  return { ok: true, party };
};

/** Nobody answers a text she has not read: an amendment that came in between is shown to her first. P1 */
export const mayActOn = (decision: DecisionFacts, { by, version }: OnText, now: Now): Ruling<Acting> => {
  const may = mayAct(decision, by, now);
  return may.ok && currentVersion(decision).id !== version ? refuse('textChanged', 'P1') : may;
};

export const answerBy = (
  decision: DecisionFacts,
  organisation: OrganisationId,
  answer: DecisionAnswer['answer'],
  answeredOn: Day,
): DecisionAnswer => ({
  version: currentVersion(decision).id,
  organisation,
  answer,
  answeredOn,
  place: nextPlace(decision),
});

export const withAnswer = (decision: DecisionFacts, given: DecisionAnswer): DecisionFacts => ({
  ...decision,
  answers: [
    ...decision.answers.filter(
      (old) => old.version !== given.version || old.organisation !== given.organisation,
    ),
    given,
  ],
});
