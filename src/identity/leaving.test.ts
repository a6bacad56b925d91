import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Network, openNetwork, type Page, type Visitor } from '../../test/support/network.ts';
import { createApp } from '../app.ts';
import { Database } from '../database/open.ts';
import { routes } from '../routes.ts';

let network: Network;
let wren: Visitor;
beforeAll(async () => {
  network = await openNetwork();
  wren = network.visitor('Wren');
  await wren.signUp(network.setUpLink, { organisation: 'Ferry Landing (example)' });
});
afterAll(() => network.drop());

const elsewhere = '0; url=https://www.wikipedia.org/';
const left = ({ status, headers }: Page) => [
  status,
  headers.get('refresh'),
  headers.get('set-cookie')?.includes('Max-Age=0') ?? false,
];
const isSignedIn = async (cookie: string): Promise<boolean> => {
  const again = network.visitor();
  again.cookie = cookie;
  return (await again.get(routes.account.url())).status === 200;
};

test('a page from before the last sign-in leaves too, and ends the session that is there now (C30)', async () => {
  await wren.signIn();
  const old = await wren.tokens();
  wren.cookie = '';
  await wren.signIn();
  const { cookie } = wren;
  expect(await isSignedIn(cookie)).toBe(true);
  expect(left(await wren.post(routes.leave.url(), { token: old.token }))).toEqual([200, elsewhere, true]);
  expect(await isSignedIn(cookie)).toBe(false);
});

test('leaving works without a cookie, without a token and after the session ended by itself (C30)', async () => {
  const stranger = network.visitor();
  expect(left(await stranger.post(routes.leave.url(), {}))).toEqual([200, elsewhere, true]);
  await wren.signIn();
  network.clock.pass({ minutes: 30 });
  expect(left(await wren.post(routes.leave.url(), {}))).toEqual([200, elsewhere, true]);
});

test('leaving works while the database does not, and the trouble is reported without a name (C37)', async () => {
  await wren.signIn();
  const database = new Database({ ...network.at.targets.app, port: 1 });
  const app = createApp({ ...network.deps, database });
  const headers = { cookie: wren.cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await app.request(routes.leave.url(), { method: 'POST', headers });
  await database.close();
  expect([answer.status, answer.headers.get('refresh')]).toEqual([200, elsewhere]);
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
  expect(network.troubles.splice(0)).toMatchObject([{ route: '/leave' }]);
});

test('another site can sign nobody out by it (C28)', async () => {
  await wren.signIn();
  const { cookie } = wren;
  const foreign = await wren.post(routes.leave.url(), await wren.tokens(), {
    origin: 'https://elsewhere.example',
    'sec-fetch-site': 'cross-site',
  });
  expect([foreign.headers.get('set-cookie'), foreign.headers.get('clear-site-data')]).toEqual([null, null]);
  expect(await isSignedIn(cookie)).toBe(true);
});
