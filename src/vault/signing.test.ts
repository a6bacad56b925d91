import { createPublicKey, diffieHellman, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newKeyPair } from './box.ts';
import { isSignature, isSigningKey, signingKeyOf } from './signing.ts';

const message = Buffer.from('what was seen');
const { privateKey } = newKeyPair();

describe('a signing key', () => {
  it('follows from a private key and from nothing else', () => {
    const key = signingKeyOf(privateKey);
    expect(signingKeyOf(privateKey).publicKey).toEqual(key.publicKey);
    expect(signingKeyOf(newKeyPair().privateKey).publicKey).not.toEqual(key.publicKey);
    expect(isSignature(key.publicKey, message, signingKeyOf(privateKey).sign(message))).toBe(true);
  });

  it('does not sign for another key, nor another message, nor with a bit changed', () => {
    const key = signingKeyOf(privateKey);
    const signature = key.sign(message);
    expect(isSignature(signingKeyOf(newKeyPair().privateKey).publicKey, message, signature)).toBe(false);
    expect(isSignature(key.publicKey, Buffer.from('what was not seen'), signature)).toBe(false);
    for (let at = 0; at < signature.length; at += 1) {
      const changed = Buffer.from(signature);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(isSignature(key.publicKey, message, changed), `byte ${at}`).toBe(false);
    }
    expect(isSignature(key.publicKey, message, signature.subarray(1))).toBe(false);
    expect(isSignature(key.publicKey.subarray(1), message, signature)).toBe(false);
  });

  it('is not one of small order, under which 64 zero bytes or an identity could pass for a signature', () => {
    const p = 2n ** 255n - 19n;
    const written = (y: bigint, sign = 0) => {
      const bytes = Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse();
      bytes.writeUInt8(bytes.readUInt8(31) | (sign << 7), 31);
      return bytes;
    };
    const eighth = BigInt('0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826');
    const small = [0n, 1n, p - 1n, eighth, p - eighth];
    const identity = Buffer.concat([written(1n), Buffer.alloc(32)]);
    for (const y of [...small, p, p + 1n])
      for (const sign of [0, 1]) {
        const key = written(y, sign);
        expect(isSigningKey(key), `${y} ${sign}`).toBe(false);
        for (let turn = 0; turn < 16; turn += 1)
          for (const signature of [Buffer.alloc(64), identity])
            expect(isSignature(key, Buffer.from(`message ${turn}`), signature)).toBe(false);
      }
    expect(isSignature(signingKeyOf(privateKey).publicKey, message, Buffer.alloc(64))).toBe(false);
  });

  /** The same points seen from the other side: X25519 multiplies by eight, and refuses what comes to nothing. */
  it('of small order is what X25519 refuses', () => {
    const p = 2n ** 255n - 19n;
    const power = (base: bigint, exponent: bigint): bigint => {
      let result = 1n;
      for (let left = exponent, square = base % p; left > 0n; left >>= 1n, square = (square * square) % p)
        if (left & 1n) result = (result * square) % p;
      return result;
    };
    const refused = (y: bigint): boolean => {
      const u = (((1n + y) % p) * power((p + 1n - y) % p, p - 2n)) % p;
      const raw = Buffer.from(u.toString(16).padStart(64, '0'), 'hex').reverse();
      const theirs = createPublicKey({ key: raw, format: 'raw-public', asymmetricKeyType: 'x25519' });
      try {
        diffieHellman({ privateKey: generateKeyPairSync('x25519').privateKey, publicKey: theirs });
        return false;
      } catch {
        return true;
      }
    };
    const eighth = BigInt('0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826');
    for (const y of [0n, 1n, p - 1n, eighth, p - eighth]) expect(refused(y), String(y)).toBe(true);
    for (const y of [2n, 3n, 4n]) expect(refused(y), String(y)).toBe(false);
  });
});
