import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextlintKernel } from '@textlint/kernel';
import textPlugin from '@textlint/textlint-plugin-text';
import { text as alex } from 'alex';
import retextEnglish from 'retext-english';
import retextEquality from 'retext-equality';
import retextStringify from 'retext-stringify';
import prh from 'textlint-rule-prh';
import { unified } from 'unified';
import { stringify } from 'yaml';
import { z } from 'zod';
import { lexicon } from '../src/language/lexicon/lexicon.ts';
import { variantsOf } from '../src/language/matcher/forms.ts';
import { checkText } from '../src/language/readText.ts';
import { scopeKeys } from '../src/language/scopes.ts';
import { textFindingInWords } from '../src/web/words/findings.ts';
import { translator, wordsReady } from '../src/web/words/translate.ts';

/** Reads a text from end to end, and says how much it found. */
export type Reader = (text: string) => number | Promise<number>;

await wordsReady;
const t = translator('en');
/** All scopes at once, and every finding in words: the most that the check does. */
export const ours = (text: string): number =>
  checkText(text, { scopes: scopeKeys }).findings.map((finding) => textFindingInWords(finding, t, 'en'))
    .length;

const literal = (form: string): string => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\\\*$/, '');

/** The words to avoid in English, and every name, as prh takes them: expected, and patterns without endings. */
export const wordsForPeers = (): string[] => {
  const { terms, names } = lexicon().vocabulary;
  return [
    ...terms.filter(({ lang }) => lang === 'en').flatMap(({ inconsiderate }) => inconsiderate),
    ...names.flatMap(({ considerate, recognise = [] }) => [...considerate, ...recognise]),
  ].flatMap(variantsOf);
};

/** Published as CommonJS: what Node imports by default is the whole of it. */
const { default: plugin } = z.object({ default: z.custom<typeof textPlugin>() }).parse(textPlugin);

const textlint = (rulesFile: string): Reader => {
  const kernel = new TextlintKernel();
  return async (text) => {
    const { messages } = await kernel.lintText(text, {
      ext: '.txt',
      plugins: [{ pluginId: 'text', plugin }],
      rules: [{ ruleId: 'prh', rule: prh.default, options: { rulePaths: [rulesFile] } }],
    });
    return messages.length;
  };
};

/** The checkers that people know, textlint with the same words; `close` leaves no file behind. */
export const peers = (): { readers: readonly (readonly [string, Reader])[]; close: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const rulesFile = join(folder, 'prh.yml');
  const rules = wordsForPeers().map((form) => ({ expected: '…', pattern: `/${literal(form)}/` }));
  writeFileSync(rulesFile, stringify({ version: 1, rules }));
  const equality = unified().use(retextEnglish).use(retextEquality).use(retextStringify);
  return {
    readers: [
      ['alex', (text) => alex(text).messages.length],
      ['retext-equality', async (text) => (await equality.process(text)).messages.length],
      ['textlint + prh, the same words', textlint(rulesFile)],
    ],
    close: () => rmSync(folder, { recursive: true }),
  };
};
