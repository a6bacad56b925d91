import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { soundPlan } from '../../test/support/plans.ts';
import { translator, wordsReady } from '../web/words/translate.ts';
import { check } from './check.ts';
import { readPlanText } from './checkFile.ts';

let folder = '';
const file = async (name: string, content: string | Buffer): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
beforeAll(async () => {
  await wordsReady;
  folder = await mkdtemp(join(tmpdir(), 'plans-'));
});
afterAll(() => rm(folder, { recursive: true }));

const example = (name: string): string => `examples/${name}.yaml`;

describe('what cannot be read is said with its line and what is expected, and exits with 2', () => {
  const sound = stringify(soundPlan());
  const said = async (content: string | Buffer): Promise<string[]> => {
    const broken = await file('broken.yaml', content);
    const { line, exitCode } = await check([broken]);
    expect(exitCode).toBe(2);
    expect(line).not.toMatch(/\bat .*\.ts|Error|undefined|Invalid/);
    return line.split('\n').map((one) => one.replace(broken, 'plan.yaml'));
  };

  test('a person’s name in a seat: a seat has no field for one (P6)', async () => {
    const [line] = await said(
      sound.replace('    role: panellist', '    speaker: Somebody\n    role: panellist'),
    );
    expect(line).toMatch(
      /^plan\.yaml:\d+:5 A seat has no “speaker”\. It never names a person: an organisation is asked/,
    );
  });

  test.each([
    [
      'toldOn: 2027-01-04',
      'toldOn: soon',
      '“toldOn” cannot be read. Expected: a day such as 2027-03-31, or null.',
    ],
    ['on: 2027-03-10', 'on: 2027-02-30', '“on” cannot be read. Expected: a day such as 2027-03-31.'],
    ['from: 14:00', 'from: half past two', '“from” cannot be read. Expected: a time such as 14:30.'],
    [
      'zone: Europe/Vienna',
      'zone: Mars',
      '“zone” cannot be read. Expected: a time zone such as Africa/Nairobi.',
    ],
    ['currency: EUR', 'currency: EURO', '“currency” cannot be read. Expected: a currency such as EUR.'],
    [
      'amount: "80.00"',
      'amount: 80,00',
      '“amount” cannot be read. Expected: an amount such as 250 or 99.50.',
    ],
    ['title: Safety at work', 'title: ""', '“title” cannot be read. Expected: text that is not empty.'],
    ['title: Safety at work\n', '', '“title” is missing. Expected: text that is not empty.'],
    [
      'preparation: 3',
      'preparation: 0.3',
      '“preparation” cannot be read. Expected: hours in quarters, such as 1.25.',
    ],
    ['warned: true', 'warned: perhaps', '“warned” cannot be read. Expected: true or false.'],
    ['dueWithinDays: 7', 'dueWithinDays: 900', '“dueWithinDays” cannot be read. Expected: 365 at most.'],
    ['key: second', 'key: first', '“seats” cannot be read. Expected: entries that differ in name.'],
    [
      'power: co-decide',
      'power: some',
      '“power” cannot be read. Expected: one of observe, advise, co-decide, lead.',
    ],
    [
      'recording: none',
      'recordings: none',
      '“recording” is missing. Expected: one of none, for-participants, public.',
    ],
  ])('%s → %s', async (from, to, sentence) => {
    expect(sound).toContain(from);
    const [line] = await said(sound.replace(from, to));
    expect(line).toMatch(/^plan\.yaml:\d+:\d+ /);
    expect(line).toContain(sentence);
  });

  test('a word that a plan does not know', async () => {
    expect((await said(`${sound}colour: red\n`))[0]).toContain('“colour” is not known here.');
    expect((await said(sound.replace('  tax:', '  vat: none\n  tax:')))[0]).toContain(
      '“vat” is not known in “payment”.',
    );
  });

  test('a rule of a commitment that no check knows', async () => {
    const rule = 'commitments:\n  - sentence: Be kind.\n    lesson: ""\n    rule:\n      is: kindness\n';
    expect((await said(sound + rule))[0]).toContain('one of nominations, seats, no-recording, notice');
  });

  test.each([
    [
      'a quotation mark that stays open',
      'title: "unclosed',
      'A quotation mark, bracket or colon is missing.',
    ],
    [
      'a bracket that stays open',
      'title: [unclosed',
      'The indentation does not fit, or a bracket is not closed.',
    ],
    ['brackets in brackets', '['.repeat(20_000), 'This cannot be read as YAML.'],
    ['a name twice', 'title: one\ntitle: two', 'This name stands here twice.'],
    ['a tab', 'seats:\n\t- key: first', 'Lines are indented with spaces, not with tabs.'],
    ['an alias', 'a: &name text\nb: *name', 'Plans are written out in full, without anchors and aliases.'],
    ['two plans', '---\na: 1\n---\nb: 2', 'One file holds one plan.'],
    ['nothing', '', 'A plan is expected here'],
    ['a sentence', 'just a sentence', 'A plan is expected here'],
  ])('a file that is not a plan: %s', async (_, content, sentence) => {
    const [line] = await said(content);
    expect(line).toMatch(/^plan\.yaml:\d+:\d+ /);
    expect(line).toContain(sentence);
  });

  test('a file that is not there, not text, or much too large', async () => {
    expect((await check([join(folder, 'nowhere.yaml')])).line).toMatch(
      /nowhere\.yaml This file cannot be read\.$/,
    );
    expect(await said(Buffer.of(0xff, 0xfe, 0x80))).toEqual([
      `plan.yaml ${translator('en')('check.notText')}`,
    ]);
    expect(await said(Buffer.alloc(8_000_001, 32))).toEqual(['plan.yaml This file is too large for a plan.']);
    expect((await check([folder])).exitCode).toBe(2);
  });

  test('one unreadable file among others does not hide what the others say', async () => {
    const { line, exitCode } = await check([await file('no.yaml', 'x'), example('hiv-prevention-event')]);
    expect(exitCode).toBe(2);
    expect(line).toContain('block P12');
  });

  test('a command that nobody understands says how it is used, and is no result', async () => {
    for (const given of [
      [],
      ['--format', 'pdf', 'plan.yaml'],
      ['plan.yaml', '--name', 'x'],
      ['plan.yaml', '--format'],
    ])
      expect(await check(given)).toMatchObject({
        exitCode: 2,
        result: false,
        line: expect.stringContaining('alongside check'),
      });
  });

  test('whatever a file holds, it is answered', () => {
    const t = translator('en');
    const scraps = fc.constantFrom(
      'format: alongside-plan/1\n',
      'seats:\n',
      '  - ',
      '{',
      ']',
      ': ',
      '&a ',
      '*a',
      '!!map ',
      '? ',
      '|',
      '"',
      '\t',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(scraps, fc.string()), { maxLength: 12 }), (parts) => {
        const read = readPlanText(parts.join(''), t);
        if (!read.ok) expect(read.problems.length).toBeGreaterThan(0);
      }),
    );
  });
});

test('money is read as it is written, quoted or not (R13)', () => {
  const text = stringify(soundPlan()).replaceAll('amount: "80.00"', 'amount: 123456789012.1001');
  const read = readPlanText(text, translator('en'));
  expect(read.ok && read.plan.seats.map(({ fee }) => fee?.amount)).toEqual(
    Array(4).fill('123456789012.1001'),
  );
});
