import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Network, network, type Person } from '../../../test/support/people.ts';
import { routes } from '../../routes.ts';
import { termKeys } from '../agreement/terms.ts';

let net: Network;
let aurora: Person;
let fund: Person;
let member: Person;
let at: { partnership: string; decision: string };

const reason = 'Nobody of ours was asked about the pay.';
const terms = Object.fromEntries(termKeys.map((term) => [`term-${term}`, `What we say about ${term}.`]));
const home = async (who: Person): Promise<string> => (await who.get(routes.home.url())).text;
const decision = async (who: Person): Promise<string> => (await who.get(routes.decision.url(at))).text;
const partnership = async (who: Person): Promise<string> => (await who.get(routes.partnership.url(at))).text;
const list = async (who: Person): Promise<string> => (await who.get(routes.partnerships.url())).text;

beforeAll(async () => {
  net = await network();
  aurora = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  fund = await net.found(aurora, 'ally', { name: 'Bo', organisation: 'Northern Fund' });
  await aurora.get(routes.newPartnership.url());
  const proposed = await aurora.submit(routes.proposePartnership.url(), {
    title: 'The port bylaw',
    ...terms,
    ...{ reviewOn: '2027-06-01', parties: fund.organisation },
  });
  const [, one = '', other = ''] =
    /\/partnerships\/([0-9a-f-]{36})\/decisions\/([0-9a-f-]{36})/.exec(proposed.html) ?? [];
  at = { partnership: one, decision: other };
  member = await net.join(aurora, 'member', { name: 'Dee' });
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

test('an objection reaches whoever proposed: on Home, and with who acts next on every page (P1)', async () => {
  expect(await home(aurora)).not.toContain('objected');
  await fund.get(routes.decision.url(at));
  await fund.submit(routes.object.url(at), { reason });
  expect(await home(aurora)).toContain('The port bylaw: somebody objected to what your organisation put.');
  for (const page of [decision, partnership]) {
    const told = await page(aurora);
    expect(told).toContain(
      'Northern Fund objected: as it reads now, this cannot take effect. It is your turn.',
    );
    expect(told).toContain('Objected to: now for Rede Aurora');
    expect(await page(fund)).toContain(
      'Your organisation objected: as it reads now, this cannot take effect.',
    );
    expect(await page(fund)).not.toMatch(/answers first|Waits for the|It is your turn to answer/);
    expect(await page(member)).toContain('It is now for your stewards');
  }
  expect(await list(aurora)).toContain('One decision waits for you');
  expect(await home(member), 'she can do nothing about it').not.toContain('somebody objected');
});

test('an amendment of a first proposal is compared with what one objected to, and the objection stays (P1)', async () => {
  await aurora.get(routes.amendment.url(at));
  await aurora.submit(routes.amend.url(at), { 'term-pay': 'Pay by the hour, the same for all.' });
  expect(await home(aurora)).not.toContain('somebody objected');
  expect(await home(fund)).toContain('The port bylaw: version 2 of what your organisation objected to waits');
  const page = await decision(fund);
  expect(page).toContain('Your organisation objected to version 1. This is how version 2 differs from it.');
  expect(page).toContain('The words of “Pay and expenses” change.');
  expect(page).toMatch(/Pay by the hour/);
  expect(page).toContain('Northern Fund objected to version 1 on');
  expect(page).toContain(reason);
  expect(page).toContain('Version 2, by Rede Aurora, came in its place.');
  expect(page).toContain('Northern Fund has not answered version 2.');
  expect(await decision(aurora), 'whoever wrote it reads the reason as well').toContain(reason);
});

test('what became of an objection is told where it ended in a yes', async () => {
  await fund.get(routes.decision.url(at));
  await fund.submit(routes.consent.url(at));
  const page = await decision(aurora);
  expect(page).toContain(reason);
  expect(page).toContain('Northern Fund consents to version 2.');
  expect(await home(aurora)).not.toContain('somebody objected');
});
