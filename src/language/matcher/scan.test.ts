import { AhoCorasick } from '@monyone/aho-corasick';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lexicon } from '../lexicon/lexicon.ts';
import { variantsOf, writtenForms } from './forms.ts';
import { fold, kind, kinds } from './letters.ts';
import { scan } from './scan.ts';
import { trieOf } from './trie.ts';

const read = (forms: readonly string[], text: string): string[] => {
  const rows = forms.flatMap((form, ref) => writtenForms(form).map(({ symbols }) => [symbols, ref] as const));
  const { count, at } = scan(trieOf(rows), text);
  return Array.from({ length: count }, (_, index) => text.slice(at[index * 3], at[index * 3 + 1]));
};

describe('a form is found as people write it', () => {
  test.each([
    ['sex work*', 'Sex‑workers', 'a hyphen that does not break'],
    ['sex work*', 'SEX\u00a0WORKERS', 'a space that does not break, and capitals'],
    ['sex work*', 'sex\nworkers', 'a line’s end'],
    ['sex workers', 'sex wor-\nkers', 'a word broken at a line’s end'],
    ['sex work*', 's\u00adex wor\u200bkers', 'signs that nobody sees'],
    ['sex work*', 'Ｓｅｘ　ｗｏｒｋｅｒｓ', 'full width'],
    ['travailleu* du sexe', 'travailleur·euse·s du sexe', 'inclusive writing with dots'],
    ['travailleu* du sexe', 'travailleurs(ses) du sexe', 'inclusive writing with brackets'],
    ['travailleu* du sexe', 'travailleurSEs du sexe', 'inclusive writing with capitals'],
    ['trabajador* sexual*', 'trabajadoras/es sexuales', 'inclusive writing with a stroke'],
    ['trabajador* sexual*', 'trabajador@s sexuales', 'inclusive writing with an at sign'],
    ['sœur*', 'soeurs', 'two spellings of one sound'],
    ['unhoused', 'unho\u0301used', 'marks of their own'],
    ['отчёт', 'отчет', 'ё written е'],
    ['性工作者', '性工\n作者', 'characters on two lines'],
    ['communit* … at the centre', 'communities must always be at the centre', 'words between'],
  ])('%s in “%s”: %s', (form, text) => {
    expect(read([form], text)).toContain(text);
  });

  test.each([
    ['sex work*', 'Essex workers', 'the end of another word'],
    ['sex worker', 'sex workers', 'the beginning of another word'],
    ['sex work*', 'sex, work', 'a comma that the form has not'],
    ['sex work*', 'sex\n\nwork', 'a blank line'],
    ['люди, употребляющие', 'люди употребляющие', 'a comma that the form has'],
    ['мой', 'мои', 'й is a letter of its own'],
    ['a … b', 'a one two three four five b', 'too many words between'],
  ])('%s not in “%s”: %s', (form, text) => {
    expect(read([form], text)).toEqual([]);
  });
});

test('alternatives are each a form, and an empty one leaves no space behind', () => {
  expect(variantsOf('{women|woman} who {|sometimes }use')).toEqual([
    'women who use',
    'women who sometimes use',
    'woman who use',
    'woman who sometimes use',
  ]);
});

/** A published matcher without words, folding or endings, on text folded beforehand: what it must be like. */
const oracleOf = (forms: readonly string[]) => {
  const plain = new AhoCorasick([...forms]);
  const isLetter = (text: string, at: number): boolean =>
    at >= 0 && at < text.length && kinds[text.charCodeAt(at)] === kind.letter;
  return (text: string): string[] =>
    plain
      .matchInText(text)
      .filter(({ begin, end }) => !isLetter(text, begin - 1) && !isLetter(text, end))
      .map(({ begin, end }) => `${begin}-${end}`)
      .sort();
};

/** Forms of the vocabulary that are plain words: the oracle knows no endings, gaps or other partings. */
const plainForms = [
  ...new Set(
    lexicon()
      .vocabulary.names.filter(({ lang }) => lang !== 'zh')
      .flatMap(({ considerate, recognise = [] }) => [...considerate, ...recognise])
      .flatMap(variantsOf)
      .filter((form) => /^[\p{L} ]+$/u.test(form) && !/œ|oe/i.test(form))
      .map((form) => fold(form)),
  ),
];
const rows = plainForms.map((form, ref) => [writtenForms(form)[0]?.symbols ?? [], ref] as const);
const trie = trieOf(rows);
const oracle = oracleOf(plainForms);
const ours = (text: string): string[] => {
  const { count, at } = scan(trie, text);
  return Array.from({ length: count }, (_, index) => `${at[index * 3]}-${at[index * 3 + 1]}`).sort();
};

test('it finds what a published matcher finds, in any text made of the vocabulary’s own words', () => {
  const words = [...new Set(plainForms.flatMap((form) => form.split(' ')))];
  const piece = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...words) },
    { weight: 4, arbitrary: fc.constantFrom(...plainForms) },
    { weight: 2, arbitrary: fc.constantFrom(' ', '. ', ', ', 's', 'x', '(', "'", '"') },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join(' ').replace(/ +/g, ' ');
      expect(ours(text)).toEqual(oracle(text));
    }),
    { numRuns: 300 },
  );
});

test('what it finds is where it says, in any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { count, at } = scan(lexicon().trie, text);
      for (let index = 0; index < count; index += 1) {
        const [from = -1, to = -1] = at.subarray(index * 3, index * 3 + 2);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(text.length);
      }
    }),
  );
});
