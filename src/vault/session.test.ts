import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newKeyPair } from './box.ts';
import { openField, Unopenable } from './envelope.ts';
import { newToken, openCarriedKey, sealCarriedKey, tokenHash, tokenSealKey } from './link.ts';
import { sessionPlace } from './place.ts';
import {
  formKey,
  newCookieSecret,
  onceSecret,
  openSessionKey,
  sealSessionKey,
  sessionIdHash,
  sessionSealKey,
} from './session.ts';

describe('a session', () => {
  const secret = newCookieSecret();
  const { privateKey, publicKey } = newKeyPair();

  it('opens with the cookie that started it, for the person who did', () => {
    const sealed = sealSessionKey(secret, 'her', privateKey);
    expect(openSessionKey(secret, 'her', sealed).equals(privateKey)).toBe(true);
    expect(() => openSessionKey(secret, 'another', sealed)).toThrow(Unopenable);
    expect(() => openSessionKey(newCookieSecret(), 'her', sealed)).toThrow(Unopenable);
  });

  it('opens nothing from its table, the database and the pepper together (C10)', () => {
    const row = { idHash: sessionIdHash(secret), sealed: sealSessionKey(secret, 'her', privateKey) };
    const place = sessionPlace(row.idHash, 'her');
    const pepper = randomBytes(32);
    const seized = [row.idHash, row.sealed.subarray(1, 33), pepper, publicKey, Buffer.alloc(32)];
    for (const key of seized) {
      for (const tried of [key, sessionSealKey(key), sessionIdHash(key), formKey(key)]) {
        expect(() => openField(tried, row.sealed, place)).toThrow(Unopenable);
      }
    }
  });

  it('gives each use its own key, and the same form the same once-secret', () => {
    const made = [
      sessionIdHash(secret),
      sessionSealKey(secret),
      formKey(secret),
      onceSecret(secret, 'act', 'link'),
      onceSecret(secret, 'act', 'code'),
      onceSecret(secret, 'another', 'link'),
      onceSecret(newCookieSecret(), 'act', 'link'),
    ].map((key) => key.toString('hex'));
    expect(new Set(made).size).toBe(made.length);
    expect(onceSecret(secret, 'act', 'link').toString('hex')).toBe(made[3]);
    expect(onceSecret(secret, 'act', 'code', 16)).toHaveLength(16);
  });
});

describe('a one-time link', () => {
  const token = newToken();
  const link = { invitation: 'an-invitation', audience: 'a-group' };

  it('carries the group’s key to whoever follows it, and its hash opens nothing', () => {
    const carried = { epoch: 7, privateKey: newKeyPair().privateKey };
    const sealed = sealCarriedKey(token, link, carried);
    expect(openCarriedKey(token, link, sealed)).toEqual(carried);
    expect(() => openCarriedKey(tokenHash(token), link, sealed)).toThrow(Unopenable);
    expect(() => openCarriedKey(token, { ...link, audience: 'another' }, sealed)).toThrow(Unopenable);
    expect(tokenHash(token).equals(tokenSealKey(token))).toBe(false);
  });
});
