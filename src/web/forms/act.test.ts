import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { behind } from '../../../test/support/behind.ts';
import { type Network, network, type Person } from '../../../test/support/people.ts';
import { daysOffId, newId } from '../../kernel/ids.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { type MemberContext, ownOf } from '../../session/memberContext.ts';
import { Mount } from '../mount.ts';
import { act, place, type Submission } from './act.ts';
import { day, line, lines, many } from './parse.ts';
import type { ReturnedForm } from './returned.ts';

let net: Network;
let ada: Person;
let bea: Person;

const addressOf = <const Pattern extends string>(method: 'GET' | 'POST', pattern: Pattern) => ({
  ...{ method, pattern, access: 'signed-in' as const, writes: method === 'POST' },
  secret: false,
  url: (): string => pattern,
});
const here = addressOf('GET', '/kit');
const add = addressOf('POST', '/kit/add');
const other = addressOf('POST', '/kit/other');
const once = addressOf('POST', '/kit/once');
const asking = addressOf('POST', '/kit/asking');
const quiet = addressOf('POST', '/kit/quiet');

const fields = { first: day, note: lines(40).default(''), tags: many(line(10)) };
let worked = 0;
/** What the act comes to, after it has written. */
let comesTo: () => Outcome | null = () => ({ ok: true });

const write = async (context: MemberContext, first: string): Promise<Outcome | null> => {
  worked += 1;
  const row = { id: newId(daysOffId), organisation_id: ownOf(context), first_day: first, last_day: first };
  await context.tx.insertInto('days_off').values(row).execute();
  return comesTo();
};
const link = ({ secret }: Submission): string => secret('link').toString('base64url');

beforeAll(async () => {
  net = await network();
  const where = place(
    here,
    (request, _at, _member, returned?: ReturnedForm) =>
      request.context.json(returned ?? {}, returned?.status ?? 200),
    {
      fieldOf: { daysOffGone: 'first' },
      wordsOf: { sayWhy: 'problem.needed' },
      statusOf: ({ refusal }) => (refusal === 'onlySteward' ? 403 : 422),
    },
  );
  const mount = new Mount(net.app, net.deps);
  mount.member(here, (request, at, member) => where.show(request, at, member));
  mount.member(
    add,
    act(where, 'daysOffAdded', fields, (context, _at, { first }) => write(context, first)),
  );
  mount.member(
    other,
    act(where, null, { first: day }, (context, _at, { first }) => write(context, first), {
      to: () => '/kit/elsewhere',
    }),
  );
  mount.member(
    once,
    act(where, null, {}, (context) => write(context, '2027-01-01'), {
      reply: (request, _at, _member, submission) => request.context.text(link(submission)),
    }),
  );
  mount.member(
    asking,
    act(where, 'daysOffAdded', fields, (context, _at, { first }) => write(context, first), {
      before: async (request, _at, _member, { note }) => {
        if (note === 'busy') return request.context.text('come back', 503);
        return note === 'wrong' ? { note: 'not this' } : null;
      },
    }),
  );
  mount.member(
    quiet,
    act(
      where,
      ({ said }: { said: boolean }) => (said ? 'daysOffAdded' : null),
      { first: day },
      async (_context, _at, { first }) => ({
        ok: true,
        said: first > '2027-06-01',
      }),
    ),
  );
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  bea = await net.join(ada, 'steward', { name: 'Bea' });
});
beforeEach(async () => {
  worked = 0;
  comesTo = () => ({ ok: true });
  await net.owner.query('delete from days_off');
  await net.owner.query('delete from act');
});
afterAll(() => net.close());

const rows = async (table: 'days_off' | 'act'): Promise<number> =>
  (await net.owner.query(`select 1 from ${table}`)).rows.length;
const back = ({ html }: { html: string }): ReturnedForm => JSON.parse(html);
const form = { first: '2027-03-01', note: 'rest' };
const token = (letter: string): { act: string } => ({ act: letter.repeat(32) });

test('a form is acted on, and leads back to its place with what to say there', async () => {
  const answer = await ada.post(add.pattern, form);
  expect([answer.status, answer.location]).toEqual([303, '/kit?done=daysOffAdded']);
  expect(await rows('days_off')).toBe(1);
});

test('one form that arrives twice at the same time makes one write and has one answer (C48)', async () => {
  const answers = await behind(net, 'lock table days_off in share mode', () =>
    ['a', 'a'].map((letter) => ada.post(add.pattern, form, token(letter))),
  );
  expect(answers.map(({ status, location }) => [status, location])).toEqual([
    [303, '/kit?done=daysOffAdded'],
    [303, '/kit?done=daysOffAdded'],
  ]);
  expect([worked, await rows('days_off'), await rows('act')]).toEqual([1, 1, 1]);
});

test('a form that comes again later gets its first answer, even when the rule would say no by now (C48)', async () => {
  const first = await ada.post(add.pattern, form, token('b'));
  comesTo = () => refuse('daysOffMany', undefined, { most: 1 });
  const second = await ada.post(add.pattern, form, token('b'));
  expect([second.status, second.location]).toEqual([303, first.location]);
  expect(worked).toBe(1);
});

test('two forms are two acts, and so are two people whose forms carry the same token', async () => {
  await ada.post(add.pattern, form, token('c'));
  await ada.post(add.pattern, form, token('d'));
  await bea.post(add.pattern, form, token('c'));
  expect(await rows('days_off')).toBe(3);
});

