import { z } from 'zod';
import { passagesOf } from '../language/findings/protected.ts';
import { textRuleNames } from '../language/findings/textFinding.ts';
import { lexicon } from '../language/lexicon/lexicon.ts';
import { origins, textLanguage } from '../language/lexicon/schema.ts';
import type { ReadingOptions } from '../language/readText.ts';
import { scopeKey } from '../language/scopes.ts';
import { lines, many, optionalLine } from '../web/forms/parse.ts';

/** A hundred and fifty pages; a file may hold as much. The page gives all of it back. */
export const longestText = 400_000;
const mostPassages = 50;
/** Of a list of sources, as many as a page shows for somebody to correct. */
export const mostCorrections = 200;

const orNone = <Schema extends z.ZodType>(schema: Schema) => z.union([z.literal(''), schema]).default('');
const wholeText = z
  .string()
  .transform((text) => text.replace(/\r\n?/g, '\n'))
  .pipe(z.string().max(longestText, { error: 'problem.tooLong' }))
  .default('');
/** A file comes apart from the fields; where none was chosen, some browsers send its name with nothing. */
const noFile = z.literal('').default('');

export const textForm = z
  .strictObject({
    text: wholeText,
    file: noFile,
    before: wholeText,
    beforeFile: noFile,
    passages: lines(20_000)
      .refine((text) => passagesOf(text).length <= mostPassages, { error: 'problem.passages' })
      .default(''),
    scope: many(scopeKey),
    lang: orNone(textLanguage),
    space: orNone(z.string().refine((key) => lexicon().vocabulary.spaces.some((space) => space.key === key))),
    author: orNone(z.string().refine((key) => lexicon().named.has(key))),
    ally: many(z.literal('yes')),
    off: many(z.enum(textRuleNames)),
    reason: optionalLine(300).default(''),
    safety: optionalLine(300).default(''),
    /** Row by row: a source, and whose somebody says that it is. */
    source: many(z.string().max(300)).pipe(z.array(z.string()).max(mostCorrections)),
    origin: many(z.union([z.literal(''), z.enum(origins)])),
  })
  .refine(({ off, reason }) => off.length === 0 || reason !== '', {
    path: ['reason'],
    error: 'problem.needed',
  })
  .refine(({ source, origin }) => source.length === origin.length, { path: ['form'] });
export type TextForm = z.output<typeof textForm>;

export const optionsOf = (form: TextForm): ReadingOptions => {
  const { scope, lang, space, author, ally, off, reason, safety, before, passages, source, origin } = form;
  return {
    scopes: scope,
    passages: passagesOf(passages),
    withAlly: ally.length > 0,
    off: off.map((rule) => ({ rule, reason })),
    origins: source.flatMap((one, row) => (origin[row] ? [{ source: one, origin: origin[row] }] : [])),
    ...(before.trim() === '' ? {} : { before }),
    ...(lang ? { language: lang } : {}),
    ...(space ? { space } : {}),
    ...(author ? { authors: [author] } : {}),
    ...(safety ? { localSafety: safety } : {}),
  };
};
