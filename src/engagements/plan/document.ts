import { z } from 'zod';
import { commitment } from '../../commitments/commitment.ts';
import { engagementKind } from '../../kernel/engagementKind.ts';
import { communityKey } from '../../language/vocabulary.ts';
import { isWorldLanguage } from '../../language/worldLanguages.ts';
import { ourDefaults } from './ourDefaults.ts';

/** Text without half a character in it: only that has one exact form in bytes. */
const text = (most: number) =>
  z
    .string()
    .max(most)
    .refine((written) => written.isWellFormed());
const needed = (most: number) => text(most).refine((written) => written.trim() !== '');

/** A language of the world, by its code: what is spoken in a room is not limited to what our pages are in. */
export const spokenLanguage = z.string().refine(isWorldLanguage);

/** Names a seat or an organisation within one plan; in the software it is the row's own id. */
const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

export const seatRoles = [
  'speaker',
  'panellist',
  'moderator',
  'co-chair',
  'researcher',
  'co-author',
  'reviewer',
  'adviser',
  'trainer',
  'programme-manager',
  'board-member',
  'participant',
] as const;
export const seatRole = z.enum(seatRoles);
export type SeatRole = z.infer<typeof seatRole>;

/** From least to most. P4 */
export const decisionPowers = ['observe', 'advise', 'co-decide', 'lead'] as const;
export const decisionPower = z.enum(decisionPowers);
export type DecisionPower = z.infer<typeof decisionPower>;

/** Who will come to see which names. */
export const exposures = [
  'public-programme',
  'participant-list',
  'press',
  'social-media',
  'un-papers',
  'state-pass',
  'host-government',
] as const;
export const exposure = z.enum(exposures);
export type Exposure = z.infer<typeof exposure>;

export const paymentMethods = [
  'cash',
  'mobile-money',
  'transfer-to-organisation',
  'intermediary',
  'prepaid-card',
  'cheque',
  'voucher',
] as const;
export const paymentMethod = z.enum(paymentMethods);
export type PaymentMethod = z.infer<typeof paymentMethod>;

export const expenseKinds = [
  'travel',
  'lodging',
  'meals',
  'childcare',
  'interpreter',
  'data',
  'secure-travel',
  'security',
  'support-person',
] as const;

export const hourKinds = ['preparation', 'travel', 'session', 'followUp'] as const;
export type HourKind = (typeof hourKinds)[number];

/** Hours in quarters: they are counted exactly, never rounded. */
const hours = z.number().min(0).max(10_000).multipleOf(0.25);

/** An ISO 4217 currency that this runtime knows. */
export const currencies: readonly string[] = Intl.supportedValuesOf('currency');
const currency = z.string().refine((code) => currencies.includes(code));

/** Money as it is written, exact: no sign, no grouping, a point before the fraction. */
const amount = z.string().regex(/^\d{1,12}(?:\.\d{1,4})?$/);

const fee = z.strictObject({ amount, currency, basis: z.enum(['hour', 'day', 'flat']) });
export type Fee = z.infer<typeof fee>;

export const zones: readonly string[] = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
const time = z.iso.time({ precision: -1 });

/** One stretch of the engagement, in the time of the place where it happens. */
const session = z.strictObject({
  on: z.iso.date(),
  from: time,
  to: time,
  zone: z.string().refine((zone) => zones.includes(zone)),
});
export type Session = z.infer<typeof session>;

/** The days an organisation rests; Saturday and Sunday unless it says otherwise (1 is Monday). */
const calendar = z.strictObject({
  restDays: z.array(z.int().min(1).max(7)).max(6),
  holidays: z.array(z.iso.date()).max(400),
});
export type Calendar = z.infer<typeof calendar>;

const organisation = z.strictObject({
  key,
  name: needed(120),
  kind: z.enum(['community-led', 'ally']),
  /** The communities that lead it, as confirmed. Nobody types this about another in the software. P12 */
  ledBy: z.array(communityKey).max(40),
  calendar: calendar.optional(),
});
export type PlanOrganisation = z.infer<typeof organisation>;

/** A seat never names a person: there is no field for one. P6 */
const seat = z.strictObject({
  key,
  role: seatRole,
  power: decisionPower,
  /** Whose seat it is. One community; more than one is what the checks find. Empty: another expert's. P12 */
  communities: z.array(communityKey).max(10),
  /** The organisation that is asked to fill it, or that fills it. */
  organisation: key.optional(),
  hours: z.strictObject({ preparation: hours, travel: hours, session: hours, followUp: hours }),
  /** Which of those hours are paid. */
  paidHours: z.array(z.enum(hourKinds)).max(hourKinds.length),
  fee: fee.nullable(),
  expenses: z.strictObject({
    how: z.enum(['prepaid', 'refunded', 'not-covered', 'none-arise']),
    covers: z.array(z.enum(expenseKinds)).max(expenseKinds.length),
  }),
  languages: z.array(spokenLanguage).max(20),
});
export type Seat = z.infer<typeof seat>;

const rate = z.strictObject({
  from: currency,
  /** How much of the plan's own currency one unit is. */
  rate: z
    .string()
    .regex(/^\d{1,9}(?:\.\d{1,9})?$/)
    .refine((written) => /[1-9]/.test(written)),
  on: z.iso.date(),
});
export type Rate = z.infer<typeof rate>;

