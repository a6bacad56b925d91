import { beforeAll, expect, test, vi } from 'vitest';
import type { Commitment, CommitmentRule } from '../../src/commitments/commitment.ts';
import type { PlanFacts } from '../../src/engagements/checks/facts.ts';
import { planCheck } from '../../src/engagements/findings/planCheck.ts';
import { planRedline } from '../../src/engagements/plan/reading/planRedline.ts';
import { textChange, textCheck } from '../../src/language/checks.ts';
import { lexicon } from '../../src/language/lexicon/lexicon.ts';
import { languageCode } from '../../src/language/vocabulary.ts';
import { agreementRedline } from '../../src/partnerships/agreement/redline.ts';
import { adviceCheck, statementCheck } from '../../src/statements/text/checks.ts';
import { textMerge } from '../../src/statements/text/textMerge.ts';
import { errands } from '../../src/tasks.ts';
import type { Task } from '../../src/work/task.ts';
import { agreementBetween } from '../support/agreements.ts';
import { planner, workers } from '../support/asked.ts';
import { ownSeat, soundPlan } from '../support/plans.ts';
import { hostilePairs, hostileTexts } from './worstCases/texts.ts';

vi.setConfig({ testTimeout: 900_000 });

/** What this thread itself worked, in milliseconds: what other processes take of the machine is not counted. */
const worked = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};
const took = (work: () => unknown): number => {
  const begun = worked();
  work();
  return worked() - begun;
};

/** Twenty million steps take this long on a core of its own. */
const usualLoop = 40;
const loop = (): number => {
  let sum = 0;
  for (let step = 0; step < 20_000_000; step += 1) sum = (sum * 31 + step) | 0;
  return sum;
};
const slowness = (): number => Math.max(1, Math.min(...[1, 2, 3].map(() => took(loop))) / usualLoop);

/** The longest of these by one look at each, and then by the best of three looks at the slowest. */
const longest = async <In>({ run }: Task<In, unknown>, inputs: readonly In[]): Promise<number> => {
  const looked = inputs.map((input) => ({ input, took: took(() => run(input)) }));
  const slowest = looked.sort((one, other) => other.took - one.took).slice(0, 3);
  return Math.max(...slowest.map(({ input }) => Math.min(...[1, 2, 3].map(() => took(() => run(input))))));
};

/** The largest inputs that the task says are small: each is cut down until it says so. */
const largest = <In>({ isSmall }: Task<In, unknown>, make: (size: number) => readonly In[]): In[] => {
  const most = 60_000;
  let [small, large] = [0, most];
  while (large - small > 50) {
    const size = Math.floor((small + large) / 2);
    if (make(size).every(isSmall)) small = size;
    else large = size;
  }
  // One size too large is one that goes to the pool: so these are the last before it.
  expect(small).toBeGreaterThan(100);
  expect(small).toBeLessThan(most - 100);
  return make(small).filter(isSmall);
};

const english = languageCode.parse('en');
const draft = (body: string) => ({ title: '', body, references: '' });
const { scopes: known, spaces } = lexicon().vocabulary;
const scopes = known.map(({ key }) => key);
const space = spaces[0]?.key ?? '';

