import { describe, expect, test } from 'vitest';
import { newId, organisationId, partnershipId, roundId } from '../kernel/ids.ts';
import type { RoundFacts } from './facts.ts';
import { agreedFields, fewestTogether, fieldsOf, type Published, shownTogether } from './publishRules.ts';
import { shippedInstruments } from './shipped.ts';

const harbour = newId(organisationId);
const fund = newId(organisationId);
const round: RoundFacts = {
  ...{ id: newId(roundId), partnership: newId(partnershipId), openedBy: fund, occasion: 'baseline' },
  ...{ openedOn: '2027-03-01', answerBy: '2027-03-15', engagement: null, calledOff: null },
  shownOn: '2027-03-10',
  respondents: [
    { organisation: harbour, side: 'community', left: false, mode: 'one', handedIn: null },
    { organisation: fund, side: 'ally', left: false, mode: 'one', handedIn: null },
  ],
};
const [ours] = shippedInstruments;
const fields = ours ? fieldsOf(ours) : [];

describe('publishing', () => {
  test('what every party agreed to is published, field by field', () => {
    const consents = ['names', 'domain-voice'].flatMap((field) =>
      [harbour, fund].map((organisation) => ({ field, organisation })),
    );
    expect(agreedFields(round, fields, consents)).toEqual(['names', 'domain-voice']);
  });

  test('what one party has not agreed to is not published (P1, P3)', () => {
    expect(agreedFields(round, fields, [{ field: 'names', organisation: fund }])).toEqual([]);
    expect(agreedFields(round, fields, [{ field: 'names', organisation: harbour }])).toEqual([]);
  });

  test('nothing that is no field of the round is published', () => {
    const consents = [harbour, fund].map((organisation) => ({ field: 'domain-elsewhere', organisation }));
    expect(agreedFields(round, fields, consents)).toEqual([]);
  });
});

describe('several partnerships of one ally', () => {
  const published = (agreed: string[] = ['together']): Published => ({
    partnership: newId(partnershipId),
    ally: fund,
    agreed,
  });
  const five = Array.from({ length: fewestTogether }, () => published());

  test('are shown together from five up', () => {
    expect(shownTogether(five, fund)).toHaveLength(5);
    expect(shownTogether(five.slice(1), fund)).toEqual([]);
  });

  test('are not shown together by the consent of fewer communities, or by two rounds of one', () => {
    const [first] = five;
    expect(shownTogether([...five.slice(1), published(['names'])], fund)).toEqual([]);
    expect(shownTogether([...five.slice(1), ...(five[1] ? [five[1]] : [])], fund)).toEqual([]);
    expect(first && shownTogether(five, harbour)).toEqual([]);
  });
});
