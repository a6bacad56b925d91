import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  as,
  engagement,
  noon,
  parties,
  planner,
  requestTo,
  users,
  version,
  workers,
} from '../../../test/support/asked.ts';
import { allowed, refusalOf } from '../../../test/support/decisions.ts';
import { otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';
import { type EngagementFacts, hasAccepted, planOf } from '../facts.ts';
import { askChanges, askSeats, mayAnswer, takeChanges, unanswered } from './rules.ts';

const today = noon('2027-01-05');
const seats = [
  ownSeat('one', { organisation: workers.id }),
  ownSeat('two', { organisation: users.id, communities: ['people-who-use-drugs'] }),
  otherSeat('three', { organisation: planner.id }),
];
const plan = soundPlan({ seats });
const working = new Map();
const asking = { plan, parties, blocking: 0, days: 10, working };
const ask = (facts: EngagementFacts, changed = {}) =>
  askSeats(facts, as(planner), { ...asking, ...changed }, today);

describe('asking', () => {
  it('goes to each organisation whose seat it is, with the time it has', () => {
    const asked = allowed(ask(engagement()));
    expect(asked.to).toEqual([
      { organisation: workers.id, answerBy: '2027-01-19' },
      { organisation: users.id, answerBy: '2027-01-19' },
    ]);
  });

  it('gives each organisation so many of its own working days (P10)', () => {
    const holidays = ['2027-01-06', '2027-01-07'];
    const working = new Map([
      [workers.id, { calendar: { restDays: [5, 6], holidays: [] }, noticeDays: 15 }],
      [users.id, { calendar: { restDays: [6, 7], holidays }, noticeDays: 15 }],
    ]);
    expect(allowed(ask(engagement(), { working, days: 3 })).to).toEqual([
      { organisation: workers.id, answerBy: '2027-01-10' },
      { organisation: users.id, answerBy: '2027-01-12' },
    ]);
  });

  it('a community’s seat cannot be asked of an ally', () => {
    const wrong = soundPlan({ seats: [ownSeat('one', { organisation: planner.id })] });
    expect(ask(engagement(), { plan: wrong })).toMatchObject({ refusal: 'notTheirSide', principle: 'P7' });
  });

  it('nor of nobody, nor of somebody outside the partnership', () => {
    const { organisation: _, ...open } = ownSeat('one');
    expect(refusalOf(ask(engagement(), { plan: soundPlan({ seats: [open] }) }))).toBe('seatOpen');
    const outside = soundPlan({ seats: [ownSeat('one', { organisation: 'somebody' })] });
    expect(refusalOf(ask(engagement(), { plan: outside }))).toBe('notTheirSide');
  });

  it('waits while a blocking finding stands', () => {
    expect(ask(engagement(), { blocking: 2 })).toMatchObject({
      refusal: 'findingsStand',
      values: { count: 2 },
    });
  });

  it('gives at least three working days', () => {
    expect(refusalOf(ask(engagement(), { days: 2 }))).toBe('daysToAnswer');
    expect(ask(engagement(), { days: 3 }).ok).toBe(true);
  });

  it('is a steward’s, in a partnership, and never done twice about one wording', () => {
    expect(refusalOf(askSeats(engagement(), as(planner, 'member'), asking, today))).toBe('onlySteward');
    expect(refusalOf(ask(engagement({ partnership: null })))).toBe('notShared');
    const facts = engagement();
    const asked = { ...facts, requests: [requestTo(facts, workers), requestTo(facts, users)] };
    expect(refusalOf(ask(asked))).toBe('alreadyAsked');
  });

  it('a new wording takes the place of what was asked before, and a yes to the old one no longer holds', () => {
    const facts = engagement();
    const yes = requestTo(facts, workers, {
      answer: { answer: 'accepted', answeredOn: '2027-01-05', version: null },
    });
    const open = requestTo(facts, users);
    const next = { ...facts, requests: [yes, open], versions: [...facts.versions, version(planner, 2)] };
    expect(hasAccepted({ ...facts, requests: [yes] }, workers.id)).toBe(true);
    expect(hasAccepted(next, workers.id)).toBe(false);
    const again = allowed(ask(next));
    expect(again.to.map(({ organisation }) => organisation)).toEqual([workers.id, users.id]);
    expect(again.superseded.map(({ id }) => id)).toEqual([open.id]);
  });
});

describe('answering', () => {
  const facts = engagement();
  const request = requestTo(facts, workers);
  const asked = { ...facts, requests: [request] };

  it('is for a steward of the organisation that is asked, until the window is over everywhere', () => {
    expect(mayAnswer(asked, request, as(workers), today).ok).toBe(true);
    expect(mayAnswer(asked, request, as(workers), noon('2027-01-18')).ok).toBe(true);
    expect(refusalOf(mayAnswer(asked, request, as(workers), noon('2027-01-20')))).toBe('timeToAnswerOver');
    expect(refusalOf(mayAnswer(asked, request, as(workers, 'member'), today))).toBe('onlySteward');
  });

  it('nobody answers for the organisation that is asked', () => {
    for (const other of [planner, users])
      expect(mayAnswer(asked, request, as(other), today)).toMatchObject({
        refusal: 'notTheirSide',
        principle: 'P6',
      });
  });

  it('is about the plan as it stands, once', () => {
    const changed = { ...asked, versions: [...asked.versions, version(planner, 2)] };
    expect(refusalOf(mayAnswer(changed, request, as(workers), today))).toBe('planChanged');
    const given = {
      ...request,
      answer: { answer: 'declined' as const, answeredOn: '2027-01-05', version: null },
    };
    expect(refusalOf(mayAnswer(asked, given, as(workers), today))).toBe('requestClosed');
  });

  it('with changes needs other words, and they are the plan only when the planner takes them', () => {
    expect(refusalOf(askChanges(asked, request, as(workers), { same: true }, today))).toBe('samePlan');
    expect(askChanges(asked, request, as(workers), { same: false }, today).ok).toBe(true);
    const wanted = version(workers, 2);
    const counter = {
      ...request,
      answer: { answer: 'changes' as const, answeredOn: '2027-01-05', version: wanted.id },
    };
    const countered = { ...asked, versions: [...asked.versions, wanted], requests: [counter] };
    expect(planOf(countered)).toEqual(asked.versions[0]);
    expect(takeChanges(countered, counter, as(planner), today).ok).toBe(true);
    expect(refusalOf(takeChanges(countered, counter, as(workers), today))).toBe('notPlanner');
    expect(refusalOf(takeChanges(asked, request, as(planner), today))).toBe('nothingToTake');
  });

  it('by silence is recorded once its window is over, and never before', () => {
    expect(unanswered(asked, noon('2027-01-18'))).toEqual([]);
    expect(unanswered(asked, noon('2027-01-20'))).toEqual([request]);
  });

  it('whatever was declined or left open, the next request goes out the same: a no lowers nothing', () => {
    const kinds = ['declined', 'silence', 'changes', 'superseded'] as const;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...kinds), { maxLength: 6 }), (past) => {
        const before = engagement();
        const requests = past.map((answer, index) =>
          requestTo(before, workers, {
            number: index + 1,
            answer: { answer, answeredOn: '2027-01-05', version: null },
          }),
        );
        const again = allowed(ask({ ...before, requests }));
        expect(again).toEqual(allowed(ask(before)));
      }),
    );
  });
});
