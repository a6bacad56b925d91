import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Network, network, type Person } from '../../test/support/people.ts';
import { routes } from '../routes.ts';

let net: Network;
/** The hosting network; two community-led organisations; an ally. */
let host: Person;
let harbour: Person;
let river: Person;
let ally: Person;

const at = (person: Person) => ({ organisation: person.organisation });
const profileOf = (name: string, communities = ['sex-workers'], listed = 'no') => ({
  name,
  communities,
  regions: ['africa'],
  languages: ['en', 'sw'],
  listed,
});
const saveProfile = async (person: Person, fields: ReturnType<typeof profileOf>) => {
  await person.get(routes.profile.url(at(person)));
  return person.submit(routes.changeProfile.url(at(person)), fields);
};

beforeAll(async () => {
  net = await network();
  host = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
  harbour = await net.found(host, 'community-led', { name: 'Cleo', organisation: 'Harbour Collective' });
  river = await net.found(host, 'community-led', { name: 'Rita', organisation: 'River Union' });
  ally = await net.found(host, 'ally', { name: 'Bo', organisation: 'Northern Fund' });
});
afterAll(async () => {
  expect(net.troubles).toEqual([]);
  await net.close();
});

test('a home page says what waits, and leads there', async () => {
  const home = await harbour.get(routes.home.url());
  expect(home.text).toContain('Your profile is not complete');
  expect(home.links).toContain(routes.profile.url(at(harbour)));
});

test('a community-led organisation that names no community is told so beside the field, and keeps what was typed', async () => {
  const page = await saveProfile(harbour, { ...profileOf('Harbour'), communities: [] });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Please choose at least one');
  expect(page.form(routes.changeProfile.url(at(harbour)))).toContainEqual(['name', 'Harbour']);
});

test('a steward says who the organisation is', async () => {
  const page = await saveProfile(harbour, profileOf('Harbour Collective', ['sex-workers', 'migrants']));
  expect(page.text).toContain('The profile is saved.');
  expect(page.text).toContain('Sex workers and Migrants');
  expect(page.text).toContain('English and Swahili');
  await saveProfile(river, profileOf('River Union'));
  await saveProfile(ally, profileOf('Northern Fund', [], 'yes'));
});

test('a field that the form does not have is refused, and nothing changes (C24)', async () => {
  const page = await ally.post(routes.changeProfile.url(at(ally)), {
    ...profileOf('Northern Fund'),
    kind: 'community-led',
  });
  expect(page.status).toBe(422);
  expect((await ally.get(routes.organisation.url(at(ally)))).text).toContain('Kind Ally');
});

test('an organisation that is not listed, and one that is not there, answer alike (C16)', async () => {
  const unlisted = await ally.get(routes.organisation.url(at(harbour)));
  const nowhere = await ally.get(
    routes.organisation.url({ organisation: 'd1b0c2a4-5f6e-4a7b-8c9d-0e1f2a3b4c5d' }),
  );
  expect([unlisted.status, nowhere.status]).toEqual([404, 404]);
  expect(unlisted.text).toBe(nowhere.text);
});

test('a listed organisation is in the list of everyone; one that is not, only of those it knows', async () => {
  expect((await harbour.get(routes.organisations.url())).text).toContain('Northern Fund Kind'.slice(0, 13));
  expect((await ally.get(routes.organisations.url())).text).not.toContain('Harbour Collective');
  expect((await host.get(routes.organisations.url())).text).toContain('Harbour Collective');
  expect((await host.get(`${routes.organisations.url()}?kind=ally`)).text).not.toContain(
    'Harbour Collective',
  );
});

test('a search finds names by how they begin, whatever their capitals, and leaves nothing in the address', async () => {
  await host.get(routes.organisations.url());
  const found = await host.submit(routes.searchOrganisations.url(), { name: 'harbour c' });
  expect(found.status).toBe(200);
  expect(found.links).toContain(routes.organisation.url(at(harbour)));
  const none = await ally.post(routes.searchOrganisations.url(), { name: 'harbour c' });
  expect(none.text).toContain('No organisation that you can see');
});

