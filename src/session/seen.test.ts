import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { newCookieSecret, sessionIdHash } from '../vault/session.ts';
import { emptySeen, seenAt, seenMark } from './seen.ts';

describe('a session', () => {
  const secret = newCookieSecret();

  it('was last used when its own cookie says, which nobody writes without the pepper (C36)', () => {
    const pepper = randomBytes(32);
    const idHash = sessionIdHash(secret);
    const mark = seenMark(pepper, idHash, Temporal.Instant.from('2026-12-14T11:50:59Z'));
    expect(seenAt(pepper, idHash, mark)?.toString()).toBe('2026-12-14T11:50:00Z');
    expect(seenAt(pepper, sessionIdHash(newCookieSecret()), mark)).toBeNull();
    expect(seenAt(randomBytes(32), idHash, mark)).toBeNull();
    expect(seenAt(pepper, idHash, emptySeen())).toBeNull();
    const later = Buffer.from(mark, 'base64url');
    later.writeUInt32BE(later.readUInt32BE() + 60);
    expect(seenAt(pepper, idHash, later.toString('base64url'))).toBeNull();
    expect(emptySeen().length).toBe(mark.length);
  });
});
