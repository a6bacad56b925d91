import { hkdfSync } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { routes } from '../../src/routes.ts';
import { derive, sha256 } from '../../src/vault/derive.ts';
import { cookieName } from '../../src/web/cookie.ts';
import { type Network, network, ownPassphrase, type Person } from '../support/people.ts';
import type { Visitor } from '../support/visitor.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let net: Network;
let ada: Person;
beforeAll(async () => {
  net = await network();
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

const act = 'noted'.repeat(6);
const secretIn = (cookie: string | null): Buffer =>
  Buffer.from((cookie ?? '').slice(cookieName.length + 1, cookieName.length + 44), 'base64url');
/** What whoever noted cookie and act of an open page could compute until now. */
const computed = (cookie: string | null, purpose: string): Buffer[] => {
  const secret = secretIn(cookie);
  return [
    derive(secret, `once ${purpose}`, sha256(act)),
    derive(secret, `once ${purpose}`),
    Buffer.from(hkdfSync('sha256', secret, act, 'alongside/1 once', 32)),
  ];
};
const isIn = async (visitor: Visitor): Promise<boolean> =>
  (await visitor.get(routes.account.url())).status === 200;
/** Somebody at another machine, with a cookie that she computed. */
const withSecret = (secret: Buffer): Visitor =>
  Object.assign(net.stranger(), { cookie: `${cookieName}=${secret.toString('base64url')}` });

const triedBy = async (noted: string | null): Promise<boolean[]> =>
  Promise.all(computed(noted, 'session').map((secret) => isIn(withSecret(secret))));

test('whoever noted cookie and form of an open sign-in page has nothing of who signs in there afterwards (C36)', async () => {
  const shared = net.stranger();
  await shared.get(routes.signIn.url());
  const noted = shared.cookie;
  const signedIn = await shared.post(routes.signInNow.url(), ada.typed(), { act });
  expect([signedIn.status, await isIn(shared)]).toEqual([303, true]);
  expect(shared.cookie).not.toBe(noted);
  expect(await triedBy(noted)).toEqual([false, false, false]);
  const replayed = Object.assign(net.stranger(), { cookie: noted });
  const { handle } = ada;
  const answer = await replayed.post(routes.signInNow.url(), { handle, own: 'not what she chose' }, { act });
  expect([answer.status, await isIn(replayed)]).toEqual([422, false]);
});

test('nor of who signs up or recovers there; and her own second click lets her in, in one session (C36, C48)', async () => {
  const link = (await ada.invite({ kind: 'person', role: 'member' })).replace(net.origin, '');
  const shared = net.stranger();
  await shared.get(link);
  const noted = shared.cookie;
  const form = { name: 'Bea', ...ownPassphrase('a kettle for each morning here').fields };
  const both = [await shared.post(link, form, { act })];
  const hers = shared.cookie;
  shared.cookie = noted;
  both.push(await shared.post(link, form, { act }));
  expect(both.map(({ status, location }) => [status, location])).toEqual([
    [303, routes.account.url()],
    [303, routes.account.url()],
  ]);
  expect(secretIn(shared.cookie).equals(secretIn(hers))).toBe(true);
  expect(await triedBy(noted)).toEqual([false, false, false]);
  const replayed = Object.assign(net.stranger(), { cookie: noted });
  const guessed = { ...form, own: 'a kettle for each morning there' };
  await replayed.post(link, guessed, { act });
  expect(await isIn(replayed)).toBe(false);
});

test('a link or code that was made is computed from nothing on the page, and shown again to the same form alone, for a minute (C11, C48)', async () => {
  const invite = routes.invite.url({ organisation: ada.organisation });
  await ada.signIn();
  const linkIn = ({ html }: { html: string }) => /\/join\/([\w-]{43})/.exec(html)?.[1];
  const first = linkIn(await ada.post(invite, { kind: 'introduction' }, { act }));
  expect(first).toBeTruthy();
  for (const secret of computed(ada.cookie, 'link')) expect(secret.toString('base64url')).not.toBe(first);
  expect(linkIn(await ada.post(invite, { kind: 'introduction' }, { act }))).toBe(first);
  const other = await ada.post(invite, { kind: 'person', role: 'member' }, { act });
  expect([other.status, linkIn(other)]).toEqual([409, undefined]);
  net.clock.pass({ minutes: 2 });
  const late = await ada.post(invite, { kind: 'introduction' }, { act });
  expect([late.status, linkIn(late)]).toEqual([409, undefined]);
});

test('a sign-in that was judged before new words were taken begins no session after them (C36)', async () => {
  const cai = await net.join(ada, 'member', { name: 'Cai' });
  const { turnstile } = net.deps;
  const pass = turnstile.pass.bind(turnstile);
  const { fields } = ownPassphrase('a kettle for each evening here');
  turnstile.pass = async (work, comer) => {
    turnstile.pass = pass;
    const judged = await pass(work, comer);
    const changed = await cai.post(routes.changePassphrase.url(), { passphrase: cai.passphrase, ...fields });
    expect(changed.status).toBe(303);
    return judged;
  };
  const thief = net.stranger();
  const answer = await thief.post(routes.signInNow.url(), cai.typed());
  expect([answer.status, await isIn(thief), await isIn(cai)]).toEqual([422, false, true]);
});
