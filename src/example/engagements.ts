import type { Plan, Seat } from '../engagements/plan/document.ts';
import type { DaysFromToday } from './story.ts';

/** A plan as its planner writes it: organisations by their example keys, days from the day the example is made. */
export type ExamplePlan = Omit<Plan, 'organisations' | 'sessions' | 'toldOn' | 'reportsBack'> & {
  toldOn: DaysFromToday | null;
  days: readonly { on: DaysFromToday; from: string; to: string; zone: string }[];
  reportsBack: { how: string; by: DaysFromToday | null };
};

const seat = (
  key: string,
  organisation: string | undefined,
  communities: Seat['communities'],
  change: Partial<Seat> = {},
): Seat => ({
  key,
  role: 'panellist',
  power: 'co-decide',
  communities,
  ...(organisation === undefined ? {} : { organisation }),
  hours: { preparation: 3, travel: 0, session: 1.5, followUp: 0.5 },
  paidHours: ['preparation', 'session', 'followUp'],
  fee: { amount: '300.00', currency: 'EUR', basis: 'flat' },
  expenses: { how: 'prepaid', covers: ['travel', 'childcare', 'interpreter'] },
  languages: ['en'],
  ...change,
});

const payment: Plan['payment'] = {
  currency: 'EUR',
  rates: [],
  hoursPerDay: 8,
  unpaidForAll: false,
  dueWithinDays: 7,
  methods: ['cash', 'mobile-money', 'transfer-to-organisation'],
  tax: 'Paid without deduction. Your organisation writes the invoice, for "expert advice".',
  warned: true,
  storyNotAsked: true,
  organisationPercent: 15,
};

const common = {
  format: 'alongside-plan/1',
  attendance: 'hybrid',
  languages: ['en'],
  interpretation: ['fr'],
  recording: 'none',
  streaming: false,
  risks: 'The building has a police post next door. Online seats need no camera.',
  support: 'A room to rest in, somebody to call, and a way out by the back door.',
  eraseAfterDays: 30,
  payment,
} as const;

/** Planned by an ally, asked of two organisations; a seat is filled, the other answers are still to come. */
export const rentEvening: ExamplePlan = {
  ...common,
  languages: ['en'],
  interpretation: ['fr'],
  kind: 'parallel-event',
  title: 'Rent, safety and who decides',
  about:
    'What tenants who are sex workers or people who use drugs ask of the new housing law, told by themselves.',
  space: 'City housing forum',
  communities: [
    { community: 'sex-workers', how: 'named' },
    { community: 'people-who-use-drugs', how: 'named' },
  ],
  toldOn: -9,
  days: [{ on: 45, from: '16:00', to: '17:30', zone: 'Europe/Vienna' }],
  place: 'The old ferry hall, second floor, with a lift',
  exposures: ['public-programme'],
  convenes: 'Meridian Women’s Rights Forum (example)',
  outcomeUse: 'Five demands for the hearing on the housing law.',
  reportsBack: { how: 'A letter to everyone who spoke, and an evening for their members.', by: 75 },
  seats: [
    seat('lantern-one', 'lantern', ['sex-workers']),
    seat('lantern-two', 'lantern', ['sex-workers'], { role: 'moderator', power: 'lead' }),
    seat('saltwater-one', 'saltwater', ['people-who-use-drugs']),
    seat('meridian-one', 'meridian', [], {
      hours: { preparation: 0, travel: 0, session: 0, followUp: 0 },
      paidHours: [],
      fee: { amount: '60.00', currency: 'EUR', basis: 'hour' },
    }),
  ],
};

/** Held three weeks ago: one payment arrived, one is overdue, and what came of it was told. */
export const openingHours: ExamplePlan = {
  ...common,
  languages: ['en'],
  interpretation: ['fr'],
  kind: 'consultation',
  title: 'Opening hours of the night clinic',
  about: 'When a clinic for sex workers should be open, and who should work there.',
  space: '',
  communities: [{ community: 'sex-workers', how: 'named' }],
  toldOn: -60,
  days: [{ on: -21, from: '10:00', to: '12:00', zone: 'Europe/Vienna' }],
  place: 'Online',
  exposures: ['participant-list'],
  convenes: 'Meridian Women’s Rights Forum (example)',
  outcomeUse: 'A recommendation to the city.',
  reportsBack: { how: 'A call with everyone who took part.', by: 10 },
  seats: [
    seat('adviser-one', 'lantern', ['sex-workers'], { role: 'adviser' }),
    seat('adviser-two', 'lantern', ['sex-workers'], { role: 'adviser' }),
  ],
};

/** A draft that cannot be asked as it stands: the checks say whom it leaves out, and who is there twice. */
export const preventionDraft: ExamplePlan = {
  ...common,
  languages: ['en'],
  interpretation: ['fr'],
  kind: 'panel',
  title: 'Prevention in the next five years',
  about:
    'A panel with communities at the centre: gay and bisexual men, people who use drugs, sex workers and trans people.',
  space: 'HIV prevention week',
  communities: [
    { community: 'gay-and-other-msm', how: 'named' },
    { community: 'people-who-use-drugs', how: 'named' },
    { community: 'sex-workers', how: 'named' },
    { community: 'trans-and-gender-diverse-people', how: 'named' },
  ],
  toldOn: null,
  days: [{ on: 30, from: '14:00', to: '15:30', zone: 'Europe/Vienna' }],
  place: 'Online',
  exposures: ['public-programme', 'social-media'],
  convenes: 'Meridian Women’s Rights Forum (example)',
  outcomeUse: '',
  reportsBack: { how: '', by: null },
  seats: [
    // Not in a partnership yet, so nobody can be asked.
    seat('first', undefined, ['gay-and-other-msm']),
    seat('second', undefined, ['gay-and-other-msm']),
    seat('third', 'meridian', [], { power: 'lead' }),
  ],
};
