import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { cookieName } from '../../src/web/cookie.ts';
import { Cast, firstId } from '../pages/cast.ts';
import { openBrowser } from '../support/browser.ts';
import { publishedElsewhere } from '../support/statements.ts';

let browser: Browser;
let cast: Cast;
const strayed: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  cast = await Cast.open();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await cast?.net.close();
});

/** One person at her own browser, with scripting off; nobody without a name. */
const person = async (name: string | null): Promise<Page> => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  if (name) {
    const { cookie } = await cast.as(name);
    const value = (cookie ?? '').split('=').slice(1).join('=');
    const at = { domain: 'localhost', path: '/', secure: true, httpOnly: true };
    await context.addCookies([{ name: cookieName, value, ...at }]);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(cast.net.origin)) strayed.push(request.url());
  });
  return page;
};
const go = (page: Page, path: string) => page.goto(new URL(path, cast.net.origin).href);
const press = (page: Page, action: string) =>
  page.locator(`form[action="${action}"] button[type=submit]`).first().click();
const said = (page: Page): Promise<string> => page.locator('main').innerText();

/** The host looks at the words that wait, and shows them. */
const showWhatWaits = async (): Promise<void> => {
  const wren = await person('Wren');
  for (let looked = 0; looked < 20; looked += 1) {
    await go(wren, routes.looking.url());
    const show = wren.locator('form[action*="/words/"]').first().locator('button').first();
    if ((await show.count()) === 0) return;
    await show.click();
  }
};

const fill = async (page: Page): Promise<void> => {
  await page.fill('[name=title]', 'Relief for everyone, says an alliance');
  await page.fill('[name=publisher]', 'Upriver Alliance (example)');
  await page.fill('[name=publishedOn]', '2026-10-01');
  await page.fill('[name=link]', 'https://upriver.example/relief');
  await page.check('[name=scope][value=pandemic-relief]');
};

let amani: Page;
let external: string;
let publicPage: string;

test('a text that is out already is taken from a file, and the groups that its list leaves out are named', async () => {
  amani = await person('Amani');
  await go(amani, routes.newExternalText.url());
  await fill(amani);
  const file = { name: 'broken.docx', mimeType: 'application/octet-stream', buffer: Buffer.from('no zip') };
  await amani.setInputFiles('[name=file]', file);
  await press(amani, routes.enterExternalText.url());
  expect(await said(amani)).toContain(
    'This file cannot be opened: it is damaged, or of a kind that is not read.',
  );
  expect(await amani.inputValue('[name=publisher]')).toBe('Upriver Alliance (example)');
  const text = { name: 'relief.txt', mimeType: 'text/plain', buffer: Buffer.from(publishedElsewhere) };
  await amani.setInputFiles('[name=file]', text);
  await press(amani, routes.enterExternalText.url());
  external = /external\/([0-9a-f-]{36})/.exec(amani.url())?.[1] ?? '';
  const found = (await said(amani)).toLowerCase();
  expect(found).toContain('sex workers');
  expect(found).toContain('women who use drugs');
});

test('whoever published it is not here: the page says so plainly, and the objection stands with its clock', async () => {
  await go(amani, routes.externalText.url({ external }));
  await amani.fill('[name=words]', 'Sex workers and women who use drugs are missing.');
  await amani.check('[name=asked][value=nobody]');
  await amani.check('[name=named][value=yes]');
  await press(amani, routes.objectToExternalText.url({ external }));
  publicPage = /\/external\/public\/[\w-]{43}/.exec(await amani.content())?.[0] ?? '';
  const stranger = await person(null);
  await go(stranger, publicPage);
  expect(await said(stranger)).not.toContain('Sex workers and women who use drugs are missing.');
  await showWhatWaits();
  await go(stranger, publicPage);
  const text = await said(stranger);
  expect(text).toContain(
    'Upriver Alliance (example) has no account here: nobody was asked through this site.',
  );
  expect(text).toContain('Sex workers and women who use drugs are missing.');
  expect(text).toContain('older people, migrants, people with disabilities');
  expect(text).toContain('There is no answer yet.');
});

