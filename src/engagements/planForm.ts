import { z } from 'zod';
import { FilledForm } from '../web/filledForm.ts';
import type { Typed } from '../web/form.ts';
import { type Payment, type Plan, type PlanOrganisation, planDocument, type Session } from './plan.ts';
import { answer } from './planAnswers.ts';
import {
  fieldOf,
  listOf,
  type Row,
  type RowKind,
  rowFields,
  type Sheet,
  sheetOf,
  typedOfSheet,
} from './planSheet.ts';
import { isBlankSeat, readSeat } from './seatForm.ts';

type At = (name: string) => string;

const isBlank = (row: Row, ...names: readonly string[]): boolean =>
  names.every((name) => listOf(row, name).every((value) => value.trim() === ''));

/** Every written row of a kind. A blank one says nothing; its fields are known all the same. */
const eachRow = <Value>(
  form: FilledForm,
  { rows }: Sheet,
  kind: RowKind,
  blank: (row: Row) => boolean,
  read: (at: At, row: Row, place: number) => Value,
): Value[] =>
  rows[kind].flatMap((row, index) => {
    const at: At = (name) => fieldOf(kind, index + 1, name);
    // Whether a block stands open is the page's matter, not the plan's.
    if (rowFields[kind].includes('open')) form.pass([at('open')]);
    if (!blank(row)) return [read(at, row, index + 1)];
    form.pass(rowFields[kind].map(at));
    return [];
  });

const readCommunities = (form: FilledForm, sheet: Sheet): Plan['communities'] => {
  const seen = new Set<string>();
  return eachRow(
    form,
    sheet,
    'community',
    (row) => isBlank(row, 'community'),
    (at) => {
      const community = form.text(at('community'), answer.communityKey, 'sex-workers');
      if (seen.has(community)) form.wrong(at('community'), 'problem.twice');
      seen.add(community);
      return { community, how: form.text(at('how'), answer.named, 'named') };
    },
  );
};

const readSessions = (form: FilledForm, sheet: Sheet): Session[] =>
  eachRow(
    form,
    sheet,
    'day',
    (row) => isBlank(row, 'on', 'from', 'to'),
    (at) => ({
      on: form.text(at('on'), answer.day, ''),
      from: form.text(at('from'), answer.time, ''),
      to: form.text(at('to'), answer.time, ''),
      zone: form.text(at('zone'), answer.zone, 'UTC'),
    }),
  );

const readCalendar = (form: FilledForm, at: At): Pick<PlanOrganisation, 'calendar'> => {
  const own = form.text(at('calendar'), answer.ticked, false);
  const restDays = form.list(at('rest'), answer.restDay).map(Number);
  const holidays = form.text(at('holidays'), answer.holidays, []);
  return own ? { calendar: { restDays, holidays } } : {};
};

const readOrganisations = (form: FilledForm, sheet: Sheet): PlanOrganisation[] =>
  eachRow(
    form,
    sheet,
    'organisation',
    (row) => isBlank(row, 'name', 'kind', 'ledBy'),
    (at) => ({
      key: form.text(at('key'), answer.key, 'o'),
      name: form.text(at('name'), answer.organisationName, ''),
      kind: form.text(at('kind'), answer.side, 'ally'),
      ledBy: form.list(at('ledBy'), answer.community).flatMap((key) => (key === '' ? [] : [key])),
      ...readCalendar(form, at),
    }),
  );

const readPayment = (form: FilledForm, sheet: Sheet): Payment => ({
  currency: form.text('currency', answer.currency, 'XXX'),
  rates: eachRow(
    form,
    sheet,
    'rate',
    (row) => isBlank(row, 'from', 'rate'),
    (at) => ({
      from: form.text(at('from'), answer.currency, 'XXX'),
      rate: form.text(at('rate'), answer.rate, '1'),
      on: form.text(at('on'), answer.day, ''),
    }),
  ),
  hoursPerDay: form.text('hoursPerDay', answer.hours, 0),
  unpaidForAll: form.text('unpaidForAll', answer.ticked, false),
  dueWithinDays: form.text('dueWithinDays', answer.days, null),
  methods: form.list('methods', answer.method),
  tax: form.text('tax', answer.tax, ''),
  warned: form.text('warned', answer.ticked, false),
  storyNotAsked: form.text('storyNotAsked', answer.ticked, false),
  organisationPercent: form.text('organisationPercent', answer.percent, 0),
});

const readOccasion = (form: FilledForm) => ({
  kind: form.text('kind', answer.kind, 'panel'),
  title: form.text('title', answer.title, ''),
  about: form.text('about', answer.about, ''),
  space: form.text('space', answer.space, ''),
  convenes: form.text('convenes', answer.convenes, ''),
});

const readConditions = (form: FilledForm) => ({
  toldOn: form.text('toldOn', answer.spareDay, null),
  attendance: form.text('attendance', answer.attendance, 'online'),
  place: form.text('place', answer.place, ''),
  languages: form.text('languages', answer.languages, []),
  interpretation: form.text('interpretation', answer.languages, []),
  recording: form.text('recording', answer.recording, 'none'),
  streaming: form.text('streaming', answer.ticked, false),
  exposures: form.list('exposures', answer.exposure),
  risks: form.text('risks', answer.risks, ''),
  support: form.text('support', answer.support, ''),
  outcomeUse: form.text('outcomeUse', answer.outcomeUse, ''),
  reportsBack: {
    how: form.text('reportHow', answer.reportHow, ''),
    by: form.text('reportBy', answer.spareDay, null),
  },
  eraseAfterDays: form.text('eraseAfterDays', answer.erasure, 0),
});

/** Organisations that the software knows are facts. Only without an account are they typed. P12 */
export type KnownOrganisations = readonly PlanOrganisation[] | 'typed';

/** The plan's part of a form: whoever mounts it reads what else it carries, and closes it with `form.done`. */
export const readPlan = (form: FilledForm, sheet: Sheet, known: KnownOrganisations): Plan => {
  // In the order of the page: that is the order of the summary above it.
  const occasion = readOccasion(form);
  const communities = readCommunities(form, sheet);
  const sessions = readSessions(form, sheet);
  const conditions = readConditions(form);
  const organisations = known === 'typed' ? readOrganisations(form, sheet) : [...known];
  const payment = readPayment(form, sheet);
  const setting = { organisations, currency: payment.currency };
  const seats = eachRow(form, sheet, 'seat', isBlankSeat, (_, row, place) =>
    readSeat(form, row, place, setting),
  );
  const plan: Plan = {
    format: 'alongside-plan/1',
    ...occasion,
    ...conditions,
    communities,
    sessions,
    organisations,
    payment,
    seats,
  };
  // Too many rows, or two with one key: nothing that the page itself would send.
  if (!form.isWrong && !planDocument.safeParse(plan).success) form.wrong('form', 'problem.form');
  return plan;
};

const given = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A whole form, rows settled, for a schema: what a mounting page adds is read by `more`. */
export const settledForm = <Values>(read: (form: FilledForm, sheet: Sheet) => Values) =>
  given.transform((typed: Typed, context): Values => {
    const sheet = sheetOf(typed);
    const form = new FilledForm(typedOfSheet(sheet), context);
    return form.done(read(form, sheet));
  });

/** The schema of a form that is a plan and nothing else. */
export const planForm = (known: KnownOrganisations) =>
  settledForm((form, sheet) => readPlan(form, sheet, known));