/** What is said of pay before anyone accepts. P5 */
const payment = z.strictObject({
  currency,
  rates: z.array(rate).max(30),
  /** Hours in a day's fee. */
  hoursPerDay: hours,
  /** "Nobody is paid" is said aloud, or it is not so. */
  unpaidForAll: z.boolean(),
  dueWithinDays: z.int().min(0).max(365).nullable(),
  methods: z.array(paymentMethod).max(paymentMethods.length),
  tax: text(500),
  /** What the payment may do to someone's benefits, tax or status is said before. */
  warned: z.boolean(),
  /** No fee hangs on telling a personal story. */
  storyNotAsked: z.boolean(),
  /** Percent on top for the organisation that nominates and supports. */
  organisationPercent: z.int().min(0).max(100),
});
export type Payment = z.infer<typeof payment>;

export const mostSeats = 2000;
const keysDiffer = (rows: readonly { key: string }[]): boolean =>
  new Set(rows.map((row) => row.key)).size === rows.length;

/** An engagement as it is planned: what the checks read, what is asked, and the file that `alongside check` takes. */
export const planDocument = z.strictObject({
  format: z.literal('alongside-plan/1'),
  kind: engagementKind,
  title: needed(160),
  about: text(8000),
  /** The body or occasion it belongs to, such as the Commission on the Status of Women. */
  space: text(160),
  /** Whom it names or affects, as people confirmed. P12 */
  communities: z
    .array(z.strictObject({ community: communityKey, how: z.enum(['named', 'affected']) }))
    .max(40)
    .refine((rows) => new Set(rows.map((row) => row.community)).size === rows.length),
  /** The day the communities' organisations are told of it. P10 */
  toldOn: z.iso.date().nullable(),
  sessions: z.array(session).max(100),
  place: text(300),
  attendance: z.enum(['in-person', 'online', 'hybrid']),
  languages: z.array(spokenLanguage).max(20),
  interpretation: z.array(spokenLanguage).max(20),
  recording: z.enum(['none', 'for-participants', 'public']),
  streaming: z.boolean(),
  exposures: z.array(exposure).max(exposures.length),
  risks: text(3000),
  support: text(3000),
  convenes: text(300),
  outcomeUse: text(3000),
  /** How and until when those who contributed hear what came of it. */
  reportsBack: z.strictObject({ how: text(2000), by: z.iso.date().nullable() }),
  /** Days after the last one until what was shown of anybody is erased. P6 */
  eraseAfterDays: z.int().min(0).max(365),
  payment,
  organisations: z.array(organisation).max(200).refine(keysDiffer),
  seats: z.array(seat).max(mostSeats).refine(keysDiffer),
});
export type Plan = z.infer<typeof planDocument>;

const { shape } = planDocument;
const noHours = hours.default(0);
const seatInFile = seat.extend({
  communities: seat.shape.communities.default([]),
  hours: z
    .strictObject({ preparation: noHours, travel: noHours, session: noHours, followUp: noHours })
    .default({ preparation: 0, travel: 0, session: 0, followUp: 0 }),
  paidHours: seat.shape.paidHours.default([...hourKinds]),
  fee: seat.shape.fee.default(null),
  expenses: seat.shape.expenses
    .extend({ covers: seat.shape.expenses.shape.covers.default([]) })
    .default({ how: 'not-covered', covers: [] }),
  languages: seat.shape.languages.default([]),
});
const paymentInFile = payment.extend({
  rates: payment.shape.rates.default([]),
  hoursPerDay: hours.default(0),
  unpaidForAll: z.boolean().default(false),
  dueWithinDays: payment.shape.dueWithinDays.default(null),
  methods: payment.shape.methods.default([]),
  tax: payment.shape.tax.default(''),
  warned: z.boolean().default(false),
  storyNotAsked: z.boolean().default(false),
  organisationPercent: payment.shape.organisationPercent.default(0),
});

/**
 * A plan in a file. What is left out is not said, and is found where the checks ask for it. It brings its partnership's
 * commitments along, and the notice that the community side asks for; in the software they come from the agreement.
 */
export const planFile = planDocument.extend({
  about: shape.about.default(''),
  space: shape.space.default(''),
  communities: shape.communities.default([]),
  toldOn: shape.toldOn.default(null),
  // A session of no time is refused where plans are written; one that was sealed before stays readable.
  sessions: z
    .array(session.refine(({ from, to }) => from !== to, { path: ['to'], error: 'sameTime' }))
    .max(100)
    .default([]),
  place: shape.place.default(''),
  languages: shape.languages.default([]),
  interpretation: shape.interpretation.default([]),
  streaming: shape.streaming.default(false),
  exposures: shape.exposures.default([]),
  risks: shape.risks.default(''),
  support: shape.support.default(''),
  convenes: shape.convenes.default(''),
  outcomeUse: shape.outcomeUse.default(''),
  reportsBack: shape.reportsBack.default({ how: '', by: null }),
  eraseAfterDays: shape.eraseAfterDays.default(30),
  payment: paymentInFile,
  organisations: shape.organisations.default([]),
  seats: z.array(seatInFile).max(mostSeats).refine(keysDiffer).default([]),
  noticeDays: z.int().min(0).max(260).default(ourDefaults.noticeDays),
  commitments: z.array(commitment).max(60).default([]),
});
export type PlanFile = z.infer<typeof planFile>;
