import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Network, network, type Person } from '../../../test/support/people.ts';
import { routes } from '../../routes.ts';
import { termKeys } from '../agreement/terms.ts';

let net: Network;
let aurora: Person;
let fund: Person;
let clinic: Person;
let decision: string;

beforeAll(async () => {
  net = await network();
  aurora = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  fund = await net.found(aurora, 'ally', { name: 'Bo', organisation: 'Northern Fund' });
  clinic = await net.found(aurora, 'ally', { name: 'Cy', organisation: 'Law Clinic' });
  await aurora.get(routes.newPartnership.url());
  const proposed = await aurora.submit(routes.proposePartnership.url(), {
    title: 'The port bylaw',
    ...Object.fromEntries(termKeys.map((term) => [`term-${term}`, `What we say about ${term}.`])),
    reviewOn: '2027-06-01',
    'today-agenda': 'ally-alone',
    'promised-agenda': 'together',
    parties: fund.organisation,
  });
  decision = /\/partnerships\/[0-9a-f-]{36}\/decisions\/[0-9a-f-]{36}/.exec(proposed.html)?.[0] ?? '';
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

test('a decision that waits for her organisation stands first on a steward’s home page, and leads there (P1)', async () => {
  const home = await fund.get(routes.home.url());
  expect(home.text).toContain('The port bylaw: a proposal waits for your organisation’s answer, until');
  expect(home.links.indexOf(decision)).toBeGreaterThan(-1);
});

test('who has answered, and who was not asked, has nothing waiting', async () => {
  for (const other of [aurora, clinic])
    expect((await other.get(routes.home.url())).text).not.toContain('The port bylaw');
});

test('a member who is no steward is not told to answer: she cannot', async () => {
  const member = await net.join(fund, 'member', { name: 'Dee' });
  expect((await member.get(routes.home.url())).text).not.toContain('The port bylaw');
});
