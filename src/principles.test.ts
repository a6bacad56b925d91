import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import en from '../locales/en.json' with { type: 'json' };
import { principleIds } from './kernel/outcome.ts';
import { noteSections, principles } from './principles.ts';

const enforcements = principles.flatMap(({ id, answer }) =>
  answer.status === 'not-built' ? [] : answer.by.map((enforcement) => ({ id, ...enforcement })),
);

test('the fifteen principles are all here, in the order of the note', () => {
  expect(principles.map(({ id }) => id)).toEqual([...principleIds]);
});

test('every section of the note that asks something has its principle', () => {
  const answered = new Set(principles.flatMap(({ sections }) => sections));
  expect([...answered].sort()).toEqual(Object.keys(noteSections).sort());
});

test.each(principles)('$id has its words, and what is not built yet says so', ({ id, answer }) => {
  const words = en.principles[id];
  for (const sentence of [words.title, words.says, words.answer]) expect(sentence).not.toBe('');
  expect(words.answer.startsWith('Not built yet.')).toBe(answer.status === 'not-built');
  expect(words.answer.includes('Not built yet:')).toBe(answer.status === 'partly');
});

test.each(enforcements)('$id names a rule that exists: $rule (C54)', ({ rule }) => {
  const [file = '', name = ''] = rule.split('#');
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`^export (const|function) ${name}\\b`, 'm'));
});

test.each(enforcements)('$id names a test that exists: $refusal.title (C54)', ({ refusal }) => {
  expect(existsSync(refusal.file)).toBe(true);
  const titles = readFileSync(refusal.file, 'utf8').matchAll(
    /\b(?:test|it)(?:\.prop\([^)]*\))?\(\s*(['"`])(.*?)\1/gs,
  );
  expect([...titles].map(([, , title]) => title)).toContain(refusal.title);
});

/** From one title to the next: what the named test does. */
const bodyOf = (file: string, title: string): string => {
  const source = readFileSync(file, 'utf8');
  const from = source.indexOf(title);
  return source.slice(
    from,
    from + title.length + source.slice(from + title.length).search(/\n {0,4}(?:test|it)\b|$(?![\s\S])/),
  );
};

test.each(enforcements)('$id: $refusal.title: asks something, and is not left out (C54)', ({ refusal }) => {
  const body = bodyOf(refusal.file, refusal.title);
  expect(body).toMatch(/expect|assert|[rR]efus/);
  const before = readFileSync(refusal.file, 'utf8').split(refusal.title)[0]?.split('\n').at(-1) ?? '';
  expect(before).not.toMatch(/\.(?:skip|todo|only)/);
});

test('whatever says that it is enforced names at least one rule and one refusal, and only the rest may say none (C54)', () => {
  for (const { answer } of principles)
    if (answer.status !== 'not-built') expect(answer.by.length).toBeGreaterThan(0);
  expect(principles.filter(({ answer }) => answer.status === 'not-built').map(({ id }) => id)).toEqual([
    'P13',
  ]);
});

test('an address made of a section gives nothing away', () => {
  for (const section of Object.keys(noteSections)) expect(section).toMatch(/^[a-z]+$/);
  expect(Object.keys(noteSections).join(' ')).not.toMatch(/sex|work/);
});
