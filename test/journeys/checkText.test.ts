import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { translator } from '../../src/web/words/translate.ts';
import { openBrowser, serveNetwork } from '../support/browser.ts';
import type { Network } from '../support/people.ts';

const t = translator('en');
const text = 'Relief must reach women, older people, migrants and prostitutes.';

let browser: Browser;
let net: Network;
beforeAll(async () => {
  browser = await openBrowser();
  net = await serveNetwork();
}, 400_000);
afterAll(async () => {
  await browser?.close();
  await net?.close();
});

const open = async (javaScriptEnabled: boolean) => {
  const context = await browser.newContext({ javaScriptEnabled });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  await page.goto(net.origin + routes.checkStatement.url());
  return { context, page };
};

test('with scripting off a text is sent, read and given back (P9)', async () => {
  const { context, page } = await open(false);
  await page.fill('#text', text);
  await page.check('input[value=pandemic-relief]');
  await page.click('#check-text button[type=submit]');
  const said = await page.textContent('#result-place');
  expect(said).toContain('women who use drugs');
  expect(said).toContain(t('reading.result.notKept'));
  expect(await page.locator('#in-browser').isVisible()).toBe(false);
  await context.close();
});

test('with scripting on nothing is sent: it works without a connection, and says so (P9)', async () => {
  const { context, page } = await open(true);
  await page.waitForSelector('#in-browser:not([hidden])');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await context.setOffline(true);
  await page.fill('#text', text);
  await page.check('input[value=pandemic-relief]');
  await page.click('#check-text button[type=submit]');
  await page.waitForSelector('#result');
  const said = await page.textContent('#result-place');
  expect(said).toContain('women who use drugs');
  expect(said).toContain(t('reading.result.here'));
  expect(asked).toEqual([]);
  await context.close();
});

test('for a text in another language one file is fetched, and nothing of the text is in what is asked (P9)', async () => {
  const { context, page } = await open(true);
  await page.waitForSelector('#in-browser:not([hidden])');
  const asked: { method: string; path: string; body: string | null }[] = [];
  page.on('request', (request) => {
    const { pathname, search } = new URL(request.url());
    asked.push({ method: request.method(), path: pathname + search, body: request.postData() });
  });
  const check = async (written: string) => {
    await page.fill('#text', written);
    await page.click('#check-text button[type=submit]');
  };
  await check('Помощь должна дойти до женщин, мигранток и проституток в городе.');
  await page.waitForSelector('#result');
  expect(await page.locator('#result-place mark').allTextContents()).toEqual(['проституток']);
  const file = expect.stringMatching(/^\/assets\/check\/part-[0-9a-f]{12}\.js$/);
  expect(asked).toEqual([{ method: 'GET', path: file, body: null }]);

  await context.setOffline(true);
  await check('Проституток выгнали из города, и никто не помог им.');
  await page.waitForSelector('#result-place mark');
  await check('援助必须送到妓女手中。');
  await page.waitForSelector('#text-error');
  expect(await page.textContent('#text-error')).toBe(t('reading.result.wordsMissing'));
  expect(await page.locator('#result').count()).toBe(0);
  await context.setOffline(false);
  await page.click('#check-text button[type=submit]');
  await page.waitForSelector('#result-place mark');
  expect(await page.locator('#text-error').count()).toBe(0);
  for (const one of asked.slice(1)) expect(one).toEqual({ method: 'GET', path: file, body: null });
  await context.close();
});

test('a file that cannot be read is not sent either, and what to do is said beside its field (P9)', async () => {
  const { context, page } = await open(true);
  await page.waitForSelector('#in-browser:not([hidden])');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await context.setOffline(true);
  await page.setInputFiles('#file', 'test/fixtures/documents/encrypted.odt');
  await page.click('#check-text button[type=submit]');
  await page.waitForSelector('#file-error');
  expect(await page.textContent('#file-error')).toBe(t('reading.file.locked'));
  expect(await page.getAttribute('#file', 'aria-describedby')).toBe('file-hint file-error');
  await page.setInputFiles('#file', 'test/fixtures/documents/altchunk.docx');
  await page.click('#check-text button[type=submit]');
  await page.waitForSelector('#result');
  expect(await page.textContent('#result-place')).toContain('prostitutes');
  expect(await page.locator('#file-error').count()).toBe(0);
  expect(asked).toEqual([]);
  await context.close();
});

test('a file is read in the browser too, and what it says is text', async () => {
  const { context, page } = await open(true);
  await page.waitForSelector('#in-browser:not([hidden])');
  await context.setOffline(true);
  const buffer = Buffer.from('<p>The law punishes prostitutes &lt;img src=x&gt;.</p>');
  await page.setInputFiles('#file', { name: 'draft.html', mimeType: 'text/html', buffer });
  await page.click('#check-text button[type=submit]');
  await page.waitForSelector('#result');
  expect(await page.locator('#result-place mark').allTextContents()).toEqual(['prostitutes']);
  expect(await page.locator('#result-place img').count()).toBe(0);
  await context.close();
});

test.each([false, true])(
  'a version before, a passage and a source that is counted otherwise go the same way (P8, P9): scripting %s',
  async (scripting) => {
    const { context, page } = await open(scripting);
    if (scripting) {
      await page.waitForSelector('#in-browser:not([hidden])');
      await context.setOffline(true);
    }
    await page.fill('#text', 'We name migrants.\n\n## References\n\nMarigold. A letter. 2019.');
    await page.click(`summary:has-text("${t('reading.form.compare')}")`);
    const buffer = Buffer.from('We name sex workers and migrants.');
    await page.setInputFiles('#beforeFile', { name: 'before.txt', mimeType: 'text/plain', buffer });
    await page.fill('#passages', 'Nothing is signed in a hurry.');
    await page.click('#check-text .acts button[type=submit]');
    await page.waitForSelector('#result');
    const said = await page.textContent('#result-place');
    for (const rule of ['population-removed', 'passage-gone', 'no-community-source'] as const)
      expect(said).toContain(t(`reading.finding.${rule}.way`));
    await page.click('#sources summary');
    await page.selectOption('#origin-0', 'community-led');
    await page.click('#sources button');
    const again = () => page.textContent('#result-place');
    await expect.poll(again, { timeout: 20_000 }).not.toContain(t('reading.finding.no-community-source.way'));
    expect(await page.locator('#sources[open]').count()).toBe(1);
    expect(await again()).toContain(t('reading.finding.population-removed.way'));
    await context.close();
  },
);
