import { parseArgs } from 'node:util';
import { z } from 'zod';
import { textRuleNames } from '../language/findings/textFinding.ts';
import { lexicon } from '../language/lexicon/lexicon.ts';
import { textLanguage } from '../language/lexicon/schema.ts';
import type { ReadingOptions } from '../language/readText.ts';
import { scopeKey } from '../language/scopes.ts';
import { languages } from '../web/words/translate.ts';

/** `rule=reason`, or `rule/entry=reason`: what somebody chose not to hear of stays with the result. */
const switchedOff = z.string().transform((written, context) => {
  const [, rule = '', entry, reason = ''] = /^([a-z-]+)(?:\/([a-z0-9-]+))?=(.+)$/.exec(written) ?? [];
  const known = textRuleNames.find((name) => name === rule);
  if (!known) {
    context.addIssue({ code: 'custom', message: 'rule' });
    return z.NEVER;
  }
  return { rule: known, ...(entry ? { entry } : {}), reason };
});

const spaceKey = z.string().refine((key) => lexicon().vocabulary.spaces.some((space) => space.key === key));
const populationKey = z.string().refine((key) => lexicon().named.has(key));

const options = z.object({
  format: z.enum(['text', 'json', 'sarif']).default('text'),
  language: z.enum(languages).default('en'),
  scope: z.array(scopeKey).default([]),
  lang: textLanguage.optional(),
  space: spaceKey.optional(),
  before: z.string().optional(),
  protect: z.string().optional(),
  sources: z.string().optional(),
  author: z.array(populationKey).default([]),
  ally: z.boolean().default(false),
  off: z.array(switchedOff).default([]),
  safety: z.string().optional(),
});
export type CheckOptions = z.output<typeof options> & { files: string[] };

const one = { type: 'string' } as const;
const several = { type: 'string', multiple: true } as const;

/** What was asked for on the command line; `null` where it cannot be understood. */
export const optionsIn = (given: readonly string[]): CheckOptions | null => {
  try {
    const { values, positionals } = parseArgs({
      args: [...given],
      allowPositionals: true,
      options: {
        ...{ format: one, language: one, lang: one, space: one, safety: one },
        ...{ before: one, protect: one, sources: one },
        ...{ scope: several, author: several, off: several },
        ally: { type: 'boolean' },
      },
    });
    const read = options.safeParse(values);
    return read.success && positionals.length > 0 ? { ...read.data, files: positionals } : null;
  } catch {
    return null;
  }
};

/** What a text is read by. What is in files beside it, `readBeside` reads. */
export const readingOptions = ({
  scope,
  lang,
  space,
  author,
  ally,
  off,
  safety,
}: CheckOptions): ReadingOptions => ({
  scopes: scope,
  authors: author,
  withAlly: ally,
  off,
  ...(lang ? { language: lang } : {}),
  ...(space ? { space } : {}),
  ...(safety ? { localSafety: safety } : {}),
});
