import { describe, expect, it } from 'vitest';
import { chain, noteFor, recordOf, sample, sampleSigner } from '../../test/support/record.ts';
import { checkpointSigner } from './checkpoint.ts';
import { entryHash } from './entry.ts';
import type { RecordEntry } from './record.ts';
import { verifyRecord } from './verify.ts';

const entries = chain();
const lines = recordOf(entries);
const without = (index: number): RecordEntry[] => entries.filter((_, at) => at !== index);
const shredded = ({ salt: _salt, content: _content, ...rest }: RecordEntry): RecordEntry => rest;

describe('a whole record', () => {
  it('verifies, and says its size and head', () => {
    const head = entries.at(-1)?.hash;
    expect(verifyRecord(lines)).toEqual({
      ok: true,
      partnership: sample.partnership,
      size: 7,
      head,
      withText: 7,
    });
  });

  it('still verifies after texts were shredded', () => {
    const kept = entries.map((entry, index) => (index % 2 ? shredded(entry) : entry));
    expect(verifyRecord(recordOf(kept))).toMatchObject({ ok: true, size: 7, withText: 4 });
  });

  it('verifies when it is empty', () => {
    expect(verifyRecord(recordOf([]))).toMatchObject({ ok: true, size: 0 });
  });

  it('extends every checkpoint that was held of it, whoever signs now', () => {
    const other = checkpointSigner(Buffer.alloc(32, 9));
    const held = [noteFor(entries, 1), noteFor(entries, 4, other), noteFor(entries, 7)];
    expect(verifyRecord(lines, { held })).toMatchObject({ ok: true });
  });
});

