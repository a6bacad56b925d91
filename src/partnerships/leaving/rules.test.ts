import { describe, expect, it } from 'vitest';
import { partnershipBetween, partyFacts } from '../../../test/support/agreements.ts';
import { allowed, memberOf, proposed, refusalOf } from '../../../test/support/decisions.ts';
import {
  clinic,
  fund,
  harbour,
  now,
  over,
  partnershipWith,
  proposal,
  river,
} from '../../../test/support/openDecisions.ts';
import { leave, mayLeave } from './rules.ts';

describe('leaving', () => {
  it('any party may leave, and needs no consent', () => {
    for (const who of [river, fund])
      expect(allowed(leave(partnershipWith([]), memberOf(who), now))).toMatchObject({
        leftOn: '2026-06-02',
        closings: [],
      });
  });

  it('only a steward says so, and only for a party that is still there', () => {
    expect(refusalOf(mayLeave(partnershipWith([]), memberOf(river, 'member')))).toBe('onlySteward');
    expect(refusalOf(leave(partnershipWith([]), memberOf(river, 'member'), now))).toBe('onlySteward');
    expect(refusalOf(mayLeave(partnershipWith([]), memberOf(clinic)))).toBe('notParty');
    const gone = partnershipWith([], {
      parties: [{ ...partyFacts(river), leftOn: '2026-06-01' }, partyFacts(fund)],
    });
    expect(refusalOf(mayLeave(gone, memberOf(river)))).toBe('notParty');
  });

  it('every open decision of hers closes; a lapsed one has lapsed', () => {
    const [open, lapsed] = [proposed({ by: fund, parties: [river, fund], on: '2026-06-18' }), proposal()];
    const { closings } = allowed(leave(partnershipWith([open, lapsed]), memberOf(river), over));
    expect(closings.map(({ decision, outcome }) => [decision, outcome])).toEqual([
      [open.id, 'party-left'],
      [lapsed.id, 'lapsed'],
    ]);
  });

  it('when one side has nobody left, the partnership ends', () => {
    expect(allowed(leave(partnershipWith([]), memberOf(river), now)).ends).toBe(true);
    expect(allowed(leave(partnershipWith([]), memberOf(fund), now)).ends).toBe(true);
  });

  it('while both sides are there, it goes on', () => {
    const three = partnershipBetween([river, harbour, fund]);
    expect(allowed(leave(three, memberOf(river), now)).ends).toBe(false);
    expect(allowed(leave(three, memberOf(fund), now)).ends).toBe(true);
  });

  it('a newcomer that was only asked holds no partnership together', () => {
    const asking = partnershipBetween([river, fund], {
      parties: [partyFacts(river), partyFacts(fund), partyFacts(harbour, null)],
    });
    expect(allowed(leave(asking, memberOf(river), now)).ends).toBe(true);
  });

  it('a newcomer may decline: the question to it closes, the others go on', () => {
    const [widening, other] = [proposal('parties', [river, fund], [clinic]), proposal()];
    const asking = partnershipWith([widening, other], {
      parties: [partyFacts(river), partyFacts(fund), partyFacts(clinic, null)],
    });
    const { closings, ends } = allowed(leave(asking, memberOf(clinic), now));
    expect(closings).toMatchObject([{ decision: widening.id, outcome: 'party-left', released: [clinic.id] }]);
    expect(ends).toBe(false);
  });

  it('one that was asked to found a partnership may decline too, and ends it where a side is missing', () => {
    const founding = partnershipWith([proposal('founding')], {
      inForce: 0,
      parties: [partyFacts(river, null), partyFacts(fund, null)],
    });
    expect(allowed(leave(founding, memberOf(fund), now))).toMatchObject({
      closings: [{ outcome: 'party-left' }],
      ends: true,
    });
  });

  it('a partnership that has ended does not end again', () => {
    expect(allowed(leave(partnershipWith([], { ended: true }), memberOf(river), now)).ends).toBe(false);
  });
});
