import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { headersFor, send } from '../../test/access/asking.ts';
import { wholeSheet } from '../../test/access/assessmentWorld.ts';
import type { Kind } from '../../test/access/kinds.ts';
import { accessWorld, type World } from '../../test/access/world.ts';
import { behind } from '../../test/support/behind.ts';
import { type Copy, copyOf } from '../../test/support/copies.ts';
import { formOf } from '../../test/support/forms.ts';
import { type Fields, Page } from '../../test/support/page.ts';
import { type RouteName, routes } from '../routes.ts';

let world: World;
let copy: Copy;
beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
}, 300_000);
afterAll(async () => {
  await copy.at.drop();
  expect(world.net.troubles).toEqual([]);
});

const ask = (kind: Kind, name: RouteName, url: string, body?: Fields) =>
  send(world, copy, kind, { name, url, ...(body ? { body } : {}) });
const count = async (table: string): Promise<number> => {
  const { rows } = await copy.at.owner.query<{ count: string }>(`select count(*) from ${table}`);
  return Number(rows[0]?.count);
};
const act = (letter: string): { act: string } => ({ act: letter.repeat(32) });

describe('the same form, sent twice', () => {
  test('gives one sheet for one code, and both arrivals the same thanks (C48)', async () => {
    const { code } = world.assessments.people;
    const url = routes.keepLinkedSheet.url({ code });
    const before = await count('sheet');
    const given = { ...wholeSheet('2'), part: 'occasion', do: 'give', ...act('a') };
    const first = await ask('invited', 'keepLinkedSheet', url, given);
    const second = await ask('invited', 'keepLinkedSheet', url, given);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.location).toBe(first.location);
    expect(await count('sheet')).toBe(before + 1);
    expect((await ask('invited', 'linkedSheet', routes.linkedSheet.url({ code }))).status).toBe(404);
  });

  test('makes its codes once, and shows the same ones (C48)', async () => {
    const url = routes.linkRaters.url(world.assessments.people);
    const before = await count('rating_link');
    const first = await ask('steward', 'linkRaters', url, { count: '3', ...act('b') });
    const second = await ask('steward', 'linkRaters', url, { count: '3', ...act('b') });
    expect(first.codes).toHaveLength(3);
    expect(second.codes).toEqual(first.codes);
    expect(await count('rating_link')).toBe(before + 3);
  });
});

describe('a sheet', () => {
  test('that cannot be read comes back with what was typed, and nothing is kept of it', async () => {
    const at = world.assessments.ready;
    const page = await ask('steward', 'keepSheet', routes.keepSheet.url(at), {
      ...{ part: 'occasion', do: 'next', 'a-A1': '9', 'a-A3': '4', 'r-A3': 'Kept in mind.' },
    });
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/id="a-A3-4"[^>]*checked/);
    const kept = await ask('steward', 'sheet', routes.sheet.url(at));
    expect(kept.html).not.toMatch(/id="a-A3-4"[^>]*checked/);
  });

  test('of an ally with a 4 and nothing to show for it is not handed in (P7)', async () => {
    const at = world.assessments.fresh;
    await ask('ally', 'chooseHow', routes.chooseHow.url(at), { mode: 'one' });
    const answers = Object.fromEntries(
      Object.entries(wholeSheet('4')).filter(([name]) => name.startsWith('a-')),
    );
    await ask('ally', 'keepSheet', routes.keepSheet.url(at), { ...answers, part: 'occasion', do: 'stop' });
    const refused = await ask('ally', 'handIn', routes.handIn.url(at), {});
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('nothing to show for');
  });
});

const roundLock = (round: string): string =>
  `select pg_advisory_xact_lock(hashtextextended('alongside round ${round}', 3))`;
const checkedIn = (html: string): string[] =>
  [...html.matchAll(/id="(a-[A-Z]\d)-(\d)"[^>]*checked/g)].map(([, name, mark]) => `${name}: ${mark}`);
