import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anyDocuments } from '../../test/support/generatedDocuments.ts';
import { knownDocuments } from '../../test/support/knownDocuments.ts';
import { longestRead } from './bounds.ts';
import { openDocument } from './document.ts';

const seenIn = (text: string): string[] => text.match(/(?:seen|gone)\d+/g) ?? [];

test('of a document of any kind every word that its reader sees is read, once and in its place, and no other', () => {
  fc.assert(
    fc.property(knownDocuments, ({ name, bytes, seen }) => {
      const opened = openDocument(bytes, name);
      if (!opened.ok) {
        expect([opened.problem, seen]).toEqual(['empty', []]);
        return;
      }
      expect(seenIn(opened.document.text)).toEqual(seen);
    }),
    { numRuns: 150 },
  );
});

test('whatever the bytes are, there is a text that says something within bounds, or a problem (C55)', () => {
  fc.assert(
    fc.property(anyDocuments, ({ name, bytes }) => {
      const opened = openDocument(bytes, name);
      if (!opened.ok) return;
      const { text, placeOf } = opened.document;
      expect(text.trim()).not.toBe('');
      expect(text.length).toBeLessThanOrEqual(longestRead);
      const { line, column } = placeOf(text.length - 1);
      expect(Math.min(line, column)).toBeGreaterThanOrEqual(1);
    }),
    { numRuns: 250 },
  );
});
