import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { cookieName } from '../../src/web/cookie.ts';
import { translator } from '../../src/web/words/translate.ts';
import { Cast, idsIn } from '../pages/cast.ts';
import { openBrowser } from '../support/browser.ts';

const t = translator('en');
let browser: Browser;
let cast: Cast;
let drafting = '';
const strayed: string[] = [];

beforeAll(async () => {
  browser = await openBrowser();
  cast = await Cast.open();
  const amani = await cast.as('Amani');
  for (const statement of idsIn(await amani.get(routes.statements.url()), 'statements')) {
    const { text } = await amani.get(routes.statement.url({ statement }));
    if (text.includes('After the flood')) drafting = `${routes.drafting.url({ statement })}?language=en`;
  }
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await cast?.net.close();
});

const signedIn = async (name: string, javaScriptEnabled: boolean): Promise<BrowserContext> => {
  const context = await browser.newContext({ javaScriptEnabled });
  const { cookie } = await cast.as(name);
  const value = (cookie ?? '').split('=').slice(1).join('=');
  const at = { domain: 'localhost', path: '/', secure: true, httpOnly: true };
  await context.addCookies([{ name: cookieName, value, ...at }]);
  return context;
};
const open = async (context: BrowserContext): Promise<Page> => {
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('request', (request) => {
    if (!request.url().startsWith(cast.net.origin)) strayed.push(request.url());
  });
  await page.goto(cast.net.origin + drafting);
  return page;
};
const said = (page: Page, words: string) =>
  page.locator('#kept', { hasText: words }).waitFor({ state: 'visible' });

test('what is typed is kept while she types: a reload finds it, with scripting and without', async () => {
  const scripted = await signedIn('Amani', true);
  const page = await open(scripted);
  await page.locator('#body').pressSequentially(' The heron stands in the water.');
  await said(page, t('drafting.unsent.kept'));
  await page.reload();
  expect(await page.inputValue('#body')).toContain('The heron stands in the water.');
  const plain = await signedIn('Amani', false);
  const other = await open(plain);
  expect(await other.inputValue('#body')).toContain('The heron stands in the water.');
  await scripted.close();
  await plain.close();
});

test('a window that was left open does not write over newer words: it says so, and both are shown', async () => {
  const context = await signedIn('Amani', true);
  const [old, fresh] = [await open(context), await open(context)];
  await fresh.fill('#body', 'Newer words.');
  await said(fresh, t('drafting.unsent.kept'));
  await old.fill('#body', 'Older words.');
  await said(old, t('drafting.unsent.newer'));
  await fresh.reload();
  expect(await fresh.inputValue('#body')).toBe('Newer words.');
  await old.click('button[value=aside]');
  expect(await old.locator('.conflict').innerText()).toContain('Newer words.');
  expect(await old.inputValue('#body')).toBe('Older words.');
  await context.close();
});

test('without a connection it says that nothing is kept just now, and keeps it when there is one again', async () => {
  const context = await signedIn('Amani', true);
  const page = await open(context);
  await context.setOffline(true);
  await page.fill('#body', 'Written on the ferry.');
  await said(page, t('drafting.unsent.unreachable'));
  await context.setOffline(false);
  await said(page, t('drafting.unsent.kept'));
  await page.reload();
  expect(await page.inputValue('#body')).toBe('Written on the ferry.');
  await context.close();
});

test('a button that is pressed while her words are on their way follows them: nothing sent is left unsent', async () => {
  const context = await signedIn('Zuri', true);
  const page = await open(context);
  let hold: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    hold = resolve;
  });
  const kept = `${await page.inputValue('#body')}\n\nNobody is asked for papers.`;
  await page.route('**/text', async (route) => {
    if (route.request().postData()?.includes('script')) await held;
    await route.continue();
  });
  await page.fill('#body', kept);
  await page.waitForRequest((request) => request.postData()?.includes('script') ?? false);
  await page.click('button[value=keep]', { noWaitAfter: true });
  hold();
  await page.waitForURL(/\/wordings\//);
  await page.unrouteAll({ behavior: 'wait' });
  await page.goto(cast.net.origin + drafting);
  expect((await page.inputValue('#body')).replaceAll('\r', '')).toBe(kept.trim());
  expect(await page.locator('main').innerText()).not.toContain(t('drafting.unsent.title'));
  await context.close();
});

test('with scripting off she keeps it for herself by a button, and takes a text from a file', async () => {
  const context = await signedIn('Robin', false);
  const page = await open(context);
  await page.fill('#body', 'Unsent, for me.');
  await page.click('button[value=aside]');
  expect(await page.locator('main').innerText()).toContain(t('done.unsentKept'));
  expect(await page.inputValue('#body')).toBe('Unsent, for me.');
  await page.locator('summary', { hasText: t('drafting.file.open') }).click();
  const buffer = Buffer.from('# Ours\n\nWritten elsewhere.');
  await page.setInputFiles('#file', { name: 'draft.md', mimeType: 'text/markdown', buffer });
  await page.click('button[value=file]');
  expect(await page.inputValue('#body')).toBe('# Ours\n\nWritten elsewhere.');
  expect(await page.locator('main').innerText()).toContain(t('drafting.file.taken'));
  await context.close();
});

test('no page of it asked anything of another site', () => {
  expect(strayed).toEqual([]);
});