test('the supplementary statement is begun all the same, and says which text it makes good', async () => {
  await go(amani, routes.externalText.url({ external }));
  const action = routes.supplementExternalText.url({ external });
  const form = amani.locator(`form[action="${action}"]`);
  await form.locator('[name=partnership]').selectOption({ index: 1 });
  await form.locator('[name=title]').fill('What the relief text left out');
  await form.locator('[name=purpose]').fill('Sex workers and women who use drugs belong into the list.');
  await press(amani, action);
  const statement = /statements\/([0-9a-f-]{36})/.exec(amani.url())?.[1] ?? '';
  await go(amani, routes.statement.url({ statement }));
  expect(await said(amani)).toContain(
    'It makes good what this text left out: “Relief for everyone, says an alliance”',
  );
  expect(await amani.locator(`a[href="${publicPage}"]`).count()).toBe(1);
});

test('the example’s supplement and the text it makes good are each printed with the other', async () => {
  const rows = await (await cast.as('Amani')).get(routes.externalTexts.url());
  const old = [...rows.html.matchAll(/\/external\/([0-9a-f-]{36})/g)].at(-1)?.[1] ?? '';
  const { html } = await (await cast.as('Amani')).get(routes.externalText.url({ external: old }));
  const original = /\/external\/public\/[\w-]{43}/.exec(html)?.[0] ?? '';
  const stranger = await person(null);
  await go(stranger, original);
  expect(await said(stranger)).toContain('Rent relief must reach sex workers');
  const supplement = /\/text\/[\w-]{43}/.exec(await said(stranger))?.[0] ?? '';
  await go(stranger, supplement);
  const text = await said(stranger);
  expect(text).toContain('Published elsewhere, by Harbour Cities Alliance (example)');
  expect(text).toContain('Relief must reach older people, migrants');
});

test('whoever published it is here: it waits on its home page, it answers for itself, and the answer stays', async () => {
  const helen = await person('Helen');
  await go(helen, routes.home.url());
  expect(await said(helen)).toContain(
    'Safe journeys at night: an organisation objects to this text of yours.',
  );
  const asked = firstId(await (await cast.as('Helen')).get(routes.externalTexts.url()), 'external');
  const luz = await person('Luz');
  await go(luz, routes.externalText.url({ external: asked }));
  expect(
    await luz.locator(`form[action="${routes.answerExternalText.url({ external: asked })}"]`).count(),
  ).toBe(0);
  expect(await said(luz)).toContain('Whoever published it is here, and answers for itself.');
  await go(helen, routes.externalText.url({ external: asked }));
  await helen.check('[name=answer][value=amend]');
  await helen.fill('[name=words]', 'The list names trans women now, and the police are out of it.');
  await press(helen, routes.answerExternalText.url({ external: asked }));
  await showWhatWaits();
  await go(luz, routes.externalText.url({ external: asked }));
  expect(await said(luz)).toContain('The list names trans women now, and the police are out of it.');
  await go(helen, routes.home.url());
  expect(await said(helen)).not.toContain('Safe journeys at night: an organisation objects');
});

test('the same form sent twice enters one text, and objects to it once (C48)', async () => {
  const mali = await cast.as('Mali');
  const entry = {
    ...{ title: 'Sent twice', publisher: 'Somebody', publishedOn: '2026-10-01', link: '' },
    ...{ language: 'en', text: 'A text for women and girls.' },
  };
  const act = 'twice'.repeat(6);
  const places = [];
  for (const _ of ['once', 'again'])
    places.push((await mali.post(routes.enterExternalText.url(), entry, { act })).location);
  expect(new Set(places).size).toBe(1);
  const list = await mali.get(routes.externalTexts.url());
  expect(list.html.split('Sent twice').length - 1).toBe(1);
  const at = { external: firstId(list, 'external') };
  const objection = { words: 'We are missing.', asked: 'nobody', named: 'no' };
  for (const _ of ['once', 'again'])
    expect(
      (await mali.post(routes.objectToExternalText.url(at), objection, { act: `${act}-object` })).location,
    ).toContain('done=externalObjected');
});

test('no page of it asked anything of another site, nor of the address that was typed', () => {
  expect(strayed).toEqual([]);
});
