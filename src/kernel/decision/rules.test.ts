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
  shorter,
  yes,
} from '../../../test/support/answers.ts';
import {
  after,
  allowed,
  at,
  type Cast,
  cast,
  memberOf,
  newWording,
  principleOf,
  proposed,
  recorded,
  refusalOf,
  versionOf,
} from '../../../test/support/decisions.ts';
import { newId, versionId } from '../ids.ts';
import { settle } from './closings.ts';
import { answerOf, consentCounts, type DecisionFacts, partyOf } from './facts.ts';
import { consent, mayConsent, mayObject, mayWaive, mayWithdraw, object, waive, withdraw } from './rules.ts';
import { amend, mayAmend } from './version/rules.ts';

const stranger = cast('Someone Else', 'ally');

describe('consent', () => {
  it('a change takes effect when every party has consented to it', () => {
    const beforeLast = after(proposal(), yes(harbour));
    const last = allowed(yes(fund)(beforeLast));
    expect(last.answer).toMatchObject({ organisation: fund.id, answer: 'consent', answeredOn: '2026-06-02' });
    expect(last.closing).toMatchObject({ outcome: 'effect', closedOn: '2026-06-02', silences: [] });
    expect(last.closing?.version).toBe(versionOf(beforeLast));
  });

  it('it does not while one party has yet to answer', () => {
    expect(allowed(yes(harbour)(proposal())).closing).toBeNull();
  });

  it('a community-led author stands by its text from the start; an ally author does not', () => {
    expect(answerOf(proposal(river), river.id)).toMatchObject({ answer: 'consent', place: 1 });
    expect(answerOf(proposal(fund), fund.id)).toBeUndefined();
  });

  it('an ally cannot consent before every community party has', () => {
    const outcome = yes(fund)(proposal());
    expect(refusalOf(outcome)).toBe('communityFirst');
    expect(principleOf(outcome)).toBe('P7');
  });

  it('an ally author waits for the community side like any other ally, then consents', () => {
    const ofAlly = proposal(fund);
    expect(refusalOf(yes(fund)(ofAlly))).toBe('communityFirst');
    expect(refusalOf(yes(fund)(after(ofAlly, yes(river))))).toBe('communityFirst');
    expect(allowed(yes(fund)(after(ofAlly, yes(river), yes(harbour)))).closing?.outcome).toBe('effect');
  });

  it('community parties consent in any order', () => {
    expect(allowed(yes(river)(after(proposal(fund), yes(harbour)))).answer.place).toBe(2);
  });

  it('only a steward answers for an organisation', () => {
    const facts = proposal();
    const outcome = consent(facts, { by: memberOf(harbour, 'member'), version: versionOf(facts) }, now);
    expect(refusalOf(outcome)).toBe('onlySteward');
    expect(refusalOf(yes(harbour)(facts))).toBeNull();
  });

  it('who is not a party has no say', () => {
    expect(refusalOf(yes(stranger)(proposal()))).toBe('notParty');
    expect(refusalOf(no(stranger)(proposal()))).toBe('notParty');
  });

  it('a consent given twice is refused, so that the record shows it once', () => {
    expect(refusalOf(yes(river)(proposal()))).toBe('alreadyConsented');
  });

  it('nobody consents, objects or waives on a text that was amended while she read', () => {
    const facts = proposal(fund, 2);
    const read = versionOf(facts);
    const amended = after(facts, newText(fund, 'second', 2));
    const by = memberOf(harbour);
    expect(refusalOf(consent(amended, { by, version: read }, now))).toBe('textChanged');
    expect(refusalOf(object(amended, { by, version: read, reason: 'No.' }, now))).toBe('textChanged');
    expect(refusalOf(waive(amended, { by, version: read }, now))).toBe('textChanged');
    const wording = newWording('third');
    expect(refusalOf(amend(amended, { by, version: read, wording }, now))).toBe('textChanged');
  });

  it('after the outcome there is nothing to answer', () => {
    const done = after(proposal(), yes(harbour), yes(fund));
    for (const act of [yes(harbour), no(fund), newText(river), shorter(harbour)])
      expect(refusalOf(act(done))).toBe('decisionClosed');
  });
});

