import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { personId } from '../kernel/ids.ts';
import { newKeyPair } from './box.ts';
import { openField, Unopenable } from './envelope.ts';
import { newToken, openCarriedKey, sealCarriedKey, tokenHash, tokenSealKey } from './link.ts';
import { sessionPlace } from './place.ts';
import {
  formKey,
  newCookieSecret,
  openSession,
  sealSession,
  sessionIdHash,
  sessionSealKey,
} from './session.ts';

describe('a session', () => {
  const secret = newCookieSecret();
  const { privateKey, publicKey } = newKeyPair();
  const began = Temporal.Instant.from('2026-12-14T11:50:00Z');
  const hers = { person: personId.parse(randomUUID()), round: 3, began, privateKey };

  it('opens with the cookie that started it, and says whose it is', () => {
    const opened = openSession(secret, sealSession(secret, hers));
    expect(opened.privateKey.equals(privateKey)).toBe(true);
    expect(opened).toMatchObject({ person: hers.person, round: 3 });
    expect(opened.began.toString()).toBe('2026-12-14T11:50:00Z');
    expect(() => openSession(newCookieSecret(), sealSession(secret, hers))).toThrow(Unopenable);
  });

  it('is one size whoever’s it is, and says nothing of her (C31)', () => {
    const sealed = sealSession(secret, hers);
    expect(sealed.length).toBe(sealSession(newCookieSecret(), { ...hers, round: 0 }).length);
    expect(sealed.includes(Buffer.from(hers.person.replaceAll('-', ''), 'hex'))).toBe(false);
  });

  it('opens nothing from its table, the database and the pepper together (C10)', () => {
    const row = { idHash: sessionIdHash(secret), sealed: sealSession(secret, hers) };
    const place = sessionPlace(row.idHash);
    const pepper = randomBytes(32);
    const seized = [row.idHash, row.sealed.subarray(1, 33), pepper, publicKey, Buffer.alloc(32)];
    for (const key of seized) {
      for (const tried of [key, sessionSealKey(key), sessionIdHash(key), formKey(key)]) {
        expect(() => openField(tried, row.sealed, place)).toThrow(Unopenable);
      }
    }
  });

  it('gives each use its own key', () => {
    const made = [sessionIdHash(secret), sessionSealKey(secret), formKey(secret)].map((key) =>
      key.toString('hex'),
    );
    expect(new Set(made).size).toBe(made.length);
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
