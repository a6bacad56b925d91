import { describe, expect, it } from 'vitest';
import {
  clinic,
  fund,
  harbour,
  monday,
  newText,
  no,
  now,
  proposal,
  river,
  yes,
} from '../../../../test/support/answers.ts';
import {
  after,
  allowed,
  at,
  type Cast,
  memberOf,
  newWording,
  principleOf,
  proposed,
  recorded,
  refusalOf,
  versionOf,
} from '../../../../test/support/decisions.ts';
import { answerOf, currentVersion, type DecisionFacts } from '../facts.ts';
import { amend, mayAmend, open } from './rules.ts';

describe('amendment', () => {
  it('an amendment voids every earlier answer and says whose', () => {
    const facts = after(proposal(), yes(harbour), no(fund));
    const amended = allowed(newText(fund)(facts));
    expect(amended.voided).toEqual([river.id, harbour.id, fund.id]);
    const after1 = recorded(facts, amended);
    expect([river, harbour, fund].map(({ id }) => answerOf(after1, id))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(after1.answers).toHaveLength(3);
  });

  it('an amendment names only those who had answered', () => {
    expect(allowed(newText(fund)(proposal())).voided).toEqual([river.id]);
  });

  it('a community party stands by the text it amends; an ally does not', () => {
    expect(allowed(newText(harbour)(proposal())).answer).toMatchObject({
      organisation: harbour.id,
      answer: 'consent',
    });
    expect(allowed(newText(fund)(proposal())).answer).toBeNull();
  });

  describe('by the allies', () => {
    const byAlly = () => proposed({ by: fund, parties: [river, harbour, fund, clinic], on: monday });
    const again = (facts: DecisionFacts, by: Cast = fund) => {
      const outcome = newText(by, 'another')(facts);
      return [refusalOf(outcome), principleOf(outcome)];
    };
    const allowedAgain = [null, undefined];
    const refusedAgain = ['amendedOnce', 'P1'];

    it('voids what the community side consented to once, and not without end (C17)', () => {
      const once = after(byAlly(), yes(river), newText(fund));
      expect(again(once)).toEqual(allowedAgain);
      const agreed = after(once, yes(river));
      expect(again(agreed)).toEqual(refusedAgain);
      expect(again(agreed, clinic)).toEqual(refusedAgain);
      expect(refusalOf(mayAmend(agreed, memberOf(fund), at(monday)))).toBe('amendedOnce');
    });

    it('is bounded in the same way where the community side wrote the text (C17)', () => {
      expect(again(after(proposal(), newText(fund), yes(harbour)))).toEqual(refusedAgain);
    });

    it('leaves them their objection, and the community side its own next text', () => {
      const agreed = after(byAlly(), yes(river), newText(fund), yes(river));
      expect(refusalOf(no(fund)(agreed))).toBeNull();
      expect(again(agreed, river)).toEqual(allowedAgain);
      expect(again(after(agreed, newText(river, 'third')))).toEqual(allowedAgain);
    });

    it('is open again where a community party objects: it has asked for another text', () => {
      const objected = after(byAlly(), yes(river), newText(fund), yes(river), no(harbour));
      expect(again(objected)).toEqual(allowedAgain);
    });
  });

  it('consents to an earlier text do not carry a later one into effect', () => {
    const facts = after(proposal(), yes(harbour), newText(harbour), yes(river), yes(fund));
    expect(facts.outcome).toMatchObject({ outcome: 'effect', version: versionOf(facts) });
    const early = after(proposal(), yes(harbour), newText(harbour));
    expect(refusalOf(yes(fund)(early))).toBe('communityFirst');
  });

  it('an amendment starts the window again', () => {
    const later = at('2026-06-10');
    const { version } = allowed(newText(fund, 'second', 5, later)(proposal()));
    expect(version).toMatchObject({ number: 2, by: fund.id, windowDays: 5, openedOn: '2026-06-10' });
  });

  it('the same text is no amendment', () => {
    expect(refusalOf(newText(harbour, 'first')(proposal()))).toBe('sameText');
  });

  it('an amendment keeps to the same limits as a proposal', () => {
    expect(refusalOf(newText(harbour, 'second', 0)(proposal()))).toBe('windowLength');
  });

  it('a member who is no steward cannot amend', () => {
    const facts = proposal();
    const by = memberOf(river, 'member');
    const wording = newWording('second');
    expect(refusalOf(amend(facts, { by, version: versionOf(facts), wording }, now))).toBe('onlySteward');
  });

  it('the current text is the highest version, in whatever order the rows came', () => {
    const facts = after(proposal(), newText(fund));
    expect(currentVersion({ ...facts, versions: [...facts.versions].reverse() }).number).toBe(2);
  });

  it('a decision without a text is a broken machine, not a refusal', () => {
    expect(() => currentVersion({ ...proposal(), versions: [] })).toThrow('no version');
  });
});

describe('opening', () => {
  const opening = (windowDays: number) =>
    open({ ...proposal(), by: river.id, wording: { ...newWording('words'), windowDays } }, now);

  it('a window is from one to sixty whole working days', () => {
    for (const days of [1, 10, 60]) expect(refusalOf(opening(days))).toBeNull();
    for (const days of [0, -1, 61, 2.5, Number.NaN]) expect(refusalOf(opening(days))).toBe('windowLength');
  });

  it('a proposal keeps what it is based on, and starts without outcome or waiver', () => {
    expect(allowed(opening(10)).decision).toMatchObject({
      basedOn: 1,
      proposedBy: river.id,
      proposedOn: '2026-06-02',
      waivers: [],
      outcome: null,
    });
  });
});
