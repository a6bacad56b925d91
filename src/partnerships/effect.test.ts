import { describe, expect, it } from 'vitest';
import { partnershipBetween, partyFacts } from '../../test/support/agreements.ts';
import {
  after,
  allowed,
  at,
  type Cast,
  cast,
  memberOf,
  proposed,
  refusalOf,
  versionOf,
} from '../../test/support/decisions.ts';
import type { Change, DecisionFacts } from '../kernel/decision.ts';
import { consentTo, leave, mayLeave, settleAll } from './effect.ts';
import type { PartnershipFacts } from './parties.ts';

const river = cast('River Collective', 'community');
const harbour = cast('Harbour Sisters', 'community');
const fund = cast('Northern Fund', 'ally');
const clinic = cast('Open Clinic', 'ally');

const now = at('2026-06-02');
const over = at('2026-06-20');

const proposal = (
  change: Change = 'agreement',
  parties = [river, fund],
  newcomers: readonly Cast[] = [],
) => ({
  ...proposed({ by: river, parties, newcomers, on: '2026-06-01' }),
  change,
});
const partnershipWith = (decisions: readonly DecisionFacts[], changed: Partial<PartnershipFacts> = {}) =>
  partnershipBetween([river, fund], { decisions, ...changed });
const yes = (partnership: PartnershipFacts, decision: DecisionFacts, who: Cast, when = now) =>
  consentTo(partnership, decision, { by: memberOf(who), version: versionOf(decision) }, when);

describe('taking effect', () => {
  it('the last consent puts the next agreement into force', () => {
    const decision = proposal();
    const { closing, effect } = allowed(yes(partnershipWith([decision]), decision, fund));
    expect(closing?.outcome).toBe('effect');
    expect(effect).toEqual({ agreement: 2, ends: false, overtakes: [] });
  });

  it('a consent that is not the last puts nothing into force', () => {
    const decision = proposal('agreement', [river, harbour, fund]);
    expect(allowed(yes(partnershipWith([decision]), decision, harbour)).effect).toBeNull();
  });

  it('a refused consent changes nothing', () => {
    const decision = proposal('agreement', [river, harbour, fund]);
    const outcome = yes(partnershipWith([decision]), decision, fund);
    expect(outcome).toEqual({ ok: false, refusal: 'communityFirst', principle: 'P7' });
  });

  it('an agreed ending ends the partnership and makes no new agreement', () => {
    const decision = proposal('ending');
    expect(allowed(yes(partnershipWith([decision]), decision, fund)).effect).toMatchObject({
      agreement: null,
      ends: true,
    });
  });

  it('every other open decision is overtaken: it was about words that are gone', () => {
    const [decision, other] = [proposal(), proposal()];
    const { effect } = allowed(yes(partnershipWith([decision, other]), decision, fund));
    expect(effect?.overtakes).toMatchObject([
      { decision: other.id, outcome: 'overtaken', closedOn: '2026-06-02', silences: [] },
    ]);
  });

  it('one whose time was over has lapsed, with its silences, and is not overtaken', () => {
    const late = { ...proposed({ by: river, parties: [river, fund], on: '2026-06-15' }) };
    const overdue = proposal();
    const { effect } = allowed(yes(partnershipWith([late, overdue]), late, fund, over));
    expect(effect?.overtakes).toMatchObject([{ decision: overdue.id, outcome: 'lapsed' }]);
    expect(effect?.overtakes[0]?.silences).toHaveLength(1);
  });

  it('the newcomers of an overtaken proposal are released', () => {
    const decision = proposal();
    const widening = proposal('parties', [river, fund], [clinic]);
    const { effect } = allowed(yes(partnershipWith([decision, widening]), decision, fund));
    expect(effect?.overtakes[0]?.released).toEqual([clinic.id]);
  });

  it('a decision on an agreement that was replaced can no longer take effect', () => {
    const decision = proposal();
    expect(refusalOf(yes(partnershipWith([decision], { inForce: 2 }), decision, fund))).toBe('overtaken');
  });

  it('one that is closed says so, whatever came after it', () => {
    const done = after(proposal(), (facts) => yes(partnershipWith([facts]), facts, fund));
    expect(refusalOf(yes(partnershipWith([], { inForce: 2 }), done, river))).toBe('decisionClosed');
  });

  it('nor can one in a partnership that has ended', () => {
    const decision = proposal();
    expect(refusalOf(yes(partnershipWith([decision], { ended: true }), decision, fund))).toBe('overtaken');
  });
});

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

describe('time', () => {
  it('closes what is over and leaves what is open', () => {
    const [overdue, open] = [proposal(), proposed({ by: fund, parties: [river, fund], on: '2026-06-18' })];
    expect(settleAll(partnershipWith([overdue, open]), over)).toMatchObject([
      { decision: overdue.id, outcome: 'lapsed' },
    ]);
    expect(settleAll(partnershipWith([overdue, open]), now)).toEqual([]);
  });

  it('closes nothing twice', () => {
    const done = after(proposal(), (facts) => yes(partnershipWith([facts]), facts, fund));
    expect(settleAll(partnershipWith([done]), over)).toEqual([]);
  });
});