const everywhere = { kind: null, space: '', topic: '' } as const;
const promising = (rule: CommitmentRule): Commitment => ({ sentence: 's', lesson: '', rule });
/** Seats, organisations with a calendar each, and promises about all of them, as many as go into so many signs. */
const plansOf = (size: number): PlanFacts[] =>
  [
    { seats: 1, days: 400, promises: 0 },
    { seats: 40, days: 0, promises: 1 },
    { seats: 4, days: 60, promises: 30 },
    { seats: 1, days: 0, promises: 60 },
  ].map(({ seats, days, promises }) => {
    const holidays = Array.from({ length: days }, (_, day) => `20${10 + (day % 80)}-03-0${1 + (day % 9)}`);
    const own = Math.max(1, Math.floor(size / (seats * 420 + days * 13 + promises * 150 + 400)));
    return {
      noticeDays: 260,
      commitments: Array.from({ length: promises }, (_, at) =>
        promising(
          at % 2
            ? { is: 'notice', ...everywhere, workingDays: 260 }
            : { is: 'nominations', ...everywhere, organisation: 'nobody' },
        ),
      ),
      plan: soundPlan({
        about: 'communities at the centre '.repeat(300).slice(0, Math.min(8000, size / 4)),
        toldOn: '1999-01-04',
        organisations: Array.from({ length: own }, (_, at) => ({
          key: `o${at}`,
          name: 'x',
          kind: 'community-led',
          ledBy: [],
          calendar: { restDays: [1], holidays },
        })),
        seats: Array.from({ length: own * seats }, (_, at) =>
          ownSeat(`s${at}`, {
            organisation: `o${at % own}`,
            fee: { amount: String(at + 1), currency: 'EUR', basis: 'hour' },
          }),
        ),
      }),
    };
  });

type Case = { task: Task<never, unknown>; took: () => Promise<number> };
const worst = <In>(task: Task<In, unknown>, make: (size: number) => readonly In[]): Case => ({
  task,
  took: () => longest(task, largest(task, make)),
});

/** Every kind of work of which little is done where it was asked for. */
const cases: readonly Case[] = [
  worst(textCheck, (size) => [
    ...hostileTexts(size).map((text) => ({ text, options: { scopes, space } })),
    ...hostilePairs(size / 2).map(([before, text]) => ({ text, options: { scopes, before } })),
  ]),
  worst(textChange, (size) => hostilePairs(size / 2).map(([before, after]) => ({ before, after }))),
  worst(statementCheck, (size) =>
    hostileTexts(size).map((body) => ({
      texts: [{ language: english, text: draft(body) }],
      groups: [],
      scopes,
    })),
  ),
  worst(adviceCheck, (size) => [
    ...hostileTexts(size).map((body) => ({ language: english, text: draft(body), before: null, scopes })),
    ...hostilePairs(size / 2).map(([before, after]) => ({
      language: english,
      text: draft(after),
      before: draft(before),
    })),
  ]),
  worst(textMerge, (size) =>
    hostilePairs(size / 3).map(([base, yours]) => ({
      base: draft(base),
      yours: draft(yours),
      theirs: draft([...yours].reverse().join('')),
    })),
  ),
  worst(agreementRedline, (size) =>
    hostilePairs(size / 2).map(([old, fresh]) => {
      const before = agreementBetween([planner, workers]);
      const purposed = (purpose: string) => ({ ...before, terms: { ...before.terms, purpose } });
      return { before: purposed(old), after: purposed(fresh) };
    }),
  ),
  worst(planRedline, (size) =>
    hostilePairs(size / 2).map(([before, after]) => [{ label: 'x', before, after }]),
  ),
  worst(planCheck, plansOf),
];
const small = cases.map(({ task }) => task.name);
/** Of these nothing is ever done where it was asked for. */
const neverSmall = [
  ...['file-text', 'draft-file', 'plan-file', 'sheet-table', 'questions-file', 'questions-form'],
  ...['pdf', 'missing-signs', 'word-file'],
];

beforeAll(() => {
  // What runs for the first time is slow once.
  for (const text of hostileTexts(600)) void textCheck.run({ text, options: { scopes } });
});

test('every kind of work is measured here, or never done outside the pool', () => {
  expect([...small, ...neverSmall].sort()).toEqual([...errands.keys()].sort());
});

test.each(cases.map((one) => [one.task.name, one.took] as const))(
  'the worst that is done without the pool holds nobody up (C55): %s',
  async (_, longestOf) => {
    const slow = slowness();
    expect(await longestOf()).toBeLessThan(50 * slow);
  },
);