test('what a rule refuses leaves nothing behind, and the same form may be sent again', async () => {
  comesTo = () => refuse('onlySteward');
  const refused = await ada.post(add.pattern, form, token('e'));
  expect([refused.status, worked, await rows('days_off'), await rows('act')]).toEqual([403, 1, 0, 0]);
  comesTo = () => ({ ok: true });
  expect((await ada.post(add.pattern, form, token('e'))).status).toBe(303);
  expect(await rows('days_off')).toBe(1);
});

test('what is not there for whoever asks leaves nothing behind either (C16)', async () => {
  comesTo = () => null;
  const answer = await ada.post(add.pattern, form);
  expect([answer.status, worked, await rows('days_off'), await rows('act')]).toEqual([404, 1, 0, 0]);
});

test('what breaks half-way leaves nothing behind', async () => {
  comesTo = () => {
    throw new Error('a test breaks it');
  };
  expect((await ada.post(add.pattern, form)).status).toBe(500);
  expect([await rows('days_off'), await rows('act')]).toEqual([0, 0]);
  expect(net.troubles.splice(0)).toHaveLength(1);
});

test('a refusal that one field can mend stands at the field, and any other above the form', async () => {
  comesTo = () => refuse('daysOffGone');
  const gone = back(await ada.post(add.pattern, form));
  expect([gone.problems, gone.status]).toEqual([{ first: en.refusal.daysOffGone }, 422]);
  comesTo = () => refuse('onlySteward', 'P7');
  const refused = back(await ada.post(add.pattern, form));
  expect([refused.problems, refused.status]).toEqual([{ form: en.refusal.onlySteward }, 403]);
  expect(refused.refusal).toMatchObject({ refusal: 'onlySteward', principle: 'P7' });
});

test('a place says a refusal in words of its own, where it has any', async () => {
  comesTo = () => refuse('sayWhy');
  expect(back(await ada.post(add.pattern, form)).problems).toEqual({ form: en.problem.needed });
});

test('a field that the form does not have is refused before anything is done (C24)', async () => {
  const answer = await ada.post(add.pattern, { ...form, role: 'steward' });
  const returned = back(answer);
  expect([answer.status, returned.problems, returned.refusal]).toEqual([
    422,
    { form: en.problem.form },
    null,
  ]);
  expect(worked).toBe(0);
});

test('a form without a token of its own is not acted on', async () => {
  expect((await ada.post(add.pattern, form, { act: 'short' })).status).toBe(422);
  expect(worked).toBe(0);
});

test('nothing that was typed is lost, whatever is wrong: lines, lists, odd names and long texts', async () => {
  const typed = {
    first: 'soon',
    note: 'one\n\ntwo\t“three” <b>&amp;',
    tags: ['a', 'b', 'a'],
    __proto__x: 'y',
    'constructor ': 'z'.repeat(5000),
  };
  const returned = back(await ada.post(add.pattern, typed));
  expect(returned.typed).toEqual(typed);
  expect(returned.problems.first).toBe(en.problem.date);
  comesTo = () => refuse('onlySteward');
  expect(back(await ada.post(add.pattern, form)).typed).toEqual(form);
});

test('what comes back says to which form it belongs', async () => {
  expect(back(await ada.post(add.pattern, { first: '' })).action).toBe('/kit/add');
  expect(back(await ada.post(other.pattern, { first: '' })).action).toBe('/kit/other');
});

test('an act may lead elsewhere, and without a sentence', async () => {
  expect((await ada.post(other.pattern, { first: '2027-03-01' })).location).toBe('/kit/elsewhere');
  expect((await ada.post(quiet.pattern, { first: '2027-03-01' })).location).toBe('/kit');
  expect((await ada.post(quiet.pattern, { first: '2027-07-01' })).location).toBe('/kit?done=daysOffAdded');
});

test('what is asked before the act stops it, with a problem or with an answer of its own', async () => {
  const wrong = await ada.post(asking.pattern, { ...form, note: 'wrong' });
  expect([wrong.status, back(wrong).problems]).toEqual([422, { note: 'not this' }]);
  const busy = await ada.post(asking.pattern, { ...form, note: 'busy' });
  expect([busy.status, busy.html, worked]).toEqual([503, 'come back', 0]);
  expect((await ada.post(asking.pattern, form)).status).toBe(303);
});

test('what is shown once is the same for the same form, and another for another one (C48)', async () => {
  const shown = [];
  for (const letter of ['f', 'f', 'g']) shown.push((await ada.post(once.pattern, {}, token(letter))).html);
  expect(shown[0]).toMatch(/^[\w-]{43}$/);
  expect([shown[1] === shown[0], shown[2] === shown[0]]).toEqual([true, false]);
  expect(await rows('days_off')).toBe(2);
});

test('what was shown once is not shown to another form with its token, nor after a minute (C48)', async () => {
  const first = await ada.post(once.pattern, {}, token('h'));
  expect((await ada.post(once.pattern, {}, token('h'))).html).toBe(first.html);
  net.clock.pass({ minutes: 2 });
  const late = await ada.post(once.pattern, {}, token('h'));
  expect([late.status, late.text.includes(en.message.shownAlready.title)]).toEqual([409, true]);
  expect(late.html).not.toContain(first.html);
  expect(await rows('days_off')).toBe(1);
});

test('what is shown once is not shown when a rule says no', async () => {
  comesTo = () => refuse('onlySteward');
  expect(back(await ada.post(once.pattern)).problems).toEqual({ form: en.refusal.onlySteward });
});
