import { expect, test } from 'vitest';
import { findingsOf, found, otherSeat, ownSeat, soundPlan } from '../../../test/support/plans.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';

const rivers = {
  key: 'rivers',
  name: 'Two Rivers Union (example)',
  kind: 'community-led' as const,
  ledBy: ['people-who-use-drugs' as const],
};
const both = (how: 'named' | 'affected') => [
  { community: 'sex-workers' as const, how: 'named' as const },
  { community: 'people-who-use-drugs' as const, how },
];
const riversSeat = ownSeat('rivers-seat', { communities: ['people-who-use-drugs'], organisation: 'rivers' });

test('a plan in which every population has its seat is left alone (P12)', () => {
  expect(found(soundPlan())).toEqual([]);
});

test.each(['named', 'affected'] as const)('a population that is %s has a seat of its own (P12)', (how) => {
  const plan = soundPlan({ communities: both(how) });
  const missing = findingsOf(plan).filter(({ rule }) => rule === 'population-without-seat');
  expect(missing).toEqual([
    {
      rule: 'population-without-seat',
      principle: 'P12',
      severity: 'block',
      subject: 'communities/1',
      values: { community: 'people-who-use-drugs', how },
    },
  ]);
  expect(
    found({ ...plan, organisations: [...plan.organisations, rivers], seats: [...plan.seats, riversSeat] }),
  ).toEqual([]);
});

test('each missing population is a finding of its own (P12)', () => {
  const communities = (['migrants', 'refugees', 'deaf-people'] as const).map((community) => ({
    community,
    how: 'affected' as const,
  }));
  expect(
    found(soundPlan({ communities })).filter((one) => one.startsWith('population-without-seat')),
  ).toEqual([
    'population-without-seat communities/0',
    'population-without-seat communities/1',
    'population-without-seat communities/2',
  ]);
});

test('a plan that names nobody is asked whom it is about (P12)', () => {
  expect(found(soundPlan({ communities: [] }))).toEqual(['nobody-named communities']);
});

test('no population has a second seat while another has none (P12)', () => {
  const plan = soundPlan({ communities: both('affected') });
  const [doubled, ...more] = findingsOf(plan).filter(({ rule }) => rule === 'population-doubled');
  expect(more).toEqual([]);
  expect(doubled).toMatchObject({
    subject: 'communities/0',
    severity: 'warn',
    values: { community: 'sex-workers', seats: 2, count: 1 },
  });
});

test('a population may have a second seat once every other has one (P12)', () => {
  const plan = soundPlan({
    communities: both('affected'),
    organisations: [...soundPlan().organisations, rivers],
  });
  expect(found({ ...plan, seats: [...plan.seats, riversSeat] })).toEqual([]);
});

test('one seat never stands for two populations, and counts for neither until that is decided (P12)', () => {
  const communities: CommunityKey[] = ['sex-workers', 'people-who-use-drugs'];
  const plan = soundPlan({
    communities: both('named'),
    seats: [ownSeat('shared', { communities }), otherSeat('other')],
  });
  expect(found(plan)).toEqual([
    'population-without-seat communities/0',
    'population-without-seat communities/1',
    'seat-for-several seats/0/communities',
  ]);
});

test('a seat that names one population twice is still that population’s (P12)', () => {
  const plan = soundPlan();
  const twice = ownSeat('first', { communities: ['sex-workers', 'sex-workers'] });
  expect(found({ ...plan, seats: [twice, ...plan.seats.slice(1)] })).toEqual([]);
});
