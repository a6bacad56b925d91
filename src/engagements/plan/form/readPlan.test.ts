import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { anyPlan } from '../../../../test/support/anyPlan.ts';
import { parseForm, type Typed } from '../../../web/forms/parse.ts';
import { translator, wordsReady } from '../../../web/words/translate.ts';
import { filledPlan } from './filledPlan.ts';
import { type KnownOrganisations, planForm } from './readPlan.ts';
import { mostRows, type Press, pressOf, reshape, type Sheet, sheetOf, typedOfSheet } from './sheet.ts';

const t = translator('en');
beforeAll(() => wordsReady);

const sent = (typed: Typed): URLSearchParams =>
  new URLSearchParams(
    Object.entries(typed).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
  );
const read = (typed: Typed, known: KnownOrganisations = 'typed') =>
  parseForm(sent(typed), planForm(known), t, { once: false });
const planIn = (typed: Typed) => {
  const form = read(typed);
  if (!form.ok) throw new Error(JSON.stringify(form.problems));
  return form.values;
};
const problemsIn = (typed: Typed, known: KnownOrganisations = 'typed') => {
  const form = read(typed, known);
  return form.ok ? {} : form.problems;
};

/** The least that is a plan, with one community's seat. */
const typed = (changed: Typed = {}): Typed => ({
  ...{ kind: 'panel', title: 'Health at work (example)', attendance: 'online', recording: 'none' },
  ...{ currency: 'EUR', eraseAfterDays: '30' },
  ...{ 'organisation-1-key': 'o1', 'organisation-1-name': 'Harbour Collective (example)' },
  ...{ 'organisation-1-kind': 'community-led', 'organisation-1-ledBy': 'sex-workers' },
  ...{ 'seat-1-key': 's1', 'seat-1-for': 'community', 'seat-1-role': 'speaker', 'seat-1-power': 'advise' },
  ...{ 'seat-1-community': 'sex-workers', 'seat-1-organisation': 'o1', 'seat-1-basis': 'day' },
  ...{ 'seat-1-amount': '400', 'seat-1-expenses': 'prepaid' },
  ...changed,
});
const press = (sheet: Sheet, button: string): Sheet => {
  const held = { ...typedOfSheet(sheet), do: button };
  const by: Press | null = pressOf(held);
  return by ? reshape(held, by).sheet : sheetOf(held);
};

