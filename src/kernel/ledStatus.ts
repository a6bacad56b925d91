import { addYears, type Day } from './clock.ts';

/** One peer's answer to a claim. The hosting network's confirmation also settles what a peer questioned. */
export type LedAnswer = { answer: 'confirmed' | 'questioned'; answeredOn: Day; host: boolean };

type Claimed = { claimedOn: Day; communities: readonly string[]; answers: readonly LedAnswer[] };

/** An organisation's latest claim to be led by these communities, and the last before it that a peer answered. */
export type LedClaim = Claimed & { before?: Claimed };

export type LedState = 'none' | 'claimed' | 'confirmed' | 'questioned' | 'expired';

/** `until`: the last day it holds, or could still be confirmed; null where no time runs. */
export type LedStatus = { state: LedState; until: Day | null };

const settledByHost = (question: LedAnswer, answers: readonly LedAnswer[]): boolean =>
  answers.some(
    ({ host, answer, answeredOn }) => host && answer === 'confirmed' && answeredOn >= question.answeredOn,
  );

/** A confirmation covers the communities it was given for: one added later has to be claimed again. P12 */
const covers = (claim: Claimed, communities: readonly string[]): boolean =>
  communities.length > 0 && communities.every((community) => claim.communities.includes(community));

const alone = (claim: Claimed, communities: readonly string[], today: Day): LedStatus => {
  if (!covers(claim, communities)) return { state: 'none', until: null };
  const { answers, claimedOn } = claim;
  const open = answers.some((answer) => answer.answer === 'questioned' && !settledByHost(answer, answers));
  if (open) return { state: 'questioned', until: null };
  const confirmedOn = answers
    .filter(({ answer }) => answer === 'confirmed')
    .map((answer) => answer.answeredOn)
    .sort()[0];
  const until = addYears(confirmedOn ?? claimedOn, 1);
  if (today > until) return { state: 'expired', until };
  return { state: confirmedOn ? 'confirmed' : 'claimed', until };
};

/**
 * Where a "led" status stands today. It holds for a year from its first confirmation: more voices add weight, not
 * time. One open question outweighs any number of confirmations, until its author or the host settles it. Asking for
 * it anew costs nobody her standing: until somebody answers, what was confirmed before holds to its own last day. P7
 */
export const ledStatus = (claim: LedClaim | null, communities: readonly string[], today: Day): LedStatus => {
  if (!claim) return { state: 'none', until: null };
  const before = claim.answers.length === 0 && claim.before ? alone(claim.before, communities, today) : null;
  return before?.state === 'confirmed' ? before : alone(claim, communities, today);
};

/** Does a peer's or the host's word stand behind it today? */
export const statusInForce = (claim: LedClaim | null, communities: readonly string[], today: Day): boolean =>
  ledStatus(claim, communities, today).state === 'confirmed';
