import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pathsOf, routes } from '../../src/routes.ts';
import { type Enhancement, headerSet } from '../../src/web/headers.ts';
import { type Network, network, ownPassphrase, type Person } from '../support/people.ts';

const anyId = '11111111-1111-4111-8111-111111111111';
const filled = (pattern: string): string =>
  pattern
    .replace(':token', 'A'.repeat(43))
    .replace(':file', 'none.css')
    .replace(':table', 'csv')
    .replace(/:\w+/g, anyId);
const all = Object.entries(routes).map(([name, { method, pattern, access }]) => ({
  name,
  method,
  access,
  url: filled(pattern),
}));
/** Leaving is never refused: `identity/leaving.test.ts` shows that another site changes nothing by it. */
const posts = all.filter(({ method, name }) => method === 'POST' && name !== 'leave');

let net: Network;
let wren: Person;
beforeAll(async () => {
  net = await network();
  wren = await net.setUp({ name: 'Wren', organisation: 'Ferry Landing (example)' });
});
afterAll(() => net.close());

/** Two pages run a script of ours, and one of them may send to us; no other may do either (decisions 13 and 17). */
const enhancementOf = (url: string): Enhancement => {
  if (url === routes.checkStatement.url()) return { script: true };
  return pathsOf(routes.drafting).test(url) ? { script: true, sends: true } : {};
};

