import { detectLanguages } from '../../language/lexicon/detect.ts';
import type { Vocabulary } from '../../language/lexicon/read.ts';
import type { TextLanguage } from '../../language/lexicon/schema.ts';
import type { Language } from '../../web/words/translate.ts';

/** `must`: without its words the text is not read. `may`: so short that it could be in these as well. */
export type Needed = { must: ReadonlySet<TextLanguage>; may: ReadonlySet<TextLanguage> };

/** Whose words a text and the version before it are read by, and the reader's own, in which the answer is written. */
export const languagesNeeded = (
  texts: readonly string[],
  chosen: TextLanguage | null,
  reader: Language,
  vocabulary: Vocabulary,
): Needed => {
  const must = new Set<TextLanguage>([reader]);
  const may = new Set<TextLanguage>();
  for (const text of texts) {
    const { main, languages, isSure } = detectLanguages(text, vocabulary);
    must.add(chosen ?? main);
    if (isSure) for (const one of languages) must.add(one);
    else if (!chosen) for (const one of languages) may.add(one);
  }
  return { must, may: new Set([...may].filter((one) => !must.has(one))) };
};
