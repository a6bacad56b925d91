import { randomBytes, randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketFor, openField, placeOf, sealField, Unopenable } from './envelope.ts';

const uuid = fc.uuid({ version: 4 });
const parts = fc.tuple(
  fc.constantFrom('decision_answer', 'membership', 'decision_version'),
  fc.constantFrom('reason_sealed', 'name_sealed'),
  uuid,
);

describe('a sealed field', () => {
  it('opens at its own place with its own key, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), parts, (text, place) => {
        const key = randomBytes(32);
        const opened = openField(key, sealField(key, text, placeOf(...place)), placeOf(...place));
        expect(opened.equals(Buffer.from(text, 'utf8'))).toBe(true);
      }),
    );
  });

  it('does not open at another table, column or row (C03)', () => {
    fc.assert(
      fc.property(parts, parts, (own, other) => {
        fc.pre(placeOf(...own) !== placeOf(...other));
        const key = randomBytes(32);
        const envelope = sealField(key, 'what she said', placeOf(...own));
        expect(() => openField(key, envelope, placeOf(...other))).toThrow(Unopenable);
      }),
    );
  });

  it('does not open with another key', () => {
    const envelope = sealField(randomBytes(32), 'what she said', 'a|b|c');
    expect(() => openField(randomBytes(32), envelope, 'a|b|c')).toThrow(Unopenable);
  });

  it('stays shut when any one bit is changed, and says nothing else (C04)', () => {
    const key = randomBytes(32);
    const envelopes = Array.from({ length: 20 }, (_, index) =>
      sealField(key, 'x'.repeat(index * 9), 'a|b|c'),
    );
    const flip = fc.record({ which: fc.nat(19), bit: fc.nat() });
    fc.assert(
      fc.property(flip, ({ which, bit }) => {
        const changed = Buffer.from(envelopes[which] ?? []);
        const at = bit % (changed.length * 8);
        changed.writeUInt8(changed.readUInt8(at >> 3) ^ (1 << (at & 7)), at >> 3);
        expect(() => openField(key, changed, 'a|b|c')).toThrow(Unopenable);
      }),
      { numRuns: 10_000 },
    );
  });

  it('stays shut when cut short, lengthened or made of noise (C04)', () => {
    const key = randomBytes(32);
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(() => openField(key, noise, 'a|b|c')).toThrow(Unopenable);
        const envelope = sealField(key, noise, 'a|b|c');
        expect(() => openField(key, envelope.subarray(0, noise.length), 'a|b|c')).toThrow(Unopenable);
        expect(() => openField(key, Buffer.concat([envelope, Buffer.of(0)]), 'a|b|c')).toThrow(Unopenable);
      }),
    );
  });

  it('never repeats a nonce under one key, in as many of a million seals as a few seconds hold (C05)', () => {
    const key = randomBytes(32);
    const nonces = new Set<string>();
    const until = performance.now() + 4_000;
    let seals = 0;
    while (seals < 1_000_000 && (seals < 50_000 || performance.now() < until)) {
      nonces.add(sealField(key, '', 'a|b|c').subarray(1, 13).toString('latin1'));
      seals += 1;
    }
    expect(nonces.size).toBe(seals);
    // All of the 96 bits vary: a counter, or a few random bytes, would pass the count above.
    const seen = Array.from({ length: 12 }, () => new Set<number>());
    for (const nonce of [...nonces].slice(0, 50_000))
      for (const [place, values] of seen.entries()) values.add(nonce.charCodeAt(place));
    expect(seen.map((values) => values.size)).toEqual(Array(12).fill(256));
  });

  it('shows only a size bucket, and differs each time the same text is sealed (C06)', () => {
    const key = randomBytes(32);
    fc.assert(
      fc.property(fc.nat(65_536), (length) => {
        const text = Buffer.alloc(length, 'a');
        const [one, two] = [sealField(key, text, 'a|b|c'), sealField(key, text, 'a|b|c')];
        expect(one.length).toBe(two.length);
        expect(one.equals(two)).toBe(false);
        expect([64, 256, 1024, 4096, 16_384, 65_536, 131_072]).toContain(one.length - 29);
      }),
    );
    expect([0, 60, 61, 252, 253, 65_532, 65_533].map(bucketFor)).toEqual([
      64, 64, 256, 256, 1024, 65_536, 131_072,
    ]);
  });

  it('begins with version 1 and is long enough for its column', () => {
    const envelope = sealField(randomBytes(32), '', 'a|b|c');
    expect(envelope[0]).toBe(1);
    expect(envelope.length).toBeGreaterThanOrEqual(61);
  });

  it('has a place that cannot be read two ways', () => {
    expect(() => placeOf('a|b', randomUUID())).toThrow();
  });
});
