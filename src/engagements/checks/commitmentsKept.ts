import type { Commitment, CommitmentRule } from '../../commitments/commitment.ts';
import {
  type Check,
  isCommunitySeat,
  organisationsByKey,
  type PlanFacts,
  placed,
  seatsByCommunity,
} from './facts.ts';
import { noticeGiven } from './lead.ts';
import { found, type PlanFinding, type PlanRule } from './ruleTable.ts';
import { holdsFor, type PlanWords, wordsOfPlan } from './scope.ts';

type RuleOf<Is extends CommitmentRule['is']> = Extract<CommitmentRule, { is: Is }>;
/** `given`: the notice of each organisation, counted once for all commitments. */
type Read = PlanFacts & { given: ReturnType<typeof noticeGiven> };
/** Says that the commitment at hand is not kept: its sentence and its lesson come with every finding. P14 */
type Say = (rule: PlanRule, subject: string, values?: PlanFinding['values']) => PlanFinding;

const same = (left: string, right: string): boolean =>
  left.normalize('NFC').trim().toLowerCase() === right.normalize('NFC').trim().toLowerCase();

/** Every community's seat is asked of the organisation that nominates; a seat of others than lead it is theirs. P6 */
const nominations = ({ plan }: PlanFacts, { organisation: wanted }: RuleOf<'nominations'>, say: Say) => {
  const organisations = organisationsByKey(plan);
  const nominating = plan.organisations.find(({ key, name }) => same(key, wanted) || same(name, wanted));
  const isTheirs = (communities: readonly string[]): boolean =>
    !nominating || nominating.ledBy.some((community) => communities.includes(community));
  return placed(plan)
    .filter(({ seat }) => isCommunitySeat(seat) && isTheirs(seat.communities))
    .filter(({ seat }) => !nominating || organisations.get(seat.organisation ?? '') !== nominating)
    .map(({ at }) =>
      say('commitment-nominations', `${at}/organisation`, { organisation: nominating?.name ?? wanted }),
    );
};

const seats = ({ plan }: PlanFacts, { communities, atLeast }: RuleOf<'seats'>, say: Say) => {
  const counts = seatsByCommunity(plan);
  return [...new Set(communities)]
    .map((community) => ({ community, count: counts.get(community) ?? 0 }))
    .filter(({ count }) => count < atLeast)
    .map(({ community, count }) => say('commitment-seats', 'seats', { community, count, needed: atLeast }));
};

const recording = ({ plan }: PlanFacts, say: Say): PlanFinding[] => [
  ...(plan.recording === 'none' ? [] : [say('commitment-recording', 'recording')]),
  ...(plan.streaming ? [say('commitment-recording', 'streaming')] : []),
];

const notice = ({ plan, given }: Read, { workingDays }: RuleOf<'notice'>, say: Say): PlanFinding[] => {
  if (given === null) return [say('commitment-unsure', plan.toldOn === null ? 'toldOn' : 'sessions')];
  return given
    .filter(({ days }) => days < workingDays)
    .map(({ at, organisation, days }) =>
      say('commitment-notice', at, { organisation, count: days, needed: workingDays }),
    );
};

const kept = (facts: Read, rule: CommitmentRule, say: Say): PlanFinding[] => {
  switch (rule.is) {
    case 'nominations':
      return nominations(facts, rule, say);
    case 'seats':
      return seats(facts, rule, say);
    case 'no-recording':
      return recording(facts, say);
    case 'notice':
      return notice(facts, rule, say);
  }
};

const reading =
  (facts: Read, words: PlanWords) =>
  ({ sentence, lesson, rule }: Commitment): PlanFinding[] => {
    const say: Say = (name, subject, values = {}) => found(name, subject, { ...values, sentence, lesson });
    if (rule === null) return [say('commitment-by-hand', '')];
    const holds = holdsFor(rule, words);
    if (holds === 'maybe') return [say('commitment-unsure', 'space')];
    return holds === 'yes' ? kept(facts, rule, say) : [];
  };

/** What this partnership agreed after a lesson is kept in every new engagement. P14 */
export const commitmentsAreKept: Check = (facts) =>
  facts.commitments.length === 0
    ? []
    : facts.commitments.flatMap(reading({ ...facts, given: noticeGiven(facts) }, wordsOfPlan(facts.plan)));
