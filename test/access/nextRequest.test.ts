import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { type Copy, copyOf } from '../support/copies.ts';
import type { Page } from '../support/page.ts';
import { Person } from '../support/people.ts';
import type { Kind } from './kinds.ts';
import { accessWorld, type World } from './world.ts';

let world: World;
let copy: Copy;
beforeAll(async () => {
  world = await accessWorld();
  copy = await copyOf(world.net);
});
afterEach(() => copy.undo());
afterAll(async () => {
  expect(world.net.troubles).toEqual([]);
  await copy.at.drop();
});

/** Somebody of the story at her browser, signed in, with whatever page she opened. */
const at = (kind: Kind): Person => {
  const { origin } = world.net;
  const person = new Person(async (path, init) => copy.app.request(origin + path, init));
  const { cookie, name, handle, passphrase } = world.people[kind];
  return Object.assign(person, { cookie, name, handle, passphrase });
};

const known = ({ passphrase }: Person) => ({ passphrase });
const atSignIn = (page: Page): boolean => page.status === 303 && page.location === routes.signIn.url();
const ours = () => ({ organisation: world.organisations.harbour });
const member = () => ({ ...ours(), person: world.at.community.person });
const together = () => ({ partnership: world.at.community.partnership });
const question = () => ({ ...together(), decision: world.at.community.decision });
const text = () => ({ version: world.at.community.version });
const invitation = { kind: 'person', role: 'member' };

test('she who is removed while she reads is out with her next click, and signing in does not bring her back (C19)', async () => {
  const [steward, gone] = [at('steward'), at('member')];
  expect((await gone.get(routes.decision.url(question()))).status).toBe(200);
  expect((await steward.post(routes.removeMember.url(member()), known(steward))).status).toBe(303);
  expect(atSignIn(await gone.get(routes.decision.url(question())))).toBe(true);
  expect(atSignIn(await gone.post(routes.leavePartnership.url(together())))).toBe(true);
  await gone.signIn();
  for (const url of [
    routes.members.url(ours()),
    routes.organisation.url(ours()),
    routes.partnership.url(together()),
    routes.recordFile.url(together()),
    routes.partnerships.url(),
  ])
    expect([url, (await gone.get(url)).status]).toEqual([url, 404]);
});

test('who is made a steward is one from her next request on, in a session of its own (C19)', async () => {
  const [steward, promoted] = [at('steward'), at('member')];
  const invite = routes.invite.url(ours());
  expect((await promoted.post(invite, invitation)).status).toBe(403);
  await steward.post(routes.changeRole.url(member()), { role: 'steward', ...known(steward) });
  expect(atSignIn(await promoted.post(invite, invitation))).toBe(true);
  await promoted.signIn();
  expect((await promoted.post(invite, invitation)).status).toBe(200);
});

test('who is a steward no more cannot send the form that she opened as one (C19)', async () => {
  const [steward, demoted] = [at('steward'), at('member')];
  await steward.post(routes.changeRole.url(member()), { role: 'steward', ...known(steward) });
  await demoted.signIn();
  const opened = await demoted.get(routes.invitations.url(ours()));
  expect(opened.offers(routes.invite.url(ours()))).toBe(true);
  await steward.post(routes.changeRole.url(member()), { role: 'member', ...known(steward) });
  expect(atSignIn(await demoted.post(routes.invite.url(ours()), invitation))).toBe(true);
  await demoted.signIn();
  expect((await demoted.post(routes.invite.url(ours()), invitation)).status).toBe(403);
});

test('when her organisation leaves, its members are out of the partnership with their next click (C19)', async () => {
  const [ally, reading] = [at('ally'), at('allyMember')];
  expect((await reading.get(routes.decision.url(question()))).status).toBe(200);
  expect((await ally.post(routes.leavePartnership.url(together()))).status).toBe(303);
  expect((await reading.get(routes.decision.url(question()))).status).toBe(404);
  expect((await reading.get(routes.power.url(together()))).status).toBe(404);
  expect((await ally.post(routes.object.url(question()), { ...text(), reason: 'Too late.' })).status).toBe(
    404,
  );
  // What it was shown until it left stays its own.
  expect((await reading.get(routes.recordFile.url(together()))).status).toBe(200);
});

test('who was asked in finds nothing any more once the question is taken back (C19)', async () => {
  const [ally, asked] = [at('ally'), at('asked')];
  expect((await asked.get(routes.decision.url(question()))).status).toBe(200);
  expect((await ally.post(routes.withdrawProposal.url(question()), text())).status).toBe(303);
  for (const url of [routes.decision.url(question()), routes.partnership.url(together())])
    expect([url, (await asked.get(url)).status]).toEqual([url, 404]);
  expect((await asked.post(routes.object.url(question()), { ...text(), reason: 'Why?' })).status).toBe(404);
});

test('a door that was closed is closed for the proposal that stands half written (C19)', async () => {
  const [steward, ally] = [at('steward'), at('ally')];
  const opened = await ally.get(routes.newPartnership.url());
  expect(opened.offers(routes.proposePartnership.url())).toBe(true);
  await steward.post(routes.withdrawPermission.url({ organisation: world.organisations.fund }));
  const proposal = { ...world.forms.founding, parties: world.organisations.harbour };
  expect((await ally.post(routes.proposePartnership.url(), proposal)).status).toBe(422);
});

test('a confirmation that is questioned counts for nothing from the next request on (C19)', async () => {
  const [host, steward] = [at('host'), at('steward')];
  const founding = { kind: 'organisation', organisationKind: 'ally' };
  expect((await steward.post(routes.invite.url(ours()), founding)).status).toBe(200);
  const claim = routes.answerStatus.url({ ...ours(), claim: world.at.community.claim });
  await host.post(claim, { answer: 'questioned', reason: 'Who sits on your board?' });
  expect((await steward.post(routes.invite.url(ours()), founding)).status).toBe(403);
});

test('sessions that she or her steward ends are over with their next request (C19)', async () => {
  const [steward, here, elsewhere] = [at('steward'), at('member'), at('member')];
  await elsewhere.signIn();
  await here.post(routes.endSessions.url());
  expect(atSignIn(await elsewhere.get(routes.home.url()))).toBe(true);
  expect((await here.get(routes.home.url())).status).toBe(200);
  await steward.post(routes.endMemberSessions.url(member()));
  expect(atSignIn(await here.get(routes.home.url()))).toBe(true);
});
