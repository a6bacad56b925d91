import { useWords } from '../../language/lexicon/lexicon.ts';
import { type Words, withWords } from '../../language/lexicon/ofLanguages.ts';
import { readVocabulary } from '../../language/lexicon/read.ts';
import type { TextLanguage } from '../../language/lexicon/schema.ts';
import type { Needed } from './needed.ts';

type WordsIn = (language: TextLanguage) => Promise<Words>;

/** The words that this page has. What came once is not asked for again, and nothing but its language is asked. */
export class KnownWords {
  private readonly words = new Map<TextLanguage, Words>();
  private readonly wordsIn: WordsIn;

  constructor(wordsIn: WordsIn) {
    this.wordsIn = wordsIn;
  }

  /** Those among them that could not be had: without a connection, or where this site has a newer version. */
  async have(languages: Iterable<TextLanguage>): Promise<TextLanguage[]> {
    const fresh = [...languages].filter((one) => !this.words.has(one));
    const came = await Promise.allSettled(fresh.map(async (one) => [one, await this.wordsIn(one)] as const));
    for (const one of came) if (one.status === 'fulfilled') this.words.set(...one.value);
    // In the order of the whole vocabulary, so that no answer hangs on which came first.
    const known = [...this.words].toSorted(([one], [other]) => (one < other ? -1 : 1));
    if (fresh.some((one) => this.words.has(one)))
      useWords(
        withWords(
          readVocabulary(),
          known.map(([, words]) => words),
        ),
      );
    return fresh.filter((one) => !this.words.has(one));
  }

  /** Whether the text can be read, and which languages that it may be in are not looked at. */
  async ready({ must, may }: Needed): Promise<{ readable: boolean; without: readonly TextLanguage[] }> {
    const missing = await this.have([...must, ...may]);
    return {
      readable: !missing.some((one) => must.has(one)),
      without: missing.filter((one) => may.has(one)),
    };
  }
}
