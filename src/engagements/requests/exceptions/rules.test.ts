import { describe, expect, it } from 'vitest';
import { as, engagement, parties, planner, users, workers } from '../../../../test/support/asked.ts';
import { refusalOf } from '../../../../test/support/decisions.ts';
import type { Finding } from '../../../kernel/finding.ts';
import { exceptionId, newId } from '../../../kernel/ids.ts';
import { blockingFindings, isNeeded, isSigned, mayExcept, proposeException, signException } from './rules.ts';

const finding: Finding = {
  rule: 'population-without-seat',
  principle: 'P12',
  severity: 'block',
  subject: 'communities/1',
  values: { community: 'migrants' },
};
const exception = (...signedBy: { id: typeof planner.id }[]) => ({
  id: newId(exceptionId),
  by: planner.id,
  proposedOn: '2027-01-05',
  signedBy: signedBy.map(({ id }) => id),
});

describe('an exception', () => {
  it('a finding stays a block until every community party and the planning ally have signed', () => {
    expect(isSigned(exception(planner), planner.id, parties)).toBe(false);
    expect(isSigned(exception(planner, workers), planner.id, parties)).toBe(false);
    expect(isSigned(exception(workers, users), planner.id, parties)).toBe(false);
    expect(isSigned(exception(planner, workers, users), planner.id, parties)).toBe(true);
  });

  it('where a community plans, any ally signs beside the communities', () => {
    expect(isSigned(exception(workers, users), workers.id, parties)).toBe(false);
    expect(isSigned(exception(workers, users, planner), workers.id, parties)).toBe(true);
  });

  it('covers the finding that was read, and no other', () => {
    const words = { finding, sentence: 'They asked us to go ahead.' };
    const other = { ...finding, values: { community: 'sex-workers' } };
    expect(blockingFindings([finding, other], [words])).toEqual([other]);
    expect(blockingFindings([{ ...finding, subject: 'communities/2' }], [words])).toHaveLength(1);
    expect(blockingFindings([{ ...finding, severity: 'warn' }], [])).toEqual([]);
  });

  it('is said by a steward, with a reason, about a finding that stands and may be excepted', () => {
    const said = { finding, exceptable: true, sentence: 'They asked us to go ahead.' };
    expect(proposeException(engagement(), as(workers), said).ok).toBe(true);
    expect(refusalOf(proposeException(engagement(), as(workers, 'member'), said))).toBe('onlySteward');
    expect(refusalOf(proposeException(engagement(), as(planner), { ...said, sentence: ' ' }))).toBe(
      'writtenReasonNeeded',
    );
    expect(refusalOf(proposeException(engagement(), as(planner), { ...said, finding: undefined }))).toBe(
      'findingGone',
    );
    expect(refusalOf(proposeException(engagement(), as(planner), { ...said, exceptable: false }))).toBe(
      'notExceptable',
    );
    expect(refusalOf(proposeException(engagement({ partnership: null }), as(planner), said))).toBe(
      'notShared',
    );
  });

  it('is signed once by each', () => {
    const needed = { needed: true };
    expect(signException(engagement(), exception(planner), as(workers), needed).ok).toBe(true);
    expect(refusalOf(signException(engagement(), exception(workers), as(workers), needed))).toBe(
      'alreadySigned',
    );
  });

  it('is signed only while the plan has what it excepts', () => {
    const words = { finding, sentence: 'They asked us to go ahead.' };
    expect(isNeeded(words, [finding])).toBe(true);
    expect(isNeeded(words, [{ ...finding, subject: 'communities/2' }])).toBe(false);
    expect(refusalOf(signException(engagement(), exception(planner), as(workers), { needed: false }))).toBe(
      'findingGone',
    );
  });

  it('is for stewards of either side, in a partnership, until the engagement is called off', () => {
    for (const who of [workers, planner]) expect(mayExcept(engagement(), as(who)).ok).toBe(true);
    expect(refusalOf(mayExcept(engagement(), as(workers, 'member')))).toBe('onlySteward');
    expect(refusalOf(mayExcept(engagement({ partnership: null }), as(planner)))).toBe('notShared');
    expect(refusalOf(mayExcept(engagement({ cancelledOn: '2027-01-05' }), as(planner)))).toBe('cancelled');
  });
});
