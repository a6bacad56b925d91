import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chain, noteFor, recordOf, sample, sampleSigner } from '../../test/support/record.ts';
import { checkpointSigner } from '../ledger/checkpoint.ts';
import { fingerprint } from '../ledger/note.ts';
import { recordProblems } from '../ledger/verify.ts';
import { translator, wordsReady } from '../web/words/translate.ts';
import { verifyFile } from './verify.ts';

const entries = chain();
let folder = '';
const file = async (name: string, text: string | Buffer): Promise<string> => {
  await writeFile(join(folder, name), text);
  return join(folder, name);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'record-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('verifying a downloaded record', () => {
  it('says whole only of what was checked with a key that did not come with it', async () => {
    const record = await file('whole.jsonl', `${recordOf(entries).join('\n')}\n`);
    const key = sampleSigner.verifierKey(sample.partnership);
    const alone = await verifyFile(record);
    expect(alone.exitCode).toBe(3);
    expect(alone.lines[0]).toContain('came from the same file');
    expect(alone.lines[1]).toContain('--key KEY');
    expect(alone.lines.join()).toContain(fingerprint(key));
    expect(alone.lines.join()).not.toContain('whole');

    for (const keys of [[key], [fingerprint(key)]]) {
      const answer = await verifyFile(record, { keys });
      expect(answer.exitCode).toBe(0);
      expect(answer.lines[0]).toBe('This record is whole: 7 entries, in order, none changed.');
      expect(answer.lines.at(-1)).toContain('--checkpoint');
    }
    const checkpoint = await file('held.txt', noteFor(entries, 3).replaceAll('\n', '\r\n'));
    const known = await verifyFile(record, { checkpoint });
    expect(known.exitCode).toBe(0);
    expect(known.lines.at(-1)).toBe('It contains everything that the checkpoint you kept stands for.');
  });

  it('calls a record that somebody made and signed with zeros, or with a key of their own, what it is', async () => {
    const forger = checkpointSigner(Buffer.alloc(32, 9));
    const own = await file(
      'own.jsonl',
      recordOf(entries, noteFor(entries, 7, forger), [], forger).join('\n'),
    );
    expect((await verifyFile(own)).exitCode).toBe(3);
    const keys = [sampleSigner.verifierKey(sample.partnership)];
    expect(await verifyFile(own, { keys })).toMatchObject({ exitCode: 1 });
    const zeros = noteFor(entries).replace(/(— \S+ )\S+/u, `$1${Buffer.alloc(68).toString('base64')}`);
    const unsigned = await file('zeros.jsonl', recordOf(entries, zeros).join('\n'));
    expect(await verifyFile(unsigned)).toMatchObject({ exitCode: 1 });
  });

  it('names the first entry that does not fit', async () => {
    const changed = recordOf(entries).join('\n').replace('We speak', 'They speak');
    const answer = await verifyFile(await file('changed.jsonl', changed));
    expect(answer).toEqual({
      exitCode: 1,
      lines: [
        'This record does not fit together.',
        'Entry 4 is the first that does not fit (line 5 of the file).',
        'Its text is not the text that was written at the time.',
      ],
    });
  });

  it('shows a rewritten record to whoever kept a checkpoint', async () => {
    const forked = await file('forked.jsonl', recordOf(chain()).join('\n'));
    expect(
      (await verifyFile(forked, { keys: [sampleSigner.verifierKey(sample.partnership)] })).exitCode,
    ).toBe(0);
    const checkpoint = await file('kept.txt', noteFor(entries));
    const answer = await verifyFile(forked, { checkpoint });
    expect(answer.exitCode).toBe(1);
    expect(answer.lines[1]).toBe('Entry 7 is the first that does not fit (line 8 of the file).');
  });

  it('says so when a file is not there or is not text', async () => {
    const record = await file('whole.jsonl', recordOf(entries).join('\n'));
    expect((await verifyFile(join(folder, 'none'))).exitCode).toBe(2);
    expect((await verifyFile(record, { checkpoint: join(folder, 'none') })).exitCode).toBe(2);
    expect((await verifyFile(await file('noise', Buffer.of(0xff, 0xfe, 0x80)))).exitCode).toBe(2);
    expect((await verifyFile(await file('empty', ''))).exitCode).toBe(1);
  });

  it('has a sentence for every problem, in each language', async () => {
    await wordsReady;
    for (const language of ['en', 'fr'] as const) {
      const t = translator(language);
      const sentences = recordProblems.map((problem) => t(`verify.problem.${problem}`));
      expect(new Set(sentences).size).toBe(recordProblems.length);
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-ZÉ].*\.$/);
    }
  });
});
