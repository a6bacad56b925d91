import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { cookieName } from '../../src/web/cookie.ts';
import { Cast } from '../pages/cast.ts';
import { openBrowser } from '../support/browser.ts';

let browser: Browser;
let cast: Cast;
let context: BrowserContext;
let page: Page;
const outside: Request[] = [];
const neutral = 'https://www.wikipedia.org/';

beforeAll(async () => {
  browser = await openBrowser();
  cast = await Cast.open();
  context = await browser.newContext({ javaScriptEnabled: false });
  await context.route(neutral, (route) => {
    outside.push(route.request());
    return route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title><h1>Elsewhere</h1>' });
  });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await cast?.net.close();
});

/** Goes on with Tab until the focus is on what is looked for, as somebody without a mouse does: after how many? */
const tabTo = async (selector: string): Promise<number> => {
  for (let stops = 1; stops < 120; stops += 1) {
    await page.keyboard.press('Tab');
    if (await page.locator(`${selector}:focus-visible`).count()) return stops;
  }
  throw new Error(`nobody gets to ${selector} with Tab on ${page.url()}`);
};

/** Presses a key on what has the focus, and waits for the page that comes of it. */
const press = async (key: 'Enter' | 'Space'): Promise<void> => {
  const loaded = page.waitForEvent('load');
  await page.keyboard.press(key);
  await loaded;
};
const here = (): string => new URL(page.url()).pathname;

test('by keyboard alone: sign in, find the proposal that waits, object to it', async () => {
  await page.goto(cast.net.origin + routes.signIn.url());
  await tabTo('[name=words]');
  await page.keyboard.type(cast.passphraseOf('Amani'));
  await press('Enter');
  expect(here()).toBe(routes.home.url());

  await tabTo(`.places [href="${routes.partnerships.url()}"]`);
  await press('Enter');
  await tabTo('.next .button');
  await press('Enter');
  await tabTo('.next .button');
  await press('Enter');
  await tabTo('.next .button');
  await page.keyboard.press('Enter');
  await tabTo('details.option summary');
  await page.keyboard.press('Enter');
  await tabTo('[name=reason]');
  await page.keyboard.type('Five days is too short for our assembly.');
  await tabTo('form[action$="/objection"] button');
  await press('Space');
  const words = await page.locator('main').innerText();
  expect(words).toContain('Your objection is recorded, with its reason.');
  expect(words).toContain('Five days is too short for our assembly.');
}, 400_000);

test('one key leaves: the session is dead, the neutral page knows nothing, and Back shows sign-in (C30)', async () => {
  const left = here();
  const [cookie] = (await context.cookies()).filter(({ name }) => name === cookieName);
  const replayed = async (): Promise<number> =>
    (await cast.net.app.request(left, { headers: { cookie: `${cookieName}=${cookie?.value}` } })).status;
  expect(await replayed()).toBe(200);

  await page.goto(page.url());
  expect(await tabTo('.leave button')).toBe(2);
  await page.keyboard.press('Enter');
  await page.waitForURL(neutral);
  const [arrived] = outside;
  const headers = (await arrived?.allHeaders()) ?? {};
  expect(outside).toHaveLength(1);
  expect([headers.referer, headers.cookie]).toEqual([undefined, undefined]);
  expect(await context.cookies()).toEqual([]);
  expect(await replayed()).toBe(303);

  await page.goBack();
  expect(here()).toBe(routes.signIn.url());
  expect(await page.content()).not.toMatch(/Amani|assembly/);
}, 400_000);
