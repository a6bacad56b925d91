import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { headerSet } from '../../src/web/headers.ts';
import { type Network, openNetwork, origin, ownPassphrase, type Visitor } from '../support/network.ts';

const anyId = '11111111-1111-4111-8111-111111111111';
const filled = (pattern: string): string =>
  pattern.replace(':token', 'A'.repeat(43)).replace(':file', 'none.css').replace(/:\w+/g, anyId);
const all = Object.entries(routes).map(([name, { method, pattern, door }]) => ({
  name,
  method,
  door,
  url: filled(pattern),
}));
/** Leaving is never refused: `identity/leaving.test.ts` shows that another site changes nothing by it. */
const posts = all.filter(({ method, name }) => method === 'POST' && name !== 'leave');

let network: Network;
let wren: Visitor;
beforeAll(async () => {
  network = await openNetwork();
  wren = network.visitor('Wren');
  await wren.signUp(network.setUpLink, { organisation: 'Ferry Landing (example)' });
});
afterAll(() => network.drop());

/** One page runs a script of ours; no other may run any (decision 13). */
const hasScript = (url: string): boolean => url === routes.checkStatement.url();

const expectHeaders = (headers: Headers, url = ''): void => {
  for (const [name, value] of Object.entries(headerSet(origin, { script: hasScript(url) }))) {
    if (name === 'Cache-Control') expect(headers.get(name)).toBeTruthy();
    else expect(headers.get(name)).toBe(value);
  }
  expect(headers.get('server')).toBeNull();
  expect(headers.get('x-powered-by')).toBeNull();
};

describe('the exact header set leaves with every answer (C25)', () => {
  test.each(all)('$method $name', async ({ method, url }) => {
    const stranger = network.visitor();
    const answer = method === 'GET' ? await stranger.get(url) : await stranger.post(url, {});
    expectHeaders(answer.headers, url);
  });

  test('on addresses that do not exist, and on bodies that are too large', async () => {
    expectHeaders((await wren.get('/nowhere')).headers);
    const large = await wren.post(routes.signInNow.url(), { name: 'x'.repeat(300_000) });
    expect(large.status).toBe(413);
    expectHeaders(large.headers);
  });
});

describe('a form that does not come from our own page is refused on every route (C28)', () => {
  test.each(posts)('$name', async ({ url }) => {
    const tokens = await wren.tokens();
    const foreign = await wren.post(url, tokens, {
      origin: 'https://elsewhere.example',
      'sec-fetch-site': 'cross-site',
    });
    const nowhere = await wren.post(url, tokens, { origin: 'null' });
    const silent = await wren.app.request(url, {
      method: 'POST',
      body: new URLSearchParams(tokens).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', cookie: wren.cookie },
    });
    const tokenless = await wren.post(url, { act: tokens.act });
    const borrowed = await wren.post(url, await network.visitor().tokens());
    expect([foreign.status, nowhere.status, silent.status, tokenless.status, borrowed.status]).toEqual([
      403, 403, 403, 403, 403,
    ]);
  });
});

test('there is one cookie, and its name and attributes say nothing and let nobody in (C29)', async () => {
  const { headers } = await network.visitor().get(routes.signIn.url());
  expect(headers.getSetCookie()).toHaveLength(1);
  expect(headers.get('set-cookie')).toMatch(
    /^__Host-s=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
  );
});

test('a stranger is sent to sign in from every door that needs it, whether or not something is there (C16)', async () => {
  for (const { method, door, url } of all) {
    if (door !== 'signed-in' || method !== 'GET') continue;
    const { status, location } = await network.visitor().get(url);
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
  const { status } = await network
    .visitor()
    .send(routes.signInNow.url(), { name: 'Wren', passphrase: ownPassphrase, role: 'steward' });
  expect(status).toBe(422);
});

test('a known and an unknown name get the same answer, and the delay grows without locking anyone out (C35)', async () => {
  const strip = (html: string): string => html.replaceAll(/value="[^"]*"/g, '');
  const known = await network.visitor().signIn('Wren', 'a wrong passphrase entirely');
  const unknown = await network.visitor().signIn('Nobody', 'a wrong passphrase entirely');
  expect([known.status, strip(known.html)]).toEqual([unknown.status, strip(unknown.html)]);
  for (let tries = 0; tries < 4; tries += 1)
    await network.visitor().signIn('Wren', 'a wrong passphrase entirely');
  expect(network.clock.slept.at(-1)).toBeGreaterThan(network.clock.slept[0] ?? 0);
  expect((await network.visitor().signIn('Wren')).status).toBe(303);
});

test('a session ends after twenty idle minutes and after eight hours in any case (C36)', async () => {
  const idle = network.visitor('Wren');
  await idle.signIn();
  network.clock.pass({ minutes: 21 });
  expect((await idle.get(routes.account.url())).status).toBe(303);
  const busy = network.visitor('Wren');
  await busy.signIn();
  for (let quarters = 0; quarters < 31; quarters += 1) {
    network.clock.pass({ minutes: 15 });
    expect((await busy.get(routes.account.url())).status).toBe(200);
  }
  network.clock.pass({ minutes: 16 });
  expect((await busy.get(routes.account.url())).status).toBe(303);
  await wren.signIn();
});

test('a recovery code opens the account once, and the used one is dead (C11)', async () => {
  const host = network.visitor('Wren');
  await host.signIn();
  const link = await host.invite({ kind: 'person', role: 'member' });
  const ilse = network.visitor('Ilse');
  const { code } = await ilse.signUp(link);
  const lost = network.visitor();
  const fresh = { choice: 'own', words: '', own: 'seven herons crossed the flooded meadow' };
  expect((await lost.send(routes.recoverNow.url(), { code, ...fresh })).status).toBe(303);
  expect((await network.visitor().send(routes.recoverNow.url(), { code, ...fresh })).status).toBe(422);
  expect((await network.visitor('Ilse').signIn('Ilse', fresh.own)).status).toBe(303);
  expect((await network.visitor('Ilse').signIn('Ilse')).status).toBe(422);
});

test('nothing that failed on the way was reported with more than a route and a class (C37)', () => {
  for (const trouble of network.troubles) {
    expect(Object.keys(trouble).sort()).toEqual(['at', 'error', 'hour', 'id', 'route']);
  }
  expect(network.troubles).toEqual([]);
});
