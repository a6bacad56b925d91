import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { cookieName } from '../../src/web/cookie.ts';
import { Cast } from '../pages/cast.ts';
import { openBrowser } from '../support/browser.ts';

let browser: Browser;
let cast: Cast;
beforeAll(async () => {
  browser = await openBrowser();
  cast = await Cast.open();
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await cast?.net.close();
});

const person = async (name: string) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const value = ((await cast.as(name)).cookie ?? '').split('=').slice(1).join('=');
  const at = { domain: 'localhost', path: '/', secure: true, httpOnly: true };
  await context.addCookies([{ name: cookieName, value, ...at }]);
  return context.newPage();
};

test('Home says what happened, and what was said to be read is there no more, for her alone', async () => {
  const amani = await person('Amani');
  await amani.goto(cast.net.origin + routes.home.url());
  expect(await amani.locator('main').innerText()).toContain('What happened');
  await amani.locator(`main a[href="${routes.happened.url()}"]`).click();
  await amani.locator(`form[action="${routes.markRead.url()}"] button`).click();
  const said = await amani.locator('main').innerText();
  expect(said).toContain('Noted. Only what comes from now on is new to you.');
  expect(said).toContain('Nothing new');
  await amani.goto(cast.net.origin + routes.home.url());
  expect(await amani.locator('main .timeline').count()).toBe(0);
  const helen = await person('Helen');
  await helen.goto(cast.net.origin + routes.home.url());
  expect(await helen.locator('main .timeline li').count()).toBeGreaterThan(0);
});

test('a form that our page did not make is told so, and says nothing read', async () => {
  const robin = await cast.as('Robin');
  await robin.get(routes.happened.url());
  for (const size of ['', 'many', '9'.repeat(100_000)]) {
    const { status, text } = await robin.post(routes.markRead.url(), { size });
    expect([size.slice(0, 5), status]).toEqual([size.slice(0, 5), 422]);
    expect(text).toContain('What was sent is not a form of this site. Nothing was changed.');
  }
  expect((await robin.get(routes.happened.url())).html).toContain('class="timeline"');
});

test('every sentence of it leads to a page that its reader may see', async () => {
  for (const name of ['Amani', 'Helen', 'Robin']) {
    const visitor = await cast.as(name);
    let next: string | undefined = `${routes.happened.url()}?all=1`;
    const links = new Set<string>();
    while (next) {
      const page = await visitor.get(next);
      const list = /<ol class="timeline"[\s\S]*?<\/ol>/.exec(page.html)?.[0] ?? '';
      for (const [, href = ''] of list.matchAll(/href="([^"]+)"/g)) links.add(href);
      next = /href="([^"]+)" rel="next"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(links.size).toBeGreaterThan(3);
    for (const link of links) {
      const { status } = await visitor.follow(await visitor.get(link));
      expect([name, link, status]).toEqual([name, link, 200]);
    }
  }
});
