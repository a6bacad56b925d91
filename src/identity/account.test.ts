import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import { behind, keysLock } from '../../test/support/behind.ts';
import { type Network, network, type Person } from '../../test/support/people.ts';
import { routes } from '../routes.ts';

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
  net.stranger().post(routes.recoverNow.url(), { code, choice: 'own', words: '', own: other });

test('two last stewards who erase their accounts at once do not leave an organisation without one (C49)', async () => {
  const dee = await net.found(ada, 'community-led', { name: 'Dee', organisation: 'Two Stewards' });
  const eve = await net.join(dee, 'steward', { name: 'Eve' });
  const erasing = [dee, eve].map((one) =>
    one.post(routes.eraseAccount.url(), { passphrase: one.passphrase }),
  );
  await behind(net, keysLock, erasing);
  const answers = await Promise.all(erasing);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(answers.some(({ text }) => text.includes(en.identity.erasure.lastSteward))).toBe(true);
  const left = 'select role from membership where organisation_id = $1';
  expect((await net.owner.query(left, [dee.organisation])).rows).toEqual([{ role: 'steward' }]);
});

test('of two who take one name at once, one has it, and the other keeps the old one and is told (C49)', async () => {
  const pair = [
    await net.join(ada, 'member', { name: 'Fay' }),
    await net.join(ada, 'member', { name: 'Gus' }),
  ];
  const taking = pair.map((one) =>
    one.post(routes.changeName.url(), { passphrase: one.passphrase, name: 'River' }),
  );
  await behind(net, 'lock table login in share mode', taking);
  const answers = await Promise.all(taking);
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  expect(answers.some(({ text }) => text.includes(en.problem.nameTaken))).toBe(true);
  const logins = 'select 1 from login where person_id = any ($1)';
  expect((await net.owner.query(logins, [pair.map(({ id }) => id)])).rows).toHaveLength(2);
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
  expect(slept).toEqual([500, 1000]);
  expect((await recover(hal.recoveryCode)).status).toBe(303);
});

test('a recovery code dies with the passphrase it stood beside, and a new one comes before anything else (C11)', async () => {
  const ivy = await net.join(ada, 'member', { name: 'Ivy' });
  await ivy.get(routes.account.url());
  const changed = { passphrase: ivy.passphrase, choice: 'own', own: other };
  await ivy.submit(routes.changePassphrase.url(), changed);
  expect((await recover(ivy.recoveryCode)).status).toBe(422);
  expect((await ivy.get(routes.home.url())).location).toBe(routes.account.url());
  ivy.passphrase = other;
  await ivy.keepCode();
  expect((await ivy.get(routes.home.url())).status).toBe(200);
});
