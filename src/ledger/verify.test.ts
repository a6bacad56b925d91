import { describe, expect, it } from 'vitest';
import { chain, noteFor, recordOf, sample, sampleSigner } from '../../test/support/record.ts';
import { newKeyPair } from '../vault/box.ts';
import { type Cosigner, checkpointSigner, cosignerOf } from './checkpoint.ts';
import { entryHash } from './entry.ts';
import { fingerprint } from './note.ts';
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
      verifierKey: sampleSigner.verifierKey(sample.partnership),
      pinned: null,
      former: null,
      proved: [],
    });
  });

  it('still verifies after texts were shredded', () => {
    const kept = entries.map((entry, index) => (index % 2 ? shredded(entry) : entry));
    expect(verifyRecord(recordOf(kept))).toMatchObject({ ok: true, size: 7, withText: 4 });
  });

  it('verifies when it is empty', () => {
    expect(verifyRecord(recordOf([]))).toMatchObject({ ok: true, size: 0 });
  });

  it('extends every checkpoint that was held of it', () => {
    const held = [noteFor(entries, 1), noteFor(entries, 4), noteFor(entries, 7)];
    expect(verifyRecord(lines, { held })).toMatchObject({ ok: true, pinned: 7 });
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

describe('the key that a record is checked with', () => {
  const key = sampleSigner.verifierKey(sample.partnership);
  const { privateKey } = newKeyPair();
  const hand = cosignerOf(privateKey, { partnership: sample.partnership, organisation: sample.ally });
  /** The ally says that it holds the first seven, and signs that. */
  const signedBy = ({ verifierKey }: Cosigner) =>
    chain([...sample.story, ['checkpoint-held', sample.ally, { size: 7, key: verifierKey }]]);
  const held = signedBy(hand);
  const noteOf = (by: Cosigner, of = held) => by.cosign(noteFor(of, 7), '2026-11-23');
  const file = (of = held, notes = [{ organisation: sample.ally, note: noteOf(hand, of) }]) =>
    recordOf(of, noteFor(of), notes);

  it('comes from elsewhere, whole or as its fingerprint; else nothing is said to be pinned', () => {
    expect(verifyRecord(lines)).toMatchObject({ ok: true, pinned: null });
    for (const given of [key, fingerprint(key)])
      expect(verifyRecord(lines, { keys: [given] })).toMatchObject({ ok: true, pinned: 7 });
  });

  it('that is another, of another record, or no key at all is told: a record of one’s own making fails', () => {
    const forger = checkpointSigner(Buffer.alloc(32, 9));
    const forged = recordOf(entries, noteFor(entries, 7, forger), [], forger);
    expect(verifyRecord(forged)).toMatchObject({ ok: true, pinned: null });
    const given = [key, fingerprint(key), forger.verifierKey(sample.ally), 'no key', hand.verifierKey];
    for (const one of given) expect(verifyRecord(forged, { keys: [one] })).toMatchObject({ problem: 'key' });
    expect(verifyRecord(forged, { held: [noteFor(entries, 3)] })).toMatchObject({ problem: 'key' });
  });

  it('signed with zeros passes nowhere', () => {
    const zeros = Buffer.concat([Buffer.from(key.split('+')[1] ?? '', 'hex'), Buffer.alloc(64)]);
    const note = noteFor(entries).replace(/(— \S+ )\S+/u, `$1${zeros.toString('base64')}`);
    expect(verifyRecord(recordOf(entries, note))).toMatchObject({ problem: 'signature' });
    expect(verifyRecord(lines, { held: [note] })).toMatchObject({ problem: 'heldSignature' });
    const small = Buffer.concat([Buffer.of(1, 1), Buffer.alloc(31)]).toString('base64');
    const weak = lines.with(0, (lines[0] ?? '').replace(/\+[A-Za-z0-9+/]+=*"/, `+${small}"`));
    expect(verifyRecord(weak)).toMatchObject({ problem: 'format', line: 1 });
  });

  it('of an organisation signs up to where it held: the rest stands on the server’s', () => {
    expect(verifyRecord(file(), { keys: [hand.verifierKey] })).toMatchObject({
      ok: true,
      size: 8,
      pinned: 7,
    });
    expect(verifyRecord(file(), { keys: [hand.verifierKey, key] })).toMatchObject({ ok: true, pinned: 8 });
    expect(verifyRecord(file(), { held: [noteOf(hand)] })).toMatchObject({ ok: true, pinned: 8 });
  });

  it('of an organisation is missed where its note is gone, stripped, made up or of another chain', () => {
    const madeUp = cosignerOf(newKeyPair().privateKey, {
      ...{ partnership: sample.partnership, organisation: sample.ally },
    });
    const rewritten = signedBy(hand);
    const broken = { problem: 'cosignature', sequence: 7, line: 8 };
    expect(verifyRecord(file(held, []))).toMatchObject(broken);
    const notes = [noteFor(held, 7), noteOf(madeUp), noteOf(hand, rewritten)];
    for (const note of notes)
      expect(verifyRecord(file(held, [{ organisation: sample.ally, note }]))).toMatchObject(broken);
    expect(verifyRecord(file(rewritten, [{ organisation: sample.ally, note: noteOf(hand) }]))).toMatchObject(
      broken,
    );
    // Signed by whoever wrote the record anew, with a key that it names itself: the true key is missed, and the note.
    const forged = signedBy(madeUp);
    const own = file(forged, [{ organisation: sample.ally, note: noteOf(madeUp, forged) }]);
    expect(verifyRecord(own, { keys: [key] })).toMatchObject({ ok: true });
    expect(verifyRecord(own, { keys: [hand.verifierKey] })).toMatchObject({ problem: 'key' });
    expect(verifyRecord(own, { held: [noteOf(hand)] })).toMatchObject({ problem: 'held', sequence: 7 });
  });

  it('of an organisation that has another one since pins nothing, and says so, until that one signed as much', () => {
    const now = cosignerOf(newKeyPair().privateKey, {
      ...{ partnership: sample.partnership, organisation: sample.ally },
    });
    const former = { organisation: sample.ally, note: noteOf(hand), former: '2026-11-25' };
    const old = file(held, [former]);
    expect(verifyRecord(old, { keys: [hand.verifierKey] })).toMatchObject({
      ...{ ok: true, pinned: null, former: '2026-11-25' },
    });
    expect(verifyRecord(old, { keys: [now.verifierKey] })).toMatchObject({ problem: 'key' });
    expect(verifyRecord(old, { keys: [key] })).toMatchObject({ pinned: 8, former: null });
  });

  it('is not asked of downloads and notes from before there were such signatures', () => {
    const former = lines.map((line) =>
      line.replace('alongside-record/2', 'alongside-record/1').replace(',"signed":[]', ''),
    );
    expect(former[0]).toContain('alongside-record/1');
    expect(verifyRecord(former)).toMatchObject({ ok: true, size: 7 });
  });
});
