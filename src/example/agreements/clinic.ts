import type { ExampleAgreement } from '../story.ts';
import { powerMap } from './powerMap.ts';

/** The example's second partnership: proposed this week, in force nowhere yet. */
export const clinicStudy: ExampleAgreement = {
  title: 'Questions we ask ourselves',
  terms: {
    purpose:
      'Our members are sent from clinic to clinic. We want a study whose questions come from us, so that the city can no longer say it does not know. Nine Jacarandas says what a good result is.',
    work: 'One study, in three cities, from the first question to the printed booklet. The Institute brings method, ethics review and access to journals. Members of Nine Jacarandas work on it as researchers, not as people to be interviewed only.',
    voice:
      'Nine Jacarandas chooses who presents the study for our community. The Institute presents its own part. Nobody presents our lives in our absence.',
    pay: 'Researchers from Nine Jacarandas have the same contracts and the same pay as the Institute’s own. People who are interviewed are paid for their time, in cash, on the same day.',
    credit:
      'Researchers from Nine Jacarandas are authors. Nine Jacarandas approves every text before it goes out, and publishes a short version in its own words first.',
    data: 'Interviews are recorded only with consent and without names. The recordings stay with Nine Jacarandas and are erased when the text is written. The Institute works on texts from which people cannot be recognised.',
    decisions:
      'Nine Jacarandas decides on the questions. On budget and dates we decide together. Our assembly meets every second week, so we need ten working days.',
    problems:
      'Problems are raised with two people, one on each side. There is an answer within five working days. A problem we raised is closed when we say so.',
    ending:
      'Anyone may leave at any time. If we leave, our recordings and texts go with us, and the work done until then is paid.',
  },
  reviewOn: 180,
  powerMap: powerMap([3, 2, 3, 5, 4, 5, 3, 3], [4, 3, 3, 5, 5, 5, 4, 4]),
  commitments: [],
};
