import { describe, expect, test } from 'vitest';
import { newId, organisationId, partnershipId, roundId } from '../../kernel/ids.ts';
import type { RoundFacts } from '../facts.ts';
import { shippedInstruments } from '../instrument/shipped.ts';
import { agreedFields, fieldsOf } from './rules.ts';

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

  test('whoever answered and left took its yes back: no ally publishes alone what a community left behind', () => {
    const both = [harbour, fund].map((organisation) => ({ field: 'names', organisation }));
    const left = (handedIn: RoundFacts['respondents'][number]['handedIn']) => ({
      ...round,
      respondents: round.respondents.map((one) =>
        one.organisation === harbour ? { ...one, left: true, handedIn } : one,
      ),
    });
    const handedIn = { on: '2027-03-05', openedOn: '2027-03-10', releasedOn: null };
    expect(agreedFields(left(handedIn), fields, both)).toEqual([]);
    // Of one that never answered there is nothing to publish.
    expect(agreedFields(left(null), fields, both)).toEqual(['names']);
  });

  test('nothing that is no field of the round is published', () => {
    const consents = [harbour, fund].map((organisation) => ({ field: 'domain-elsewhere', organisation }));
    expect(agreedFields(round, fields, consents)).toEqual([]);
  });
});
