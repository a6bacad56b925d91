import { type Lexicon, lexicon, namesOf } from './lexicon/lexicon.ts';
import { textLanguages } from './lexicon/schema.ts';
import { matchesIn } from './reading/matches.ts';
import { type CommunityKey, communityKey } from './vocabulary.ts';

const everyLanguage = new Set(textLanguages);

/** Of the populations that a form names, those that an organisation may be led by. */
const communitiesOf = (words: Lexicon, form: Parameters<typeof namesOf>[1]): CommunityKey[] =>
  namesOf(words, form).flatMap((key) => communityKey.safeParse(key).data ?? []);

/**
 * The communities a text seems to name, in the order it names them: a suggestion to confirm, never a fact. Reads
 * English, French, Spanish, Russian and Chinese, and cannot know whom a text affects without naming them. P12
 */
export const communitiesIn = (text: string): CommunityKey[] => {
  const words = lexicon();
  const found = matchesIn(words, text, everyLanguage).name.filter(({ form }) => form.shares === null);
  return [...new Set(found.flatMap(({ form }) => communitiesOf(words, form)))];
};
