import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { cookieName } from '../../src/web/cookie.ts';
import { Cast } from '../pages/cast.ts';
import { openBrowser } from '../support/browser.ts';
import { leavesOut, namesAll } from '../support/statements.ts';

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
const press = async (page: Page, action: string, holding?: string): Promise<void> => {
  const forms = page.locator(`form[action="${action}"]`);
  const form = holding ? forms.filter({ has: page.locator(holding) }) : forms;
  await form.locator('button[type=submit]').first().click();
};
const said = (page: Page): Promise<string> => page.locator('main').innerText();
const open = async (page: Page, summary: string): Promise<void> =>
  page.locator('summary', { hasText: summary }).first().click();

type People = { helen: Page; amani: Page; robin: Page };
type At = { statement: string };

const write = async (page: Page, at: At, { title, body, references }: typeof namesAll): Promise<void> => {
  await go(page, `${routes.drafting.url(at)}?language=en`);
  if (await page.locator('select[name=language]').count()) await page.selectOption('[name=language]', 'en');
  await page.fill('[name=title]', title);
  await page.fill('[name=body]', body);
  await page.fill('[name=references]', references);
  if (await page.locator('[name=reopens]').count()) await page.check('[name=reopens]');
  await press(page, routes.writeText.url(at));
};

const begin = async ({ helen, amani, robin }: People): Promise<At> => {
  await go(helen, routes.newStatement.url());
  await helen.selectOption('[name=partnership]', { index: 1 });
  await helen.fill('[name=title]', 'Relief for everyone');
  await helen.fill('[name=purpose]', 'Relief for sex workers and people who use drugs, among others.');
  await helen.fill('[name=days]', '3');
  await press(helen, routes.beginStatement.url());
  const at = { statement: /statements\/([0-9a-f-]{36})/.exec(helen.url())?.[1] ?? '' };
  for (const page of [amani, robin]) {
    await go(page, routes.statement.url(at));
    await press(page, routes.answerAsk.url(at), 'input[value=joined]');
  }
  await go(helen, routes.groups.url(at));
  await press(helen, routes.listGroups.url(at));
  for (const group of ['sex-workers', 'people-who-use-drugs'])
    await press(helen, routes.assignGroups.url(at), `input[value=${group}]`);
  return at;
};

const sign = async (page: Page, at: At): Promise<void> => {
  await go(page, routes.signing.url(at));
  await page.check('[name=answer][value=signed]');
  await press(page, routes.answerFinal.url(at));
};

const makeFinal = async ({ helen, amani, robin }: People, at: At): Promise<void> => {
  for (const page of [amani, robin]) {
    await go(page, routes.statement.url(at));
    if (!(await page.locator(`form[action="${routes.waiveDays.url(at)}"]`).count())) continue;
    await open(page, 'We need no more days');
    await press(page, routes.waiveDays.url(at));
  }
  await go(helen, routes.signing.url(at));
  await press(helen, routes.makeFinal.url(at));
};

const openSignOn = async (page: Page, at: At): Promise<string> => {
  await go(page, routes.signing.url(at));
  await press(page, routes.openSignOn.url(at));
  await press(page, routes.linkSigner.url(at));
  return /\/sign-on\/[\w-]{43}/.exec(await page.content())?.[0] ?? '';
};

let at: At;
let people: People;
let choir: Page;

test('a list that leaves two groups out is named, and nobody can open it for others to sign', async () => {
  people = { helen: await person('Helen'), amani: await person('Amani'), robin: await person('Robin') };
  at = await begin(people);
  await write(people.helen, at, leavesOut);
  await go(people.helen, routes.statement.url(at));
  const text = await said(people.helen);
  expect(text).toContain('Left out of the text in English: Sex workers');
  expect(text).toContain('Left out of the text in English: People who use drugs');
  await go(people.helen, routes.signing.url(at));
  expect(await people.helen.locator(`form[action="${routes.makeFinal.url(at)}"]`).count()).toBe(0);
  expect(await people.helen.locator(`form[action="${routes.openSignOn.url(at)}"]`).count()).toBe(0);
});

test('with them in the text, and signed by them, it opens; an organisation signs on by its link', async () => {
  await write(people.amani, at, namesAll);
  await makeFinal(people, at);
  await sign(people.helen, at);
  await go(people.helen, routes.signing.url(at));
  expect(await people.helen.locator(`form[action="${routes.openSignOn.url(at)}"]`).count()).toBe(0);
  await sign(people.amani, at);
  await sign(people.robin, at);
  const link = await openSignOn(people.helen, at);
  choir = await person(null);
  await go(choir, link);
  await choir.fill('[name=organisation]', 'Hill Choir (example)');
  await press(choir, link);
  await go(people.helen, routes.signing.url(at));
  expect(await said(people.helen)).toContain('1 organisation signed this text');
});

test('a change closes it again: the one who signed on must confirm', async () => {
  await write(people.robin, at, {
    ...namesAll,
    body: namesAll.body.replace('within a month', 'within two weeks'),
  });
  await go(people.helen, routes.signing.url(at));
  const text = await said(people.helen);
  expect(text).toContain('0 organisations signed this text');
  expect(text).toContain('asked to read what changed');
});

test('it is published by the last word of all, and not one sooner', async () => {
  await makeFinal(people, at);
  for (const page of [people.helen, people.amani, people.robin]) await sign(page, at);
  for (const page of [people.helen, people.amani]) {
    await go(page, routes.signing.url(at));
    await press(page, routes.agreeToPublish.url(at));
    expect(await said(page)).not.toContain('Open the public page');
  }
  await go(people.robin, routes.signing.url(at));
  await press(people.robin, routes.agreeToPublish.url(at));
  expect(await said(people.robin)).toContain('Open the public page');
});

test('the other branch: it is out, an organisation objects, and a supplement is begun with it, linked', async () => {
  const address = /\/text\/[\w-]{43}/.exec(await people.robin.content())?.[0] ?? '';
  const token = address.split('/').at(-1) ?? '';
  const luz = await person('Luz');
  await go(luz, routes.objecting.url({ token }));
  await luz.fill('[name=words]', 'Migrants without papers are not paid by any of this.');
  await luz.check('[name=named][value=yes]');
  await press(luz, routes.objectNow.url({ token }));
  expect(await said(luz)).toContain('They show once another organisation has looked at them.');
  await go(people.helen, routes.after.url(at));
  await people.helen.check('[name=answer][value=supplement]');
  await people.helen.fill('[name=words]', 'You are right.');
  await people.helen
    .locator('form', { has: people.helen.locator('[name=answer]') })
    .locator('button')
    .click();
  expect(await said(people.helen)).toContain('The supplementary statement');
  await go(luz, routes.statements.url());
  expect(await said(luz)).toContain('Relief for everyone');
  const stranger = await person(null);
  await go(stranger, address);
  // That it objected shows at once; what it wrote, once somebody else has looked.
  expect(await said(stranger)).toContain('Nine Jacarandas (example) objected to this text.');
  expect(await said(stranger)).not.toContain('Migrants without papers are not paid by any of this.');
});

test('no page of it asked anything of another site', () => {
  expect(strayed).toEqual([]);
});
