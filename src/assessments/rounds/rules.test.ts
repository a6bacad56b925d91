import { expect, test } from 'vitest';
import { newId, organisationId, partnershipId, personId, roundId } from '../../kernel/ids.ts';
import type { Member, Role } from '../../kernel/organisation.ts';
import type { Respondent, RoundFacts } from '../facts.ts';
import { chooseQuestions, openRound } from './rules.ts';

const harbour = newId(organisationId);
const fund = newId(organisationId);
const by = (organisation: typeof harbour, role: Role = 'steward'): Member => ({
  person: newId(personId),
  organisation: { id: organisation, kind: organisation === fund ? 'ally' : 'community-led', host: false },
  role,
});
const round = (mode: Respondent['mode']): RoundFacts => ({
  ...{ id: newId(roundId), partnership: newId(partnershipId), openedBy: fund, occasion: 'baseline' },
  ...{ openedOn: '2027-03-01', answerBy: '2027-03-15', engagement: null, calledOff: null, shownOn: null },
  respondents: [
    { organisation: harbour, side: 'community', left: false, mode, handedIn: null },
    { organisation: fund, side: 'ally', left: false, mode: null, handedIn: null },
  ],
});

const parties = [
  { side: 'community' as const, here: true },
  { side: 'ally' as const, here: true },
  { side: 'community' as const, here: false },
];
const opening = { parties, chosen: 'questions', answerBy: '2027-03-15' };
const today = '2027-03-01';

test('either side opens a round, and whoever is in the partnership now is asked (P1, P3)', () => {
  const asked = parties.slice(0, 2);
  for (const side of [harbour, fund])
    expect(openRound(opening, by(side), today)).toEqual({ ok: true, asked, chosen: 'questions' });
  expect(openRound(opening, by(fund, 'member'), today)).toMatchObject({ refusal: 'onlySteward' });
  const alone = { ...opening, parties: parties.filter(({ side }) => side === 'community') };
  expect(openRound(alone, by(harbour), today)).toMatchObject({ refusal: 'twoSides' });
});

test('a round asks questions that its organisation can ask, until a day to come', () => {
  const unknown = { ...opening, chosen: null };
  expect(openRound(unknown, by(fund), today)).toMatchObject({ refusal: 'unknownInstrument' });
  expect(openRound({ ...opening, answerBy: today }, by(fund), today)).toMatchObject({ ok: true });
  const past = { ...opening, answerBy: '2027-02-28' };
  expect(openRound(past, by(fund), today)).toMatchObject({ refusal: 'dayPast' });
});

test('the community side chooses other questions before anybody begins; an ally only suggests (P3, P7)', () => {
  expect(chooseQuestions(round(null), by(harbour), 'others')).toEqual({ ok: true, chosen: 'others' });
  expect(chooseQuestions(round(null), by(harbour), null)).toMatchObject({ refusal: 'unknownInstrument' });
  expect(chooseQuestions(round(null), by(fund), 'others')).toMatchObject({ refusal: 'onlyCommunity' });
  expect(chooseQuestions(round('one'), by(harbour), 'others')).toMatchObject({ refusal: 'begun' });
});
