import { choice, lines, neededLines } from '../../web/forms/parse.ts';
import { objectionAnswers } from '../facts.ts';

/** As long as an objection, and an answer to one, may be. */
export const longestObjection = 4000;

export const objectionFields = {
  words: neededLines(longestObjection),
  /** Is the organisation named on the public page? */
  named: choice(['yes', 'no']),
};
export const answerFields = {
  answer: choice(objectionAnswers),
  words: lines(longestObjection).default(''),
};
