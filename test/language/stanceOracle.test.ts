import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TextLanguage, textLanguages } from '../../src/language/lexicon/schema.ts';
import { checkText } from '../../src/language/readText.ts';
import { frames } from './stanceFrames.ts';

/**
 * Sentences that are made from what they mean: whoever makes one knows whether its author says that sex work is violence,
 * and looks for no word. The check finds out by looking for words, and knows of no frame.
 */
const filled = (lang: TextLanguage, frame: string): fc.Arbitrary<string> => {
  const { claims, pairs, by } = frames[lang];
  const choices = (hole: string): readonly string[] =>
    hole === 'claim' ? claims : hole === 'pair' ? pairs : hole === 'by' ? by : hole.split('|');
  const parts = frame.split(/[{}]/u);
  return fc
    .tuple(...parts.map((part, at) => (at % 2 === 0 ? fc.constant(part) : fc.constantFrom(...choices(part)))))
    .map((all) => all.join('').replaceAll(',,', ','))
    .map((text) => text.charAt(0).toUpperCase() + text.slice(1));
};

/** Sentences about other things, before and after: what they say reaches no further than their stop. */
const neighbours: Readonly<Record<TextLanguage, readonly string[]>> = {
  en: ['', 'We reject the new fines.', 'The boats left at nine.', 'Nobody came.'],
  fr: ['', 'Nous refusons les amendes.', 'Les bateaux partent à neuf heures.', 'Personne n’est venu.'],
  es: ['', 'Rechazamos las multas.', 'Los barcos salen a las nueve.', 'Nadie vino.'],
  ru: ['', 'Мы отвергаем штрафы.', 'Лодки уходят в девять.', 'Никто не пришёл.'],
  zh: ['', '我们反对罚款。', '船九点开。', '没有人来。'],
};

const textIn = (lang: TextLanguage, those: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...neighbours[lang]),
      fc.constantFrom(...those).chain((frame) => filled(lang, frame)),
      fc.constantFrom('', neighbours[lang][2] ?? ''),
    )
    .map((all) => all.filter((one) => one !== '').join(lang === 'zh' ? '' : ' '));

const isConflated = (text: string, language: TextLanguage): boolean =>
  checkText(text, { language }).findings.some(({ rule }) => rule === 'conflation');

describe.each(textLanguages)('%s: what a sentence means', (lang) => {
  const { not, said } = frames[lang];
  const all = [
    ...Object.entries(not).map(([kind, those]) => ({ kind, those, means: false })),
    ...Object.entries(said).map(([kind, those]) => ({ kind, those, means: true })),
  ];
  test.each(all)('$kind', ({ those, means }) => {
    fc.assert(
      fc.property(textIn(lang, those), (text) => {
        expect({ text, isConflated: isConflated(text, lang) }).toEqual({ text, isConflated: means });
      }),
      { numRuns: 100 },
    );
  });
});
