import { expect, test } from 'vitest';
import { newId, organisationId, personId } from '../kernel/ids.ts';
import type { Member, OrganisationKind, Role } from '../kernel/organisation.ts';
import type { Outcome } from '../kernel/outcome.ts';
import {
  answerClause,
  answerStatus,
  askClause,
  type ClaimFacts,
  changeProfile,
  changeRole,
  claimStatus,
  endSessionsOf,
  invite,
  issueRecovery,
  mayAnswerStatus,
  mayInvite,
  mayPermitProposals,
  removeMember,
} from './rules.ts';

const today = '2026-11-24';
const member = (kind: OrganisationKind, role: Role = 'steward', host = false): Member => ({
  person: newId(personId),
  organisation: { id: newId(organisationId), kind, host },
  role,
});
const community = member('community-led');
const ally = member('ally');
const refused = (outcome: Outcome) => (outcome.ok ? null : [outcome.refusal, outcome.principle]);

test('a community-led organisation says which communities lead it', () => {
  expect(changeProfile(community, { communities: ['sex-workers'] }).ok).toBe(true);
  expect(refused(changeProfile(community, { communities: [] }))).toEqual(['needsCommunity', 'P12']);
});

test('an ally need not name a community: it is led by none', () => {
  expect(changeProfile(ally, { communities: [] }).ok).toBe(true);
});

test('a member who is no steward cannot change the profile', () => {
  expect(refused(changeProfile(member('ally', 'member'), { communities: [] }))).toEqual([
    'onlySteward',
    undefined,
  ]);
});

test('a steward makes a steward, and a member of one while another stays', () => {
  const other = newId(personId);
  expect(changeRole(community, { stewards: [community.person], person: other }, 'steward').ok).toBe(true);
  expect(changeRole(community, { stewards: [community.person, other], person: other }, 'member').ok).toBe(
    true,
  );
});

test('the last steward cannot step down', () => {
  const people = { stewards: [community.person], person: community.person };
  expect(refused(changeRole(community, people, 'member'))).toEqual(['lastSteward', undefined]);
  expect(changeRole(community, people, 'steward').ok).toBe(true);
});

test('a steward who lost the role a moment ago changes no role and removes nobody', () => {
  const people = { stewards: [newId(personId)], person: newId(personId) };
  expect(refused(changeRole(community, people, 'member'))).toEqual(['onlySteward', undefined]);
  expect(refused(removeMember(community, people))).toEqual(['onlySteward', undefined]);
});

test('a steward removes a member, recovers one and ends her sessions', () => {
  const people = { stewards: [community.person], person: newId(personId) };
  expect(removeMember(community, people).ok).toBe(true);
  expect(issueRecovery(community, people).ok).toBe(true);
  expect(endSessionsOf(community, people.person).ok).toBe(true);
});

test('nobody does this to herself here: her account page is for that', () => {
  const people = { stewards: [community.person], person: community.person };
  expect(refused(removeMember(community, people))).toEqual(['notYourself', undefined]);
  expect(refused(issueRecovery(community, people))).toEqual(['notYourself', undefined]);
  expect(refused(endSessionsOf(community, community.person))).toEqual(['yourOwnSessions', undefined]);
});

test('a member who is no steward does none of it', () => {
  const plain = member('community-led', 'member');
  expect(refused(removeMember(plain, { stewards: [], person: newId(personId) }))).toEqual([
    'onlySteward',
    undefined,
  ]);
  expect(refused(issueRecovery(plain, { stewards: [], person: newId(personId) }))).toEqual([
    'onlySteward',
    undefined,
  ]);
  expect(refused(endSessionsOf(plain, newId(personId)))).toEqual(['onlySteward', undefined]);
});

test('an organisation that stands as community invites another organisation', () => {
  expect(mayInvite(community, true, 'organisation').ok).toBe(true);
});

test('an ally cannot invite an organisation', () => {
  expect(refused(mayInvite(ally, false, 'organisation'))).toEqual(['allyInvites', 'P7']);
  expect(refused(mayInvite(ally, true, 'organisation'))).toEqual(['allyInvites', 'P7']);
});

test('an organisation that nobody confirmed cannot invite another one', () => {
  expect(refused(mayInvite(community, false, 'organisation'))).toEqual(['invitesUnconfirmed', 'P7']);
});

test('any organisation invites its own people and introduces itself, through a steward', () => {
  expect(mayInvite(ally, false, 'person').ok).toBe(true);
  expect(mayInvite(ally, false, 'introduction').ok).toBe(true);
  expect(refused(mayInvite(member('ally', 'member'), false, 'person'))).toEqual(['onlySteward', undefined]);
});

test('a steward makes a link while she is one; none comes into being behind those who end her office', () => {
  expect(invite(ally, { stands: false, stewardStill: true }, 'person').ok).toBe(true);
  expect(refused(invite(ally, { stands: false, stewardStill: false }, 'person'))).toEqual([
    'onlySteward',
    undefined,
  ]);
  const people = { stewards: [ally.person], person: newId(personId) };
  expect(issueRecovery(ally, people).ok).toBe(true);
  expect(refused(issueRecovery(ally, { ...people, stewards: [] }))).toEqual(['onlySteward', undefined]);
});

const plain = { communities: ['sex-workers'], asks: 'anything', statement: '', states: true } as const;

