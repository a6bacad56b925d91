import { afterAll, beforeAll, expect, test } from 'vitest';
import en from '../../../locales/en.json' with { type: 'json' };
import { type Network, network, ownPassphrase, type Person } from '../../../test/support/people.ts';
import { routes } from '../../routes.ts';

let net: Network;
let ada: Person;
let dina: Person;
let mara: Person;

const home = () => ({ organisation: ada.organisation });
const member = (person: Person) => ({ ...home(), person: person.id });
const known = () => ({ passphrase: ada.passphrase });
const actOn = async (url: string, fields: Record<string, string> = known()) => {
  await ada.get(routes.members.url(home()));
  return ada.submit(url, fields);
};
const epoch = async (): Promise<number> => {
  const { rows } = await net.owner.query(
    'select max(epoch) as epoch from audience_epoch where audience_id = $1',
    [ada.organisation],
  );
  return rows[0].epoch;
};

beforeAll(async () => {
  net = await network();
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  dina = await net.join(ada, 'member', { name: 'Dina' });
  mara = await net.join(ada, 'member', { name: 'Mara' });
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

test('members see one another by their chosen names', async () => {
  const { text } = await dina.get(routes.members.url(home()));
  for (const name of ['Ada', 'Dina', 'Mara']) expect(text).toContain(name);
});

test('a member who is no steward changes nothing, and is told why', async () => {
  expect(
    (await dina.get(routes.members.url(home()))).actions.filter((one) => one.includes('/members/')),
  ).toEqual([]);
  for (const route of [routes.removeMember, routes.issueRecovery, routes.endMemberSessions]) {
    const page = await dina.post(route.url(member(mara)));
    expect(page.status).toBe(403);
    expect(page.text).toContain('Only a steward of your organisation can do this.');
  }
  expect((await dina.post(routes.changeRole.url(member(dina)), { role: 'steward' })).status).toBe(403);
  expect((await dina.post(routes.invite.url(home()), { kind: 'person', role: 'steward' })).status).toBe(403);
  expect((await dina.get(routes.invitations.url(home()))).text).toContain('Only a steward');
});

test('an open page is not its steward: roles, removal and links for new keys ask for the passphrase', async () => {
  const acts = [
    routes.changeRole.url(member(dina)),
    routes.removeMember.url(member(dina)),
    routes.issueRecovery.url(member(dina)),
  ];
  for (const url of acts) {
    const page = await actOn(url, { passphrase: 'not what she chose' });
    expect([page.status, page.codes]).toEqual([422, []]);
    expect(page.text).toContain(en.problem.passphraseWrong);
    expect(page.html).toContain('<details class="more" open=""');
  }
  expect((await dina.get(routes.home.url())).status).toBe(200);
  expect((await dina.get(routes.members.url(home()))).text).not.toContain(en.organisations.members.manage);
});

test('somebody far down the list is on the page that her form comes back on', async () => {
  const wrong = { passphrase: 'not what she chose' };
  const page = await ada.post(`${routes.removeMember.url(member(dina))}?after=${mara.id}`, wrong);
  expect(page.offers(routes.removeMember.url(member(dina)))).toBe(true);
});

test('the last steward cannot step down, remove herself, or end her sessions here', async () => {
  const page = await ada.post(routes.changeRole.url(member(ada)), { role: 'member', ...known() });
  expect(page.status).toBe(422);
  expect(page.text).toContain('You are the last steward.');
  expect((await ada.post(routes.removeMember.url(member(ada)), known())).status).toBe(403);
  expect((await ada.post(routes.issueRecovery.url(member(ada)), known())).status).toBe(403);
  expect((await ada.post(routes.endMemberSessions.url(member(ada)))).status).toBe(403);
});

test('somebody who is not a member is not there', async () => {
  const nobody = { ...home(), person: '11111111-2222-4333-8444-555555555555' };
  expect((await ada.post(routes.removeMember.url(nobody), known())).status).toBe(404);
});

test('a new role counts from the very next request (C19), in a new session', async () => {
  await actOn(routes.changeRole.url(member(dina)));
  expect((await dina.get(routes.home.url())).status).toBe(303);
  await dina.signIn();
  expect((await dina.get(routes.invitations.url(home()))).offers(routes.invite.url(home()))).toBe(true);
});

test('two stewards who take each other’s role at once do not leave none (C49)', async () => {
  const both = await Promise.all([
    ada.post(routes.changeRole.url(member(dina)), { role: 'member', ...known() }),
    dina.post(routes.changeRole.url(member(ada)), { role: 'member', ...known() }),
  ]);
  expect(both.map((page) => page.status).filter((status) => status === 303)).toHaveLength(1);
  const { rows } = await net.owner.query("select person_id from membership where role = 'steward'");
  expect(rows).toHaveLength(1);
  for (const person of [ada, dina]) await person.signIn();
  const steward = rows[0].person_id === ada.id ? ada : dina;
  for (const person of [ada, dina]) {
    await steward.post(routes.changeRole.url(member(person)), { role: 'steward', ...known() });
    if (person !== steward) await person.signIn();
  }
});

test('ending a member’s sessions sends her to sign in again', async () => {
  await actOn(routes.endMemberSessions.url(member(mara)), {});
  expect((await mara.get(routes.home.url())).location).toBe(routes.signIn.url());
  expect((await mara.signIn()).status).toBe(200);
});

test('a link for new keys gives a member her place back, and the old passphrase opens nothing', async () => {
  const page = await actOn(routes.issueRecovery.url(member(mara)));
  const link = page.codes[0] ?? '';
  expect(page.text).toContain('For Mara, and for nobody else.');
  const again = net.stranger();
  await again.get(link);
  const { fields, handle } = ownPassphrase('another window for the lantern');
  await again.submit(link.replace(net.origin, ''), { name: 'Mara', ...fields });
  expect((await mara.get(routes.home.url())).location).toBe(routes.signIn.url());
  await mara.get(routes.signIn.url());
  expect((await mara.signIn()).status).toBe(422);
  Object.assign(mara, { passphrase: fields.own, handle });
  await mara.signIn();
  await mara.keepCode();
  expect((await mara.get(routes.members.url(home()))).text).toContain('Dina');
  expect((await net.stranger().get(link)).status).toBe(404);
});

test('a newer link for new keys takes the place of the one before', async () => {
  const first = (await actOn(routes.issueRecovery.url(member(mara)))).codes[0] ?? '';
  const second = (await actOn(routes.issueRecovery.url(member(mara)))).codes[0] ?? '';
  expect((await net.stranger().get(first)).status).toBe(404);
  expect((await net.stranger().get(second)).status).toBe(200);
});

test('a removed member is out at once, her name is gone, new keys are in place, and waiting links die', async () => {
  const waiting = await ada.invite({ kind: 'person', role: 'member' });
  const before = await epoch();
  const act = 'b'.repeat(32);
  await ada.post(routes.removeMember.url(member(mara)), known(), { act });
  await ada.post(routes.removeMember.url(member(mara)), known(), { act });
  expect(await epoch()).toBe(before + 1);
  expect((await mara.get(routes.home.url())).location).toBe(routes.signIn.url());
  const held = await net.owner.query('select 1 from key_share where holder_id = $1', [mara.id]);
  expect(held.rows).toEqual([]);
  await mara.signIn();
  expect((await mara.get(routes.members.url(home()))).status).toBe(404);
  expect((await ada.get(routes.members.url(home()))).text).not.toContain('Mara');
  expect((await net.stranger().get(waiting)).status).toBe(404);
});

test('those who stay still read one another after the keys changed', async () => {
  const { text } = await dina.get(routes.members.url(home()));
  expect(text).toContain('Ada');
  const fay = await net.join(ada, 'member', { name: 'Fay' });
  expect((await fay.get(routes.members.url(home()))).text).toContain('Dina');
});
