import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };
import { type Language, languages } from '../../src/web/words/translate.ts';
import { keysInUse } from './wordUse.ts';

type Tree = { [key: string]: string | Tree };
type Sentences = ReadonlyMap<string, string>;

const leaves = (tree: Tree, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  );

const sentences: Record<Language, Sentences> = { en: new Map(leaves(en)), fr: new Map(leaves(fr)) };
const others = languages.filter((language) => language !== 'en');

const plural = /_(zero|one|two|few|many|other)$/;
const bare = (key: string): string => key.replace(plural, '');
const bareKeys = (of: Sentences): Set<string> => new Set([...of.keys()].map(bare));
const formsOf = (of: Sentences, key: string): string[] =>
  [...of.keys()].filter((one) => one !== key && bare(one) === key).map((one) => one.slice(key.length + 1));
const counted = new Set([...sentences.en.keys()].filter((key) => plural.test(key)).map(bare));

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
const placeholdersByKey = (of: Sentences): ReadonlyMap<string, string[]> =>
  new Map(
    [...Map.groupBy(of, ([key]) => bare(key))].map(([key, forms]) => [
      key,
      [...new Set(forms.flatMap(([, text]) => placeholders(text)))].sort(),
    ]),
  );

const those = (of: Sentences, wrong: (text: string, key: string) => boolean): string[] =>
  [...of].filter(([key, text]) => wrong(text, key)).map(([key, text]) => `${key}: ${text}`);

test.each(others)('%s says everything that English says, and nothing else', (language) => {
  const [here, there] = [bareKeys(sentences[language]), bareKeys(sentences.en)];
  expect({ missing: [...there.difference(here)], unknown: [...here.difference(there)] }).toEqual({
    missing: [],
    unknown: [],
  });
});

test.each(languages)(
  '%s has every plural form that its own grammar asks for, and may name nothing at all',
  (language) => {
    const needed = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const key of counted) {
      const forms = formsOf(sentences[language], key).filter((form) => form !== 'zero');
      expect([key, forms.toSorted()]).toEqual([key, needed]);
    }
  },
);

test.each(languages)(
  'in %s a singular that also stands for zero names the number, or zero has its own sentence',
  (language) => {
    const needsOwn = new Intl.PluralRules(language).select(0) === 'one' ? [...counted] : [];
    const wrong = needsOwn.filter((key) => {
      const one = sentences[language].get(`${key}_one`) ?? '';
      return !placeholders(one).includes('count') && !sentences[language].has(`${key}_zero`);
    });
    expect(wrong).toEqual([]);
  },
);

test.each(others)('%s fills in the same values as English', (language) => {
  expect(placeholdersByKey(sentences[language])).toEqual(placeholdersByKey(sentences.en));
});

test.each(languages)('in %s only a number may be left unsaid, and only of one or none', (language) => {
  const all = placeholdersByKey(sentences[language]);
  const wrong = those(sentences[language], (text, key) => {
    const said = placeholders(text);
    const unsaid = (all.get(bare(key)) ?? []).filter((name) => !said.includes(name));
    return unsaid.some((name) => name !== 'count' || !/_(zero|one)$/.test(key));
  });
  expect(wrong).toEqual([]);
});

test.each(languages)('no sentence in %s is empty, and none carries markup', (language) => {
  expect(those(sentences[language], (text) => text.trim() === '')).toEqual([]);
  expect(those(sentences[language], (text) => /<\/?[a-z!]|&(?:[a-z]+|#\w+);/i.test(text))).toEqual([]);
});

describe('French is set the way French is set', () => {
  /** An address and a time of day keep their own colons. */
  const shown = (text: string): string => text.replace(/\w+:\/\/\S*|\d:\d/g, '');

  test('a no-break space stands before a high sign, and inside quotation marks', () => {
    expect(
      those(sentences.fr, (text) => /(?<![\u00a0\u202f])[;:?!»%]|«(?![\u00a0\u202f])/.test(shown(text))),
    ).toEqual([]);
  });

  test('quotation marks and apostrophes are the French ones', () => {
    expect(those(sentences.fr, (text) => /["'“”„]|\.{3}/.test(text))).toEqual([]);
  });

  test('people are called what they call themselves', () => {
    const refused =
      /prostitué|toxicoman|usagers? de drogue|parties? prenantes?|handicapés\b|organisations? communautaires?/i;
    expect(those(sentences.fr, (text) => refused.test(text))).toEqual([]);
  });
});

describe('sentences and the program know each other', () => {
  const program = globSync('src/**/*.{ts,tsx}').filter((file) => !/\.test\.tsx?$|\.d\.ts$/.test(file));
  const existing = bareKeys(sentences.en);
  const used = keysInUse(program, existing);

  test('the program asks for no sentence that is not there', () => {
    expect([...used.difference(existing)]).toEqual([]);
  });

  test('no page adds a sign to a sentence: each language sets its own', () => {
    const adding = program.filter((file) =>
      /\bt\([^()]*\)\}[:;?!]|\}[:;?!] \$\{/.test(readFileSync(file, 'utf8')),
    );
    expect(adding.filter((file) => file.endsWith('.tsx'))).toEqual([]);
  });

  test('no sentence waits for somebody to say it', () => {
    expect([...existing.difference(used)]).toEqual([]);
  });
});
