import { afterAll, describe, expect, test } from 'vitest';
import { corpus, read } from '../../../test/language/golden.ts';
import { nameOf } from '../../language/findings/found.ts';
import { reasonOf } from '../../language/findings/reason.ts';
import { lexicon, lexiconOf, useWords } from '../../language/lexicon/lexicon.ts';
import { withWords, wordsOf } from '../../language/lexicon/ofLanguages.ts';
import { readVocabulary } from '../../language/lexicon/read.ts';
import { type TextLanguage, textLanguages } from '../../language/lexicon/schema.ts';
import type { Language } from '../../web/words/translate.ts';
import { fetchWords } from './fetched.ts';
import { KnownWords } from './known.ts';
import { languagesNeeded } from './needed.ts';

const whole = readVocabulary();
afterAll(() => useWords(whole));

const english = 'The aid must reach women and prostitutes who live in the town.';
const russian = 'Помощь должна дойти до женщин и проституток в городе.';
const needed = (texts: readonly string[], chosen: TextLanguage | null = null, reader: Language = 'en') => {
  const { must, may } = languagesNeeded(texts, chosen, reader, whole);
  return { must: [...must].sort(), may: [...may].sort() };
};

describe('whose words are fetched', () => {
  test.each([
    ['of the page alone', [english], null, ['en'], []],
    ['of the text', [russian], null, ['en', 'ru'], []],
    ['of the version before as well', [english, russian], null, ['en', 'ru'], []],
    ['of the language that was chosen', ['Red roja'], 'es', ['en', 'es'], []],
    ['of all that a few words may be in', ['Red roja'], null, ['en'], ['es', 'fr']],
  ] as const)('%s', (_, texts, chosen, must, may) => {
    expect(needed(texts, chosen)).toEqual({ must, may });
  });
});

const inWhole = new Map(corpus.map((golden) => [golden.name, read(golden)]));
const all = lexicon();

/** The corpus by the words that the browser fetches for each text: the rest is not there. */
const byNeeded = (reader: Language) =>
  Map.groupBy(corpus, ({ text, before, lang }) => {
    const texts = before === undefined ? [text] : [text, before];
    const { must, may } = languagesNeeded(texts, lang, reader, whole);
    return [...must, ...may].sort().join(' ');
  });

test.each(['en', 'fr'] as const)('with those words alone a reader of %s is told the same', async (reader) => {
  const groups = byNeeded(reader);
  expect(groups.size).toBeGreaterThanOrEqual(5);
  for (const [languages, texts] of groups) {
    await new KnownWords(fetchWords).have(textLanguages.filter((one) => languages.includes(one)));
    const part = lexicon();
    expect(part.vocabulary.names.length).toBeLessThan(whole.names.length);
    for (const golden of texts) {
      const result = inWhole.get(golden.name);
      expect(read(golden)).toEqual(result);
      for (const one of result?.findings ?? [])
        expect(reasonOf(part, one, reader)).toBe(reasonOf(all, one, reader));
    }
    for (const { key } of whole.populations) expect(nameOf(part, key, reader)).toBe(nameOf(all, key, reader));
  }
});

describe('without a connection', () => {
  const only = (...there: TextLanguage[]) => {
    const asked: TextLanguage[] = [];
    const known = new KnownWords(async (language) => {
      asked.push(language);
      if (!there.includes(language)) throw new TypeError('no connection');
      return wordsOf(whole, language);
    });
    return { asked, known };
  };
  const ask = (known: KnownWords, text: string) => known.ready(languagesNeeded([text], null, 'en', whole));

  test('a text in a language whose words are not here is not read', async () => {
    const { known } = only('en');
    expect(await ask(known, russian)).toEqual({ readable: false, without: [] });
    expect(await ask(known, english)).toEqual({ readable: true, without: [] });
  });

  test('a few words are read in the languages that are here, and the others are told', async () => {
    expect(await ask(only('en').known, 'Red roja')).toEqual({ readable: true, without: ['fr', 'es'] });
  });

  test('what is here is not asked for again; what was not is', async () => {
    const { asked, known } = only('en');
    await ask(known, english);
    await ask(known, english);
    await ask(known, russian);
    await ask(known, russian);
    expect(asked).toEqual(['en', 'ru', 'ru']);
  });

  test('no answer hangs on which words came first', async () => {
    const { known } = only(...textLanguages);
    for (const one of ['zh', 'fr', 'en', 'ru', 'es'] as const) await known.have([one]);
    expect(lexicon().forms).toEqual(lexiconOf(withWords(whole, [whole])).forms);
  });
});
