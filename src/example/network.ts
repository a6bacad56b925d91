import { clinicStudy } from './agreements/clinic.ts';
import { afterReview, fasterPay, founding, readableDrafts, slowerPay } from './agreements/lantern.ts';
import { exampleOrganisations } from './organisations.ts';
import type { ExampleClauseQuestion, ExamplePartnership } from './story.ts';

const lanternPartnership: ExamplePartnership = {
  key: 'heard-in-the-room',
  parties: ['lantern', 'saltwater', 'meridian'],
  steps: [
    {
      on: -342,
      by: 'lantern',
      decision: 'founding',
      act: 'propose',
      change: 'founding',
      agreement: founding,
      note: 'This is what we talked about at the spring meeting, in writing.',
      windowDays: 10,
    },
    { on: -340, by: 'saltwater', decision: 'founding', act: 'consent' },
    { on: -337, by: 'meridian', decision: 'founding', act: 'consent' },
    {
      on: -160,
      by: 'lantern',
      decision: 'first-review',
      act: 'propose',
      change: 'agreement',
      agreement: afterReview,
      note: 'In May Meridian announced a speaker from our community whom we had not chosen. We talked it over; this is the rule we found. Hiring moved less than promised, and the map says so.',
      windowDays: 10,
    },
    { on: -157, by: 'saltwater', decision: 'first-review', act: 'consent' },
    { on: -155, by: 'meridian', decision: 'first-review', act: 'consent' },
    {
      on: -62,
      by: 'meridian',
      decision: 'pay',
      act: 'propose',
      change: 'agreement',
      agreement: slowerPay,
      note: 'Our finance team cannot pay within 30 days any more.',
      windowDays: 10,
    },
    {
      on: -60,
      by: 'lantern',
      decision: 'pay',
      act: 'object',
      reason:
        'Forty-five days is rent for a month and a half. Half of our speakers have no bank account that stays open. We cannot ask them to lend you this money.',
    },
    {
      on: -55,
      by: 'meridian',
      decision: 'pay',
      act: 'amend',
      agreement: fasterPay,
      note: 'You are right, and we had not thought of it. We have set money aside so that our slow process is our problem and not yours.',
      windowDays: 10,
    },
    { on: -54, by: 'lantern', decision: 'pay', act: 'consent' },
    { on: -53, by: 'saltwater', decision: 'pay', act: 'consent' },
    { on: -52, by: 'meridian', decision: 'pay', act: 'consent' },
    {
      on: -3,
      by: 'saltwater',
      decision: 'drafts',
      act: 'propose',
      change: 'agreement',
      agreement: readableDrafts,
      note: 'The last draft came on a Friday, in one language, for Monday. With this our members can read it before they answer.',
      windowDays: 10,
    },
  ],
};

const clinicPartnership: ExamplePartnership = {
  key: 'questions-we-ask',
  parties: ['nine-jacarandas', 'everyday-evidence'],
  steps: [
    {
      on: -2,
      by: 'nine-jacarandas',
      decision: 'founding',
      act: 'propose',
      change: 'founding',
      agreement: clinicStudy,
      note: 'Our assembly agreed on this wording. Tell us what you would change.',
      windowDays: 10,
    },
  ],
};

const clauseQuestions: readonly ExampleClauseQuestion[] = [
  {
    askedBy: 'lantern',
    ally: 'quiet-river',
    askedOn: -70,
    answer: {
      on: -66,
      answer: 'not-bound',
      note: 'None of our money comes with that clause. We will tell you before that changes.',
    },
  },
  { askedBy: 'lantern', ally: 'meridian', askedOn: -6 },
];

/** The example network: plainly fictional, and told in days from the day it is made. */
export const exampleNetwork = {
  organisations: exampleOrganisations,
  partnerships: [lanternPartnership, clinicPartnership],
  clauseQuestions,
} as const;
