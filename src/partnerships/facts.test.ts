import { describe, expect, it } from 'vitest';
import { partyFacts } from '../../test/support/agreements.ts';
import { cast } from '../../test/support/decisions.ts';
import type { Change } from '../kernel/decision/facts.ts';
import { newId, partnershipId } from '../kernel/ids.ts';
import { hasBothSides, membersOf, type PartyFacts, partiesOf, sideOf } from './facts.ts';

const river = cast('River Collective', 'community');
const fund = cast('Northern Fund', 'ally');
const clinic = cast('Open Clinic', 'ally');

const there = [partyFacts(river), partyFacts(fund)];
const asked: PartyFacts = { ...partyFacts(clinic, null), askedOn: '2026-06-01' };
const ids = (parties: readonly PartyFacts[], change: Change, closedOn: string | null = null) =>
  partiesOf(parties, { change, proposedOn: '2026-06-01', closedOn }).map(({ organisation }) => organisation);

describe('whose consent a decision needs', () => {
  it('a change of terms or an ending needs those who are there, not those who are only asked', () => {
    expect(ids([...there, asked], 'agreement')).toEqual([river.id, fund.id]);
    expect(ids([...there, asked], 'ending')).toEqual([river.id, fund.id]);
  });

  it('a founding or a change of parties needs the newcomers too', () => {
    expect(ids([...there, asked], 'parties')).toEqual([river.id, fund.id, clinic.id]);
    expect(ids([{ ...asked, organisation: river.id, side: 'community' }, asked], 'founding')).toHaveLength(2);
    expect(partiesOf([asked], { change: 'parties', proposedOn: '2026-06-01', closedOn: null })).toEqual([
      { organisation: clinic.id, side: 'ally', newcomer: true, shown: true },
    ]);
  });

  it('who is named, and not shown it yet, is needed all the same', () => {
    const named = { ...asked, shownOn: null };
    const [party] = partiesOf([named], { change: 'parties', proposedOn: '2026-06-01', closedOn: null });
    expect(party).toMatchObject({ organisation: clinic.id, shown: false });
  });

  it('who has left is out of every open decision, and is still shown in the closed ones', () => {
    const left = [partyFacts(river), { ...partyFacts(fund), leftOn: '2026-06-05' }];
    expect(ids(left, 'agreement')).toEqual([river.id]);
    expect(ids(left, 'agreement', '2026-06-05')).toEqual([river.id, fund.id]);
  });

  it('who left before, or came after, was not in a closed decision', () => {
    const before = { ...partyFacts(fund), leftOn: '2026-05-20' };
    const later = { ...partyFacts(clinic, '2026-07-01'), askedOn: '2026-06-20' };
    expect(ids([partyFacts(river), before, later], 'agreement', '2026-06-10')).toEqual([river.id]);
    expect(ids([partyFacts(river), later], 'parties', '2026-06-10')).toEqual([river.id]);
  });

  it('a day is enough to have been there', () => {
    const left = { ...partyFacts(fund), leftOn: '2026-06-01' };
    expect(ids([left], 'agreement', '2026-06-10')).toEqual([fund.id]);
    const askedLast = { ...partyFacts(clinic, null), askedOn: '2026-06-10' };
    expect(ids([askedLast], 'parties', '2026-06-10')).toEqual([clinic.id]);
  });

  it('who joined the day it was proposed is in it', () => {
    expect(ids([partyFacts(river, '2026-06-01')], 'agreement', '2026-06-01')).toEqual([river.id]);
  });
});

describe('who is in a partnership', () => {
  it('those who joined and have not left', () => {
    const left = { ...partyFacts(fund), leftOn: '2026-06-05' };
    expect(membersOf(facts([partyFacts(river), left, asked], 1))).toEqual([partyFacts(river)]);
  });

  it('before the first agreement, those who were asked', () => {
    expect(membersOf(facts([asked], 0))).toEqual([asked]);
  });
});

const facts = (parties: readonly PartyFacts[], inForce: number) => ({
  id: newId(partnershipId),
  parties,
  inForce,
  ended: false,
  decisions: [],
});

it('a side follows from the kind of organisation', () => {
  expect([sideOf('community-led'), sideOf('ally')]).toEqual(['community', 'ally']);
});

it('a partnership has both sides', () => {
  expect(hasBothSides([river, fund])).toBe(true);
  expect(hasBothSides([river, river])).toBe(false);
  expect(hasBothSides([fund, clinic])).toBe(false);
});
