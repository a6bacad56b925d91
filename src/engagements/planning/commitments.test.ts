import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commitmentSaying, proposalOf } from '../../../test/support/agreements.ts';
import { look, planBetween } from '../../../test/support/engagements.ts';
import { done, type Partner, type Partners, partners } from '../../../test/support/partners.ts';
import { ownSeat } from '../../../test/support/plans.ts';
import type { Commitment, CommitmentRule } from '../../commitments/commitment.ts';
import type { EngagementId, PartnershipId } from '../../kernel/ids.ts';
import { leavePartnership } from '../../partnerships/leaving/acts.ts';
import { translator, wordsReady } from '../../web/words/translate.ts';
import { changePlan, openEngagement } from '../acts.ts';
import { checkPlan } from '../checks/checkPlan.ts';
import { isPlanRule, type PlanFinding } from '../checks/ruleTable.ts';
import { planOf } from '../facts.ts';
import { planFactsOf } from '../findings/rules.ts';
import { findingInWords } from '../findings/words.ts';
import type { Plan } from '../plan/document.ts';
import { sendRequests } from '../requests/acts.ts';
import { readVisible } from '../visible.ts';

let story: Partners;
let network: Partner;
let union: Partner;
let ally: Partner;
beforeAll(async () => {
  await wordsReady;
  story = await partners('2027-01-04');
  network = await story.organisation('Ferry Landing Network (example)', 'community');
  union = await story.organisation('Harbour Union (example)', 'community');
  ally = await story.organisation('Hill Fund (example)', 'ally');
});
afterAll(() => story.drop());

const everywhere = { kind: null, space: '', topic: '' } as const;
const lesson = 'A speaker was announced whom nobody of us had chosen.';
const agreed = (rule: CommitmentRule): Commitment[] => [
  commitmentSaying('This is how we do it from now on.', { lesson, rule }),
];

const planned = async (partnership: PartnershipId, plan: Plan): Promise<EngagementId> =>
  done(await look(story, ally, (context) => openEngagement(context, plan, partnership))).id;
const ask = (id: EngagementId) => look(story, ally, (context) => sendRequests(context, id, 10));
const visible = async (id: EngagementId) => {
  const found = await look(story, ally, (context) => readVisible(context, id));
  if (!found) throw new Error('it is not there');
  return found;
};
const findings = async (id: EngagementId): Promise<PlanFinding[]> =>
  checkPlan(planFactsOf(await visible(id))).filter((finding): finding is PlanFinding =>
    isPlanRule(finding.rule),
  );
const mend = async (id: EngagementId, plan: Plan) => {
  const basedOn = planOf((await visible(id)).facts)?.id;
  if (!basedOn) throw new Error('no plan');
  done(await look(story, ally, (context) => changePlan(context, id, plan, basedOn)));
};
const event = (asked: Partner, space: string, change: Partial<Plan> = {}): Plan =>
  planBetween(asked, ally, { kind: 'parallel-event', space, ...change });

describe('a commitment of the partnership holds for every new engagement in it (P14)', () => {
  type Case = { name: string; rule: CommitmentRule; breaking: Partial<Plan>; keeping: () => Partial<Plan> };
  const cases: Case[] = [
    {
      name: 'commitment-seats',
      rule: { is: 'seats', ...everywhere, communities: ['sex-workers'], atLeast: 3 },
      breaking: {},
      keeping: () => ({
        seats: ['one', 'two', 'three'].map((key) => ownSeat(key, { organisation: union.id })),
      }),
    },
    {
      name: 'commitment-recording',
      rule: { is: 'no-recording', ...everywhere },
      breaking: { streaming: true },
      keeping: () => ({}),
    },
    {
      name: 'commitment-notice',
      rule: { is: 'notice', ...everywhere, workingDays: 60 },
      breaking: {},
      keeping: () => ({
        sessions: [{ on: '2027-05-26', from: '14:00', to: '15:30', zone: 'Europe/Vienna' }],
      }),
    },
  ];

  it.each(cases)('and is asked only once it is kept: $name', async ({ rule, name, breaking, keeping }) => {
    const { id: partnership } = await story.founded(union, ally);
    const free = await planned(partnership, event(union, 'CSW71', breaking));
    expect(await ask(free)).toMatchObject({ ok: true });

    const { id: bound } = await story.foundedOn({ commitments: agreed(rule) }, union, ally);
    const id = await planned(bound, event(union, 'CSW71', breaking));
    const stopping = (await findings(id)).filter(({ severity }) => severity === 'block');
    expect(stopping.map((finding) => [finding.rule, finding.values['lesson']])).toEqual([[name, lesson]]);
    expect(await ask(id)).toMatchObject({ ok: false, refusal: 'findingsStand' });
    await mend(id, event(union, 'CSW71', keeping()));
    expect(await ask(id)).toMatchObject({ ok: true });
  });
});

describe('a speaker was named for the community at CSW', () => {
  const commitments = (): Commitment[] =>
    agreed({ is: 'nominations', kind: null, space: 'CSW', topic: '', organisation: network.id });

  it('what was learnt is agreed by everyone, and the next event starts with it', async () => {
    const { id: partnership, agreement } = await story.founded(network, union, ally);
    const first = await planned(partnership, event(union, 'CSW70'));
    expect(await ask(first)).toMatchObject({ ok: true });

    const repaired = proposalOf('agreement', { ...agreement, commitments: commitments() });
    const decision = await story.change(network, partnership, repaired);
    const meanwhile = await planned(partnership, event(union, 'CSW70'));
    expect(await findings(meanwhile)).toEqual(await findings(first));
    done(await story.consent(union, partnership, decision));
    expect(done(await story.consent(ally, partnership, decision))).toMatchObject({ tookEffect: true });

    const next = await planned(partnership, event(union, 'CSW71'));
    expect(await ask(next)).toMatchObject({ ok: false, refusal: 'findingsStand' });
    const said = (await findings(next)).map((finding) => findingInWords(finding, translator('en'), 'en'));
    expect(said[0]).toEqual({
      says: `You agreed: “This is how we do it from now on.” This seat is not asked of ${network.name}.`,
      way: `Ask ${network.name} to nominate.`,
      lesson: `The lesson: ${lesson}`,
    });
    await mend(next, event(network, 'CSW71'));
    expect(await ask(next)).toMatchObject({ ok: true });
  });

  it('elsewhere it is as free as before', async () => {
    const { id } = await story.foundedOn({ commitments: commitments() }, network, union, ally);
    expect(await ask(await planned(id, event(union, 'City housing forum')))).toMatchObject({ ok: true });
  });

  it('and holds by name when the organisation that nominates has left', async () => {
    const { id } = await story.foundedOn({ commitments: commitments() }, network, union, ally);
    const next = await planned(id, event(union, 'CSW71'));
    done(await story.sit(network, id, (context) => leavePartnership(context)));
    const [stopping] = await findings(next);
    expect(stopping).toMatchObject({
      rule: 'commitment-nominations',
      values: { organisation: network.name },
    });
  });
});