test('the pages of stewards and members of another organisation are not there', async () => {
  for (const route of [routes.members, routes.invitations, routes.profile]) {
    expect((await host.get(route.url(at(harbour)))).status).toBe(404);
  }
  expect((await host.post(routes.changeProfile.url(at(harbour)), profileOf('Mine'))).status).toBe(404);
});

test('an ally cannot invite an organisation: the page says why, and a forged form makes no link', async () => {
  const page = await ally.get(routes.invitations.url(at(ally)));
  expect(page.text).toContain('Which organisations come in is for the community side to say. Principle P7');
  const forged = await ally.post(routes.invite.url(at(ally)), {
    kind: 'organisation',
    organisationKind: 'ally',
  });
  expect(forged.status).toBe(403);
  expect(forged.text).toContain('for the community side to say');
  expect(forged.codes).toEqual([]);
});

test('a community-led organisation that nobody confirmed cannot invite another one', async () => {
  const page = await harbour.post(routes.invite.url(at(harbour)), {
    kind: 'organisation',
    organisationKind: 'ally',
  });
  expect(page.status).toBe(403);
});

test('a link made by a form that is sent twice is one link (C48)', async () => {
  const act = 'a'.repeat(32);
  const sent = () => ally.post(routes.invite.url(at(ally)), { kind: 'person', role: 'member' }, { act });
  const [first, second] = [await sent(), await sent()];
  expect(first.status).toBe(200);
  expect(first.codes).toEqual(second.codes);
  const { rows } = await net.owner.query('select kind from invitation where organisation_id = $1', [
    ally.organisation,
  ]);
  expect(rows).toHaveLength(1);
});

test('a link that is withdrawn opens nothing', async () => {
  const link = await ally.invite({ kind: 'introduction' });
  const list = await ally.get(routes.invitations.url(at(ally)));
  const action = list.actions.find((one) => one.endsWith('/withdrawal')) ?? '';
  const actions = new Set(list.actions.filter((one) => one.endsWith('/withdrawal')));
  expect(actions.size).toBe(2);
  for (const one of actions) await ally.get(routes.invitations.url(at(ally))).then(() => ally.submit(one));
  expect(action).not.toBe('');
  expect((await net.stranger().get(link)).status).toBe(404);
});

test('an introduction that the other side accepts lets each see the other', async () => {
  const link = await harbour.invite({ kind: 'introduction' });
  await river.get(link);
  await river.submit(link.replace(net.origin, ''));
  expect((await river.get(routes.organisations.url())).text).toContain('Harbour Collective');
  expect((await harbour.get(routes.organisation.url(at(river)))).status).toBe(200);
});

const claim = (fields: Record<string, string | string[]> = {}) => ({
  profile: 'UNAIDS',
  'share-staff': 'half-to-60',
  'count-staff': '1-4',
  statement: 'We decide in assembly.',
  ...fields,
});
const claimed = async (person: Person, fields: Record<string, string | string[]> = {}) => {
  const { profile, ...rest } = claim(fields);
  await person.get(`${routes.status.url(at(person))}?profile=${profile}`);
  return person.submit(routes.claimStatus.url(at(person)), rest);
};
const answerAction = async (reader: Person, about: Person) => {
  const { rows } = await net.owner.query(
    'select id from led_claim where organisation_id = $1 order by number desc',
    [about.organisation],
  );
  await reader.get(routes.status.url(at(about)));
  return routes.answerStatus.url({ ...at(about), claim: rows[0].id });
};

