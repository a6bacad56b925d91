import { afterAll, beforeAll, expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { type Network, network, ownPassphrase, type Person } from '../../../test/support/people.ts';
import { routes } from '../../routes.ts';
import { generatePassphrase } from '../../vault/codes/words.ts';

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

const noCode = 'ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ';

test('a code that opens nothing is refused before any work on the new passphrase (C55)', async () => {
  const form = { code: noCode, ...ownPassphrase('short').fields };
  const { status, text } = await net.stranger().post(routes.recoverNow.url(), form);
  expect(status).toBe(422);
  expect(text).toContain(en.problem.recover);
  expect(text).not.toContain(en.problem.passphraseShort);
});

test('a slip in the code does not change the seven words that somebody has just written down', async () => {
  const words = generatePassphrase();
  const form = { code: noCode, choice: 'words', words, own: '' };
  expect((await net.stranger().post(routes.recoverNow.url(), form)).html).toContain(`value="${words}"`);
});

test('with the right code a poor passphrase is refused, and the code still opens', async () => {
  const visitor = net.stranger();
  const form = { code: ada.recoveryCode, ...ownPassphrase('').fields };
  const poor = await visitor.post(routes.recoverNow.url(), { ...form, own: 'short' });
  expect([poor.status, poor.text.includes(en.problem.passphraseShort)]).toEqual([422, true]);
  const good = { ...form, own: 'seven herons crossed the flooded meadow' };
  expect((await visitor.post(routes.recoverNow.url(), good)).location).toBe(routes.account.url());
});
