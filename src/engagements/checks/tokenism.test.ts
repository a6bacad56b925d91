import { expect, test } from 'vitest';
import { findingsOf, found, otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';

const others = (count: number) => Array.from({ length: count }, (_, index) => otherSeat(`other-${index}`));
const affected = [{ community: 'sex-workers' as const, how: 'affected' as const }];

test('one community seat among several of others is a lone one (P11)', () => {
  const plan = soundPlan({ communities: affected, seats: [...others(2), ownSeat('own')] });
  expect(findingsOf(plan)).toMatchObject([
    { rule: 'lone-seat', principle: 'P11', severity: 'warn', subject: 'seats/2', values: { count: 2 } },
  ]);
});

test('two may talk with each other without one of them being alone (P11)', () => {
  expect(found(soundPlan({ seats: [ownSeat('own'), ...others(1)] }))).toEqual([]);
});

test('one seat for each of two communities leaves nobody alone (P11)', () => {
  const plan = soundPlan({
    communities: affected,
    seats: [ownSeat('own'), ownSeat('migrant', { communities: ['migrants'] }), ...others(3)],
  });
  expect(found(plan)).toEqual(['stand-in seats/1/organisation']);
});

test('communities that only advise or watch are found, with the most that is offered them (P4, P11)', () => {
  const seats = [
    ownSeat('first', { power: 'observe' }),
    ownSeat('second', { power: 'advise' }),
    ...others(2),
  ];
  expect(findingsOf(soundPlan({ seats }))).toMatchObject([
    { rule: 'no-decision-power', subject: 'seats', values: { power: 'advise' } },
  ]);
});

test.each(['co-decide', 'lead'] as const)('one community seat that may %s is enough (P4)', (power) => {
  const seats = [ownSeat('first', { power: 'observe' }), ownSeat('second', { power }), ...others(2)];
  expect(found(soundPlan({ seats }))).toEqual([]);
});

test('a community that is the subject is not outnumbered (P11)', () => {
  const seats = [ownSeat('first'), ownSeat('second'), ...others(3)];
  expect(findingsOf(soundPlan({ seats }))).toMatchObject([
    { rule: 'outnumbered', severity: 'warn', values: { own: 2, others: 3 } },
  ]);
});

test('as many as all others is enough, and a community that is only affected may be fewer (P11)', () => {
  expect(found(soundPlan({ seats: [ownSeat('first'), ownSeat('second'), ...others(2)] }))).toEqual([]);
  const seats = [ownSeat('first'), ownSeat('second'), ...others(3)];
  expect(found(soundPlan({ communities: affected, seats }))).toEqual([]);
});

test('seats of another community count as others, unless the plan affects it too (P11, P12)', () => {
  const guests = ['a', 'b', 'c'].map((key) =>
    ownSeat(key, { communities: ['migrants'], organisation: 'moving' }),
  );
  const organisations = [
    ...soundPlan().organisations,
    {
      key: 'moving',
      name: 'On The Move (example)',
      kind: 'community-led' as const,
      ledBy: ['migrants' as const],
    },
  ];
  const plan = soundPlan({ organisations, seats: [ownSeat('first'), ownSeat('second'), ...guests] });
  expect(found(plan)).toEqual(['outnumbered seats']);
  const communities = [...plan.communities, { community: 'migrants' as const, how: 'affected' as const }];
  expect(found({ ...plan, communities })).toEqual([]);
});

test('those who contribute are told how and by when they hear back (P11)', () => {
  const how = 'A letter to each of them.';
  expect(found(soundPlan({ reportsBack: { how, by: '2027-06-01' } }))).toEqual([]);
  expect(found(soundPlan({ reportsBack: { how, by: null } }))).toEqual(['no-follow-up reportsBack']);
  expect(found(soundPlan({ reportsBack: { how: ' ', by: '2027-06-01' } }))).toEqual([
    'no-follow-up reportsBack',
  ]);
});
