import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { Frame } from '../frame.ts';
import { translator, wordsReady } from '../words/translate.ts';
import { bound } from './bound.ts';
import { Checkboxes, TextArea, TextField } from './fields.tsx';
import { ErrorSummary } from './form.tsx';
import { choice, day, line, lines, many, neededLines, optionalLine } from './parse.ts';
import { RefusalNotice } from './refusalNotice.tsx';
import { fieldProblems, isWrong, type ReturnedForm, returnedForm, returnedTo } from './returned.ts';

beforeAll(() => wordsReady);

const frame: Frame = {
  t: translator('en'),
  language: 'en',
  path: '/',
  formToken: 'a-token',
  newSubmission: () => 'an-act',
  placed: (bytes) => Buffer.from(bytes).toString(),
  member: null,
};
const fields = {
  name: line(120),
  nickname: optionalLine(30),
  note: lines(1000).default(''),
  reason: neededLines(4000),
  last: z.literal('').or(day),
  code: z
    .string()
    .max(80)
    .transform((text) => text.trim()),
  many: many(z.enum(['a', 'b'])),
  one: choice(['a', 'b']),
};
const labels = {
  name: 'Name',
  nickname: 'Nickname',
  note: 'Note',
  reason: 'Reason',
  last: 'Last day',
  code: 'Code',
  many: 'Several',
  one: 'One',
};
const values = { name: 'Harbour', many: ['a'], one: 'b' };
const bind = (returned?: ReturnedForm, more: { action?: string; prefix?: string } = {}) =>
  bound(frame, returned, { action: '/here', fields, labels, values, ...more });

test('how much may be typed comes from the schema, through every wrapping of it', () => {
  const f = bind();
  expect(Object.keys(fields).map((name) => f(name as keyof typeof fields).maxlength)).toEqual([
    120,
    30,
    1000,
    4000,
    undefined,
    80,
    undefined,
    undefined,
  ]);
});

test('what may be left out comes from the schema too', () => {
  const f = bind();
  const optional = Object.keys(fields).filter((name) => f(name as keyof typeof fields).optional);
  expect(optional).toEqual(['nickname', 'note', 'last', 'code', 'many']);
});

test('a field says no limit that its schema does not keep', () => {
  const f = bind();
  const most = f('note').maxlength ?? 0;
  expect(fields.note.safeParse('x'.repeat(most)).success).toBe(true);
  expect(fields.note.safeParse('x'.repeat(most + 1)).success).toBe(false);
});

test('before anybody typed, what was kept stands in the fields', () => {
  const f = bind();
  expect([f('name').value, f('many').values, f('one').value, f('note').value]).toEqual([
    'Harbour',
    ['a'],
    'b',
    undefined,
  ]);
  expect([f('name').error, f.summary.problems]).toEqual([undefined, {}]);
});

test('a form that came back stands as it was typed: what was emptied is empty, what was unticked unticked', () => {
  const f = bind(returnedForm('/here', { name: '', one: 'a' }, { name: 'Please fill this in.' }));
  expect([f('name').value, f('many').values, f('one').value]).toEqual(['', [], 'a']);
  expect(f('name').error).toBe('Please fill this in.');
  expect(f.summary.problems).toEqual({ name: 'Please fill this in.' });
});

test('one ticked box and several are both kept', () => {
  expect(bind(returnedForm('/here', { many: 'b' }, {}))('many').values).toEqual(['b']);
  expect(bind(returnedForm('/here', { many: ['a', 'b'] }, {}))('many').values).toEqual(['a', 'b']);
  expect(bind(returnedForm('/here', { many: ['a', 'b'] }, {}))('one').value).toBeUndefined();
});

test('two forms of one page share neither what came back nor an id', async () => {
  const returned = returnedForm('/there', { name: 'Typed there', note: 'Mine' }, { name: 'Too long.' });
  const here = bind(returned, { prefix: 'here-' });
  const there = bind(returned, { action: '/there', prefix: 'there-' });
  expect([here('name').value, here('name').error, here.summary.problems]).toEqual(['Harbour', undefined, {}]);
  expect([there('name').value, there('name').error]).toEqual(['Typed there', 'Too long.']);
  const page = String(
    await (
      <>
        <ErrorSummary {...here.summary} />
        <TextField {...here('name')} />
        <ErrorSummary {...there.summary} />
        <TextField {...there('name')} />
      </>
    ),
  );
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect([...page.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id)).toEqual(['there-name']);
});

test('a field is drawn with its limit, its problem and what was typed, escaped', async () => {
  const typed = { note: '</textarea><script>', many: 'b' };
  const f = bind(returnedForm('/here', typed, { note: 'Shorter, please.' }));
  const area = String(await (<TextArea {...f('note')} rows={3} />));
  expect(area).toContain('maxlength="1000"');
  expect(area).toContain('Shorter, please.');
  expect(area).toContain('&lt;/textarea&gt;&lt;script&gt;');
  const options = [
    { value: 'a', label: 'A' },
    { value: 'b', label: 'B' },
  ];
  const boxes = String(await (<Checkboxes {...f('many')} options={options} />));
  expect(boxes.match(/<input[^>]*value="b"[^>]*checked/)).not.toBeNull();
  expect(boxes.match(/<input[^>]*value="a"[^>]*checked/)).toBeNull();
});

test('why a rule refused the whole form is said once where a notice stands, and in the list where none does', async () => {
  const refused: ReturnedForm = {
    ...returnedForm('/here', { name: 'x' }, { form: 'Only a steward does this.' }),
    refusal: { ok: false, refusal: 'onlySteward', principle: 'P7' },
    status: 403,
  };
  expect(bind(refused).fieldSummary.problems).toEqual({});
  expect(bind(refused).summary.problems).toEqual(refused.problems);
  const notice = String(await (<RefusalNotice frame={frame} returned={refused} title="Not possible" />));
  expect(notice).toContain('Only a steward does this.');
  expect(notice).toContain('#P7');
  expect(String(await (<RefusalNotice frame={frame} returned={undefined} />))).toBe('');
});

test('a form that is broken as a whole says so, and to no other form of the page', () => {
  const broken = returnedForm('/here', { odd: 'field' }, { form: 'This form is broken.' });
  expect(bind(broken).summary.problems).toEqual({ form: 'This form is broken.' });
  expect(bind(broken, { action: '/there' }).summary.problems).toEqual({});
  expect([fieldProblems(broken), isWrong(broken), isWrong(undefined)]).toEqual([{}, false, false]);
  expect([returnedTo('/here', broken), returnedTo('/there', broken)]).toEqual([broken, undefined]);
});
