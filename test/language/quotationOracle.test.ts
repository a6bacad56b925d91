import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TextLanguage, textLanguages } from '../../src/language/lexicon/schema.ts';
import { checkText } from '../../src/language/readText.ts';
import { pieces } from './quotationTexts.ts';

/**
 * Texts whose maker knows who speaks at each place, because she put the marks there: nothing is searched for a mark.
 * What stands on a side is `own` or `quoted`; a text is its paragraphs, and a paragraph its stretches.
 */
type Stretch = { who: 'own' | 'quoted'; says: string };
type Paragraph = readonly Stretch[];

const own = (says: string): Stretch => ({ who: 'own', says });
const quoted = (says: string): Stretch => ({ who: 'quoted', says });

const sentence = (lang: TextLanguage) => {
  const { inside, word } = pieces[lang];
  // A quotation that is one word alone is the commonest of all.
  return fc.constantFrom(...inside, word);
};
const said = (lang: TextLanguage) => {
  const { conflation } = pieces[lang];
  return fc.oneof(
    { weight: 4, arbitrary: sentence(lang) },
    { weight: 1, arbitrary: fc.constant(conflation) },
  );
};

const marked = (lang: TextLanguage) => {
  const { leads, tails, marks } = pieces[lang];
  const about = fc.tuple(fc.constantFrom(...leads), fc.constantFrom(...tails));
  return fc
    .tuple(about, fc.constantFrom(...marks), said(lang))
    .map(([[lead, tail], [opens, closes], says]): Paragraph[] => [
      [own(lead), quoted(opens + says + closes), own(tail)],
    ]);
};

/** A quotation in a quotation: what stands after the inner one is still quoted. */
const nested = (lang: TextLanguage) => {
  const { leads, tails, nested: marks } = pieces[lang];
  const space = lang === 'zh' ? '' : ' ';
  return fc
    .tuple(fc.constantFrom(...leads), fc.constantFrom(...tails), fc.constantFrom(...marks))
    .chain(([lead, tail, [opens, closes, inOpens, inCloses]]) =>
      fc.tuple(sentence(lang), sentence(lang), sentence(lang)).map(([before, within, after]): Paragraph[] => {
        const inner = `${inOpens}${within}${inCloses}`;
        const whole = [before, inner, after].join(space);
        return [[own(lead), quoted(opens + whole + closes), own(tail)]];
      }),
    );
};

/** Each paragraph of a long quotation begins with the mark, and only the last ends with one. */
const several = (lang: TextLanguage) => {
  const { leads, tails, marks } = pieces[lang];
  const stop = lang === 'zh' ? '。' : '.';
  // A straight mark that begins a paragraph may as well end the one before, and a single one is an apostrophe too.
  const clear = marks.filter(([opens, closes]) => opens !== closes && !/['‘"]/.test(opens + closes));
  return fc
    .tuple(
      fc.constantFrom(...leads),
      fc.constantFrom(...tails),
      fc.constantFrom(...clear),
      fc.array(said(lang), { minLength: 2, maxLength: 4 }),
    )
    .map(([lead, tail, [opens, closes], all]): Paragraph[] =>
      all.map((says, at): Paragraph => {
        const isLast = at === all.length - 1;
        const words = quoted(`${opens}${says}${stop}${isLast ? closes : ''}`);
        return [...(at === 0 ? [own(lead)] : []), words, ...(isLast ? [own(tail)] : [])];
      }),
    );
};

const block = (lang: TextLanguage) =>
  fc
    .tuple(fc.array(said(lang), { minLength: 1, maxLength: 3 }), fc.constantFrom('> ', '>'))
    .map(([all, sign]): Paragraph[] => [[quoted(all.map((says) => sign + says).join('\n'))]]);

const speech = (lang: TextLanguage) =>
  fc
    .array(fc.constantFrom(...pieces[lang].lines), { minLength: 1, maxLength: 2 })
    .map((lines): Paragraph[] => [[quoted(lines.join('\n'))]]);

/** All that is the author's: sentences, apostrophes, what conflates, and marks that nothing answers. */
const plain = (lang: TextLanguage, stray: 'open' | 'shut') => {
  const { own: sentences, conflation, marks } = pieces[lang];
  const stop = lang === 'zh' ? '。' : '.';
  const lonely = marks.map(([opens, closes]) =>
    pieces[lang][stray].replace('§', (stray === 'open' ? opens : closes).trim()),
  );
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 }) },
      { weight: 1, arbitrary: fc.constant([conflation + stop]) },
      { weight: 2, arbitrary: fc.constantFrom(...lonely).map((one) => [one]) },
    )
    .map((all): Paragraph[] => [[own(all.join(lang === 'zh' ? '' : ' '))]]);
};

/** Marks that stay open and marks that close nothing never meet in one text: together they would be a quotation. */
const paragraphsIn = (lang: TextLanguage) =>
  fc.constantFrom('open' as const, 'shut' as const).chain((stray) => {
    const others = [marked(lang), nested(lang), several(lang), block(lang)];
    const kinds = pieces[lang].lines.length > 0 ? [...others, speech(lang)] : others;
    return fc
      .array(fc.oneof(plain(lang, stray), plain(lang, stray), ...kinds), { minLength: 1, maxLength: 6 })
      .map((all) => all.flat());
  });

const placesOf = (text: string, words: string): number[] =>
  [...text.toLowerCase().matchAll(new RegExp(words.toLowerCase(), 'gu'))].map(({ index }) => index);

/** The text, and where in it the author herself says the word or what conflates. */
const written = (paragraphs: readonly Paragraph[], lang: TextLanguage) => {
  const { word, conflation } = pieces[lang];
  let text = '';
  const owned: number[] = [];
  const others: number[] = [];
  for (const [at, paragraph] of paragraphs.entries()) {
    if (at > 0) text += '\n\n';
    for (const { who, says } of paragraph) {
      const whole = says.replaceAll('{}', word);
      for (const phrase of [word, conflation])
        for (const place of placesOf(whole, phrase))
          (who === 'own' ? owned : others).push(text.length + place);
      text += whole;
    }
  }
  return { text, owned: owned.toSorted((one, other) => one - other), others };
};

const foundIn = (text: string, language: TextLanguage): number[] =>
  checkText(text, { language })
    .findings.filter(({ rule }) => rule === 'language' || rule === 'conflation')
    .map(({ from }) => from)
    .toSorted((one, other) => one - other);

test.each(textLanguages)('%s: whoever put the marks knows who speaks', (lang) => {
  let [authors, quotations] = [0, 0];
  fc.assert(
    fc.property(paragraphsIn(lang), (paragraphs) => {
      const { text, owned, others } = written(paragraphs, lang);
      authors += owned.length;
      quotations += others.length;
      expect({ text, found: foundIn(text, lang) }).toEqual({ text, found: owned });
    }),
    { numRuns: 300 },
  );
  // Neither side may be empty: such a test would say nothing.
  expect(Math.min(authors, quotations)).toBeGreaterThan(100);
});