test('a profile that asks for words is not claimed without them, and what was chosen stays', async () => {
  const page = await claimed(harbour, { profile: 'custom', statement: '' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('Please say how you meet it');
  expect(page.form(routes.claimStatus.url(at(harbour)))).toContainEqual(['share-staff', 'half-to-60']);
});

test('an ally cannot claim to be led by a community', async () => {
  const page = await ally.post(routes.claimStatus.url(at(ally)), claim());
  expect(page.status).toBe(403);
  expect(page.text).toContain('Principle P7');
});

test('a claim in bands is read beside the profile, with how sure we are of it', async () => {
  expect((await claimed(harbour)).text).toContain('Claimed, not yet confirmed');
  const page = await host.get(routes.status.url(at(harbour)));
  expect(page.text).toContain('We decide in assembly.');
  expect(page.text).toContain('As the profile asks');
  expect(page.text).toContain('Unconfirmed: general knowledge');
});

test('a claim in words is sealed to those who were asked: another peer sees the bands, an ally neither', async () => {
  const peer = await river.get(routes.status.url(at(harbour)));
  expect(peer.text).toContain('More than half, less than 60%');
  expect(peer.text).not.toContain('We decide in assembly.');
  await harbour.get(routes.organisation.url(at(ally)));
  await harbour.submit(routes.permitProposals.url(at(ally)));
  const seen = await ally.get(routes.status.url(at(harbour)));
  expect(seen.text).toContain('Claimed, not yet confirmed');
  expect(seen.text).not.toContain('More than half');
});

test('an ally cannot confirm that an organisation is led by its community, whatever it sends', async () => {
  const action = await answerAction(ally, harbour);
  expect(ally.page.text).toContain('An ally cannot say whether an organisation is led by its community');
  expect(ally.page.offers(action)).toBe(false);
  expect((await ally.post(action, { answer: 'confirmed', reason: '' })).status).toBe(403);
});

test('neither the organisation itself nor an unconfirmed peer confirms it', async () => {
  const action = await answerAction(river, harbour);
  expect((await river.post(action, { answer: 'confirmed', reason: '' })).status).toBe(403);
  expect((await harbour.post(action, { answer: 'confirmed', reason: '' })).status).toBe(403);
  expect((await harbour.get(routes.status.url(at(harbour)))).text).toContain('Claimed, not yet confirmed');
});

test('the host confirms, and everyone who sees the organisation sees who did, when, by which profile, until when', async () => {
  expect((await host.get(routes.home.url())).text).toContain('Harbour Collective asks you to confirm');
  const action = await answerAction(host, harbour);
  expect((await host.submit(action, { answer: 'confirmed' })).text).toContain('You confirmed this status.');
  const seen = (await ally.get(routes.organisation.url(at(harbour)))).text;
  expect(seen).toContain('Rede Aurora, the hosting network, confirmed it on 24 November 2026.');
  expect(seen).toContain('It holds until 24 November 2027.');
  expect(seen).toContain('UNAIDS: community-led organisation');
});

test('the same answer twice adds no time', async () => {
  const page = await host.post(await answerAction(host, harbour), { answer: 'confirmed', reason: '' });
  expect(page.status).toBe(422);
  expect(page.text).toContain('repeating it adds no time');
});

test('once confirmed, it invites others and answers for peers; a question needs its reason', async () => {
  expect(await harbour.invite({ kind: 'organisation', organisationKind: 'ally' })).toContain('/join/');
  await claimed(river, { asked: [harbour.organisation] });
  const action = await answerAction(harbour, river);
  expect(harbour.page.text).toContain('We decide in assembly.');
  const unsaid = await harbour.submit(action, { answer: 'questioned', reason: '' });
  expect(unsaid.status).toBe(422);
  expect(unsaid.text).toContain('Please say why');
  await harbour.submit(action, { answer: 'questioned', reason: 'Who sits on your board?' });
});

test('the reason reaches the one it is about, and nobody else', async () => {
  expect((await river.get(routes.status.url(at(river)))).text).toContain('Who sits on your board?');
  expect((await host.get(routes.status.url(at(river)))).text).not.toContain('Who sits on your board?');
  expect((await host.get(routes.status.url(at(river)))).text).toContain('Questioned');
  expect((await river.get(routes.home.url())).text).toContain('A peer questioned your status.');
});

test('a peer that was answered may change its mind', async () => {
  const page = await harbour.submit(await answerAction(harbour, river), { answer: 'confirmed', reason: '' });
  expect(page.text).toContain('You confirmed this status.');
  expect((await host.get(routes.status.url(at(river)))).text).toContain('Confirmed');
});

test('a new statement is answered anew, and until then the one confirmed before holds', async () => {
  const before = await answerAction(harbour, river);
  expect((await claimed(river)).text).toContain('The one confirmed before it still holds.');
  expect((await harbour.post(before, { answer: 'questioned', reason: 'again' })).status).toBe(422);
});

test('a community-led organisation permits an ally to propose, and withdraws the permission', async () => {
  expect((await ally.get(routes.organisation.url(at(harbour)))).text).toContain(
    'let yours in on 24 November 2026',
  );
  await harbour.get(routes.organisation.url(at(ally)));
  expect((await harbour.submit(routes.withdrawPermission.url(at(ally)))).text).toContain(
    'can no longer propose',
  );
  expect((await ally.get(routes.organisation.url(at(harbour)))).text).toContain('has not let yours in');
});

test('an ally lets nobody in, and cannot let itself in', async () => {
  expect((await ally.post(routes.permitProposals.url(at(harbour)))).status).toBe(403);
  expect((await ally.post(routes.permitProposals.url(at(ally)))).status).toBe(403);
  const { rows } = await net.owner.query('select * from let_in');
  expect(rows).toEqual([]);
});

test('a community-led organisation asks an ally about its funders, and reads the answer with its note', async () => {
  await harbour.get(routes.organisation.url(at(ally)));
  await harbour.submit(routes.askClause.url(at(ally)), {});
  expect((await ally.get(routes.home.url())).text).toContain(
    'Harbour Collective asks whether your funding carries a clause',
  );
  const own = await ally.get(routes.organisation.url(at(ally)));
  const action = own.actions.find((one) => one.endsWith('/answer')) ?? '';
  await ally.submit(action, { answer: 'bound', note: 'One grant, until March.' });
  const read = await harbour.get(routes.organisation.url(at(ally)));
  expect(read.text).toContain('Bound by such a clause');
  expect(read.text).toContain('One grant, until March.');
});

test('nobody else learns that it asked, or what was answered; and it asks once', async () => {
  const seen = (await river.get(routes.organisation.url(at(ally)))).text;
  expect(seen).not.toContain('One grant');
  expect(seen).not.toContain('Bound by such a clause Answered');
  expect((await harbour.post(routes.askClause.url(at(ally)), { clause: 'pepfar-pledge' })).status).toBe(422);
  expect((await ally.post(routes.askClause.url(at(harbour)), { clause: 'pepfar-pledge' })).status).toBe(403);
});

test('only the ally that was asked answers', async () => {
  const { rows } = await net.owner.query('select id from clause_question');
  const forged = { answer: 'not-bound', note: '' };
  expect(
    (await harbour.post(routes.answerClause.url({ ...at(harbour), question: rows[0].id }), forged)).status,
  ).toBe(403);
  expect(
    (await river.post(routes.answerClause.url({ ...at(river), question: rows[0].id }), forged)).status,
  ).toBe(404);
  expect(
    (await river.post(routes.answerClause.url({ ...at(ally), question: rows[0].id }), forged)).status,
  ).toBe(404);
});

test('a confirmation ends after a year, and waits to be renewed', async () => {
  net.clock.pass({ days: 366 });
  await harbour.signIn();
  expect((await harbour.get(routes.home.url())).text).toContain(
    'The confirmation of your status ends, or has ended',
  );
  expect((await harbour.get(routes.status.url(at(harbour)))).text).toContain('It ended on 24 November 2027.');
  expect(
    (await harbour.post(routes.invite.url(at(harbour)), { kind: 'organisation', organisationKind: 'ally' }))
      .status,
  ).toBe(403);
});
