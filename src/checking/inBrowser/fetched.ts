import { type Words, wordsOf } from '../../language/lexicon/ofLanguages.ts';
import { readVocabulary } from '../../language/lexicon/read.ts';
import type { TextLanguage } from '../../language/lexicon/schema.ts';

/** The words of one language: in the browser, a file of ours that is fetched when asked for (`vite.config.ts`). */
export const fetchWords = async (language: TextLanguage): Promise<Words> =>
  wordsOf(readVocabulary(), language);
