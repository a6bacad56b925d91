import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lexicon } from '../../src/language/lexicon/lexicon.ts';
import { type TextLanguage, textLanguages } from '../../src/language/lexicon/schema.ts';
import { readText } from '../../src/language/readText.ts';
import { grammarIn, listsByHand } from './listOracle.ts';

/** Names that are one mention, whatever stands beside them. */
const people: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: ['sex workers', 'refugees', 'women', 'migrants', 'trans people', 'older people'],
  fr: ['travailleuses du sexe', 'réfugiées', 'femmes', 'migrantes', 'personnes trans', 'personnes âgées'],
  es: ['trabajadoras sexuales', 'refugiadas', 'mujeres', 'migrantes', 'personas trans', 'personas mayores'],
  ru: ['секс-работниц', 'беженцев', 'женщин', 'мигрантов', 'трансгендерных людей', 'пожилых людей'],
  zh: ['性工作者', '难民', '妇女', '移民', '跨性别者', '老年人'],
};
/** Nouns and adjectives that no list of words knows. */
const unknown: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: ['tired', 'river pilots', 'seasonal pickers'],
  fr: ['fatiguées', 'marinières', 'cueilleuses'],
  es: ['cansadas', 'barqueras', 'recolectoras'],
  ru: ['усталых', 'рыбаков', 'речных'],
  zh: ['渔民', '船工', '疲惫的'],
};

const plain = (words: readonly string[]): string[] => words.filter((word) => /^[\p{L}]+$/u.test(word));
/** Between two names: nothing, small words, verbs, harms, in any order. */
const fillers = (lang: TextLanguage) => {
  const grammar = grammarIn(lang);
  const of = (words: readonly string[]) =>
    fc.constantFrom(...(plain(words).length > 0 ? plain(words) : ['']));
  return fc.oneof(
    { weight: 6, arbitrary: fc.constant('') },
    { weight: 3, arbitrary: of(grammar.leads) },
    { weight: 2, arbitrary: fc.constantFrom(...unknown[lang]) },
    { weight: 1, arbitrary: of(grammar.verbs) },
    { weight: 1, arbitrary: of(grammar.clauses) },
    { weight: 1, arbitrary: of(grammar.things) },
    { weight: 1, arbitrary: of(grammar.collectives) },
    { weight: 1, arbitrary: of(grammar.relatives) },
    { weight: 1, arbitrary: of(grammar.prepositions) },
    { weight: 1, arbitrary: of(grammar.copulas) },
  );
};
const separators = (lang: TextLanguage): readonly string[] =>
  lang === 'zh'
    ? ['、', '和', '，', '；', '以及', '']
    : [', ', '; ', ` ${plain(grammarIn(lang).joins)[0]} `, ' '];

const textIn = (lang: TextLanguage) => {
  const space = lang === 'zh' ? '' : ' ';
  const item = fc
    .tuple(
      fc.array(fillers(lang), { maxLength: 2 }),
      fc.constantFrom(...people[lang], ''),
      fc.array(fillers(lang), { maxLength: 2 }),
    )
    .map(([before, name, after]) => [...before, name, ...after].filter((one) => one !== '').join(space));
  return fc
    .array(fc.tuple(item, fc.constantFrom(...separators(lang))), { minLength: 3, maxLength: 7 })
    .map((pieces) =>
      pieces
        .map(([piece, separator]) => piece + separator)
        .join('')
        .replace(/ +/gu, ' ')
        .trim(),
    );
};

/** Grounds, narrower names and words that change who is named are tried elsewhere. */
const isPlain = (text: string, lang: TextLanguage): boolean => {
  const { mentions } = readText(text, lang);
  const grounds = new Set(
    lexicon()
      .vocabulary.populations.filter(({ kind }) => kind === 'ground')
      .map(({ key }) => key),
  );
  const { alternatives, partly } = grammarIn(lang);
  return (
    mentions.every(
      ({ population, from, to }) => !grounds.has(population) && people[lang].includes(text.slice(from, to)),
    ) && ![...alternatives, ...partly].some((words) => text.toLowerCase().includes(words))
  );
};

test.each(textLanguages)('lists in %s are those that are found by hand, in any sentence', (lang) => {
  let lists = 0;
  let sentences = 0;
  fc.assert(
    fc.property(textIn(lang), (text) => {
      fc.pre(isPlain(text, lang));
      const { mentions: all, lists: found } = readText(text, lang);
      const mentions = all.filter(({ from }, at) => from !== all[at - 1]?.from);
      const byHand = listsByHand(text, mentions, lang);
      expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(byHand);
      if (byHand.length > 0) lists += 1;
      else sentences += 1;
    }),
    { numRuns: 200 },
  );
  // Neither side may be empty: such a test would say nothing.
  expect(Math.min(lists, sentences)).toBeGreaterThan(10);
});
