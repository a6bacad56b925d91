import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/**
 * `node bench/language.ts`: how fast texts are read, end to end, beside the checkers that people know, with the same
 * words, on the same texts, in the same run. The processor's own time: it says the same on a busy machine.
 */

await wordsReady;
const t = translator('en');
const ours = (text: string): number =>
  checkText(text, { scopes: scopeKeys }).findings.map((finding) => textFindingInWords(finding, t, 'en'))
    .length;

/** The words to avoid in English, as prh takes them: expected, and patterns without endings. */
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const rulesFile = join(folder, 'prh.yml');
const literal = (form: string): string => form.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/\\\*$/, '');
const { terms, names } = lexicon().vocabulary;
const forms = [
  ...terms.filter(({ lang }) => lang === 'en').flatMap(({ inconsiderate }) => inconsiderate),
  ...names.flatMap(({ considerate, recognise = [] }) => [...considerate, ...recognise]),
].flatMap(variantsOf);
writeFileSync(
  rulesFile,
  stringify({ version: 1, rules: forms.map((form) => ({ expected: '…', pattern: `/${literal(form)}/` })) }),
);
/** Published as CommonJS: what Node imports by default is the whole of it. */
const { default: plugin } = z.object({ default: z.custom<typeof textPlugin>() }).parse(textPlugin);
const kernel = new TextlintKernel();
const textlint = async (text: string): Promise<number> => {
  const { messages } = await kernel.lintText(text, {
    ext: '.txt',
    plugins: [{ pluginId: 'text', plugin }],
    rules: [{ ruleId: 'prh', rule: prh.default, options: { rulePaths: [rulesFile] } }],
  });
  return messages.length;
};
const equality = unified().use(retextEnglish).use(retextEquality).use(retextStringify);

const megabytes = (text: string): number => Buffer.byteLength(text) / 1e6;
type Reader = (text: string) => number | Promise<number>;

/** The best of a few: what the reader can do, whatever else the machine does. */
const speed = async (read: Reader, text: string, times: number) => {
  let best = Number.POSITIVE_INFINITY;
  let found = 0;
  for (let time = 0; time < times; time += 1) {
    const used = process.cpuUsage();
    found = await read(text);
    const { user, system } = process.cpuUsage(used);
    best = Math.min(best, user + system);
  }
  return { found, rate: (megabytes(text) / best) * 1e6 };
};

const english = globSync('docs/**/*.md')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n\n')
  .slice(0, 60_000);
const corpus = globSync('test/language/corpus/*.yaml')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n\n');

const peers: readonly (readonly [string, Reader])[] = [
  ['alex', (text) => alex(text).messages.length],
  ['retext-equality', async (text) => (await equality.process(text)).messages.length],
  ['textlint + prh, the same words', textlint],
];
await speed(ours, english, 200);
const own = await speed(ours, english, 200);
const rows = [{ reader: 'alongside', found: own.found, 'MB/s': own.rate.toFixed(1), 'times slower': 1 }];
for (const [reader, read] of peers) {
  const { found, rate } = await speed(read, english, 3);
  rows.push({ reader, found, 'MB/s': rate.toFixed(3), 'times slower': Math.round(own.rate / rate) });
}
console.log(`English prose, ${megabytes(english).toFixed(2)} MB, ${forms.length} words to look for`);
console.table(rows);

const plain = `${english}\n\n`.repeat(80);
const texts: readonly (readonly [string, string])[] = [
  ['plain prose', plain],
  ['the golden texts, five languages', `${corpus}\n\n`.repeat(20)],
  ['one word, repeated', 'prostitute '.repeat(450_000)],
  ['one name, repeated', 'sex workers, '.repeat(400_000)],
  ['one letter', 'a'.repeat(5_000_000)],
  ['100,000 nested brackets', `${'['.repeat(1e5)}women${']'.repeat(1e5)} `.repeat(25)],
  ['quotations never closed', '“women '.repeat(500_000)],
  ['spaces', `sex${' '.repeat(5_000_000)}worker`],
  ['lines', '\n'.repeat(5_000_000)],
  ['Chinese without a stop', '性工作者和女性工作者'.repeat(160_000)],
];
const base = await speed(ours, plain, 3);
const hostile = [];
for (const [text, content] of texts) {
  const { found, rate } = await speed(ours, content, 2);
  hostile.push({
    ...{ text, MB: megabytes(content).toFixed(1), found, 'MB/s': rate.toFixed(1) },
    'times slower than plain': (base.rate / rate).toFixed(1),
  });
}
console.table(hostile);
rmSync(folder, { recursive: true });
