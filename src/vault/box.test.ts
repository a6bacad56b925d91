import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newKeyPair, openBox, publicKeyOf, sealBox } from './box.ts';
import { Unopenable } from './envelope.ts';
import { previousPlace, recordPlace, sharePlace } from './place.ts';

const uuid = fc.uuid({ version: 4 });
const wrap = fc.tuple(uuid, uuid, fc.integer({ min: 1, max: 9 }));
const share = fc.record({
  audience: uuid,
  epoch: fc.integer({ min: 1, max: 9 }),
  holder: uuid,
  holderEpoch: fc.integer({ min: 1, max: 9 }),
});

describe('a sealed box', () => {
  const { publicKey, privateKey } = newKeyPair();

  it('is sealed by anyone with the public key and opened by the private key alone', () => {
    const box = sealBox(publicKey, randomBytes(32), 'here');
    expect(openBox(privateKey, box, 'here')).toHaveLength(32);
    expect(() => openBox(newKeyPair().privateKey, box, 'here')).toThrow(Unopenable);
    expect(publicKeyOf(privateKey).equals(publicKey)).toBe(true);
  });

  it('does not open for another row, audience or epoch (C03)', () => {
    fc.assert(
      fc.property(wrap, wrap, (own, other) => {
        fc.pre(recordPlace(...own) !== recordPlace(...other));
        const box = sealBox(publicKey, randomBytes(32), recordPlace(...own));
        expect(() => openBox(privateKey, box, recordPlace(...other))).toThrow(Unopenable);
      }),
    );
  });

  it('does not open as a share of another audience, epoch or holder (C03)', () => {
    fc.assert(
      fc.property(
        share,
        share,
        fc.constantFrom('audience', 'epoch', 'holder', 'holderEpoch'),
        (own, other, part) => {
          fc.pre(own[part] !== other[part]);
          const box = sealBox(publicKey, randomBytes(32), sharePlace(own));
          expect(() => openBox(privateKey, box, sharePlace({ ...own, [part]: other[part] }))).toThrow(
            Unopenable,
          );
          expect(() => openBox(privateKey, box, previousPlace(own.audience, own.epoch))).toThrow(Unopenable);
        },
      ),
    );
  });

  it('stays shut when any one bit is changed (C04)', () => {
    const box = sealBox(publicKey, randomBytes(32), 'here');
    for (let bit = 0; bit < box.length * 8; bit += 1) {
      // X25519 ignores the top bit of a public key, but the bytes themselves are part of the derivation.
      const changed = Buffer.from(box);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => openBox(privateKey, changed, 'here')).toThrow(Unopenable);
    }
  });

  it('stays shut for noise, for nothing, and for a public key of no order (C04)', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        expect(() => openBox(privateKey, noise, 'here')).toThrow(Unopenable);
      }),
    );
    const noOrder = Buffer.concat([Buffer.of(2), Buffer.alloc(80)]);
    expect(() => openBox(privateKey, noOrder, 'here')).toThrow(Unopenable);
  });

  it('never looks the same twice', () => {
    const key = randomBytes(32);
    const boxes = new Set(Array.from({ length: 500 }, () => sealBox(publicKey, key, 'here').toString('hex')));
    expect(boxes.size).toBe(500);
  });
});
