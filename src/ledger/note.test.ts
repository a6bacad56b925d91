import { describe, expect, it } from 'vitest';
import { chain, noteFor, sample, sampleSigner } from '../../test/support/record.ts';
import { newKeyPair } from '../vault/box.ts';
import { sha256 } from '../vault/derive.ts';
import { signingKeyOf } from '../vault/signing.ts';
import { checkpointSigner, cosignerOf, isSignedBy, keyOf, readCheckpoint } from './checkpoint.ts';
import { fingerprint, readKey, verifierKey, writeKey } from './note.ts';

const { partnership, ally, community } = sample;
const note = noteFor(chain());
const serverKey = sampleSigner.verifierKey(partnership);
const { privateKey } = newKeyPair();
const hand = cosignerOf(privateKey, { partnership, organisation: ally });
const cosigned = hand.cosign(note, '2026-11-23');
const written = (name: string, publicKey: Buffer, type = 1): string => {
  const id = sha256(name, '\n', Uint8Array.of(type), publicKey).subarray(0, 4).toString('hex');
  return `${name}+${id}+${Buffer.concat([Uint8Array.of(type), publicKey]).toString('base64')}`;
};
/** The note with another signature by the key's own name and number. */
const withSignature = (key: string, signature: Buffer): string => {
  const [name = '', id = ''] = key.split('+');
  const line = Buffer.concat([Buffer.from(id, 'hex'), signature]).toString('base64');
  return `${note.slice(0, note.indexOf('\n\n'))}\n\n— ${name} ${line}\n`;
};

describe('a note that an organisation signed too', () => {
  it('is a C2SP cosignature, and the server’s line stays what it was', () => {
    expect(isSignedBy(cosigned, serverKey)).toBe(true);
    expect(isSignedBy(cosigned, hand.verifierKey)).toBe(true);
    expect(cosigned.startsWith(note)).toBe(true);
    const [, , line = ''] = cosigned.slice(note.length).trim().split(' ');
    const bytes = Buffer.from(line, 'base64');
    expect(bytes).toHaveLength(4 + 8 + 64);
    // Midnight: the hour would tell when somebody was at work.
    expect(bytes.readBigUInt64BE(4) % 86_400n).toBe(0n);
  });

  it('cannot be made by the server, by another organisation, nor by its own key of another record', () => {
    const others = [
      cosignerOf(newKeyPair().privateKey, { partnership, organisation: ally }),
      cosignerOf(privateKey, { partnership, organisation: community }),
      cosignerOf(privateKey, { partnership: community, organisation: ally }),
    ];
    for (const other of others)
      expect(isSignedBy(other.cosign(note, '2026-11-23'), hand.verifierKey)).toBe(false);
    expect(isSignedBy(note, hand.verifierKey)).toBe(false);
  });

  it('with any byte of it changed is not signed by it', () => {
    const bytes = Buffer.from(cosigned);
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const both = [serverKey, hand.verifierKey].every((key) => isSignedBy(changed.toString('utf8'), key));
      expect(both, `byte ${at}`).toBe(false);
    }
  });
});

describe('a signature that nobody made', () => {
  it('is refused: none, zeros, an identity, another key’s, a line cut short', () => {
    const key = signingKeyOf(newKeyPair().privateKey);
    const identity = Buffer.concat([Buffer.of(1), Buffer.alloc(63)]);
    for (const signature of [Buffer.alloc(64), identity, Buffer.alloc(0), key.sign(Buffer.from(note))])
      expect(isSignedBy(withSignature(serverKey, signature), serverKey)).toBe(false);
    expect(isSignedBy(`${note.slice(0, note.indexOf('\n\n'))}\n\n`, serverKey)).toBe(false);
  });

  it('passes under no key of small order, of another type, or of another name', () => {
    const origin = `alongside/${partnership}`;
    for (const first of [0, 1]) {
      const weak = written(origin, Buffer.concat([Buffer.of(first), Buffer.alloc(31)]));
      expect(readKey(weak)).toBeNull();
      expect(isSignedBy(withSignature(weak, Buffer.alloc(64)), weak)).toBe(false);
    }
    const { publicKey } = signingKeyOf(privateKey);
    expect(readKey(written(origin, publicKey, 2))).toBeNull();
    expect(keyOf(written(origin, publicKey, 4))).toBeNull();
    expect(keyOf(written(`${origin}/${ally}`, publicKey, 1))).toBeNull();
    expect(keyOf(written('elsewhere.example/log', publicKey))).toBeNull();
  });
});

describe('a verifier key', () => {
  it('is read as it was written, and has a short form that another key has not', () => {
    const key = verifierKey('a/name', 'witness', signingKeyOf(privateKey).publicKey);
    expect(readKey(writeKey(key))).toEqual(key);
    expect(fingerprint(serverKey)).toMatch(/^([0-9a-f]{4}-){7}[0-9a-f]{4}$/);
    expect(fingerprint(checkpointSigner(Buffer.alloc(32, 8)).verifierKey(partnership))).not.toBe(
      fingerprint(serverKey),
    );
  });

  it('stands in the checkpoint itself, and has to be the server’s of that record', () => {
    expect(readCheckpoint(note)?.key).toBe(serverKey);
    for (const other of [hand.verifierKey, sampleSigner.verifierKey(community), 'alongside/nothing'])
      expect(readCheckpoint(note.replace(serverKey, other))).toBeNull();
    const former = note.replace(`${serverKey}\n`, '');
    expect(readCheckpoint(former)).toMatchObject({ size: 7, key: null });
  });
});
