import { describe, expect, it } from 'vitest';
import { as, engagement, noon, parties, planner, version, workers } from '../../test/support/asked.ts';
import { refusalOf } from '../../test/support/decisions.ts';
import { bring, cancel, change, mayBring, mayPlan } from './rules.ts';

const today = noon('2027-01-05');

describe('planning', () => {
  it('is for any member of the organisation that plans, and for nobody else', () => {
    expect(mayPlan(engagement(), as(planner, 'member'), today).ok).toBe(true);
    expect(refusalOf(mayPlan(engagement(), as(workers), today))).toBe('notPlanner');
  });

  it('ends when it is cancelled, and when its last day has ended everywhere', () => {
    expect(refusalOf(mayPlan(engagement({ cancelledOn: '2027-01-05' }), as(planner), today))).toBe(
      'cancelled',
    );
    expect(mayPlan(engagement(), as(planner), noon('2027-03-10')).ok).toBe(true);
    expect(refusalOf(mayPlan(engagement(), as(planner), noon('2027-03-12')))).toBe('over');
  });

  it('brings a draft only to a partnership one is in, and once', () => {
    const draft = engagement({ partnership: null });
    expect(bring(draft, as(planner), parties, today).ok).toBe(true);
    expect(mayBring(draft, as(planner), today).ok).toBe(true);
    expect(refusalOf(mayBring(engagement(), as(planner), today))).toBe('alreadyShared');
    expect(refusalOf(bring(draft, as(planner), [], today))).toBe('notInPartnership');
    expect(refusalOf(bring(engagement(), as(planner), parties, today))).toBe('alreadyShared');
  });

  it('is called off by a steward of the planner', () => {
    expect(cancel(engagement(), as(planner), today).ok).toBe(true);
    expect(refusalOf(cancel(engagement(), as(planner, 'member'), today))).toBe('onlySteward');
    expect(refusalOf(cancel(engagement(), as(workers), today))).toBe('notPlanner');
  });

  it('starts from the plan as it stands, and says something else', () => {
    const facts = engagement({ versions: [version(planner), version(planner, 2)] });
    const [first, latest] = facts.versions.map(({ id }) => id);
    if (!first || !latest) throw new Error('no plan');
    expect(change(facts, as(planner), { basedOn: latest, same: false }, today).ok).toBe(true);
    expect(refusalOf(change(facts, as(planner), { basedOn: latest, same: true }, today))).toBe('samePlan');
    expect(refusalOf(change(facts, as(planner), { basedOn: first, same: false }, today))).toBe('planChanged');
    expect(refusalOf(change(facts, as(workers), { basedOn: latest, same: false }, today))).toBe('notPlanner');
  });
});
