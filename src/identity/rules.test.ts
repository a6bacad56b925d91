import { expect, test } from 'vitest';
import { newId, personId } from '../kernel/ids.ts';
import { eraseAccount, followLink, nameAmong, takeName, takeWords } from './rules.ts';

const [ada, bea] = [newId(personId), newId(personId)];

test('a link is followed by the one who holds it, and spent for everybody else', () => {
  expect(followLink(true).ok).toBe(true);
  expect(followLink(false)).toEqual({ ok: false, refusal: 'spent' });
});

test('a name that no colleague has is taken, however one of hers is spelled', () => {
  expect(takeName(['Ana María', 'Bea'], 'Ana').ok).toBe(true);
  expect(takeName([], 'Ana').ok).toBe(true);
  expect(takeName(['Ana María', 'Bea'], 'ANA MARI\u0301A')).toEqual({ ok: false, refusal: 'nameTaken' });
});

test('a newcomer’s name gets a number where a colleague has it, and stays as it is where none has', () => {
  expect(nameAmong(['Bea'], 'Ana')).toBe('Ana');
  expect(nameAmong(['ana', 'Ana (2)', 'Bea'], 'Ana')).toBe('Ana (3)');
});

test('words that somebody else signs in with are refused, and all others are taken', () => {
  expect(takeWords(true).ok).toBe(true);
  expect(takeWords(false)).toEqual({ ok: false, refusal: 'wordsTaken' });
});

test('whoever is not the last steward erases her account; the last one makes another steward first', () => {
  expect(eraseAccount([ada, bea], ada).ok).toBe(true);
  expect(eraseAccount([ada], bea).ok).toBe(true);
  expect(eraseAccount([ada], ada)).toEqual({ ok: false, refusal: 'lastSteward' });
});
