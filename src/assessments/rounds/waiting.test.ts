import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeSheet } from '../../../test/access/assessmentWorld.ts';
import { type Network, network, type Person } from '../../../test/support/people.ts';
import { termKeys } from '../../partnerships/agreement/terms.ts';
import { routes } from '../../routes.ts';

let net: Network;
let aurora: Person;
let fund: Person;
let member: Person;
let partnership: string;
let round: string;

const idIn = (html: string, kind: string): string =>
  new RegExp(`/${kind}/([0-9a-f-]{36})`).exec(html)?.[1] ?? `no ${kind}`;
const home = async (who: Person): Promise<string> => (await who.get(routes.home.url())).text;

beforeAll(async () => {
  net = await network();
  aurora = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  fund = await net.found(aurora, 'ally', { name: 'Bo', organisation: 'Northern Fund' });
  member = await net.join(aurora, 'member', { name: 'Dee' });
  await aurora.get(routes.newPartnership.url());
  const proposed = await aurora.submit(routes.proposePartnership.url(), {
    title: 'The port bylaw',
    ...Object.fromEntries(termKeys.map((term) => [`term-${term}`, `What we say about ${term}.`])),
    ...{ reviewOn: '2027-06-01', parties: fund.organisation },
  });
  partnership = idIn(proposed.html, 'partnerships');
  const decision = idIn(proposed.html, 'decisions');
  await fund.get(routes.decision.url({ partnership, decision }));
  await fund.submit(routes.consent.url({ partnership, decision }));
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

test('a partnership without a round is reminded of its first one when the day comes near, and not before', async () => {
  expect(await home(aurora)).not.toContain('has had no round yet');
  net.clock.pass({ days: 20 });
  for (const who of [aurora, fund]) {
    await who.signIn();
    expect(await home(who)).toContain('A partnership has had no round yet. The first is due by');
  }
});

test('an open round waits for both sides’ stewards; what it asks is not said', async () => {
  await fund.get(routes.newRound.url({ partnership }));
  const opened = await fund.submit(routes.openRound.url({ partnership }), {
    instrument: 'alongside-pulse/1',
  });
  round = idIn(opened.html, 'rounds');
  for (const who of [aurora, fund]) {
    const text = await home(who);
    expect(text).toContain('A round waits for your organisation’s answers, until');
    expect(text).not.toContain('has had no round yet');
    expect(text).not.toMatch(/decided ourselves/i);
  }
  await member.signIn();
  expect(await home(member)).not.toContain('A round waits');
});

test('a member is told of her own sheet once several answer, and that it is half-way once it is', async () => {
  await aurora.post(routes.chooseHow.url({ round }), { mode: 'people' });
  expect(await home(member)).toContain('A round waits for your own sheet');
  await member.post(routes.keepSheet.url({ round }), { 'a-A1': '2', part: 'occasion', do: 'stop' });
  expect(await home(member)).toContain('Your own sheet is half-way.');
  expect(await home(aurora)).not.toContain('half-way');
});

test('what is handed in waits no more; what was agreed asks the community first whether it is done (P7)', async () => {
  for (const mark of ['1', '2', '3']) await aurora.post(routes.enterSheet.url({ round }), wholeSheet(mark));
  await aurora.post(routes.handIn.url({ round }));
  expect(await home(aurora)).not.toContain('A round waits');
  await fund.post(routes.chooseHow.url({ round }), { mode: 'one' });
  await fund.post(routes.keepSheet.url({ round }), { ...wholeSheet('3'), part: 'occasion', do: 'stop' });
  await fund.post(routes.handIn.url({ round }));
  const waits = (await fund.get(routes.round.url({ round }))).text;
  expect(waits).not.toContain('Still to come: .');
  expect(waits).toContain('Still to look in: Rede Aurora.');
  for (const who of [aurora, member]) expect(await home(who)).toContain('All have answered a round.');
  expect(await home(fund), 'hers is open already').not.toContain('All have answered a round.');
  await aurora.get(routes.round.url({ round }));
  expect(await home(aurora)).not.toContain('All have answered a round.');
  for (const who of [aurora, fund]) expect(await home(who)).toContain('Both sides saw a round’s result.');
  const item = { round, item: 'A1' };
  const dueOn = '2027-01-05';
  await aurora.get(routes.resultItem.url(item));
  await aurora.post(routes.proposeAction.url(item), {
    owner: fund.organisation,
    dueOn,
    what: 'Send a name.',
  });
  const asked = await home(fund);
  expect(asked).toContain('Something to do, by 5 January 2027, waits for your organisation’s yes.');
  expect(asked).not.toContain('Send a name');
  const action = (await net.owner.query<{ id: string }>('select id from agreed_action')).rows[0]?.id ?? '';
  await fund.post(routes.consentAction.url({ round, action }));
  expect(await home(aurora)).not.toContain('Is it done?');
  net.clock.pass({ days: 40 });
  for (const who of [aurora, fund]) await who.signIn();
  expect(await home(aurora)).toContain('Something agreed was due on 5 January 2027. Is it done?');
  expect(await home(fund)).not.toContain('Is it done?');
  await aurora.post(routes.reportAction.url({ round, action }), { done: 'yes' });
  expect(await home(aurora)).not.toContain('Is it done?');
});