const opened = async (instrument: string): Promise<{ round: string }> => {
  const { location } = await ask('ally', 'openRound', routes.openRound.url(world.at.community), {
    ...{ instrument, occasion: 'baseline', answerBy: '2026-12-20', engagement: '' },
  });
  return { round: /\/rounds\/([0-9a-f-]{36})/.exec(location ?? '')?.[1] ?? 'no round' };
};

describe('at the same moment', () => {
  test('two members send different parts of their one sheet, and both parts are kept (C49)', async () => {
    const at = await opened('alongside-partnership/1');
    await ask('steward', 'chooseHow', routes.chooseHow.url(at), { mode: 'one' });
    const send = (kind: Kind, part: string, answers: Fields) =>
      ask(kind, 'keepSheet', routes.keepSheet.url(at), { ...answers, part, do: 'stop' });
    const sent = await behind(copy.at, roundLock(at.round), () => [
      send('steward', 'voice', { 'a-A1': '2', 'a-A4': '4' }),
      send('member', 'stages', { 'a-B1': '1', 'a-B3': '3' }),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const kept = async (part: string) =>
      checkedIn((await ask('steward', 'sheet', `${routes.sheet.url(at)}?part=${part}`)).html);
    expect(await kept('voice')).toEqual(['a-A1: 2', 'a-A4: 4']);
    expect(await kept('stages')).toEqual(['a-B1: 1', 'a-B3: 3']);
  });

  test('two parts come by one code, and both are kept (C49)', async () => {
    const at = await opened('alongside-partnership/1');
    await ask('steward', 'chooseHow', routes.chooseHow.url(at), { mode: 'people' });
    const [code = ''] = (await ask('steward', 'linkRaters', routes.linkRaters.url(at), { count: '1' })).codes;
    const url = routes.keepLinkedSheet.url({ code });
    const send = (part: string, answers: Fields) =>
      ask('invited', 'keepLinkedSheet', url, { ...answers, part, do: 'stop' });
    const sent = await behind(copy.at, roundLock(at.round), () => [
      send('voice', { 'a-A1': '2' }),
      send('stages', { 'a-B1': '1' }),
    ]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const kept = async (part: string) =>
      checkedIn((await ask('invited', 'linkedSheet', `${url}?part=${part}`)).html);
    expect([await kept('voice'), await kept('stages')]).toEqual([['a-A1: 2'], ['a-B1: 1']]);
  });

  test('two people write one set of questions in two languages, and both are in it (C49)', async () => {
    const at = { instrument: world.assessments.own };
    const lock = `select pg_advisory_xact_lock(hashtextextended('alongside instrument ${at.instrument}', 3))`;
    const send = (language: string, title: string) =>
      ask('steward', 'changeQuestions', routes.changeQuestions.url(at), {
        ...{ ...world.forms.questions, about: 'One question.', mayChange: 'Anyone.', language, title },
        questions: '# Voice\n[q1] We are heard.',
      });
    const sent = await behind(copy.at, lock, () => [send('sw', 'Yetu'), send('es', 'Lo nuestro')]);
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    const file = routes.questionsFile.url({ ...at, table: 'json' });
    const { title } = JSON.parse((await ask('steward', 'questionsFile', file)).html);
    expect(title).toMatchObject({ sw: 'Yetu', es: 'Lo nuestro' });
  });
});

describe('a form that is brought as a file', () => {
  const url = routes.writeQuestions.url();
  /** As a browser without scripting sends it. */
  const bring = async (kind: Kind, form: Uint8Array | null, formLanguage = 'English'): Promise<Page> => {
    const who = world.people[kind];
    const body = new FormData();
    body.set('token', who.token ?? '');
    body.set('act', randomBytes(24).toString('base64url'));
    body.set('form', new File(form ? [new Uint8Array(form)] : [], 'canary-form.xlsx'));
    body.set('formLanguage', formLanguage);
    const headers = headersFor(who, world.net.origin);
    const response = await copy.app.request(world.net.origin + url, { method: 'POST', headers, body });
    return new Page(response.status, response.headers, await response.text());
  };
  const head = ['type', 'name', 'label'];
  const form = () =>
    formOf({
      survey: [
        head,
        ['select_one s', 'heard', 'We are heard.'],
        ['text', 'more', 'Tell us more'],
        ['select_one s', 'paid', null],
      ],
    });

  test('is shown with what was left out, row by row, and nothing is kept before it is taken', async () => {
    const before = await count('instrument');
    const shown = await bring('steward', await form());
    expect(shown.status).toBe(200);
    expect(shown.text).toContain('We are heard.');
    expect(shown.text).toContain('2 rows were left out.');
    expect(shown.text).toMatch(/row 3 \(more\): Answered in another way: text.*row 4 \(paid\): .*no words/);
    expect(await count('instrument')).toBe(before);
    const fields = Object.fromEntries(new URLSearchParams(shown.form(url)));
    const taken = await ask('steward', 'writeQuestions', url, fields);
    expect(taken.status).toBe(303);
    expect(await count('instrument')).toBe(before + 1);
    expect(
      (await ask('steward', 'questions', new URL(taken.location ?? '', world.net.origin).pathname)).text,
    ).toContain('We are heard.');
  });

  test('that cannot be taken comes back with the sentence beside its field, the rows, and what was typed', async () => {
    const page = await bring(
      'steward',
      await formOf({ survey: [head, ['text', 'more', 'More']] }),
      'Kiswahili',
    );
    expect(page.status).toBe(422);
    expect(page.html).toMatch(/id="form-error"[\s\S]{0,200}No question here can be asked/);
    expect(page.text).toContain('row 2 (more)');
    expect(page.html).toContain('value="Kiswahili"');
    const old = await bring('steward', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]));
    expect(old.html).toMatch(/id="form-error"[\s\S]{0,200}save it as \.xlsx/);
    for (const bytes of [Buffer.from('no'), Buffer.alloc(2_500_000)])
      expect((await bring('steward', bytes)).status).toBe(422);
  });

  test('and a file that was not chosen, or a language that there is not, are asked for', async () => {
    const none = await bring('steward', null, 'Elvish');
    expect(none.status).toBe(422);
    expect(none.html).toMatch(/id="form-error"[\s\S]{0,120}choose a file/);
    expect(none.html).toMatch(/id="formLanguage-error"[\s\S]{0,120}by its name/);
    expect(none.html).toContain('value="Elvish"');
  });

  test('is read for nobody who may not write questions', async () => {
    for (const kind of ['member', 'ally', 'allyMember'] as const) {
      const page = await bring(kind, await form());
      expect([kind, page.status, page.text.includes('We are heard.')]).toEqual([kind, 403, false]);
    }
    expect((await bring('stranger', await form())).status).not.toBe(200);
  });
});

const report = z.object({
  items: z.array(
    z.object({ key: z.string(), community: z.number().nullable(), ally: z.number().nullable() }),
  ),
});

test('a report says both sides, question by question, and no number of both (P3)', async () => {
  const { round } = world.assessments.main;
  const csv = await ask('ally', 'reportFile', routes.reportFile.url({ round, table: 'csv' }));
  expect(csv.html).toContain('"A1","occasion","yes","0","3","3","yes"');
  const json = await ask('ally', 'reportFile', routes.reportFile.url({ round, table: 'json' }));
  expect(report.parse(JSON.parse(json.html)).items[0]).toEqual({ key: 'A1', community: 0, ally: 3 });
  expect(json.html).not.toMatch(/total|average|mean/);
});

test('what is published says what was agreed, and of the rest only that it was not', async () => {
  const { published } = world.assessments.main;
  const page = await ask('stranger', 'published', routes.published.url({ token: published }));
  expect(page.text).toContain('We decided ourselves who speaks for us.');
  expect(page.text).toContain('Not agreed');
  for (const name of ['Harbour Collective', 'Northern Fund']) expect(page.text).not.toContain(name);
});
