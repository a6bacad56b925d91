import fc from 'fast-check';
import {
  currencies,
  decisionPowers,
  expenseKinds,
  exposures,
  hourKinds,
  type Plan,
  type PlanOrganisation,
  paymentMethods,
  planDocument,
  type Seat,
  seatRoles,
  zones,
} from '../../src/engagements/plan/document.ts';
import { engagementKinds } from '../../src/kernel/engagementKind.ts';
import { communityKeys, languageCodes } from '../../src/language/vocabulary.ts';

/** What a person can type: no control characters, nothing around it that a form takes off. */
const line = (most: number) =>
  fc
    .string({ unit: 'grapheme', maxLength: Math.min(most / 8, 40) })
    .map((text) => text.replace(/\p{Cc}/gu, ' ').trim());
const needed = (most: number) => line(most).filter((text) => text !== '');
const lines = (most: number) => fc.array(line(most), { maxLength: 3 }).map((all) => all.join('\n').trim());

const day = fc
  .date({ min: new Date('2026-01-01'), max: new Date('2035-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
const some = <Item>(items: readonly Item[], most: number) => fc.subarray([...items], { maxLength: most });
const hours = fc.nat(200).map((quarters) => quarters / 4);
const currency = fc.constantFrom(...currencies);
const amount = fc
  .tuple(fc.nat(99_999), fc.option(fc.nat(99), { nil: undefined }))
  .map(([whole, cents]) => (cents === undefined ? `${whole}` : `${whole}.${String(cents).padStart(2, '0')}`));

const organisation = fc.record(
  {
    key: fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/),
    name: needed(120),
    kind: fc.constantFrom('community-led' as const, 'ally' as const),
    ledBy: some(communityKeys, 3),
    calendar: fc.record({
      restDays: some([1, 2, 3, 4, 5, 6, 7], 6),
      holidays: fc.uniqueArray(day, { maxLength: 3 }),
    }),
  },
  { requiredKeys: ['key', 'name', 'kind', 'ledBy'] },
);

const seatAmong = (organisations: readonly PlanOrganisation[]) =>
  fc
    .record({
      key: fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/),
      role: fc.constantFrom(...seatRoles),
      power: fc.constantFrom(...decisionPowers),
      communities: some(communityKeys, 2),
      organisation: fc.option(fc.constantFrom(undefined, ...organisations.map(({ key }) => key)), {
        nil: undefined,
      }),
      hours: fc.record({ preparation: hours, travel: hours, session: hours, followUp: hours }),
      paidHours: some(hourKinds, 4),
      fee: fc.option(
        fc.record({
          amount,
          currency,
          basis: fc.constantFrom('hour' as const, 'day' as const, 'flat' as const),
        }),
      ),
      expenses: fc.record({
        how: fc.constantFrom(
          'prepaid' as const,
          'refunded' as const,
          'not-covered' as const,
          'none-arise' as const,
        ),
        covers: some(expenseKinds, 9),
      }),
      languages: some(languageCodes, 3),
    })
    .map(({ organisation, ...seat }): Seat => ({ ...seat, ...(organisation && { organisation }) }));

const payment = fc.record({
  currency,
  rates: fc.array(
    fc.record({
      from: currency,
      rate: fc.tuple(fc.nat(999), fc.integer({ min: 1, max: 9999 })).map((parts) => parts.join('.')),
      on: day,
    }),
    { maxLength: 3 },
  ),
  hoursPerDay: hours,
  unpaidForAll: fc.boolean(),
  dueWithinDays: fc.option(fc.nat(365)),
  methods: some(paymentMethods, 7),
  tax: lines(500),
  warned: fc.boolean(),
  storyNotAsked: fc.boolean(),
  organisationPercent: fc.nat(100),
});

const occasion = {
  format: fc.constant('alongside-plan/1' as const),
  kind: fc.constantFrom(...engagementKinds),
  title: needed(160),
  about: lines(8000),
  space: line(160),
  communities: some(communityKeys, 5).chain((keys) =>
    fc.tuple(
      ...keys.map((community) =>
        fc.constantFrom('named' as const, 'affected' as const).map((how) => ({ community, how })),
      ),
    ),
  ),
  toldOn: fc.option(day),
  sessions: fc.array(fc.record({ on: day, from: time, to: time, zone: fc.constantFrom(...zones) }), {
    maxLength: 4,
  }),
  place: line(300),
  attendance: fc.constantFrom('in-person' as const, 'online' as const, 'hybrid' as const),
  languages: some(languageCodes, 3),
  interpretation: some(languageCodes, 3),
  recording: fc.constantFrom('none' as const, 'for-participants' as const, 'public' as const),
  streaming: fc.boolean(),
  exposures: some(exposures, 7),
  risks: lines(3000),
  support: lines(3000),
  convenes: line(300),
  outcomeUse: lines(3000),
  reportsBack: fc.record({ how: lines(2000), by: fc.option(day) }),
  eraseAfterDays: fc.nat(365),
  payment,
};

/** Any plan that a person could type into the form. */
export const anyPlan = ({ mostSeats = 6 } = {}): fc.Arbitrary<Plan> =>
  fc
    .uniqueArray(organisation, { maxLength: 3, selector: ({ key }) => key })
    .chain((organisations) =>
      fc.record({
        ...occasion,
        organisations: fc.constant(organisations),
        seats: fc.uniqueArray(seatAmong(organisations), { maxLength: mostSeats, selector: ({ key }) => key }),
      }),
    )
    .map((plan) => planDocument.parse(plan));
