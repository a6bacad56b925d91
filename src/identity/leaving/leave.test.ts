import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from '../../../test/support/page.ts';
import { type Network, network, type Person } from '../../../test/support/people.ts';
import { createApp } from '../../app.ts';
import { Database } from '../../database/open.ts';
import { routes } from '../../routes.ts';

let net: Network;
let wren: Person;
beforeAll(async () => {
  net = await network();
  wren = await net.setUp({ name: 'Wren', organisation: 'Ferry Landing (example)' });
});
afterAll(() => net.close());

const elsewhere = '0; url=https://www.wikipedia.org/';
const left = ({ status, headers }: Page) => [
  status,
  headers.get('refresh'),
  headers.get('set-cookie')?.includes('Max-Age=0') ?? false,
];
const isSignedIn = async (cookie: string | null): Promise<boolean> => {
  const again = net.stranger();
  again.cookie = cookie;
  return (await again.get(routes.account.url())).status === 200;
};

test('a page from before the last sign-in leaves too, and ends the session that is there now (C30)', async () => {
  await wren.signIn();
  const { token } = wren.page;
  await wren.signIn();
  const { cookie } = wren;
  expect(await isSignedIn(cookie)).toBe(true);
  expect(left(await wren.post(routes.leave.url(), {}, { token }))).toEqual([200, elsewhere, true]);
  expect(await isSignedIn(cookie)).toBe(false);
});

test('leaving works without a cookie, without a token and after the session ended by itself (C30)', async () => {
  const none = { token: null };
  expect(left(await net.stranger().post(routes.leave.url(), {}, none))).toEqual([200, elsewhere, true]);
  await wren.signIn();
  net.clock.pass({ minutes: 30 });
  expect(left(await wren.post(routes.leave.url(), {}, none))).toEqual([200, elsewhere, true]);
});

test('leaving works while the database does not, and the trouble is reported without a name (C37)', async () => {
  await wren.signIn();
  const database = new Database({ ...net.targets.app, port: 1 });
  const app = createApp({ ...net.deps, database });
  const headers = { cookie: wren.cookie ?? '', 'sec-fetch-site': 'same-origin' };
  const answer = await app.request(routes.leave.url(), { method: 'POST', headers });
  await database.close();
  expect([answer.status, answer.headers.get('refresh')]).toEqual([200, elsewhere]);
  expect(answer.headers.get('set-cookie')).toContain('Max-Age=0');
  expect(net.troubles.splice(0)).toMatchObject([{ route: '/leave' }]);
});

test('another site can sign nobody out by it (C28)', async () => {
  await wren.signIn();
  const { cookie } = wren;
  const headers = { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' };
  const foreign = await wren.post(routes.leave.url(), {}, { headers });
  expect([foreign.headers.get('set-cookie'), foreign.headers.get('clear-site-data')]).toEqual([null, null]);
  expect(await isSignedIn(cookie)).toBe(true);
});
