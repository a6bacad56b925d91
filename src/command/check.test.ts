import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { otherSeat, ownSeat, soundPlan } from '../../test/support/plans.ts';
import { wordsReady } from '../web/words/translate.ts';
import { check } from './check.ts';

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
const rows = z.array(
  z.looseObject({ rule: z.string().nullable(), line: z.number().nullable(), says: z.string() }),
);
const rulesIn = async (...given: string[]) => {
  const { line, exitCode } = await check([...given, '--format', 'json']);
  return { exitCode, found: rows.parse(JSON.parse(line)).map(({ rule, subject }) => `${rule} ${subject}`) };
};

describe('the cases of the note, as files', () => {
  test('the panel of three sex workers and three allies passes (P6)', async () => {
    expect(await rulesIn(example('csw65-panel'))).toEqual({ exitCode: 0, found: [] });
  });

  test('speakers whom an ally found itself stop the parallel event (P6, P7)', async () => {
    expect(await rulesIn(example('csw-parallel-event'))).toEqual({
      exitCode: 1,
      found: [
        'told-day-missing toldOn',
        'seat-held-by-ally seats/0/organisation',
        'seat-held-by-ally seats/1/organisation',
      ],
    });
  });

  test('the next event keeps what was learnt; the first one would not have (P14)', async () => {
    const after = await readFile(example('csw-parallel-event-after'), 'utf8');
    expect(await rulesIn(example('csw-parallel-event-after'))).toEqual({ exitCode: 0, found: [] });
    const before = await readFile(example('csw-parallel-event'), 'utf8');
    const both = await file('both.yaml', before + after.slice(after.indexOf('commitments:')));
    expect((await rulesIn(both)).found.filter((one) => one.startsWith('commitment'))).toEqual([
      'commitment-nominations seats/0/organisation',
      'commitment-nominations seats/1/organisation',
    ]);
  });

  test('the prevention event names three missing populations, the doubled one and the phrase, and nothing else (P11, P12)', async () => {
    expect(await rulesIn(example('hiv-prevention-event'))).toEqual({
      exitCode: 1,
      found: [
        'centre-without-who about',
        'population-doubled communities/0',
        'population-without-seat communities/1',
        'population-without-seat communities/2',
        'population-without-seat communities/3',
      ],
    });
  });

  test('with a seat for each of them it passes, and the phrase is true', async () => {
    expect(await rulesIn(example('hiv-prevention-event-after'))).toEqual({ exitCode: 0, found: [] });
  });
});

describe('as text', () => {
  test('a finding is one line as a linter prints it, then the way forward', async () => {
    const { line, exitCode } = await check([example('csw-parallel-event')]);
    expect(exitCode).toBe(1);
    expect(line.split('\n').slice(2, 4)).toEqual([
      'examples/csw-parallel-event.yaml:50:5 block P7 Meridian Fund (example) is an ally. It cannot hold or fill a community’s seat.',
      '    Ask an organisation that the community leads to nominate. Working with people gives nobody the right to speak for them.',
    ]);
    expect(line).toMatch(/2 to mend before sending, 1 to look at, 0 to know\.$/);
  });

  test('several files are read in one go, and each says what became of it', async () => {
    const { line, exitCode } = await check([example('csw65-panel'), example('hiv-prevention-event')]);
    expect(exitCode).toBe(1);
    expect(line).toContain('examples/csw65-panel.yaml: nothing found.');
    expect(line).toContain('examples/hiv-prevention-event.yaml:13:5 block P12 People who use drugs');
  });

  test('it speaks the reader’s language', async () => {
    const { line } = await check([example('hiv-prevention-event'), '--language', 'fr']);
    expect(line).toContain('block P12 Personnes qui consomment des drogues');
  });

  test('a name in a file moves nobody’s cursor', async () => {
    const plan = soundPlan();
    const organisations = [plan.organisations[0], { ...plan.organisations[1], name: 'Bold\u001b[2J\u0007' }];
    const seats = [ownSeat('first', { organisation: 'meridian' }), ownSeat('second'), otherSeat('third')];
    const loud = await file('loud.json', JSON.stringify({ ...plan, organisations, seats }));
    const { line } = await check([loud]);
    expect(line).toContain('Bold [2J');
    expect(line.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('the place of a finding', () => {
  const placed = async (plan: object) => {
    const written = await file('placed.yaml', stringify(plan));
    const lines = (await readFile(written, 'utf8')).split('\n');
    const { line } = await check([written, '--format', 'json']);
    return rows
      .parse(JSON.parse(line))
      .map(({ rule, line: at }) => `${rule}: ${lines[(at ?? 0) - 1]?.trim()}`);
  };

  test('is the line of what it is about', async () => {
    const seats = [
      ownSeat('first', { fee: { amount: '1', currency: 'EUR', basis: 'hour' } }),
      otherSeat('other'),
    ];
    expect(await placed(soundPlan({ seats, toldOn: null }))).toEqual([
      'told-day-missing: toldOn: null',
      'paid-less: fee:',
    ]);
  });

  test('is the nearest thing that is written, where it is about what is missing', async () => {
    const { organisation: _, ...unasked } = ownSeat('first');
    expect(await placed(soundPlan({ seats: [unasked, otherSeat('other')] }))).toEqual([
      'seat-asked-of-nobody: - key: first',
    ]);
  });
});

test('what a file leaves out is not said, and is found (P5)', async () => {
  const bare = `format: alongside-plan/1
kind: panel
title: A panel
attendance: online
recording: none
payment: { currency: EUR }
organisations: [{ key: union, name: A Union (example), kind: community-led, ledBy: [sex-workers] }]
seats: [{ key: one, role: speaker, power: advise, communities: [sex-workers], organisation: union }]
`;
  const { exitCode, found } = await rulesIn(await file('bare.yaml', bare));
  expect(exitCode).toBe(1);
  expect(found.sort()).toEqual([
    'dates-missing sessions',
    'expenses-not-covered seats/0/expenses',
    'hours-not-counted seats/0/hours',
    'no-decision-power seats',
    'no-follow-up reportsBack',
    'nobody-named communities',
    'told-day-missing toldOn',
    'unpaid-not-stated payment/unpaidForAll',
  ]);
});

test('the notice that the community side asks for comes with the file (P10)', async () => {
  const plan = { ...soundPlan({ toldOn: '2027-02-17' }), noticeDays: 40 };
  expect((await rulesIn(await file('notice.yaml', stringify(plan)))).found).toEqual([
    'asked-late organisations/0',
  ]);
  const usual = { ...plan, noticeDays: undefined };
  expect((await rulesIn(await file('usual.yaml', stringify(usual)))).found).toEqual([]);
});
