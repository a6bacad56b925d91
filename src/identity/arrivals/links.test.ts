import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { behind } from '../../../test/support/behind.ts';
import {
  type Network,
  network,
  ownPassphrase,
  type Person,
  testPassphrase,
} from '../../../test/support/people.ts';
import { routes } from '../../routes.ts';
import { tokenHash } from '../../vault/link.ts';

let net: Network;
let ada: Person;
beforeAll(async () => {
  net = await network();
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
});
beforeEach(() => ada.signIn());
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

const known = { passphrase: testPassphrase };
const pathOf = (link: string): string => link.replace(net.origin, '');
const rowOf = async (link: string) => {
  const hash = tokenHash(Buffer.from(link.split('/').at(-1) ?? '', 'base64url'));
  return (await net.owner.query('select * from invitation where token_hash = $1', [hash])).rows[0];
};
const form = (name: string, more: Record<string, string> = {}) => ({
  ...{ name, ...ownPassphrase(testPassphrase).fields },
  ...more,
});
const opens = async (link: string): Promise<boolean> => (await net.stranger().get(link)).status === 200;

/** Follows a link, and lets something else happen after it was read and before it is used. */
const meanwhile = async (link: string, name: string, other: () => Promise<unknown>) => {
  const visitor = net.stranger();
  const { turnstile } = net.deps;
  const pass = turnstile.pass.bind(turnstile);
  turnstile.pass = async (work, comer) => {
    turnstile.pass = pass;
    await other();
    return pass(work, comer);
  };
  return visitor.post(pathOf(link), form(name));
};

test('one link that four people follow at once founds one organisation (C49)', async () => {
  const link = await ada.invite({ kind: 'organisation', organisationKind: 'community-led' });
  const followed = await Promise.all(
    ['Bo', 'Cy', 'Di', 'Ed'].map((name) =>
      net.stranger().post(pathOf(link), form(name, { organisation: `The House of ${name}` })),
    ),
  );
  expect(followed.map(({ status }) => status).sort()).toEqual([303, 404, 404, 404]);
  const { rows } = await net.owner.query("select 1 from organisation where name like 'The House of %'");
  expect(rows).toHaveLength(1);
});

test('the set-up link makes one host, however many follow it at once (C49)', async () => {
  const fresh = await network();
  const path = fresh.setUpLink.replace(fresh.origin, '');
  const followed = await Promise.all(
    ['Bo', 'Cy'].map((name) => fresh.stranger().post(path, form(name, { organisation: `Rede ${name}` }))),
  );
  const { rows } = await fresh.owner.query('select 1 from organisation');
  await fresh.close();
  expect(followed.map(({ status }) => status).sort()).toEqual([303, 404]);
  expect(rows).toHaveLength(1);
});

test('a link for new keys that is withdrawn while it is being used gives nobody new keys (C49)', async () => {
  const kit = await net.join(ada, 'member', { name: 'Kit' });
  await ada.get(routes.members.url({ organisation: ada.organisation }));
  const at = { organisation: ada.organisation, person: kit.id };
  const link = (await ada.submit(routes.issueRecovery.url(at), known)).codes[0] ?? '';
  const { id } = await rowOf(link);
  const withdrawal = routes.withdrawInvitation.url({ organisation: ada.organisation, invitation: id });
  const answer = await meanwhile(link, 'Kit', () => ada.post(withdrawal));
  expect(answer.status).toBe(404);
  expect((await kit.get(routes.home.url())).status).toBe(200);
});

test('a used link keeps nothing: not the key that it carried, and not who made it (C18)', async () => {
  const link = await ada.invite({ kind: 'person', role: 'member' });
  expect(await rowOf(link)).toMatchObject({ made_by: ada.id, used_on: null });
  await net.signUp(link, { name: 'Lou' });
  expect(await rowOf(link)).toMatchObject({ sealed_key: null, made_by: null, used_on: '2026-11-24' });
});

const linksOf = async (steward: Person): Promise<string[]> => [
  await steward.invite({ kind: 'organisation', organisationKind: 'ally' }),
  await steward.invite({ kind: 'introduction' }),
  await steward.invite({ kind: 'person', role: 'member' }),
];
const nothingOpens = async (links: string[]): Promise<void> => {
  for (const link of links) expect(await opens(link)).toBe(false);
};

test('the open links of a steward who is removed open nothing from the next request on (C19)', async () => {
  const joe = await net.join(ada, 'steward', { name: 'Joe' });
  const [links, others] = [await linksOf(joe), await ada.invite({ kind: 'introduction' })];
  const at = { organisation: ada.organisation, person: joe.id };
  expect((await ada.post(routes.removeMember.url(at), known)).status).toBe(303);
  await nothingOpens(links);
  expect(await opens(others)).toBe(true);
});

test('the open links of a steward who becomes a member open nothing from the next request on (C19)', async () => {
  const kay = await net.join(ada, 'steward', { name: 'Kay' });
  const [links, others] = [await linksOf(kay), await ada.invite({ kind: 'person', role: 'member' })];
  const at = { organisation: ada.organisation, person: kay.id };
  expect((await ada.post(routes.changeRole.url(at), { role: 'member', ...known })).status).toBe(303);
  await nothingOpens(links);
  expect(await opens(others)).toBe(true);
});

test('the open links of somebody who erases her account open nothing (C39)', async () => {
  const liv = await net.join(ada, 'steward', { name: 'Liv' });
  const links = await linksOf(liv);
  await liv.post(routes.eraseAccount.url(), { passphrase: liv.passphrase });
  await nothingOpens(links);
});

test('an introduction that another organisation accepts first is spent for the second (C49)', async () => {
  const link = await ada.invite({ kind: 'introduction' });
  const rui = await net.found(ada, 'ally', { name: 'Rui', organisation: 'Rui Fund' });
  await net.owner.query('delete from acquaintance');
  const { id } = await rowOf(link);
  const row = `invitation where id = '${id}'`;
  const used = `update invitation set used_on = made_on, made_by = null where id = '${id}'`;
  const accepting = () => [rui.post(pathOf(link))];
  const [answer] = await behind(net, `select 1 from ${row} for update`, accepting, used);
  expect(answer?.status).toBe(404);
  expect((await net.owner.query('select 1 from acquaintance')).rows).toEqual([]);
});

test('an introduction whose form is sent twice is accepted once, with one answer (C48)', async () => {
  const link = await ada.invite({ kind: 'introduction' });
  const zoe = await net.found(ada, 'ally', { name: 'Zoe', organisation: 'Zoe Fund' });
  const act = 'twice-the-same-form-arrived-here';
  const first = await zoe.post(pathOf(link), {}, { act });
  expect(first.location).toMatch(/\?done=introduced$/);
  expect((await zoe.post(pathOf(link), {}, { act })).location).toBe(first.location);
  expect((await zoe.post(pathOf(link))).status).toBe(404);
});

test('a steward who stops being one at the very moment she makes a link makes none (C49)', async () => {
  const max = await net.join(ada, 'steward', { name: 'Max' });
  await max.get(routes.home.url());
  const row = `membership where person_id = '${max.id}'`;
  const url = routes.invite.url({ organisation: max.organisation });
  const making = () => [max.post(url, { kind: 'introduction' })];
  const demoted = `update membership set role = 'member' where person_id = '${max.id}'`;
  const [answer] = await behind(net, `select 1 from ${row} for update`, making, demoted);
  expect(answer?.status).toBe(403);
});
