import { describe, expect, test } from 'vitest';
import { agreedActionId, newId, organisationId, partnershipId, personId, roundId } from '../../kernel/ids.ts';
import type { Member, Role } from '../../kernel/organisation.ts';
import type { RoundFacts } from '../facts.ts';
import {
  type ActionFacts,
  consentToAction,
  isAgreed,
  isDone,
  mayFollow,
  proposeAction,
  reportAction,
  writeReading,
} from './rules.ts';

const harbour = newId(organisationId);
const river = newId(organisationId);
const fund = newId(organisationId);
const round = (shownOn: string | null = '2027-03-10'): RoundFacts => ({
  ...{ id: newId(roundId), partnership: newId(partnershipId), openedBy: fund, occasion: 'baseline' },
  ...{ openedOn: '2027-03-01', answerBy: '2027-03-15', engagement: null, calledOff: null, shownOn },
  respondents: [harbour, river, fund].map((organisation) => ({
    organisation,
    side: organisation === fund ? ('ally' as const) : ('community' as const),
    ...{ left: false, mode: 'one' as const, handedIn: null },
  })),
});
const by = (organisation: typeof harbour, role: Role = 'steward'): Member => ({
  person: newId(personId),
  organisation: { id: organisation, kind: organisation === fund ? 'ally' : 'community-led', host: false },
  role,
});
const action = (more: Partial<ActionFacts> = {}): ActionFacts => ({
  ...{
    id: newId(agreedActionId),
    owner: fund,
    proposedBy: harbour,
    dueOn: '2027-06-01',
    consents: [],
    reports: [],
  },
  ...more,
});
const all = [harbour, river, fund];

test('nothing follows from a result that one side has not seen (P3)', () => {
  expect(mayFollow(round(null), by(harbour))).toMatchObject({ refusal: 'resultNotShown' });
  expect(mayFollow(round(), by(harbour, 'member'))).toMatchObject({ ok: true });
  expect(mayFollow(round(), by(newId(organisationId)))).toMatchObject({ refusal: 'notAskedInRound' });
});

const questions = [{ key: 'A1' }];

test('a reading is of a question that was asked, by anybody who sees the result', () => {
  const own = by(harbour, 'member');
  expect(writeReading(round(), own, { item: 'A1', questions })).toMatchObject({ ok: true });
  expect(writeReading(round(), own, { item: 'Z9', questions })).toMatchObject({ refusal: 'unknownItem' });
  expect(writeReading(round(null), own, { item: 'A1', questions })).toMatchObject({
    refusal: 'resultNotShown',
  });
});

describe('an action', () => {
  test('is proposed by a steward, about a question, for a party to do by a day to come', () => {
    const known = { questions, today: '2027-03-11' };
    const given = { item: 'A1', owner: fund, dueOn: '2027-03-11' };
    const proposed = (more: Partial<typeof given>, role: Role = 'steward') =>
      proposeAction(round(), by(harbour, role), { ...given, ...more }, known);
    expect(proposed({})).toMatchObject({ ok: true, own: { side: 'community' } });
    expect(proposed({}, 'member')).toMatchObject({ refusal: 'onlySteward' });
    expect(proposed({ item: 'Z9' })).toMatchObject({ refusal: 'unknownItem' });
    expect(proposed({ owner: newId(organisationId) })).toMatchObject({ refusal: 'unknownOwner' });
    expect(proposed({ dueOn: '2027-03-10' })).toMatchObject({ refusal: 'dayPast' });
  });

  test('holds once every party has agreed, and silence is no consent (P1)', () => {
    expect(isAgreed(round(), action({ consents: [harbour, river] }))).toBe(false);
    expect(isAgreed(round(), action({ consents: all }))).toBe(true);
  });

  test('is agreed to by the ally after every community (P7)', () => {
    expect(consentToAction(round(), action({ consents: [harbour] }), by(fund))).toMatchObject({
      refusal: 'communityAnswersFirst',
    });
    expect(consentToAction(round(), action({ consents: [harbour, river] }), by(fund))).toMatchObject({
      ok: true,
    });
    expect(consentToAction(round(), action(), by(river))).toMatchObject({ ok: true });
    expect(consentToAction(round(), action({ consents: [river] }), by(river))).toMatchObject({
      refusal: 'organisationAgreed',
    });
  });

  test('an ally cannot tick off what it owed (P7)', () => {
    expect(reportAction(round(), action({ consents: all }), by(fund))).toMatchObject({
      refusal: 'communityReports',
    });
    expect(reportAction(round(), action({ consents: all }), by(harbour))).toMatchObject({ ok: true });
    const said = action({ consents: all, reports: [{ organisation: harbour, done: false }] });
    expect(reportAction(round(), said, by(fund))).toMatchObject({ ok: true });
  });

  test('is done when the communities say so, whatever the ally says', () => {
    const reports = (...given: [typeof harbour, boolean][]) =>
      action({ consents: all, reports: given.map(([organisation, done]) => ({ organisation, done })) });
    expect(isDone(round(), reports([fund, true]))).toBeNull();
    expect(isDone(round(), reports([harbour, true], [fund, false]))).toBe(true);
    expect(isDone(round(), reports([harbour, true], [river, false]))).toBe(false);
  });
});
