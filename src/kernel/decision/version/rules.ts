import { dayOf } from '../../clock.ts';
import type { DecisionId, OrganisationId, VersionId } from '../../ids.ts';
import type { Member } from '../../organisation.ts';
import { type Outcome, refuse } from '../../outcome.ts';
import {
  answerBy,
  answerOf,
  type Change,
  currentVersion,
  type DecisionAnswer,
  type DecisionFacts,
  type DecisionParty,
  type DecisionVersion,
  mayNowSee,
  onSide,
  partyOf,
  withAnswer,
  withShown,
} from '../facts.ts';
import { type Acting, mayAct, mayActOn, type OnText } from '../rules.ts';
import { longestWindow } from '../window.ts';

export type Wording = { version: VersionId; sha256Hex: string; windowDays: number };

const opened = (
  { version, sha256Hex, windowDays }: Wording,
  number: number,
  by: OrganisationId,
  now: Temporal.Instant,
): Outcome<{ version: DecisionVersion }> => {
  if (!Number.isInteger(windowDays) || windowDays < 1 || windowDays > longestWindow)
    return refuse('windowLength', 'P10', { most: longestWindow });
  return { ok: true, version: { id: version, number, by, sha256Hex, windowDays, openedOn: dayOf(now) } };
};

/** A community party stands by what it writes. An ally's own text waits for the community like any other. P7 */
const authorsConsent = (decision: DecisionFacts, now: Temporal.Instant): DecisionAnswer | null => {
  const { by } = currentVersion(decision);
  return partyOf(decision, by)?.side === 'community' ? answerBy(decision, by, 'consent', dayOf(now)) : null;
};

export type Opening = {
  id: DecisionId;
  change: Change;
  by: OrganisationId;
  basedOn: number;
  parties: readonly DecisionParty[];
  wording: Wording;
};

/** Puts a first version before its parties. Who may is for the capability to say. */
export const open = (opening: Opening, now: Temporal.Instant): Outcome<{ decision: DecisionFacts }> => {
  const first = opened(opening.wording, 1, opening.by, now);
  if (!first.ok) return first;
  const { id, change, by, basedOn, parties } = opening;
  const proposal: DecisionFacts = {
    id,
    change,
    proposedBy: by,
    proposedOn: dayOf(now),
    basedOn,
    versions: [first.version],
    parties,
    answers: [],
    waivers: [],
    outcome: null,
  };
  const answer = authorsConsent(proposal, now);
  const decision = answer ? withAnswer(proposal, answer) : proposal;
  return { ok: true, decision: withShown(decision, mayNowSee(decision)) };
};

const answeredByCommunity = (
  decision: DecisionFacts,
  version: DecisionVersion | undefined,
  given: DecisionAnswer['answer'],
): boolean =>
  onSide(decision, 'community').some(({ organisation }) =>
    decision.answers.some(
      (answer) =>
        answer.version === version?.id && answer.organisation === organisation && answer.answer === given,
    ),
  );

/** Has an ally, since the community side last wrote a text, put its own in place of one that side consented to? */
const alliesHaveAmended = (decision: DecisionFacts): boolean => {
  const versions = [...decision.versions].sort((one, other) => one.number - other.number);
  const isCommunitys = ({ by }: DecisionVersion) => partyOf(decision, by)?.side === 'community';
  const since = Math.max(versions.findLastIndex(isCommunitys), 0);
  return versions.some(
    (_, index) => index > since && answeredByCommunity(decision, versions[index - 1], 'consent'),
  );
};

/**
 * Any party may put a better text. The allies may void the community's consent by one once; then they object and say
 * why, and the next text is the community's, or theirs where it objects as well: nobody is worn down. P1
 */
export const mayAmend = (decision: DecisionFacts, by: Member, now: Temporal.Instant): Outcome<Acting> => {
  const may = mayAct(decision, by, now);
  if (!may.ok || may.party.side === 'community') return may;
  const current = currentVersion(decision);
  const agreed =
    answeredByCommunity(decision, current, 'consent') && !answeredByCommunity(decision, current, 'objection');
  return agreed && alliesHaveAmended(decision) ? refuse('amendedOnce', 'P1') : may;
};

export type Amended = {
  version: DecisionVersion;
  answer: DecisionAnswer | null;
  /** Who is shown the text from now on: a community party's own text carries its consent. */
  shows: readonly OrganisationId[];
  /** Whose answers count no longer: they stay on record, against the text they were given to. */
  voided: readonly OrganisationId[];
};

/** Every earlier answer is void and the window starts again. P1 */
export const amend = (
  decision: DecisionFacts,
  on: OnText & { wording: Wording },
  now: Temporal.Instant,
): Outcome<Amended> => {
  const { by, wording } = on;
  const may = mayActOn(decision, on, now, mayAmend);
  if (!may.ok) return may;
  const current = currentVersion(decision);
  if (wording.sha256Hex === current.sha256Hex) return refuse('sameText', 'P1');
  const next = opened(wording, current.number + 1, by.organisation.id, now);
  if (!next.ok) return next;
  const amended = { ...decision, versions: [...decision.versions, next.version] };
  const answered = decision.parties.filter((party) => answerOf(decision, party.organisation));
  const answer = authorsConsent(amended, now);
  return {
    ok: true,
    version: next.version,
    answer,
    shows: answer ? mayNowSee(withAnswer(amended, answer)) : [],
    voided: answered.map(({ organisation }) => organisation),
  };
};