describe('objection', () => {
  it('any party may object at any time, an ally before the community too', () => {
    expect(allowed(no(fund)(proposal())).answer).toMatchObject({
      organisation: fund.id,
      answer: 'objection',
    });
  });

  it('an objection needs a reason', () => {
    const facts = proposal();
    const by = memberOf(fund);
    const outcome = object(facts, { by, version: versionOf(facts), reason: ' \n' }, now);
    expect(refusalOf(outcome)).toBe('reasonNeeded');
  });

  it('a party may change its answer while the decision is open, both ways', () => {
    const withdrawn = after(proposal(), no(river));
    expect(answerOf(withdrawn, river.id)?.answer).toBe('objection');
    expect(withdrawn.answers).toHaveLength(1);
    expect(answerOf(after(withdrawn, yes(river)), river.id)?.answer).toBe('consent');
  });

  it('an objection keeps the change from taking effect', () => {
    const facts = after(proposal(), yes(harbour), no(fund), no(harbour));
    expect(refusalOf(yes(fund)(facts))).toBe('communityFirst');
  });

  const threeSides = () => proposed({ by: river, parties: [river, fund, clinic], on: monday });

  it('an ally consent given before a community party objected and came back does not count', () => {
    const facts = after(threeSides(), yes(fund), no(river), yes(river), yes(clinic));
    expect(facts.outcome).toBeNull();
    expect(answerOf(facts, fund.id)?.answer).toBe('consent');
    const party = partyOf(facts, fund.id);
    expect(party && consentCounts(facts, party)).toBe(false);
  });

  it('it counts again once the ally has said it again', () => {
    const facts = after(threeSides(), yes(fund), no(river), yes(river), yes(clinic), yes(fund));
    expect(facts.outcome?.outcome).toBe('effect');
  });

  it('an ally that objected and came back needs no new word from the other allies', () => {
    const facts = after(threeSides(), yes(fund), no(clinic), yes(clinic));
    expect(facts.outcome?.outcome).toBe('effect');
  });
});

describe('withdrawal', () => {
  const takeBack = (facts: DecisionFacts, who: Cast, when = now) => withdraw(facts, memberOf(who), when);

  it('the proposer may withdraw before effect', () => {
    expect(allowed(takeBack(proposal(), river)).closing).toMatchObject({
      outcome: 'withdrawn',
      silences: [],
    });
  });

  it('nobody else may, not even the author of the current text', () => {
    const outcome = takeBack(after(proposal(), newText(harbour)), harbour);
    expect(refusalOf(outcome)).toBe('onlyProposer');
  });

  it('what took effect cannot be withdrawn', () => {
    expect(refusalOf(takeBack(after(proposal(), yes(harbour), yes(fund)), river))).toBe('decisionClosed');
  });

  it('a withdrawn proposal releases the newcomers it asked', () => {
    const asking = proposal(river, 10, [clinic]);
    expect(allowed(takeBack(asking, river)).closing).toMatchObject({ released: [clinic.id], joining: [] });
  });
});

describe('newcomers', () => {
  const asking = () => proposal(river, 10, [clinic]);

  it('a newcomer is asked too: without its consent nothing takes effect', () => {
    expect(after(asking(), yes(harbour), yes(fund)).outcome).toBeNull();
  });

  it('with its consent it joins', () => {
    const closing = allowed(yes(clinic)(after(asking(), yes(harbour), yes(fund)))).closing;
    expect(closing).toMatchObject({ outcome: 'effect', joining: [clinic.id], released: [] });
  });

  it('the parties of a founding that came to nothing are kept, to see what became of it', () => {
    const founding: DecisionFacts = { ...asking(), change: 'founding' };
    expect(allowed(withdraw(founding, memberOf(river), now)).closing.released).toEqual([]);
  });
});

