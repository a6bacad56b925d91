import { describe, expect, it } from 'vitest';
import {
  after,
  allowed,
  type Cast,
  memberOf,
  proposed,
  refusalOf,
  versionOf,
} from '../../../test/support/decisions.ts';
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
import type { DecisionFacts } from '../../kernel/decision/facts.ts';
import type { PartnershipFacts } from '../facts.ts';
import { settleAll } from './effect.ts';
import { consentTo } from './rules.ts';

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
