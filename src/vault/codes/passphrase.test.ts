import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newKeyPair } from '../box.ts';
import { sha256 } from '../derive.ts';
import { Unopenable } from '../envelope.ts';
import { unwrapPersonKey, wrapPersonKey } from '../personKey.ts';
import {
  currentCost,
  lowestCost,
  needsUpgrade,
  newSalt,
  passphraseKey,
  sameDigest,
  stretch,
  verifierHash,
} from './passphrase.ts';
import { loginId } from './signInName.ts';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const person = '6f8a4c0e-7a61-4d53-9a0e-0f6d1d3b1c11';

describe('the cost of guessing', () => {
  it('is at or above the floor, and a cheaper sign-in is renewed (C14)', () => {
    expect(currentCost).toEqual({ memory: 64 * 1024, passes: 3 });
    expect(lowestCost).toEqual({ memory: 19 * 1024, passes: 2 });
    expect(needsUpgrade(currentCost)).toBe(false);
    expect(needsUpgrade(lowestCost)).toBe(true);
    expect(needsUpgrade({ memory: currentCost.memory * 2, passes: currentCost.passes })).toBe(false);
  });

  it('below the floor is refused (C14)', () => {
    expect(() => stretch(bytes('any'), newSalt(), { memory: 19_455, passes: 2 })).toThrow();
    expect(() => stretch(bytes('any'), newSalt(), { memory: 65_536, passes: 1 })).toThrow();
  });
});

describe('a passphrase', () => {
  const salt = newSalt();
  const pepper = randomBytes(32);
  const read = (text: string) => stretch(bytes(text), salt, lowestCost);

  it('is the same with a blank after it, as phones add, and another with one inside', async () => {
    const root = await read('seven words of her own');
    expect((await read(' seven words of her own \r\n')).equals(root)).toBe(true);
    expect((await read('seven words  of her own')).equals(root)).toBe(false);
  });

  it('is judged by its verifier and opens the key it wraps; another one does neither', async () => {
    const { privateKey } = newKeyPair();
    const root = await read('seven words of her own');
    const wrong = await read('seven words of another');
    const wrapped = wrapPersonKey(passphraseKey(root, pepper), privateKey, person, 'passphrase');
    expect(sameDigest(verifierHash(root, pepper), verifierHash(wrong, pepper))).toBe(false);
    expect(
      unwrapPersonKey(passphraseKey(root, pepper), wrapped, person, 'passphrase').equals(privateKey),
    ).toBe(true);
    expect(() => unwrapPersonKey(passphraseKey(wrong, pepper), wrapped, person, 'passphrase')).toThrow(
      Unopenable,
    );
    expect(() => unwrapPersonKey(passphraseKey(root, pepper), wrapped, person, 'recovery')).toThrow(
      Unopenable,
    );
  });
});

describe('a database dump without the pepper', () => {
  it('cannot tell the right passphrase from a wrong one, nor find a name (C07)', async () => {
    const pepper = randomBytes(32);
    const salt = newSalt();
    const { privateKey } = newKeyPair();
    const root = await stretch(bytes('seven words of her own'), salt, lowestCost);
    const dump = {
      id: loginId(pepper, 'Ana'),
      verifier: verifierHash(root, pepper),
      wrapped: wrapPersonKey(passphraseKey(root, pepper), privateKey, person, 'passphrase'),
    };
    const guess = await stretch(bytes('seven words of her own'), salt, lowestCost);
    expect(guess.equals(root)).toBe(true);
    const peppers = [Buffer.alloc(0), Buffer.alloc(32), randomBytes(32), salt, dump.id, dump.verifier];
    for (const tried of peppers) {
      expect(verifierHash(guess, tried).equals(dump.verifier)).toBe(false);
      expect(loginId(tried, 'Ana').equals(dump.id)).toBe(false);
      expect(() => unwrapPersonKey(passphraseKey(guess, tried), dump.wrapped, person, 'passphrase')).toThrow(
        Unopenable,
      );
    }
    expect(sha256(guess).equals(dump.verifier)).toBe(false);
  });
});
