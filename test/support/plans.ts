import { checkPlan } from '../../src/engagements/checks/checkPlan.ts';
import type { PlanFacts } from '../../src/engagements/checks/facts.ts';
import type { PlanFinding } from '../../src/engagements/checks/ruleTable.ts';
import {
  type Plan,
  type PlanOrganisation,
  planDocument,
  type Seat,
} from '../../src/engagements/plan/document.ts';
import { ourDefaults } from '../../src/engagements/plan/ourDefaults.ts';

export const lantern: PlanOrganisation = {
  key: 'lantern',
  name: 'Lantern Collective (example)',
  kind: 'community-led',
  ledBy: ['sex-workers'],
};
export const meridian: PlanOrganisation = {
  key: 'meridian',
  name: 'Meridian Fund (example)',
  kind: 'ally',
  ledBy: [],
};

/** A community's seat, asked of an organisation it leads, with every hour paid. */
export const ownSeat = (key: string, change: Partial<Seat> = {}): Seat => ({
  key,
  role: 'panellist',
  power: 'co-decide',
  communities: ['sex-workers'],
  organisation: 'lantern',
  hours: { preparation: 3, travel: 0, session: 1.5, followUp: 0.5 },
  paidHours: ['preparation', 'session', 'followUp'],
  fee: { amount: '80.00', currency: 'EUR', basis: 'hour' },
  expenses: { how: 'prepaid', covers: ['data'] },
  languages: ['en'],
  ...change,
});

/** Another expert's seat: role and rate are all that is said of it. */
export const otherSeat = (key: string, change: Partial<Seat> = {}): Seat => ({
  ...ownSeat(key),
  communities: [],
  organisation: 'meridian',
  hours: { preparation: 0, travel: 0, session: 0, followUp: 0 },
  paidHours: [],
  ...change,
});

/** A plan that nothing is found in: two seats of the community it names, two of others, told in good time. */
export const soundPlan = (change: Partial<Plan> = {}): Plan =>
  planDocument.parse({
    format: 'alongside-plan/1',
    kind: 'panel',
    title: 'Safety at work',
    about: 'Labour inspection and what sex workers ask of it.',
    space: '',
    communities: [{ community: 'sex-workers', how: 'named' }],
    toldOn: '2027-01-04',
    sessions: [{ on: '2027-03-10', from: '14:00', to: '15:30', zone: 'Europe/Vienna' }],
    place: '',
    attendance: 'online',
    languages: ['en'],
    interpretation: [],
    recording: 'none',
    streaming: false,
    exposures: [],
    risks: '',
    support: '',
    convenes: '',
    outcomeUse: '',
    reportsBack: { how: 'A letter to each of them.', by: '2027-06-01' },
    eraseAfterDays: 30,
    payment: {
      currency: 'EUR',
      rates: [],
      hoursPerDay: 8,
      unpaidForAll: false,
      dueWithinDays: 7,
      methods: ['cash', 'transfer-to-organisation'],
      tax: 'Paid without deduction; the organisation invoices.',
      warned: true,
      storyNotAsked: true,
      organisationPercent: 15,
    },
    organisations: [lantern, meridian],
    seats: [ownSeat('first'), ownSeat('second'), otherSeat('third'), otherSeat('fourth')],
    ...change,
  } satisfies Plan);

export const withPayment = (change: Partial<Plan['payment']>, plan = soundPlan()): Plan => ({
  ...plan,
  payment: { ...plan.payment, ...change },
});

export const findingsOf = (plan: Plan, facts: Partial<Omit<PlanFacts, 'plan'>> = {}): PlanFinding[] =>
  checkPlan({ plan, commitments: [], noticeDays: ourDefaults.noticeDays, ...facts });

/** The findings as `rule subject`: what most tests ask. */
export const found = (plan: Plan, facts: Partial<Omit<PlanFacts, 'plan'>> = {}): string[] =>
  findingsOf(plan, facts).map(({ rule, subject }) => `${rule} ${subject}`);
