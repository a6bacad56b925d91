import type { Commitment } from '../src/commitments/commitment.ts';
import { checkPlan } from '../src/engagements/checks/checkPlan.ts';
import { type Plan, planDocument, seatRoles } from '../src/engagements/plan/document.ts';
import { ourDefaults } from '../src/engagements/plan/ourDefaults.ts';
import { otherSeat, ownSeat, soundPlan, withPayment } from '../test/support/plans.ts';

/** `node bench/findings.ts`: how long the findings of an engagement take, in the worst case that a plan may be. */

const bases = ['hour', 'day', 'flat'] as const;
const currencies = ['EUR', 'KES', 'USD', 'CHF'];
const sentence =
  'Women who use drugs and sex workers decide, with communities at the centre, what is asked of states. ';

/** Every seat paid in another way, half of them communities'; as much text as a plan may have. */
const crowded = (count: number): Plan => {
  const seats = Array.from({ length: count }, (_, index) => {
    const make = index % 2 === 0 ? ownSeat : otherSeat;
    const amount = `${40 + (index % 97)}.${String(index % 100).padStart(2, '0')}`;
    return make(`seat-${index}`, {
      role: seatRoles[index % seatRoles.length] ?? 'speaker',
      hours: { preparation: 2, travel: index % 4, session: 1.5, followUp: 0.5 },
      paidHours: index % 3 === 0 ? ['session'] : ['preparation', 'travel', 'session', 'followUp'],
      fee: { amount, currency: currencies[index % 4] ?? 'EUR', basis: bases[index % 3] ?? 'hour' },
    });
  });
  const rates = [
    { from: 'KES', rate: '0.0064', on: '2027-01-02' },
    { from: 'USD', rate: '0.923077', on: '2027-01-02' },
    { from: 'CHF', rate: '1.0712', on: '2027-01-02' },
  ];
  const communities = [
    ...soundPlan().communities,
    { community: 'migrants' as const, how: 'affected' as const },
  ];
  const about = sentence.repeat(80).slice(0, 8000);
  return planDocument.parse(withPayment({ rates }, soundPlan({ seats, communities, about })));
};

const commitments: Commitment[] = Array.from({ length: 60 }, (_, index) => ({
  sentence: `What we agreed, number ${index}.`,
  lesson: 'What happened.',
  rule: {
    is: 'nominations',
    kind: null,
    space: '',
    topic: `housing number ${index}`,
    organisation: 'lantern',
  },
}));

const median = (times: readonly number[]): string =>
  (times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0).toFixed(1);

/** `worked` is the processor's own time: it says the same on a busy machine. */
const measure = (plan: Plan, agreed: readonly Commitment[]) => {
  const facts = { plan, commitments: agreed, noticeDays: ourDefaults.noticeDays };
  const runs = Array.from({ length: 100 }, () => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    const findings = checkPlan(facts).length;
    const { user, system } = process.cpuUsage(used);
    return { findings, took: performance.now() - start, worked: (user + system) / 1000 };
  });
  return {
    seats: plan.seats.length,
    commitments: agreed.length,
    findings: runs[0]?.findings ?? 0,
    'median ms': median(runs.map(({ took }) => took)),
    'median ms of work': median(runs.map(({ worked }) => worked)),
  };
};

console.table(
  [10, 200, 2000].flatMap((count) => [measure(crowded(count), []), measure(crowded(count), commitments)]),
);