const expectHeaders = (headers: Headers, url = ''): void => {
  for (const [name, value] of Object.entries(headerSet(net.origin, enhancementOf(url)))) {
    if (name === 'Cache-Control') expect(headers.get(name)).toBeTruthy();
    else expect(headers.get(name)).toBe(value);
  }
  expect(headers.get('server')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
};

describe('the exact header set leaves with every answer (C25)', () => {
  test.each(all)('$method $name', async ({ method, url }) => {
    const stranger = net.stranger();
    const answer = method === 'GET' ? await stranger.get(url) : await stranger.post(url, {}, { token: null });
    expectHeaders(answer.headers, url);
  });

  test('on addresses that do not exist, and on bodies that are too large', async () => {
    expectHeaders((await wren.get('/nowhere')).headers);
    const large = await wren.post(routes.signInNow.url(), { words: 'x'.repeat(300_000) });
    expect(large.status).toBe(413);
    expectHeaders(large.headers);
  });
});

describe('a form that does not come from our own page is refused on every route (C28)', () => {
  test.each(posts)('$name', async ({ url }) => {
    const { token } = await wren.get(routes.principles.url());
    const from = (headers: Record<string, string>) => wren.post(url, {}, { headers });
    const foreign = await from({ origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' });
    const nowhere = await from({ origin: 'null' });
    const silent = await net.app.request(url, {
      method: 'POST',
      body: new URLSearchParams({ token: token ?? '', act: 'a'.repeat(32) }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: wren.cookie ?? '' },
    });
    const tokenless = await wren.post(url, {}, { token: null });
    const { token: others } = await net.stranger().get(routes.principles.url());
    const borrowed = await wren.post(url, {}, { token: others });
    expect([foreign.status, nowhere.status, silent.status, tokenless.status, borrowed.status]).toEqual([
      403, 403, 403, 403, 403,
    ]);
  });
});

test('there is one cookie, and its name and attributes say nothing and let nobody in (C29)', async () => {
  const { headers } = await net.stranger().get(routes.signIn.url());
  expect(headers.getSetCookie()).toHaveLength(1);
  expect(headers.get('set-cookie')).toMatch(
    /^__Host-s=[\w-]{43}\.[\w-]{40}\.[\w-]{32}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
  );
});

test('a stranger is sent to sign in from every address that needs it, whether or not something is there (C16)', async () => {
  for (const { method, access, url } of all) {
    if (access !== 'signed-in' || method !== 'GET') continue;
    const { status, location } = await net.stranger().get(url);
    expect([url, status, location]).toEqual([url, 303, routes.signIn.url()]);
  }
});

test('a member finds nothing at ids that are not hers to know (C16)', async () => {
  const pages = all.filter(({ method, url }) => method === 'GET' && url.includes(anyId));
  const missing = (await wren.get('/nowhere')).html.replaceAll(/(?:value|href)="[^"]*"/g, '');
  for (const { url } of pages) {
    const { status, html } = await wren.get(url);
    expect([url, status]).toEqual([url, 404]);
    expect(html.replaceAll(/(?:value|href)="[^"]*"/g, '')).toContain(
      /<h1>.*?<\/h1>/.exec(missing)?.[0] ?? '…',
    );
  }
});

test('an unknown field makes the whole form unreadable, and nothing happens (C24)', async () => {
  const fields = { ...wren.typed(), role: 'steward' };
  const { status } = await net.stranger().post(routes.signInNow.url(), fields);
  expect(status).toBe(422);
});

test('a known and an unknown handle get the same answer, and the delay grows without locking anyone out (C35)', async () => {
  const slept: number[] = [];
  net.clock.sleep = async (milliseconds) => void slept.push(milliseconds);
  const strip = (html: string): string => html.replaceAll(/value="[^"]*"/g, '');
  const wrong = (handle: string) =>
    net.stranger().post(routes.signInNow.url(), { handle, own: 'a wrong passphrase entirely' });
  const known = await wrong(wren.handle);
  const unknown = await wrong('acorn velvet harbour lantern');
  expect([known.status, strip(known.html)]).toEqual([unknown.status, strip(unknown.html)]);
  for (let tries = 0; tries < 4; tries += 1) await wrong(wren.handle);
  expect(slept).toEqual([500, 1000]);
  expect((await net.elsewhere(wren).signIn()).offers(routes.signOut.url())).toBe(true);
});

test('a session ends after twenty idle minutes and after eight hours in any case (C36)', async () => {
  const idle = net.elsewhere(wren);
  await idle.signIn();
  net.clock.pass({ minutes: 21 });
  expect((await idle.get(routes.account.url())).status).toBe(303);
  const busy = net.elsewhere(wren);
  await busy.signIn();
  for (let quarters = 0; quarters < 31; quarters += 1) {
    net.clock.pass({ minutes: 15 });
    expect((await busy.get(routes.account.url())).status).toBe(200);
  }
  net.clock.pass({ minutes: 16 });
  expect((await busy.get(routes.account.url())).status).toBe(303);
  await wren.signIn();
});

test('a recovery code opens the account once, and the used one is dead (C11)', async () => {
  const ilse = await net.join(wren, 'member', { name: 'Ilse' });
  const { fields, handle } = ownPassphrase('seven herons crossed the flooded meadow');
  const recover = () => net.stranger().post(routes.recoverNow.url(), { code: ilse.recoveryCode, ...fields });
  expect((await recover()).status).toBe(303);
  expect((await recover()).status).toBe(422);
  const back = Object.assign(net.elsewhere(ilse), { handle });
  expect((await back.signIn(fields.own)).status).toBe(200);
  expect((await net.elsewhere(ilse).signIn(ilse.passphrase)).status).toBe(422);
});

test('nothing that failed on the way was reported with more than a route and a class (C37)', () => {
  for (const trouble of net.troubles) {
    expect(Object.keys(trouble).sort()).toEqual(['at', 'error', 'hour', 'id', 'route']);
  }
  expect(net.troubles).toEqual([]);
});

/** Every tag of a page with its attributes; what is between them is text. */
const tagsOf = (html: string): string[] => html.match(/<[a-z][^>]*>/g) ?? [];
/** What a browser fetches by itself when it reads this tag. */
const fetchedBy = (tag: string): string[] =>
  /^<(link|script|img|iframe|source|video|audio|object|embed|input)\b/.test(tag)
    ? [...tag.matchAll(/\s(?:href|src|srcset|data|poster)="([^"]*)"/g)].map(([, address = '']) => address)
    : [];

describe('what a page carries, by its source', () => {
  const pages = all.filter(({ method }) => method === 'GET');
  let tags: string[];
  beforeAll(async () => {
    const read: string[] = [];
    for (const { url } of pages)
      for (const visitor of [wren, net.stranger()]) {
        const { html } = await visitor.follow(await visitor.get(url));
        if (html.startsWith('<!doctype html>')) read.push(html);
      }
    tags = read.flatMap(tagsOf);
  });

  test('nothing that a browser would fetch from another site (C26)', () => {
    const fetched = tags.flatMap(fetchedBy);
    expect(fetched.length).toBeGreaterThan(pages.length);
    expect(fetched.filter((address) => !/^\/(?!\/)/.test(address))).toEqual([]);
  });

  test('no handler, no style of its own, and no script but our own file on the pages that have one (C27)', () => {
    expect(tags.length).toBeGreaterThan(10 * pages.length);
    expect(tags.filter((tag) => /\s(on[a-z]+|style)=|^<style\b|javascript:/i.test(tag))).toEqual([]);
    const scripts = tags.filter((tag) => tag.startsWith('<script'));
    expect(
      scripts.filter((tag) => !/^<script type="module" src="\/assets\/(check|draft)\//.test(tag)),
    ).toEqual([]);
  });
});
