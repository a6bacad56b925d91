import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
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
beforeEach(async () => {
  // Long enough for what was tried before to be forgotten.
  net.clock.pass({ hours: 2 });
  await ada.signIn();
  slept = [];
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

const joining = (name: string, own = testPassphrase) => ({ name, choice: 'own', own, words: '' });
const pathOf = (link: string): string => link.replace(net.origin, '');

test('an open link tells nothing about a name until everything else in the form would do', async () => {
  const link = pathOf(await ada.invite({ kind: 'person', role: 'member' }));
  const visitor = net.stranger();
  const { text } = await visitor.post(link, joining('Ada', 'short'));
  expect(text).toContain(en.problem.passphraseShort);
  expect(text).not.toContain(en.problem.nameTaken);
});

test('whoever asks by one link for name after name waits longer each time, and a free name uses the link up (C35)', async () => {
  const link = pathOf(await ada.invite({ kind: 'person', role: 'member' }));
  const visitor = net.stranger();
  for (let tries = 0; tries < 6; tries += 1)
    expect((await visitor.post(link, joining('Ada'))).text).toContain(en.problem.nameTaken);
  expect(slept, 'the link, and who made it').toEqual([500, 500, 1000, 1000, 2000, 2000]);
  expect((await visitor.post(link, joining('Bea'))).status).toBe(303);
  expect((await net.stranger().get(link)).status).toBe(404);
});

test('whoever tries name after name on her own account waits longer each time (C35)', async () => {
  const cai = await net.join(ada, 'member', { name: 'Cai' });
  for (let tries = 0; tries < 5; tries += 1) {
    const answer = await cai.post(routes.changeName.url(), { passphrase: cai.passphrase, name: 'Ada' });
    expect(answer.text).toContain(en.problem.nameTaken);
  }
  expect(slept).toEqual([500, 1000]);
});

test('an organisation that makes link after link to ask for names waits longer each time too (C35)', async () => {
  const bad = await net.found(ada, 'ally', { name: 'Dov', organisation: 'Curious Fund' });
  const ask = async (name: string) =>
    net.stranger().post(pathOf(await bad.invite({ kind: 'person', role: 'member' })), joining(name));
  for (let tries = 0; tries < 5; tries += 1) expect((await ask('Ada')).text).toContain(en.problem.nameTaken);
  expect(slept).toEqual([500, 1000]);
  slept = [];
  expect((await ask('Eli')).status, 'a free name is used, and takes nothing back').toBe(303);
  await ask('Ada');
  expect(slept).toEqual([2000, 2000]);
});

test('those who join one organisation one after the other wait for nobody', async () => {
  for (const name of ['Fen', 'Gil', 'Hui', 'Ivo', 'Jay']) await net.join(ada, 'member', { name });
  expect(slept).toEqual([]);
});
