import type { Typed } from '../web/form.ts';
import type { Language } from '../web/words.ts';
import { languagesInWords } from './languageNames.ts';
import type { Plan, PlanOrganisation, Seat } from './plan.ts';
import type { Row, Sheet } from './planSheet.ts';

const ticked = (on: boolean): Typed[string] => (on ? 'yes' : []);
/** None is written by leaving the field empty. */
const number = (value: number): string => (value === 0 ? '' : String(value));

const seatRow = (seat: Seat, language: Language): Row => ({
  key: seat.key,
  for: seat.communities.length > 0 ? 'community' : 'expert',
  role: seat.role,
  power: seat.power,
  community: [...seat.communities],
  organisation: seat.organisation ?? '',
  preparation: number(seat.hours.preparation),
  travel: number(seat.hours.travel),
  session: number(seat.hours.session),
  followUp: number(seat.hours.followUp),
  paid: [...seat.paidHours],
  basis: seat.fee?.basis ?? 'unpaid',
  amount: seat.fee?.amount ?? '',
  currency: seat.fee?.currency ?? '',
  expenses: seat.expenses.how,
  covers: [...seat.expenses.covers],
  languages: languagesInWords(seat.languages, language),
});

const organisationRow = ({ key, name, kind, ledBy, calendar }: PlanOrganisation): Row => ({
  key,
  name,
  kind,
  ledBy: [...ledBy],
  calendar: ticked(calendar !== undefined),
  rest: calendar?.restDays.map(String) ?? [],
  holidays: calendar?.holidays.join('\n') ?? '',
});

const payFields = ({ payment }: Plan): Typed => ({
  currency: payment.currency,
  hoursPerDay: number(payment.hoursPerDay),
  unpaidForAll: ticked(payment.unpaidForAll),
  dueWithinDays: payment.dueWithinDays === null ? '' : String(payment.dueWithinDays),
  methods: [...payment.methods],
  tax: payment.tax,
  warned: ticked(payment.warned),
  storyNotAsked: ticked(payment.storyNotAsked),
  organisationPercent: number(payment.organisationPercent),
});

const fieldsOf = (plan: Plan, language: Language): Typed => ({
  kind: plan.kind,
  title: plan.title,
  about: plan.about,
  space: plan.space,
  convenes: plan.convenes,
  toldOn: plan.toldOn ?? '',
  attendance: plan.attendance,
  place: plan.place,
  languages: languagesInWords(plan.languages, language),
  interpretation: languagesInWords(plan.interpretation, language),
  recording: plan.recording,
  streaming: ticked(plan.streaming),
  exposures: [...plan.exposures],
  risks: plan.risks,
  support: plan.support,
  outcomeUse: plan.outcomeUse,
  reportHow: plan.reportsBack.how,
  reportBy: plan.reportsBack.by ?? '',
  eraseAfterDays: String(plan.eraseAfterDays),
  ...payFields(plan),
});

/** A plan as its form shows it, in the reader's own words for languages. */
export const filledPlan = (plan: Plan, language: Language): Sheet => ({
  fields: fieldsOf(plan, language),
  rows: {
    community: plan.communities.map((row) => ({ ...row })),
    day: plan.sessions.map((row) => ({ ...row })),
    organisation: plan.organisations.map(organisationRow),
    rate: plan.payment.rates.map((row) => ({ ...row })),
    seat: plan.seats.map((seat) => seatRow(seat, language)),
  },
});