describe('the end of the window', () => {
  const lastMoment = at('2026-06-16T11:59:59Z');
  const over = at('2026-06-16T12:00:00Z');

  it('a decision is open through its last day anywhere on Earth', () => {
    expect(settle(proposal(), lastMoment)).toBeNull();
    expect(refusalOf(yes(harbour, lastMoment)(proposal()))).toBeNull();
  });

  it('after it, no answer and no other act is taken', () => {
    for (const act of [yes(harbour, over), no(fund, over), newText(river, 'late', 10, over)])
      expect(refusalOf(act(proposal()))).toBe('windowOver');
    expect(refusalOf(withdraw(proposal(), memberOf(river), over))).toBe('windowOver');
  });

  it('who was never shown the text is not recorded as silent', () => {
    const facts = proposal();
    const parties = facts.parties.map((party) => ({ ...party, shown: party.organisation !== fund.id }));
    const silent = settle({ ...facts, parties }, over)?.silences.map(({ organisation }) => organisation);
    expect(silent).toEqual([harbour.id]);
  });

  it('silence is recorded as silence, and the proposal lapses', () => {
    const closing = settle(after(proposal(), no(fund)), over);
    expect(closing).toMatchObject({ outcome: 'lapsed', closedOn: '2026-06-15' });
    expect(closing?.silences).toEqual([
      {
        version: closing?.version,
        organisation: harbour.id,
        answer: 'silence',
        answeredOn: '2026-06-15',
        place: 3,
      },
    ]);
  });

  it('each silence has its own place in the record', () => {
    expect(settle(proposal(), over)?.silences.map(({ place }) => place)).toEqual([2, 3]);
  });

  it('silence never counts as consent', () => {
    const facts = recorded(proposal(), { closing: settle(proposal(), over) });
    const party = partyOf(facts, harbour.id);
    expect(party && consentCounts(facts, party)).toBe(false);
  });

  it('time closes a decision once', () => {
    expect(settle(recorded(proposal(), { closing: settle(proposal(), over) }), over)).toBeNull();
  });

  it('a lapsed proposal releases the newcomers it asked', () => {
    expect(settle(proposal(river, 10, [clinic]), over)?.released).toEqual([clinic.id]);
  });
});

describe('the waiver', () => {
  it('only the community side may shorten the time to answer', () => {
    const outcome = shorter(fund)(proposal(fund, 1));
    expect(refusalOf(outcome)).toBe('waiverNotYours');
    expect(principleOf(outcome)).toBe('P10');
    expect(allowed(shorter(river)(proposal(fund, 1))).waiver).toEqual({
      version: expect.any(String),
      organisation: river.id,
      waivedOn: '2026-06-02',
    });
  });

  it('three days or more need no waiver', () => {
    expect(refusalOf(shorter(river)(proposal(fund, 3)))).toBe('nothingToWaive');
    expect(refusalOf(shorter(river)(proposal(fund, 2)))).toBeNull();
  });

  it('a waiver is given once, and the author of a short window has given it', () => {
    expect(refusalOf(shorter(river)(proposal(river, 1)))).toBe('alreadyWaived');
    expect(refusalOf(shorter(river)(after(proposal(fund, 1), shorter(river))))).toBe('alreadyWaived');
  });

  it('a waiver is for one text: an amendment needs another', () => {
    const facts = after(proposal(fund, 1), shorter(river), newText(fund, 'second', 1));
    expect(refusalOf(shorter(river)(facts))).toBeNull();
  });

  it('a member who is no steward cannot waive, and the page can say so beforehand', () => {
    expect(refusalOf(mayWaive(proposal(fund, 1), memberOf(river, 'member'), now))).toBe('onlySteward');
    const facts = proposal(fund, 1);
    const on = { by: memberOf(river, 'member'), version: versionOf(facts) };
    expect(refusalOf(waive(facts, on, now))).toBe('onlySteward');
  });
});

it('an answer to another decision text is no answer to this one', () => {
  const facts = proposal();
  const [first] = facts.answers;
  const elsewhere = first ? [{ ...first, version: newId(versionId) }] : [];
  expect(refusalOf(mayConsent({ ...facts, answers: elsewhere }, memberOf(river), now))).toBeNull();
});

describe('what a page can say before anyone acts', () => {
  const acts = [mayConsent, mayObject, mayAmend, mayWaive, mayWithdraw];

  it('a member who is no steward can do none of it, nor can an outsider', () => {
    const facts = proposal(fund, 1);
    for (const may of acts) {
      expect(refusalOf(may(facts, memberOf(fund, 'member'), now))).toBe('onlySteward');
      expect(refusalOf(may(facts, memberOf(stranger), now))).toBe('notParty');
    }
  });

  it('a steward can do what her side may', () => {
    const facts = proposal(fund, 1);
    const refusals = (who: Cast) => acts.map((may) => refusalOf(may(facts, memberOf(who), now)));
    expect(refusals(river)).toEqual([null, null, null, null, 'onlyProposer']);
    expect(refusals(fund)).toEqual(['communityFirst', null, null, 'waiverNotYours', null]);
  });
});

it('an ally consent beside the community one is not after it', () => {
  const facts = after(proposal(), yes(harbour), yes(fund));
  const answers = facts.answers.map((answer) => ({ ...answer, place: 1 }));
  const party = partyOf(facts, fund.id);
  expect(party && consentCounts({ ...facts, answers }, party)).toBe(false);
});
