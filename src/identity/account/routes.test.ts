import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { behind, keysLock } from '../../../test/support/behind.ts';
import { type Network, network, ownPassphrase, type Person } from '../../../test/support/people.ts';
import { routes } from '../../routes.ts';

let net: Network;
let ada: Person;
let slept: number[] = [];
beforeAll(async () => {
  net = await network();
  net.clock.sleep = async (milliseconds) => void slept.push(milliseconds);
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
});
beforeEach(async () => {
  slept = [];
  await ada.signIn();
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

const other = 'seven herons crossed the flooded meadow';
const recover = async (code: string) =>
  net.stranger().post(routes.recoverNow.url(), { code, ...ownPassphrase(other).fields });

test('two last stewards who erase their accounts at once do not leave an organisation without one (C49)', async () => {
  const dee = await net.found(ada, 'community-led', { name: 'Dee', organisation: 'Two Stewards' });
  const eve = await net.join(dee, 'steward', { name: 'Eve' });
  const erasing = () =>
    [dee, eve].map((one) => one.post(routes.eraseAccount.url(), { passphrase: one.passphrase }));
  const answers = await behind(net, keysLock, erasing);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(answers.some(({ text }) => text.includes(en.refusal.lastSteward))).toBe(true);
  const left = 'select role from membership where organisation_id = $1';
  expect((await net.owner.query(left, [dee.organisation])).rows).toEqual([{ role: 'steward' }]);
});

test('of two who take one name at once, one has it, and the other keeps the old one and is told (C49)', async () => {
  const pair = [
    await net.join(ada, 'member', { name: 'Fay' }),
    await net.join(ada, 'member', { name: 'Gus' }),
  ];
  const taking = () =>
    pair.map((one) => one.post(routes.changeName.url(), { passphrase: one.passphrase, name: 'River' }));
  const answers = await behind(net, keysLock, taking);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(answers.some(({ text }) => text.includes(en.refusal.nameTaken))).toBe(true);
});

test('an open page makes no recovery code without the passphrase, and wrong ones make the next wait (C11, C35)', async () => {
  const hal = await net.join(ada, 'member', { name: 'Hal' });
  for (let tries = 0; tries < 4; tries += 1) {
    const page = await hal.post(routes.newRecoveryCode.url(), { passphrase: 'not what she chose' });
    expect(page.status).toBe(422);
    expect(page.text).toContain(en.problem.passphraseWrong);
    expect(page.text).not.toMatch(/[0-9A-Z]{5}(?:-[0-9A-Z]{5}){5}/);
  }
  expect(slept).toEqual([500]);
  await net.elsewhere(hal).signIn();
  expect(slept, 'her own way in waits for nobody else’s tries').toEqual([500]);
  expect((await recover(hal.recoveryCode)).status).toBe(303);
});

test('a recovery code dies with the passphrase it stood beside, and a new one comes before anything else (C11)', async () => {
  const ivy = await net.join(ada, 'member', { name: 'Ivy' });
  await ivy.get(routes.account.url());
  const own = ivy.takeHandle(routes.changePassphrase.url());
  const changed = { passphrase: ivy.passphrase, ...own, own: other };
  await ivy.submit(routes.changePassphrase.url(), changed);
  expect((await recover(ivy.recoveryCode)).status).toBe(422);
  expect((await ivy.get(routes.home.url())).location).toBe(routes.account.url());
  ivy.passphrase = other;
  await ivy.keepCode();
  expect((await ivy.get(routes.home.url())).status).toBe(200);
});

test('whoever keeps trying a steward’s handle does not keep her from removing somebody (C19, C35)', async () => {
  const jan = await net.join(ada, 'member', { name: 'Jan' });
  for (let tries = 0; tries < 6; tries += 1) {
    const outsider = net.stranger();
    await outsider.get(routes.signIn.url());
    await outsider.post(routes.signInNow.url(), { handle: ada.handle, own: 'not what she chose' });
  }
  slept = [];
  const at = { organisation: ada.organisation, person: jan.id };
  expect((await ada.post(routes.removeMember.url(at), { passphrase: ada.passphrase })).status).toBe(303);
  expect(slept).toEqual([]);
});

test('a new passphrase that is sent twice leaves her signed in, however late the second click is (C48)', async () => {
  const kim = await net.join(ada, 'member', { name: 'Kim' });
  const form = { passphrase: kim.passphrase, ...ownPassphrase(other).fields };
  await kim.get(routes.account.url());
  const { cookie } = kim;
  const act = 'k'.repeat(32);
  const first = await kim.post(routes.changePassphrase.url(), form, { act });
  const signedIn = kim.cookie;
  kim.cookie = cookie;
  const second = await kim.post(routes.changePassphrase.url(), form, { act });
  expect([second.status, second.location]).toEqual([first.status, first.location]);
  // The secret is the same; what follows it tells devices apart.
  expect(kim.cookie?.split('.')[0]).toBe(signedIn?.split('.')[0]);
  expect((await kim.get(routes.account.url())).status).toBe(200);
});

test('a cookie from before a new passphrase opens nothing by any other form (C36)', async () => {
  const lea = await net.join(ada, 'member', { name: 'Lea' });
  const { cookie } = lea;
  const form = { passphrase: lea.passphrase, ...ownPassphrase(other).fields };
  await lea.post(routes.changePassphrase.url(), form);
  lea.cookie = cookie;
  expect((await lea.post(routes.changePassphrase.url(), form)).location).toBe(routes.signIn.url());
});

test('a passphrase that is far too long is said to be wrong, beside its field', async () => {
  const page = await ada.post(routes.newRecoveryCode.url(), { passphrase: 'x'.repeat(100_000) });
  expect(page.status).toBe(422);
  expect(page.text).toContain(`${en.identity.passphrase.label}: ${en.problem.passphraseWrong}`);
  expect(page.text).toContain(en.web.form.keptButSecrets);
});

test('where a name is written, the page says who can see it and what a seized server would show', async () => {
  const account = await ada.get(routes.account.url());
  expect(account.text).toContain(en.identity.see.now);
  expect(account.text).toContain(en.identity.see.seized);
});
