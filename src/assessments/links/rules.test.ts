import { expect, test } from 'vitest';
import { newId, organisationId, partnershipId, personId, roundId } from '../../kernel/ids.ts';
import type { Member, Role } from '../../kernel/organisation.ts';
import type { Respondent, RoundFacts } from '../facts.ts';
import { makeLinks, mostLinks, withdrawLinks } from './rules.ts';

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

test('links are made by a steward of an organisation that answers by several people, and not without end', () => {
  const few = { waiting: 2, wanted: 5 };
  expect(makeLinks(round('people'), by(harbour), few)).toMatchObject({
    ok: true,
    own: { side: 'community' },
  });
  expect(makeLinks(round('people'), by(harbour, 'member'), few)).toMatchObject({ refusal: 'onlySteward' });
  expect(makeLinks(round('one'), by(harbour), few)).toMatchObject({ refusal: 'otherMode' });
  expect(makeLinks(round(null), by(harbour), few)).toMatchObject({ refusal: 'modeFirst' });
  const all = { waiting: mostLinks - 5, wanted: 5 };
  expect(makeLinks(round('people'), by(harbour), all)).toMatchObject({ ok: true });
  const more = { ...all, wanted: 6 };
  expect(makeLinks(round('people'), by(harbour), more)).toMatchObject({ refusal: 'tooManyLinks' });
});

test('links that wait are withdrawn by a steward', () => {
  expect(withdrawLinks(by(harbour))).toEqual({ ok: true });
  expect(withdrawLinks(by(harbour, 'member'))).toMatchObject({ refusal: 'onlySteward' });
});
