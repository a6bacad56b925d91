import { expect, test } from 'vitest';
import { findingsOf, found, soundPlan } from '../../../test/support/plans.ts';
import { centrePhrases } from './centre.ts';

test.each([
  ['We put communities at the centre.', 'communities at the centre'],
  ['Placing key populations firmly at the heart of prevention', 'key populations firmly at the heart'],
  ['A Community-Centred response', 'Community-Centred'],
  ['Join our community panel!', 'community panel'],
  ['Nos actions mettent les communautés au cœur de la réponse.', 'communautés au cœur'],
  ['Les communautés sont toujours au centre', 'communautés sont toujours au centre'],
  ['Ponemos a las comunidades en el centro', 'comunidades en el centro'],
  ['At the centre of the response: communities', 'At the centre of the response: communities'],
  ['COMMUNITIES\n  AT THE CENTER', 'COMMUNITIES AT THE CENTER'],
])('finds the phrase in “%s” (P11)', (text, phrase) => {
  expect(centrePhrases(text)).toEqual([phrase]);
});

test.each([
  'A day at the community centre',
  'Sex workers decide the agenda.',
  'Communities met. At the centre, lunch is served.',
  'The centre of the city',
])('says nothing about “%s”', (text) => {
  expect(centrePhrases(text)).toEqual([]);
});

test('a phrase that comes back is found once', () => {
  expect(centrePhrases('Communities first. Yes: communities first!')).toEqual(['Communities first']);
});

const about = 'An event with communities at the centre.';

test('“communities at the centre” is true where each of them has a seat (P11)', () => {
  expect(found(soundPlan({ about }))).toEqual([]);
});

test('“communities at the centre” without saying who stops the plan (P11)', () => {
  const plan = soundPlan({ about, title: 'Communities at the heart', communities: [] });
  expect(findingsOf(plan).filter(({ rule }) => rule === 'centre-without-who')).toMatchObject([
    { severity: 'block', principle: 'P11', subject: 'title', values: { phrase: 'Communities at the heart' } },
    {
      severity: 'block',
      principle: 'P11',
      subject: 'about',
      values: { phrase: 'communities at the centre' },
    },
  ]);
});

test('it stops the plan too where one of them has no seat (P11, P12)', () => {
  const communities = [
    ...soundPlan().communities,
    { community: 'migrants' as const, how: 'affected' as const },
  ];
  expect(found(soundPlan({ about, communities }))).toContain('centre-without-who about');
});
