import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId, organisationId, personId } from '../../kernel/ids.ts';
import { newKeyPair } from '../box.ts';
import { signingKeyOf } from '../signing.ts';
import { keyCode } from './code.ts';
import { KeyDoesNotFit } from './doubt.ts';
import { noPins, reachesWhatWasSeen, withSeen } from './pins.ts';
import { chainOf, type EpochRow, type Link, statementOf } from './statement.ts';

const audience = newId(organisationId);
const steward = { id: newId(personId), key: signingKeyOf(randomBytes(32)) };

/** A chain as members make it, one epoch after the other. */
const made = (length: number): EpochRow[] => {
  const rows: EpochRow[] = [];
  let voucher: ReturnType<typeof signingKeyOf> | null = null;
  let previous: Buffer | null = null;
  for (let epoch = 1; epoch <= length; epoch += 1) {
    const pair = newKeyPair();
    const own = signingKeyOf(pair.privateKey);
    const row = {
      ...{ audience_id: audience, epoch, kind: 'organisation' as const, since: '2026-11-24' },
      ...{ public_key: pair.publicKey, signing_key: own.publicKey },
      previous_sealed: previous && randomBytes(93),
      ...{ by_id: steward.id, by_key: steward.key.publicKey },
    };
    const statement = statementOf(row, previous);
    const signature = (voucher ?? own).sign(statement);
    rows.push({ ...row, signature, by_signature: steward.key.sign(statement) });
    voucher = own;
    previous = chainOf(rows).at(-1)?.hash ?? null;
  }
  return rows;
};

const columns = [
  ...(['public_key', 'signing_key', 'previous_sealed', 'by_key'] as const),
  ...(['signature', 'by_signature'] as const),
];
const tampering = fc.oneof(
  fc.record({
    do: fc.constant('flip' as const),
    at: fc.nat(3),
    column: fc.constantFrom(...columns),
    bit: fc.nat(255),
  }),
  fc.record({
    do: fc.constantFrom('drop' as const, 'swap' as const, 'unsign' as const, 'forge' as const),
    at: fc.nat(3),
  }),
  fc.record({ do: fc.constantFrom('since' as const, 'by' as const), at: fc.nat(3) }),
);

const tampered = (rows: EpochRow[], how: typeof tampering extends fc.Arbitrary<infer How> ? How : never) => {
  const copy = rows.map((row) => ({ ...row }));
  const row = copy[how.at];
  const after = copy[how.at + 1];
  if (!row) return copy;
  switch (how.do) {
    case 'flip': {
      const bytes = Buffer.from(row[how.column] ?? randomBytes(32));
      bytes[how.bit % bytes.length] = (bytes[how.bit % bytes.length] ?? 0) ^ (1 << (how.bit % 8));
      copy[how.at] = { ...row, [how.column]: bytes };
      return copy;
    }
    case 'drop':
      copy.splice(how.at, 1);
      return copy;
    case 'swap':
      if (after) copy.splice(how.at, 2, { ...after, epoch: row.epoch }, { ...row, epoch: after.epoch });
      else copy.splice(how.at, 1);
      return copy;
    case 'unsign':
      copy[how.at] = {
        ...row,
        signing_key: null,
        signature: null,
        by_id: null,
        by_key: null,
        by_signature: null,
      };
      return copy;
    case 'forge': {
      const pair = newKeyPair();
      const own = signingKeyOf(pair.privateKey);
      const forged = {
        ...row,
        public_key: pair.publicKey,
        signing_key: own.publicKey,
        by_key: own.publicKey,
      };
      const statement = statementOf(forged, chainOf(rows.slice(0, how.at)).at(-1)?.hash ?? null);
      copy[how.at] = { ...forged, signature: own.sign(statement), by_signature: own.sign(statement) };
      return copy;
    }
    case 'since':
      copy[how.at] = { ...row, since: '2026-11-25' };
      return copy;
    case 'by':
      copy[how.at] = { ...row, by_id: newId(personId) };
      return copy;
  }
};

/** What somebody who has seen the whole of it makes of it now. */
const believed = (rows: EpochRow[], seen: Link): boolean => {
  try {
    reachesWhatWasSeen(withSeen(noPins(), seen), chainOf(rows), audience);
    return true;
  } catch (problem) {
    if (problem instanceof KeyDoesNotFit) return false;
    throw problem;
  }
};

test('a chain that was changed anywhere, in any way, is not believed by whoever has seen it (C57)', () => {
  const rows = made(4);
  const head = chainOf(rows).at(-1);
  if (!head) throw new Error('no chain');
  expect(believed(rows, head)).toBe(true);
  fc.assert(
    fc.property(tampering, (how) => !believed(tampered(rows, how), head)),
    { numRuns: 300 },
  );
});

test('another epoch after the last is believed by nobody, seen or not: the last did not sign it (C57)', () => {
  const rows = made(2);
  const [, forged] = made(2);
  if (!forged) throw new Error('no epoch');
  expect(() => chainOf([...rows, { ...forged, epoch: 3 }])).toThrow(KeyDoesNotFit);
});

test('a code is twelve groups of five digits, the same in any order, and another for every other key', () => {
  const [one, other] = [chainOf(made(2)), chainOf(made(2))];
  const { groups, digest } = keyCode([...one.slice(-1), ...other.slice(-1)]);
  expect(groups.join(' ')).toMatch(/^(\d{5} ){11}\d{5}$/);
  expect(keyCode([...other.slice(-1), ...one.slice(-1)]).digest).toBe(digest);
  expect(keyCode(one.slice(0, 1)).digest).not.toBe(keyCode(one.slice(-1)).digest);
});