describe('the form and the plan', () => {
  test('any plan comes back from its form as the same plan, word for word', () => {
    fc.assert(
      fc.property(anyPlan(), fc.constantFrom('en' as const, 'fr' as const), (plan, language) => {
        const form = read(typedOfSheet(filledPlan(plan, language)));
        expect(form.ok ? form.values : form.problems).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });

  test('as many seats as the page goes on adding are read whole, and one seat more is refused (C55)', () => {
    const rows = Array.from({ length: mostRows.seat + 1 }, (_, index) => ({
      ...{ key: `s${index + 1}`, for: 'expert', role: 'speaker', power: 'advise' },
      ...{ basis: 'unpaid', expenses: 'none-arise' },
    }));
    const sheetWith = (count: number): Typed =>
      typedOfSheet({ ...sheetOf(typed()), rows: { ...sheetOf(typed()).rows, seat: rows.slice(0, count) } });
    expect(planIn(sheetWith(mostRows.seat)).seats).toHaveLength(mostRows.seat);
    expect(Object.keys(problemsIn(sheetWith(mostRows.seat + 1)))).toEqual(['form']);
  });

  test('blocks that were left blank are nothing, and nobody is asked to fill them', () => {
    const plan = planIn(
      typed({
        ...{ 'community-1-community': '', 'community-1-how': 'named', 'day-1-on': '', 'day-1-zone': 'UTC' },
        ...{ 'seat-2-key': 's2', 'seat-2-for': 'expert', 'seat-2-role': '', 'seat-2-expenses': 'none-arise' },
      }),
    );
    expect([plan.communities, plan.sessions, plan.seats.length]).toEqual([[], [], 1]);
  });
});

describe('a seat is asked of an organisation, never of a person', () => {
  test.each(['person', 'name', 'speaker', 'contact', 'nominee'])(
    'a field called “%s” breaks the form, in a seat that is filled in and in a blank one (C24)',
    (field) => {
      expect(Object.keys(problemsIn(typed({ [`seat-1-${field}`]: 'Somebody' })))).toEqual(['form']);
      expect(Object.keys(problemsIn(typed({ [`seat-2-${field}`]: 'Somebody' })))).toEqual(['form']);
    },
  );

  test('a field that nobody asked for breaks the form, wherever it stands (C24)', () => {
    for (const field of [
      'speakers',
      'seat-1',
      'seat-0-role',
      'seat-01-role',
      'seat-12345-role',
      'who-1-name',
    ])
      expect([field, Object.keys(problemsIn(typed({ [field]: 'x' })))]).toEqual([field, ['form']]);
  });

  test('inside the software organisations are facts: what is typed about one breaks the form', () => {
    const { organisations } = planIn(typed());
    expect(Object.keys(problemsIn(typed(), organisations))).toEqual(['form']);
    const untyped = Object.fromEntries(
      Object.entries(typed()).filter(([name]) => !name.startsWith('organisation-')),
    );
    expect(problemsIn(untyped, organisations)).toEqual({});
    expect(Object.keys(problemsIn({ ...untyped, 'seat-1-organisation': 'o9' }, organisations))).toEqual([
      'seat-1-organisation',
    ]);
  });
});

describe('what cannot be read is said beside its field', () => {
  test.each([
    ['title', '', 'Please fill this in.'],
    ['kind', '', 'Please choose one of the answers.'],
    ['toldOn', 'tomorrow', 'Please give a date as year-month-day, for example 2027-03-31.'],
    ['currency', 'euro', 'Please give the three letters of a currency, such as EUR or KES.'],
    ['dueWithinDays', '400', 'Please give a whole number.'],
    ['languages', 'English, Elvish', t('problem.languages')],
    ['seat-1-amount', '1,250', t('problem.amount')],
    ['seat-1-preparation', '1.1', t('problem.hours')],
    ['seat-1-community', '', 'Please choose one of the answers.'],
    ['seat-1-organisation', 'o7', 'Please choose one of the answers.'],
  ])('%s with “%s”', (field, value, sentence) => {
    expect(problemsIn(typed({ [field]: value }))).toEqual({ [field]: sentence });
  });

  test('a day needs its times and its place’s time', () => {
    const problems = problemsIn(typed({ 'day-1-on': '2027-03-31', 'day-1-zone': 'Atlantis' }));
    expect(Object.keys(problems)).toEqual(['day-1-from', 'day-1-to', 'day-1-zone']);
  });

  test('an amount beside “unpaid” is asked again, not guessed', () => {
    expect(Object.keys(problemsIn(typed({ 'seat-1-basis': 'unpaid' })))).toEqual(['seat-1-basis']);
  });

  test('one community cannot be listed twice', () => {
    const twice = { 'community-1-community': 'migrants', 'community-2-community': 'migrants' };
    const how = { 'community-1-how': 'named', 'community-2-how': 'affected' };
    expect(Object.keys(problemsIn(typed({ ...twice, ...how })))).toEqual(['community-2-community']);
  });

  test('figures, hours, places and languages are read the way people write them', () => {
    const plan = planIn(
      typed({
        ...{ 'seat-1-amount': ' 400,50 ', 'seat-1-preparation': '1,5', currency: 'kes' },
        ...{ 'day-1-on': '2027-03-31', 'day-1-from': '14:30', 'day-1-to': '16:00', 'day-1-zone': 'nairobi' },
        ...{ languages: 'anglais, Kiswahili; es', interpretation: '' },
      }),
    );
    expect(plan.seats[0]?.fee).toEqual({ amount: '400.50', currency: 'KES', basis: 'day' });
    expect(plan.seats[0]?.hours.preparation).toBe(1.5);
    expect(plan.sessions[0]?.zone).toBe('Africa/Nairobi');
    expect(plan.languages).toEqual(['en', 'sw', 'es']);
  });
});

describe('buttons of the form, with scripting off', () => {
  const start = sheetOf(typed());

  test('a seat is added, for a community or for another expert, and nothing else changes', () => {
    const added = press(press(start, 'add-seat'), 'add-expert').rows.seat;
    expect(added.map((row) => [row.key, row.for])).toEqual([
      ['s1', 'community'],
      ['s2', 'community'],
      ['s3', 'expert'],
    ]);
    expect(added[0]).toEqual(start.rows.seat[0]);
  });

  test('another like this stands right after it, with a key of its own', () => {
    const copied = press(press(start, 'add-expert'), 'copy-seat-1').rows.seat;
    expect(copied.map((row) => row.key)).toEqual(['s1', 's3', 's2']);
    expect({ ...copied[1], key: 's1' }).toEqual({ ...copied[0], open: 'yes' });
  });

  test('what is removed can be put back in the next answer, whole and in its place', () => {
    const three = press(press(start, 'add-expert'), 'copy-seat-1');
    const without = press(three, 'remove-seat-2');
    expect(without.rows.seat[1]).toEqual({ ...three.rows.seat[1], gone: 'yes' });
    expect(press(without, 'restore-seat-2')).toEqual(three);
  });

  test('what was removed and not put back is gone, and never part of the plan', () => {
    const without = press(press(start, 'copy-seat-1'), 'remove-seat-1');
    expect(planIn(typedOfSheet(without)).seats.map(({ key }) => key)).toEqual(['s2']);
    expect(press(without, 'add-day').rows.seat.map((row) => row.key)).toEqual(['s2']);
  });

  test('what the words suggest counts only once somebody ticked it', () => {
    const ticked = sheetOf({ ...typed(), 'community-1-community': '', suggested: ['migrants', 'refugees'] });
    expect(planIn(typedOfSheet(ticked)).communities).toEqual([
      { community: 'migrants', how: 'named' },
      { community: 'refugees', how: 'named' },
    ]);
    expect(Object.keys(problemsIn(typed({ suggested: 'everybody' })))).toEqual(['form']);
  });

  test('a button that points at nothing changes nothing', () => {
    for (const button of ['remove-seat-9', 'copy-day-1', 'restore-seat-x', 'remove-constructor-1'])
      expect([button, press(start, button).rows]).toEqual([button, start.rows]);
  });
});
