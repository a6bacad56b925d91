import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chain, sample } from '../../test/support/record.ts';
import { beginning, canonicalForm, commitmentTo, entryHash, ledgerEntry, newSalt } from './entry.ts';

describe('the canonical form', () => {
  it('is one form for one value, whatever order it was written in (RFC 8785)', () => {
    expect(canonicalForm({ b: 1, a: [true, null, 1e21, 'é\n'] })).toBe(
      '{"a":[true,null,1e+21,"é\\n"],"b":1}',
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(canonicalForm(turned)).toBe(canonicalForm(value));
        expect(canonicalForm(JSON.parse(canonicalForm(value)))).toBe(canonicalForm(value));
      }),
    );
  });
});

describe('an entry', () => {
  const [entry] = chain();

  it('is hashed whole: change any part and its hash changes', () => {
    if (!entry) throw new Error('no entry');
    const { hash, salt: _salt, content: _content, ...hashed } = entry;
    expect(hash).toBe(createHash('sha256').update(canonicalForm(hashed)).digest('hex'));
    const others = {
      sequence: 9,
      kind: 'party-left' as const,
      organisation: null,
      actor: null,
      day: '2026-11-24',
    };
    for (const [part, value] of Object.entries(others)) {
      expect(entryHash(ledgerEntry.parse({ ...hashed, [part]: value }))).not.toBe(hash);
    }
  });

  it('begins its own partnership’s chain and no other', () => {
    expect(entry?.previous).toBe(beginning(sample.partnership));
    expect(beginning(sample.community)).not.toBe(beginning(sample.partnership));
  });

  it('commits to its text without letting it be guessed: the same text commits differently each time', () => {
    const content = { reason: 'no' };
    const salt = newSalt();
    expect(commitmentTo(content, salt)).toBe(commitmentTo({ ...content }, salt));
    expect(commitmentTo(content, salt)).not.toBe(commitmentTo(content, newSalt()));
    expect(commitmentTo(content, salt)).not.toBe(commitmentTo({ reason: 'yes' }, salt));
  });
});
