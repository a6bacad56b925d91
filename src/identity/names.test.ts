import { afterAll, beforeAll, expect, test } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import { type Network, network, type Person, testPassphrase } from '../../test/support/people.ts';
import { routes } from '../routes.ts';

let net: Network;
let ada: Person;
let slept: number[];
beforeAll(async () => {
  net = await network();
  net.clock.sleep = async (milliseconds) => void slept.push(milliseconds);
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

const joining = (name: string, own = testPassphrase) => ({ name, choice: 'own', own, words: '' });
const pathOf = (link: string): string => link.replace(net.origin, '');

test('an open link tells nothing about a name until everything else in the form would do', async () => {
  slept = [];
  const link = pathOf(await ada.invite({ kind: 'person', role: 'member' }));
  const visitor = net.stranger();
  const { text } = await visitor.post(link, joining('Ada', 'short'));
  expect(text).toContain(en.problem.passphraseShort);
  expect(text).not.toContain(en.problem.nameTaken);
});

test('whoever asks by one link for name after name waits longer each time, and a free name uses the link up (C35)', async () => {
  slept = [];
  const link = pathOf(await ada.invite({ kind: 'person', role: 'member' }));
  const visitor = net.stranger();
  for (let tries = 0; tries < 6; tries += 1)
    expect((await visitor.post(link, joining('Ada'))).text).toContain(en.problem.nameTaken);
  expect(slept).toEqual([500, 1000, 2000]);
  expect((await visitor.post(link, joining('Bea'))).status).toBe(303);
  expect((await net.stranger().get(link)).status).toBe(404);
});

test('whoever tries name after name on her own account waits longer each time (C35)', async () => {
  slept = [];
  const cai = await net.join(ada, 'member', { name: 'Cai' });
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await cai.post(routes.changeName.url(), { passphrase: cai.passphrase, name: 'Ada' });
    expect(answer.text).toContain(en.problem.nameTaken);
  }
  expect(slept).toEqual([500, 1000]);
});
