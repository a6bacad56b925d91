import { z } from 'zod';
import { textRuleNames } from '../language/findings/textFinding.ts';
import { lexicon } from '../language/lexicon/lexicon.ts';
import { textLanguage } from '../language/lexicon/schema.ts';
import type { ReadingOptions } from '../language/readText.ts';
import { scopeKey } from '../language/scopes.ts';
import { many, spareLine } from '../web/form.ts';

/** About fifteen hundred pages of paste; a file may be as much. */
const longestText = 4_000_000;

const orNone = <Schema extends z.ZodType>(schema: Schema) => z.union([z.literal(''), schema]).default('');

export const textForm = z
  .strictObject({
    text: z
      .string()
      .transform((text) => text.replace(/\r\n?/g, '\n'))
      .pipe(z.string().max(longestText, { error: 'problem.tooLong' }))
      .default(''),
    /** A file comes apart from the fields; where none was chosen, some browsers send its name with nothing. */
    file: z.literal('').default(''),
    scope: many(scopeKey),
    lang: orNone(textLanguage),
    space: orNone(z.string().refine((key) => lexicon().vocabulary.spaces.some((space) => space.key === key))),
    author: orNone(z.string().refine((key) => lexicon().named.has(key))),
    off: orNone(z.enum(textRuleNames)),
    reason: spareLine(300).default(''),
    safety: spareLine(300).default(''),
  })
  .refine(({ off, reason }) => off === '' || reason !== '', { path: ['reason'], error: 'problem.needed' });
export type TextForm = z.output<typeof textForm>;

export const optionsOf = ({ scope, lang, space, author, off, reason, safety }: TextForm): ReadingOptions => ({
  scopes: scope,
  ...(lang ? { language: lang } : {}),
  ...(space ? { space } : {}),
  ...(author ? { authors: [author] } : {}),
  ...(off ? { off: [{ rule: off, reason }] } : {}),
  ...(safety ? { localSafety: safety } : {}),
});