test('a community-led organisation claims to be led by its community', () => {
  expect(claimStatus(community, plain).ok).toBe(true);
});

test('an ally cannot claim to be led by a community', () => {
  expect(refused(claimStatus(ally, plain))).toEqual(['allyClaims', 'P7']);
});

test('a claim says by which community, and in words where the profile asks for words', () => {
  expect(refused(claimStatus(community, { ...plain, communities: [] }))).toEqual(['communitiesFirst', 'P12']);
  expect(refused(claimStatus(community, { ...plain, asks: 'own-criteria' }))).toEqual([
    'statementNeeded',
    undefined,
  ]);
  expect(claimStatus(community, { ...plain, asks: 'own-criteria', statement: 'Ours.' }).ok).toBe(true);
});

test('a claim that states nothing is refused: it would take the place of one that was confirmed', () => {
  expect(refused(claimStatus(community, { ...plain, states: false }))).toEqual([
    'claimSaysNothing',
    undefined,
  ]);
  expect(claimStatus(community, { ...plain, states: false, statement: 'Our board is us.' }).ok).toBe(true);
});

const claim: ClaimFacts = {
  organisation: newId(organisationId),
  claimedOn: '2026-11-01',
  latest: true,
  before: null,
};
const confirmed = { answer: 'confirmed', reason: '' } as const;

test('a community-led peer that is itself confirmed, and the host, confirm that an organisation is led by its community', () => {
  expect(answerStatus(community, true, claim, confirmed, today).ok).toBe(true);
  expect(answerStatus(member('community-led', 'steward', true), true, claim, confirmed, today).ok).toBe(true);
});

test('an ally cannot confirm that an organisation is led by its community', () => {
  expect(refused(answerStatus(ally, true, claim, confirmed, today))).toEqual(['allyConfirms', 'P7']);
  expect(refused(answerStatus(ally, false, claim, { answer: 'questioned', reason: 'no' }, today))).toEqual([
    'allyConfirms',
    'P7',
  ]);
});

test('an organisation cannot confirm itself', () => {
  const own = { ...claim, organisation: community.organisation.id };
  expect(refused(answerStatus(community, true, own, confirmed, today))).toEqual(['ownClaim', 'P7']);
});

test('a peer that nobody confirmed cannot confirm another', () => {
  expect(refused(answerStatus(community, false, claim, confirmed, today))).toEqual(['peerUnconfirmed', 'P7']);
});

test('a question needs its reason; a confirmation needs none', () => {
  expect(refused(answerStatus(community, true, claim, { answer: 'questioned', reason: '' }, today))).toEqual([
    'clauseReasonNeeded',
    undefined,
  ]);
  expect(
    answerStatus(community, true, claim, { answer: 'questioned', reason: 'Who decides?' }, today).ok,
  ).toBe(true);
});

test('a peer may change its answer, and not repeat it to add time', () => {
  const before = { ...claim, before: 'confirmed' } as const;
  expect(
    answerStatus(community, true, before, { answer: 'questioned', reason: 'Things changed.' }, today).ok,
  ).toBe(true);
  expect(refused(answerStatus(community, true, before, confirmed, today))).toEqual(['sameAnswer', undefined]);
});

test('an older claim, or one from more than a year ago, is not confirmed any more', () => {
  expect(refused(mayAnswerStatus(community, true, { ...claim, latest: false }, today))).toEqual([
    'olderClaim',
    undefined,
  ]);
  expect(refused(mayAnswerStatus(community, true, { ...claim, claimedOn: '2025-11-23' }, today))).toEqual([
    'claimTooOld',
    undefined,
  ]);
});

test('a community-led organisation lets an ally in', () => {
  expect(mayPermitProposals(community, { kind: 'ally' }).ok).toBe(true);
});

test('an ally lets nobody in, and a community-led organisation needs no letting in', () => {
  expect(refused(mayPermitProposals(ally, { kind: 'community-led' }))).toEqual(['allyLetsIn', 'P6']);
  expect(refused(mayPermitProposals(community, { kind: 'community-led' }))).toEqual([
    'onlyAlliesLetIn',
    undefined,
  ]);
  expect(refused(mayPermitProposals(member('community-led', 'member'), { kind: 'ally' }))).toEqual([
    'onlySteward',
    undefined,
  ]);
});

test('a community-led organisation asks an ally about its funders, once', () => {
  expect(askClause(community, { kind: 'ally' }, false).ok).toBe(true);
  expect(refused(askClause(community, { kind: 'ally' }, true))).toEqual(['clauseAlreadyAsked', undefined]);
});

test('an ally does not ask, and a community-led organisation is not asked', () => {
  expect(refused(askClause(ally, { kind: 'ally' }, false))).toEqual(['allyAsks', 'P6']);
  expect(refused(askClause(community, { kind: 'community-led' }, false))).toEqual([
    'onlyAlliesAsked',
    undefined,
  ]);
});

test('only a steward of the ally that was asked answers', () => {
  expect(answerClause(ally, { ally: ally.organisation.id }).ok).toBe(true);
  expect(refused(answerClause(community, { ally: ally.organisation.id }))).toEqual([
    'clauseNotAsked',
    undefined,
  ]);
  const plainMember = member('ally', 'member');
  expect(refused(answerClause(plainMember, { ally: plainMember.organisation.id }))).toEqual([
    'onlySteward',
    undefined,
  ]);
});
