import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { languageCodes } from '../../language/vocabulary.ts';
import { planFile, spokenLanguage } from './document.ts';
import { languagesInWords, languagesNamed } from './languageNames.ts';
import { readYaml } from './yamlText.ts';

const plan = readFileSync('examples/csw65-panel.yaml', 'utf8');
const codeOf = (text: string) => {
  const read = readYaml(text);
  return read.ok ? 'read' : `${read.code} ${read.place.line}`;
};

test.each([
  ['title: Clinics: and the street\n', 'COLON 1'],
  ['kind: panel\ntitle: Who decides? Sex workers: all of us\n', 'COLON 2'],
  ['seats:\n  - { key: a, role: b: c }\n', 'COLON 2'],
  ['title: "Clinics: and the street"\n', 'read'],
  ["title: 'Clinics: and the street'\n", 'read'],
  ['title: 14:30 at the clinic\n', 'read'],
  ['title: Rights\n  about: x\n', 'BLOCK_AS_IMPLICIT_KEY 1'],
  ['title: [a\n', 'BAD_INDENT 2'],
])('%j is %s', (text, code) => {
  expect(codeOf(text)).toBe(code);
});

const withSession = (from: string, to: string) => {
  const read = readYaml(plan);
  if (!read.ok || typeof read.value !== 'object') throw new Error('the example is no plan');
  return planFile.safeParse({ ...read.value, sessions: [{ on: '2027-03-10', from, to, zone: 'UTC' }] });
};
test('a session that ends as it begins is refused at its end; one past midnight is not', () => {
  const read = withSession('14:30', '14:30');
  expect(read.error?.issues.map(({ path, message }) => [path.join('/'), message])).toEqual([
    ['sessions/0/to', 'sameTime'],
  ]);
  expect(withSession('22:00', '01:00').success).toBe(true);
});

test('languages of the world are known in a plan, and all that were known before', () => {
  expect(languagesNamed('Norwegian, svenska, danois, suomi, чешский, 希伯来语, Luganda')).toEqual([
    ...['no', 'sv', 'da', 'fi', 'cs', 'he', 'lg'],
  ]);
  expect(languagesNamed('English, Elvish')).toBeNull();
  expect(languagesInWords(['no', 'lg'], 'fr')).toBe('norvégien, ganda');
  for (const code of languageCodes)
    expect([code, spokenLanguage.safeParse(code).success]).toEqual([code, true]);
});

test('what expenses cover may be left out (docs/plan-file.md)', () => {
  const read = planFile.safeParse({
    ...{ format: 'alongside-plan/1', kind: 'panel', title: 'A', attendance: 'online', recording: 'none' },
    payment: { currency: 'EUR' },
    seats: [{ key: 'a', role: 'panellist', power: 'advise', expenses: { how: 'none-arise' } }],
  });
  expect(read.data?.seats[0]?.expenses).toEqual({ how: 'none-arise', covers: [] });
});
