import { z } from 'zod';
import { choice, lines, neededLines } from '../../web/forms/parse.ts';
import { contributionKinds } from '../facts.ts';
import { longestRemark } from '../text/document.ts';

export const passageFields = { words: neededLines(longestRemark) };
export const contributionFields = {
  kind: choice(contributionKinds),
  passage: lines(longestRemark).default(''),
  words: neededLines(longestRemark),
  anonymous: z.literal('yes').optional(),
};
export const answerFields = {
  answer: choice(['accepted', 'changed', 'declined', 'withdrawn']),
  words: lines(longestRemark).default(''),
};
