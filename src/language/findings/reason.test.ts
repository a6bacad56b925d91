import { expect, test } from 'vitest';
import { lexicon } from '../lexicon/lexicon.ts';
import { checkText } from '../readText.ts';
import { reasonOf } from './reason.ts';

const words = lexicon();
const why = (text: string, reader: 'en' | 'fr', language: 'en' | 'ru' | 'zh' = 'en') =>
  checkText(text, { language, scopes: ['pandemic-relief'] })
    .findings.filter(({ rule }) => rule !== 'nobody-listed')
    .map((finding) => reasonOf(words, finding, reader));

test('whoever reads French hears in French why, whatever language the text is in', () => {
  expect(why('The law punishes prostitutes.', 'fr')[0]).toMatch(/rabaisse/);
  expect(why('Закон наказывает проституток.', 'fr', 'ru')[0]).not.toMatch(/[а-я]/i);
  expect(why('失足妇女', 'fr', 'zh').join(' ')).not.toMatch(/\p{sc=Han}/u);
  const [first] = why('Relief for women, migrants and refugees.', 'fr');
  expect(first).toBe(words.vocabulary.scopes[0]?.affected[0]?.why.fr);
});

test('no entry of any language is without its reason in the languages that the product speaks', () => {
  const { terms, phrases } = words.vocabulary;
  const told = (reader: 'en' | 'fr') => (entry: (typeof terms | typeof phrases)[number]) =>
    [...terms, ...phrases].some(
      ({ id, lang, notes }) => id === entry.id && (lang === reader || notes?.[reader] !== undefined),
    );
  for (const reader of ['en', 'fr'] as const)
    expect([...terms, ...phrases].filter((entry) => !told(reader)(entry)).map(({ id }) => id)).toEqual([]);
});
