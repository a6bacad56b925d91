import { describe, expect, it } from 'vitest';
import {
  after,
  at,
  type Cast,
  cast,
  memberOf,
  proposed,
  versionOf,
} from '../../../test/support/decisions.ts';
import type { DecisionFacts } from './facts.ts';
import { consent, object, withdraw } from './rules.ts';
import { decisionState } from './state.ts';

const river = cast('River Collective', 'community');
const harbour = cast('Harbour Sisters', 'community');
const fund = cast('Northern Fund', 'ally');
const clinic = cast('Open Clinic', 'ally');

const monday = '2026-06-01';
const now = at('2026-06-02');
const over = at('2026-06-17');

const yes = (who: Cast) => (facts: DecisionFacts) =>
  consent(facts, { by: memberOf(who), version: versionOf(facts) }, now);
const no = (who: Cast) => (facts: DecisionFacts) =>
  object(facts, { by: memberOf(who), version: versionOf(facts), reason: 'Not yet.' }, now);

const proposal = (by = fund) => proposed({ by, parties: [fund, river, clinic, harbour], on: monday });
const states = (facts: DecisionFacts, when = now) =>
  decisionState(facts, when).parties.map(({ organisation, state }) => [organisation, state]);

describe('where every party stands', () => {
  it('the community side comes first, and allies wait for it', () => {
    expect(states(proposal())).toEqual([
      [river.id, 'waiting'],
      [harbour.id, 'waiting'],
      [fund.id, 'after-community'],
      [clinic.id, 'after-community'],
    ]);
    expect(decisionState(proposal(), now).turn).toBe('community');
  });

  it('it is the allies turn once every community party has consented', () => {
    const facts = after(proposal(), yes(river), yes(harbour), yes(fund));
    expect(states(facts).map(([, state]) => state)).toEqual([
      'consented',
      'consented',
      'consented',
      'waiting',
    ]);
    expect(decisionState(facts, now).turn).toBe('ally');
  });

  it('an objection is shown with its day', () => {
    const [first] = decisionState(after(proposal(), no(river)), now).parties;
    expect(first).toMatchObject({ state: 'objected', answeredOn: '2026-06-02', again: false });
  });

  it('an ally whose consent came before the community changed its answer is asked again', () => {
    const facts = after(proposal(), yes(river), yes(harbour), yes(fund), no(river));
    const ofFund = (when: DecisionFacts) =>
      decisionState(when, now).parties.find((party) => party.organisation === fund.id);
    expect(ofFund(facts)).toMatchObject({ state: 'after-community', again: true });
    expect(ofFund(after(facts, yes(river)))).toMatchObject({ state: 'waiting', again: true });
  });

  it('says how long there is', () => {
    expect(decisionState(proposal(), now)).toMatchObject({
      outcome: null,
      version: 1,
      closesOn: '2026-06-15',
      daysTotal: 10,
      daysLeft: 9,
    });
  });

  it('once the window is over, who gave no answer is silent, recorded or not', () => {
    const facts = after(proposal(), yes(river));
    expect(states(facts, over).map(([, state]) => state)).toEqual([
      'consented',
      'silent',
      'silent',
      'silent',
    ]);
    expect(decisionState(facts, over)).toMatchObject({ outcome: 'lapsed', turn: null, daysLeft: 0 });
  });

  it('nobody is called silent when the proposal was withdrawn before its time', () => {
    const facts = after(proposal(), (open) => withdraw(open, memberOf(fund), now));
    expect(states(facts).map(([, state]) => state)).toEqual([
      'unanswered',
      'unanswered',
      'unanswered',
      'unanswered',
    ]);
    expect(decisionState(facts, now)).toMatchObject({ outcome: 'withdrawn', turn: null, daysLeft: 0 });
  });
});
