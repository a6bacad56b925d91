import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TextlintKernel } from '@textlint/kernel';
import textPlugin from '@textlint/textlint-plugin-text';
import retextEnglish from 'retext-english';
import retextStringify from 'retext-stringify';
import { unified } from 'unified';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import retextAlongside from '../../adapters/retext.ts';
import textlintAlongside from '../../adapters/textlint.ts';
import { ResultView } from '../../src/checking/resultView.tsx';
import { check } from '../../src/command/check.ts';
import { checkPlan } from '../../src/engagements/checks/checkPlan.ts';
import { FindingsList } from '../../src/engagements/findings/list.tsx';
import { countOf } from '../../src/kernel/finding.ts';
import { checkText, type ReadingOptions } from '../../src/language/readText.ts';
import { AdviceInShort } from '../../src/statements/languageCheck/adviceParts.tsx';
import type { Frame } from '../../src/web/frame.ts';
import { translator, wordsReady } from '../../src/web/words/translate.ts';
import { allOf, countsListed, countsSaid, moreSaid } from '../support/counted.ts';
import { otherSeat, ownSeat, soundPlan } from '../support/plans.ts';

let folder = '';
beforeAll(async () => {
  await wordsReady;
  folder = await mkdtemp(join(tmpdir(), 'counts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const t = translator('en');
const frame: Frame = {
  t,
  language: 'en',
  path: '/check/statement',
  formToken: 'a-token',
  newSubmission: () => 'an-act',
  placed: (bytes) => Buffer.from(bytes).toString(),
  member: null,
};
const list = 'Relief must reach women, older people, migrants and refugees.';

type Sample = { text: string; options?: ReadingOptions; args?: string[] };
const relief = { options: { scopes: ['pandemic-relief'] }, args: ['--scope', 'pandemic-relief'] };
const samples: Record<string, Sample> = {
  'nothing is found': { text: 'We met in the harbour.' },
  'one word, three times': { text: 'The prostitutes met. The prostitutes spoke. The prostitutes left.' },
  'one list leaves out many': { text: list, ...relief },
  'some of them are named elsewhere': {
    text: `${list}\n\nWe heard sex workers, people in prison and people living with HIV last year.`,
    ...relief,
  },
  'lists, words and phrases, in several passages': {
    text: `${list}\n\nThe prostitutes met. We are the voice of sex workers.\n\n${list} Prostitutes, again, including but not limited to others.`,
    ...relief,
  },
  'a rule is switched off': {
    text: `${list} The prostitutes met.`,
    options: { ...relief.options, off: [{ rule: 'language', reason: 'the word of the law' }] },
    args: [...relief.args, '--off', 'language=the word of the law'],
  },
  'all of one list is switched off': {
    text: `${list} The prostitutes met.`,
    options: { ...relief.options, off: [{ rule: 'omission', reason: 'asked' }] },
    args: [...relief.args, '--off', 'omission=asked'],
  },
  'words are advice only': {
    text: 'The prostitutes met the prostitutes.',
    options: { localSafety: 'a letter to an office' },
    args: ['--safety', 'a letter to an office'],
  },
  'more of a kind than anybody reads': { text: 'The prostitutes met. '.repeat(640) },
  'a long text, of which only some is shown': {
    text: `${'We met in the harbour.\n\n'.repeat(4000)}The law punishes prostitutes and prostitutes.`,
  },
  'a passage that is longer than is shown': {
    text: `${'We met in the harbour, again and again. '.repeat(400)}The law punishes prostitutes.`,
  },
  'a part that is not read': {
    text: `The law punishes prostitutes.\n\n${'Die Hilfe muss alle in jeder Stadt erreichen, und zwar noch in dieser Woche. '.repeat(9)}`,
  },
  'a word that is the authors’ own': {
    text: 'Prostitutes of the harbour, organise. Prostitutes speak.',
    options: { authors: ['sex-workers'] },
    args: ['--author', 'sex-workers'],
  },
  'and an ally signs it too': {
    text: 'Prostitutes of the harbour, organise. Prostitutes speak.',
    options: { authors: ['sex-workers'], withAlly: true },
    args: ['--author', 'sex-workers', '--ally'],
  },
  'a place in no passage': {
    text: 'word '.repeat(2100),
    options: { space: 'csw-statement' },
    args: ['--space', 'csw-statement'],
  },
};
const cases = Object.entries(samples);
const drawn = async (sample: Sample, besides: readonly string[] = []): Promise<string> =>
  String(
    await (
      <ResultView
        teller={frame}
        text={sample.text}
        result={checkText(sample.text, sample.options)}
        said=""
        besides={besides}
      />
    ),
  );
const inShort = async (sample: Sample, besides: readonly string[] = []): Promise<string> =>
  String(
    await (
      <AdviceInShort
        frame={frame}
        href="/there"
        result={checkText(sample.text, sample.options)}
        besides={besides}
        speakers={{ communities: '', allies: '' }}
      />
    ),
  );
const commanded = async ({ text, args = [] }: Sample, ...more: string[]): Promise<string> => {
  const file = join(folder, 'text.txt');
  await writeFile(file, text);
  return (await check([file, ...args, ...more])).line;
};
const counted = ({ text, options }: Sample) => countOf(checkText(text, options).findings);

describe.each(cases)('what is said to be found is what is listed: %s', (_, sample) => {
  test('on the page that checks a text', async () => {
    const html = await drawn(sample);
    expect(countsListed(html)).toEqual(countsSaid(html));
    expect(countsSaid(html)).toEqual(counted(sample));
  });

  test('with what stands in its way and is nothing in its words', async () => {
    const html = await drawn(sample, ['Left out: one', 'Left out: another']);
    expect(countsListed(html)).toEqual(countsSaid(html));
    expect(countsSaid(html).block).toBe(counted(sample).block + 2);
  });

  test('in short, where a list is cut after six', async () => {
    const html = await inShort(sample, ['Left out: one']);
    expect(allOf(countsListed(html)) + moreSaid(html)).toBe(allOf(countsSaid(html)));
    expect(countsSaid(html).block).toBe(counted(sample).block + 1);
    if (moreSaid(html) === 0) expect(countsListed(html)).toEqual(countsSaid(html));
  });

  test('in the command, as text, JSON and SARIF', async () => {
    const said = await commanded(sample);
    const lines = said.match(/:\d+:\d+ (?:block|warn|info) P\d+ /g) ?? [];
    const listed = countOf(
      lines.map((line) => ({
        severity: line.includes(' block ') ? 'block' : line.includes(' warn ') ? 'warn' : 'info',
      })),
    );
    expect(listed).toEqual(countsSaid(said));
    expect(listed).toEqual(counted(sample));
    const rows = z.array(z.object({ rule: z.string().nullable(), severity: z.string().optional() }));
    const json = rows.parse(JSON.parse(await commanded(sample, '--format', 'json')));
    expect(json.filter(({ rule }) => rule !== null)).toHaveLength(allOf(listed));
    const sarif = z
      .object({ runs: z.array(z.object({ results: z.array(z.object({ level: z.string() })) })) })
      .parse(JSON.parse(await commanded(sample, '--format', 'sarif')));
    const levels = sarif.runs.flatMap(({ results }) => results.map(({ level }) => level));
    expect(levels.filter((level) => level === 'error')).toHaveLength(listed.block);
    expect(levels).toHaveLength(allOf(listed));
  });

  test('by the adapters', async () => {
    const { text, options = {} } = sample;
    const file = await unified()
      .use(retextEnglish)
      .use(retextAlongside, options)
      .use(retextStringify)
      .process(text);
    const { block, warn, info } = counted(sample);
    const ours = file.messages.filter(({ source }) => source === 'alongside');
    expect([true, false, undefined].map((fatal) => ours.filter((one) => one.fatal === fatal).length)).toEqual(
      [block, warn, info],
    );
  });

  test('that more was found than is shown is said where it is so, and nowhere else', async () => {
    const isCut = sample === samples['more of a kind than anybody reads'];
    for (const said of [await drawn(sample), await commanded(sample)])
      expect(said.includes(t('reading.command.cut'))).toBe(isCut);
  });
});

/** Published as CommonJS: how it arrives depends on who asks. */
const plugin = z
  .union([
    z.object({ default: z.custom<typeof textPlugin>() }).transform((exported) => exported.default),
    z.custom<typeof textPlugin>(),
  ])
  .parse(textPlugin);

test.each(cases.filter(([, { options }]) => !options || Object.keys(options).join() === 'scopes'))(
  'textlint is told of as many: %s',
  async (_, sample) => {
    const { messages } = await new TextlintKernel().lintText(sample.text, {
      ext: '.txt',
      plugins: [{ pluginId: 'text', plugin }],
      rules: [
        {
          ruleId: 'alongside',
          rule: textlintAlongside,
          options: { scopes: [...(sample.options?.scopes ?? [])] },
        },
      ],
    });
    const { block, warn, info } = counted(sample);
    expect([2, 1, 3].map((severity) => messages.filter((one) => one.severity === severity).length)).toEqual([
      block,
      warn,
      info,
    ]);
  },
);

test('whatever is found in a text, five hundred of a kind are listed and the rest is said to be there', () => {
  const { findings, cut } = checkText('The prostitutes met. '.repeat(640));
  expect([findings.length, cut]).toEqual([500, true]);
  // Five hundred in all, of several kinds, are not too many of any.
  const mixed = checkText(
    `${'The prostitutes met. '.repeat(300)}${'We are the voice of sex workers. '.repeat(300)}`,
  );
  expect([mixed.findings.length >= 500, mixed.cut]).toEqual([true, false]);
});

describe('a plan', () => {
  const plan = (seats: number) => ({
    plan: {
      ...soundPlan(),
      seats: Array.from({ length: seats }, (_, at) =>
        at % 2 ? otherSeat(`other-${at}`) : ownSeat(`own-${at}`, { fee: null }),
      ),
    },
    commitments: [],
    noticeDays: 15,
  });
  const headings = (html: string) =>
    html
      .split('<h3>')
      .slice(1)
      .map((part) => ({
        said: Number(/^(?:(\d+)|One)/u.exec(part)?.[1] ?? 1),
        listed: part.match(/<li class="found/g)?.length ?? 0,
      }));

  test.each([1, 4, 100])('says under each heading how much is listed there: %i seats', async (seats) => {
    const findings = checkPlan(plan(seats));
    const html = String(await (<FindingsList frame={frame} findings={findings} />));
    for (const { said, listed } of headings(html)) expect(said).toBe(listed);
    const listed = headings(html).reduce((sum, one) => sum + one.listed, 0);
    const more = Number(
      /(\d+) more are not shown/u.exec(html)?.[1] ?? (html.includes('One more is not') ? 1 : 0),
    );
    expect(listed + more).toBe(findings.length);
  });

  test('what both sides signed may stay is not said to stop it', async () => {
    const findings = checkPlan(plan(4));
    const signed = findings.filter(({ severity }) => severity === 'block').slice(0, 1);
    const html = String(await (<FindingsList frame={frame} findings={findings} signed={signed} />));
    const stops = findings.filter(({ severity }) => severity === 'block').length - 1;
    expect(html).toContain(t('engagement.findings.severity.block', { count: stops }));
    expect(html).toContain(t('engagement.findings.severity.signed', { count: 1 }));
    for (const { said, listed } of headings(html)) expect(said).toBe(listed);
  });
});
