import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { severities } from '../../src/kernel/finding.ts';
import { type TextFinding, textRuleNames } from '../../src/language/findings/textFinding.ts';
import { textLanguage } from '../../src/language/lexicon/schema.ts';
import { checkText, type TextResult } from '../../src/language/readText.ts';

const expectation = z.strictObject({
  rule: z.enum(textRuleNames),
  words: z.string().optional(),
  population: z.string().optional(),
  severity: z.enum(severities).optional(),
  entry: z.string().optional(),
});
type Expectation = z.infer<typeof expectation>;

/** A short text of our own, and every finding it must give: no more, no fewer. */
const goldenText = z
  .strictObject({
    lang: textLanguage,
    scope: z.array(z.string()).default([]),
    text: z.string(),
    /** The version before, passages that were agreed, the space it is for, whom its authors are led by. */
    before: z.string().optional(),
    passages: z.array(z.string()).default([]),
    space: z.string().optional(),
    authors: z.array(z.string()).default([]),
    expect: z.array(expectation).default([]),
    clean: z.literal(true).optional(),
    named: z.array(z.string()).default([]),
    notNamed: z.array(z.string()).default([]),
  })
  .refine(({ clean, expect }) => clean === (expect.length === 0 || undefined), {
    error: 'clean texts expect nothing, and others something',
  });
export type Golden = z.infer<typeof goldenText> & { name: string };

const folder = join(import.meta.dirname, 'corpus');

export const corpus: readonly Golden[] = globSync('*.yaml', { cwd: folder })
  .sort()
  .map((file) => ({
    name: basename(file, '.yaml'),
    ...goldenText.parse(parse(readFileSync(join(folder, file), 'utf8'))),
  }));

export const read = ({ lang, scope, text, before, passages, space, authors }: Golden): TextResult =>
  checkText(text, {
    language: lang,
    scopes: scope,
    passages,
    authors,
    ...(before === undefined ? {} : { before }),
    ...(space === undefined ? {} : { space }),
  });

const meets = (one: Expectation, finding: TextFinding): boolean =>
  one.rule === finding.rule &&
  (one.words === undefined || one.words === finding.words) &&
  (one.population === undefined || one.population === finding.population) &&
  (one.severity === undefined || one.severity === finding.severity) &&
  (one.entry === undefined || one.entry === finding.entry);

export type Marked = { met: Expectation[]; missed: Expectation[]; extra: TextFinding[] };

/** Each expectation takes one finding; what is left over on either side is a mistake. */
export const mark = ({ expect }: Golden, { findings }: TextResult): Marked => {
  const left = [...findings];
  const [met, missed]: [Expectation[], Expectation[]] = [[], []];
  for (const one of expect) {
    const at = left.findIndex((finding) => meets(one, finding));
    if (at === -1) missed.push(one);
    else {
      left.splice(at, 1);
      met.push(one);
    }
  }
  return { met, missed, extra: left };
};
