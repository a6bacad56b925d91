import { z } from 'zod';
import { organisationId, partnershipId } from '../../kernel/ids.ts';
import { languageCode } from '../../language/vocabulary.ts';
import { choice, day, line, lines, many, neededLines, optionalLine } from '../../web/forms/parse.ts';
import { objectionAnswers } from '../facts.ts';
import { longestObjection, objectionFields } from '../objections/form.ts';
import { longestBody, longestTitle } from '../text/document.ts';
import { scopeKey } from '../text/scopes.ts';

/** The text itself, typed or out of a file. */
export const wholeText = lines(longestBody);

export const entryFields = {
  title: line(longestTitle),
  publisher: line(120),
  publishedOn: day,
  link: optionalLine(500).default(''),
  language: languageCode,
  text: wholeText.default(''),
  /** A file comes apart from the fields; where none was chosen, some browsers send its name with nothing. */
  file: z.literal('').default(''),
  scope: many(scopeKey),
};
export const entryForm = z.strictObject(entryFields);
export type EntryValues = z.infer<typeof entryForm>;

/** `asked`: the publisher, where it is here. */
export const objectFields = {
  ...objectionFields,
  asked: z.union([z.literal('nobody'), z.string().pipe(organisationId)], { error: 'problem.choose' }),
};
/** `partnership`: with whom a supplement is written, where that is the answer. */
export const answerFields = {
  answer: choice(objectionAnswers),
  words: neededLines(longestObjection),
  partnership: z.union([z.literal(''), z.string().pipe(partnershipId)]).default(''),
};
export const supplementFields = {
  partnership: z.string().pipe(partnershipId),
  title: line(longestTitle),
  purpose: neededLines(longestObjection),
};