describe('a record that was tampered with is named (C50)', () => {
  it('when any byte of any entry is changed', () => {
    lines.slice(1, -1).forEach((line, index) => {
      const bytes = Buffer.from(line);
      for (let at = 0; at < bytes.length; at += 1) {
        for (const mask of [0x01, 0x20]) {
          const changed = Buffer.from(bytes);
          changed.writeUInt8(changed.readUInt8(at) ^ mask, at);
          const verdict = verifyRecord(lines.with(index + 1, changed.toString('utf8')));
          expect(verdict, `entry ${index + 1}, byte ${at}`).toMatchObject({
            ok: false,
            sequence: index + 1,
            line: index + 2,
          });
        }
      }
    });
  });

  it('when any byte of its checkpoint, its partnership or its key is changed', () => {
    for (const at of [0, lines.length - 1]) {
      const bytes = Buffer.from(lines[at] ?? '');
      for (let byte = Math.max(0, bytes.indexOf('"partnership"')); byte < bytes.length; byte += 1) {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(changed.readUInt8(byte) ^ 1, byte);
        expect(verifyRecord(lines.with(at, changed.toString('utf8'))).ok, `byte ${byte}`).toBe(false);
      }
    }
  });

  it('when an entry is taken out', () => {
    for (let index = 0; index < 6; index += 1) {
      const verdict = verifyRecord(recordOf(without(index), noteFor(entries)));
      expect(verdict).toMatchObject({ ok: false, problem: 'sequence', sequence: index + 1 });
    }
  });

  it('when two entries change places', () => {
    for (let index = 0; index < 6; index += 1) {
      const turned = [...entries];
      turned.splice(index, 2, ...entries.slice(index, index + 2).reverse());
      const verdict = verifyRecord(recordOf(turned, noteFor(entries)));
      expect(verdict).toMatchObject({ ok: false, problem: 'sequence', sequence: index + 1 });
    }
  });

  it('when an entry is repeated or put in', () => {
    const [first, second] = entries;
    if (!first || !second) throw new Error('no entries');
    expect(verifyRecord(recordOf([first, first, ...entries.slice(1)], noteFor(entries)))).toMatchObject({
      problem: 'sequence',
      sequence: 2,
    });
    const foreign = { ...second, previous: 'f'.repeat(64) };
    expect(verifyRecord(recordOf([first, foreign, ...entries.slice(2)], noteFor(entries)))).toMatchObject({
      problem: 'previous',
      sequence: 2,
    });
  });

  it('when the end is cut off', () => {
    const short = entries.slice(0, 4);
    expect(verifyRecord(recordOf(short, noteFor(entries)))).toMatchObject({
      problem: 'checkpoint',
      sequence: 5,
    });
    expect(verifyRecord(lines.slice(0, -1))).toMatchObject({ problem: 'checkpoint', sequence: null });
    expect(verifyRecord([])).toMatchObject({ problem: 'format' });
  });

  it('when the end is cut off and an old checkpoint put there, by whoever held a later one', () => {
    const rewound = recordOf(entries.slice(0, 4), noteFor(entries, 4));
    expect(verifyRecord(rewound)).toMatchObject({ ok: true });
    const held = [noteFor(entries)];
    expect(verifyRecord(rewound, { held })).toEqual({ ok: false, problem: 'held', sequence: 5, line: null });
  });

  it('when it is rewritten and signed afresh by the host, by whoever held a checkpoint', () => {
    const forked = recordOf(chain());
    expect(verifyRecord(forked)).toMatchObject({ ok: true });
    const held = [noteFor(entries, 3)];
    expect(verifyRecord(forked, { held })).toEqual({ ok: false, problem: 'held', sequence: 3, line: 4 });
  });

  it('when it is rewritten by somebody who cannot sign, and given the true checkpoint', () => {
    const forked = recordOf(chain(), noteFor(entries));
    expect(verifyRecord(forked)).toEqual({ ok: false, problem: 'checkpoint', sequence: 7, line: 9 });
  });

  it('when one entry is rewritten with its hash, at the entry after it', () => {
    const third = entries[2];
    if (!third) throw new Error('no entry');
    const { hash: _hash, salt: _salt, content: _content, ...hashed } = { ...third, day: '2026-11-30' };
    const changed = { ...hashed, hash: entryHash(hashed) };
    expect(verifyRecord(recordOf(entries.with(2, changed), noteFor(entries)))).toMatchObject({
      problem: 'previous',
      sequence: 4,
    });
  });

  it('when a text is changed, or loses its salt', () => {
    const third = entries[2];
    if (!third) throw new Error('no entry');
    const changed = { ...third, content: { text: 'The community agreed that the ally speaks first' } };
    expect(verifyRecord(recordOf(entries.with(2, changed)))).toMatchObject({
      problem: 'commitment',
      sequence: 3,
    });
    const { salt: _salt, ...saltless } = third;
    expect(verifyRecord(recordOf(entries.with(2, saltless)))).toMatchObject({
      problem: 'format',
      sequence: 3,
    });
  });

  it('when another key signed it', () => {
    const other = checkpointSigner(Buffer.alloc(32, 9));
    const note = noteFor(entries, 7, other);
    expect(verifyRecord(recordOf(entries, note))).toMatchObject({
      problem: 'signature',
      sequence: null,
      line: 9,
    });
  });

  it('when something follows the end, or a line is not in its one form', () => {
    expect(verifyRecord([...lines, lines[1] ?? ''])).toMatchObject({ problem: 'format', line: 10 });
    const spaced = lines.with(2, ` ${lines[2]}`);
    expect(verifyRecord(spaced)).toMatchObject({ problem: 'format', sequence: 2, line: 3 });
    const doubled = (lines[3] ?? '').replace('{', '{"actor":"0000000000000000",');
    expect(verifyRecord(lines.with(3, doubled))).toMatchObject({ problem: 'format', sequence: 3 });
  });

  it('when the checkpoint held is of another partnership or no checkpoint', () => {
    const elsewhere = sampleSigner.sign({ partnership: sample.community, size: 1, root: 'a'.repeat(64) });
    for (const held of [[elsewhere], ['hello']]) {
      expect(verifyRecord(lines, { held })).toEqual({
        ok: false,
        problem: 'held',
        sequence: null,
        line: null,
      });
    }
  });
});

describe('a text of many lines', () => {
  it('is one line of the record', () => {
    const long = recordOf(chain([['decision-proposed', sample.ally, { text: 'word\n'.repeat(20_000) }]]));
    expect(long.join('\n').split('\n')).toHaveLength(3);
    expect(verifyRecord(long)).toMatchObject({ ok: true, size: 1 });
  });
});
