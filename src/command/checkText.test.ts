import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { wordsReady } from '../web/words/translate.ts';
import { check } from './check.ts';

let folder = '';
const file = async (name: string, content: string): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
beforeAll(async () => {
  await wordsReady;
  folder = await mkdtemp(join(tmpdir(), 'texts-'));
});
afterAll(() => rm(folder, { recursive: true }));

const statement = 'examples/covid-statement.md';
const rows = z.array(
  z.looseObject({
    file: z.string(),
    rule: z.string().nullable(),
    principle: z.string(),
    severity: z.enum(['block', 'warn', 'info']),
    line: z.int(),
    column: z.int(),
    from: z.int(),
    to: z.int(),
    population: z.string().optional(),
    prefer: z.array(z.string()).optional(),
  }),
);
const found = async (...given: string[]) => {
  const { line, exitCode } = await check([...given, '--format', 'json']);
  return { exitCode, rows: rows.parse(JSON.parse(line)) };
};

describe('the statement of the note’s second example, in our own words (P9)', () => {
  test('both omissions are named, with what to write, and the statement is stopped', async () => {
    const { exitCode, rows: all } = await found(statement, '--scope', 'pandemic-relief');
    const omitted = all.filter(({ rule }) => rule === 'omission');
    expect(exitCode).toBe(1);
    for (const [population, prefer] of [
      ['sex-workers', 'sex workers'],
      ['women-who-use-drugs', 'women who use drugs'],
    ])
      expect(omitted).toContainEqual(
        expect.objectContaining({
          population,
          prefer: [prefer],
          severity: 'block',
          principle: 'P9',
          line: 4,
        }),
      );
    expect(all.map(({ rule }) => rule)).toContain('hollow-inclusion');
  });

  test('with them on the list neither is found', async () => {
    const mended = await file(
      'mended.txt',
      'Relief must reach women, migrants, refugees, sex workers and women who use drugs.',
    );
    const { rows: all } = await found(mended, '--scope', 'pandemic-relief');
    const missing = all.map(({ population }) => population);
    expect(missing).not.toContain('sex-workers');
    expect(missing).not.toContain('women-who-use-drugs');
  });

  test('without a scope the command says which one the text suggests', async () => {
    const { line, exitCode } = await check([statement]);
    expect(exitCode).toBe(0);
    expect(line).toContain('--scope pandemic-relief');
  });
});

test('a text and a plan are read by the same command', async () => {
  const { line } = await check([
    statement,
    'examples/hiv-prevention-event.yaml',
    '--scope',
    'hiv',
    '--format',
    'json',
  ]);
  const files = rows.element
    .pick({ file: true })
    .loose()
    .array()
    .parse(JSON.parse(line))
    .map((row) => row.file);
  expect(new Set(files)).toEqual(new Set([statement, 'examples/hiv-prevention-event.yaml']));
});

test('what was named before and no longer is stops the next version', async () => {
  const before = await file('before.txt', 'We name sex workers and migrants.');
  const after = await file('after.txt', 'We name migrants.');
  const { exitCode, rows: all } = await found(after, '--before', before);
  expect([exitCode, all.map(({ rule, population }) => `${rule} ${population}`)]).toEqual([
    1,
    ['population-removed sex-workers'],
  ]);
});

test('a passage that must stand stops a text in which it does not (P9)', async () => {
  const guarded = await file('agreed.txt', 'We stand with their unions.\n\nNobody is spoken\nfor.\n');
  const kept = await file('kept.txt', 'We stand with their unions. Nobody is spoken for.');
  const softer = await file('softer.txt', 'We stand with everyone. Nobody is spoken for.');
  expect((await found(kept, '--protect', guarded)).exitCode).toBe(0);
  const { exitCode, rows: all } = await found(softer, '--protect', guarded);
  expect([exitCode, all.map(({ rule }) => rule)]).toEqual([1, ['passage-softened']]);
  expect((await check([kept, '--protect', 'no-such-file'])).exitCode).toBe(2);
});

describe('whose a source is, somebody else may know better (P8)', () => {
  const cited = 'Seen.\n\n## References\n\n1. Marigold. A letter. 2019.\n2. UNAIDS. Update. 2023.\n';

  test('the command prints the lines by which it is corrected, and reads them back', async () => {
    const text = await file('cited.md', cited);
    const { line } = await check([text]);
    expect(line).toContain('UN or government 1, not known 1');
    const printed = line.split('\n').filter((one) => /^(?:unknown|un-or-government): /.test(one));
    expect(printed).toEqual([
      'unknown: Marigold. A letter. 2019.',
      'un-or-government: UNAIDS. Update. 2023.',
    ]);
    const sources = await file('sources.txt', printed.join('\n').replace('unknown', 'community-led'));
    expect((await found(text)).rows.map(({ rule }) => rule)).toEqual(['no-community-source']);
    expect((await found(text, '--sources', sources)).rows).toEqual([]);
  });

  test('a line without a kind that there is stands with its place, and nothing is guessed', async () => {
    const text = await file('cited.md', cited);
    const sources = await file(
      'sources.txt',
      'academic: Marigold. A letter. 2019.\nours: UNAIDS. Update. 2023.\n',
    );
    const { line, exitCode } = await check([text, '--sources', sources]);
    expect([exitCode, line.includes('sources.txt:2:1')]).toEqual([2, true]);
  });
});

test('a rule is switched off with a reason, which is printed; without one the command is not understood', async () => {
  const text = await file('law.txt', 'The law punishes prostitutes.');
  const off = await check([text, '--off', 'language=the word of the law']);
  expect([off.exitCode, off.line.includes('the word of the law')]).toEqual([0, true]);
  expect((await check([text, '--off', 'language'])).exitCode).toBe(2);
  expect((await check([text, '--off', 'no-such-rule=so'])).exitCode).toBe(2);
  expect((await check([text, '--scope', 'no-such-scope'])).exitCode).toBe(2);
});

test('findings are a linter’s lines, and results of a run', async () => {
  const text = await file('word.txt', 'One.\nThe law punishes prostitutes.');
  expect((await check([text])).line).toMatch(/word\.txt:2:18 block P6 “prostitutes”/);
  const sarif = JSON.parse((await check([text, '--format', 'sarif'])).line);
  expect(sarif.runs[0].results[0]).toMatchObject({ ruleId: 'language', level: 'error' });
  expect(sarif.runs[0].tool.driver.rules[sarif.runs[0].results[0].ruleIndex].id).toBe('language');
});

test('a document that cannot be opened is said to be one', async () => {
  const { line, exitCode } = await check([await file('broken.docx', 'no archive')]);
  expect([exitCode, line.includes('DOCX')]).toEqual([2, true]);
});
