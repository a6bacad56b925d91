import { expect, test } from 'vitest';
import { newId, organisationId, personId } from '../../kernel/ids.ts';
import type { OrganisationKind, Role } from '../../kernel/organisation.ts';
import { type HomeFacts, isProfileComplete, stepsOf, waitingFor } from './waiting.ts';

const facts = (
  changed: Partial<HomeFacts> = {},
  kind: OrganisationKind = 'community-led',
  role: Role = 'steward',
  host = false,
): HomeFacts => ({
  member: { person: newId(personId), organisation: { id: newId(organisationId), kind, host }, role },
  profileComplete: true,
  status: { state: 'confirmed', until: '2027-06-01' },
  standsAsCommunity: true,
  claims: [],
  questions: [],
  openInvitations: 0,
  hasPartnership: true,
  alone: false,
  today: '2026-11-24',
  ...changed,
});
const waits = (given: HomeFacts) => waitingFor(given).map((waiting) => waiting.for);
const asked = [{ id: newId(organisationId), name: 'River Union' }];

test('where everything is done, nothing waits', () => {
  expect(waits(facts())).toEqual([]);
});

test('the profile comes first, then the status, then what others asked', () => {
  const given = facts({ profileComplete: false, status: { state: 'none', until: null }, openInvitations: 2 });
  expect(waits(given)).toEqual(['profile', 'claim', 'invitations']);
});

test('a status waits to be renewed once it has ended, and two months before', () => {
  expect(waits(facts({ status: { state: 'expired', until: '2026-11-01' } }))).toEqual(['renew']);
  expect(waits(facts({ status: { state: 'confirmed', until: '2027-01-20' } }))).toEqual(['renew']);
  expect(waits(facts({ status: { state: 'confirmed', until: '2027-01-24' } }))).toEqual([]);
});

test('a claim of a peer waits for those who can answer it, and for nobody else', () => {
  expect(waits(facts({ claims: asked }))).toEqual(['confirm']);
  expect(
    waits(facts({ claims: asked, standsAsCommunity: false, status: { state: 'claimed', until: null } })),
  ).toEqual([]);
});

test('a member who is no steward has nothing waiting', () => {
  expect(waits(facts({ claims: asked, profileComplete: false }, 'community-led', 'member'))).toEqual([]);
});

test('an ally and the host have no status to show', () => {
  const none = { status: { state: 'none', until: null } } as const;
  expect(waits(facts(none, 'ally'))).toEqual([]);
  expect(waits(facts(none, 'community-led', 'steward', true))).toEqual([]);
  expect(stepsOf(facts(none, 'ally')).map(({ step }) => step)).toEqual(['profile', 'people', 'partnership']);
});

test('one step is now: the first that is not done', () => {
  const steps = stepsOf(facts({ standsAsCommunity: false, alone: true, hasPartnership: false }));
  expect(steps.map(({ state }) => state)).toEqual(['done', 'now', 'ahead', 'ahead']);
});

test('a profile is complete without what the form leaves free: an ally stands for no community (P7)', () => {
  const said = { communities: [], regions: ['north'], languages: ['en'] };
  expect(isProfileComplete('ally', said)).toBe(true);
  expect(isProfileComplete('community-led', said)).toBe(false);
  expect(isProfileComplete('ally', { ...said, languages: [] })).toBe(false);
});
