import { createHash, createPublicKey, verify } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { chain, noteFor, sample, sampleSigner } from '../../test/support/record.ts';
import { checkpointSigner, extendsHeld, isSignedBy, readCheckpoint, shortCode } from './checkpoint.ts';

const entries = chain();
const note = noteFor(entries);
const verifierKey = sampleSigner.verifierKey(sample.partnership);

describe('a checkpoint', () => {
  it('is a C2SP signed note that another program can check', () => {
    const [text = '', signature = ''] = note.split('\n\n');
    const [origin, size, root, key] = text.split('\n');
    expect(key).toBe(verifierKey);
    expect(origin).toBe(`alongside/${sample.partnership}`);
    expect(size).toBe('7');
    expect(Buffer.from(root ?? '', 'base64').toString('hex')).toBe(entries[6]?.hash);
    expect(signature).toMatch(/^— alongside\/\S+ \S+\n$/);

    const [name = '', hash, ...rest] = verifierKey.split('+');
    const typed = Buffer.from(rest.join('+'), 'base64');
    const raw = typed.subarray(1);
    const expected = createHash('sha256').update(name).update('\n').update(Buffer.of(1)).update(raw).digest();
    expect(typed[0]).toBe(1);
    expect(hash).toBe(expected.subarray(0, 4).toString('hex'));
    const bytes = Buffer.from(signature.trim().split(' ')[2] ?? '', 'base64');
    const publicKey = createPublicKey({ key: raw, format: 'raw-public', asymmetricKeyType: 'ed25519' });
    expect(bytes.subarray(0, 4).toString('hex')).toBe(hash);
    expect(verify(null, Buffer.from(`${text}\n`), publicKey, bytes.subarray(4))).toBe(true);
  });

  it('reads back what it says', () => {
    expect(readCheckpoint(note)).toEqual({
      partnership: sample.partnership,
      size: 7,
      root: entries[6]?.hash,
      key: verifierKey,
    });
    expect(isSignedBy(note, verifierKey)).toBe(true);
  });

  it('is the same key after a restart, and another with another pepper', () => {
    expect(checkpointSigner(Buffer.alloc(32, 7)).verifierKey(sample.partnership)).toBe(verifierKey);
    const other = checkpointSigner(Buffer.alloc(32, 8));
    expect(isSignedBy(noteFor(entries, 7, other), verifierKey)).toBe(false);
    expect(isSignedBy(note, other.verifierKey(sample.partnership))).toBe(false);
  });

  it('of one partnership is not one of another', () => {
    expect(isSignedBy(note, sampleSigner.verifierKey(sample.community))).toBe(false);
    expect(isSignedBy(note.replaceAll(sample.partnership, sample.community), verifierKey)).toBe(false);
  });

  it('with any byte changed is not signed', () => {
    const bytes = Buffer.from(note);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(isSignedBy(changed.toString('utf8'), verifierKey), `byte ${at}`).toBe(false);
    }
  });

  it('has a short code that two people can compare aloud', () => {
    expect(shortCode(entries[6]?.hash ?? '')).toMatch(/^([0-9a-f]{4}-){4}[0-9a-f]{4}$/);
  });

  it('that was held is kept by a record that grew, and broken by one that was rewritten or rewound (C52)', () => {
    const held = { size: 4, root: entries[3]?.hash ?? '' };
    const hashAt = (list: typeof entries) => (sequence: number) => list[sequence - 1]?.hash;
    expect(extendsHeld(held, hashAt(entries))).toBe(true);
    expect(extendsHeld(held, hashAt(entries.slice(0, 4)))).toBe(true);
    expect(extendsHeld(held, hashAt(entries.slice(0, 3)))).toBe(false);
    expect(extendsHeld(held, hashAt(chain()))).toBe(false);
  });
});
