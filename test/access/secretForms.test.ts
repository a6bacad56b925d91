import { afterAll, beforeAll, expect, test } from 'vitest';
import { pathsOf, type Route, routes } from '../../src/routes.ts';
import { Page } from '../support/page.ts';
import { type Network, network, type Person } from '../support/people.ts';

let net: Network;
let ada: Person;
let bo: Person;
beforeAll(async () => {
  net = await network();
  const { page } = await lookedAt(net.setUpLink);
  seen.push(...page.secretActions);
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  bo = await net.join(ada, 'member', { name: 'Bo' });
});
afterAll(() => net.close());

/** Where forms with a secret in them are sent, on all the pages that were looked at. */
const seen: string[] = [];
const lookedAt = async (path: string) => {
  const stranger = net.stranger();
  await stranger.get(path);
  return stranger;
};

const marked = Object.entries<Route>(routes).filter(([, route]) => route.secret);
const nameOf = (path: string): string | undefined =>
  marked.find(([, route]) => pathsOf(route).test(path))?.[0];

const form = (action: string, input: string): Page =>
  new Page(200, new Headers(), `<form method="post" action="${action}">${input}</form>`);

test('a form that asks for a secret and is sent where the process that serves reads it is found', () => {
  const inputs = [
    '<input type="password" name="x">',
    '<input name="code">',
    '<input type="hidden" name="words" value="seven words">',
  ];
  for (const input of inputs) {
    expect(form(routes.language.url(), input).openSecrets).toEqual([routes.language.url()]);
    expect(form(routes.signInNow.url(), input).openSecrets).toEqual([]);
  }
  expect(form(routes.language.url(), '<input type="hidden" name="words" value="">').openSecrets).toEqual([]);
  // What is typed there becomes an address, which every browser and server reads as text.
  expect(form(routes.findSeatNow.url(), '<input name="code">').openSecrets).toEqual([]);
  expect(form(routes.findSeatNow.url(), '<input type="password" name="code">').openSecrets).not.toEqual([]);
});

test('every route that is marked as one for secrets has a form with one, and no other has (C08)', async () => {
  const at = { organisation: ada.organisation };
  const link = await ada.invite({ kind: 'person', role: 'member' });
  for (const path of [routes.signIn.url(), routes.recover.url(), link])
    seen.push(...(await lookedAt(path)).page.secretActions);
  for (const path of [routes.account.url(), routes.kept.url(), routes.members.url(at)])
    seen.push(...(await ada.get(path)).secretActions);
  await ada.get(routes.account.url());
  const made = await ada.submit(routes.newRecoveryCode.url(), { passphrase: ada.passphrase });
  seen.push(...made.secretActions);
  expect(bo.name).toBe('Bo');
  const found = [...new Set(seen.map(nameOf))].sort();
  expect(found).toEqual(marked.map(([name]) => name).sort());
});

test('no field of such a form reaches what a form is read into, whatever it is called there', async () => {
  const fields = { passphrase: 'a', own: 'b', words: 'c', handle: 'd', code: 'e' };
  const told: string[] = [];
  const { secrets } = net.deps;
  const ask: typeof secrets.ask = async (kind, about, sent) => {
    const answer = await secrets.ask(kind, about, sent);
    if (kind === 'fields') told.push(JSON.stringify(answer));
    return answer;
  };
  net.deps.secrets = { ask };
  const parameters = { token: 'x'.repeat(43), organisation: ada.organisation, person: bo.id };
  for (const [, route] of marked) {
    const path = route.pattern.replace(/:(\w+)/g, (_, name: keyof typeof parameters) => parameters[name]);
    await net.stranger().post(path, fields);
  }
  net.deps.secrets = secrets;
  expect(told).toHaveLength(marked.length);
  for (const one of told) {
    const { fields: read } = JSON.parse(one);
    expect(read.map(([name]: [string]) => name).sort()).toEqual(['act', 'token']);
  }
});
