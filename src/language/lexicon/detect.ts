import { type TextLanguage, textLanguages } from './schema.ts';

/** Small words that only one of the three has. */
const smallWords: ReadonlyMap<string, TextLanguage> = new Map(
  (
    [
      ['en', 'the and of to that with for are who from this not have be by our we'],
      ['fr', 'les des et du une pour dans qui avec sur est aux nous sont par leur ou au'],
      ['es', 'los las el y para con por una del como sus más lo al su son'],
    ] as const
  ).flatMap(([language, words]) => words.split(' ').map((word) => [word, language] as const)),
);
const sampleSize = 3000;
/** A language counts where it has this share of the words that the main one has. */
const least = 0.1;

const sampleOf = (text: string): string => {
  if (text.length <= 3 * sampleSize) return text;
  const middle = Math.floor(text.length / 2);
  return `${text.slice(0, sampleSize)} ${text.slice(middle, middle + sampleSize)} ${text.slice(-sampleSize)}`;
};

const votesIn = (sample: string): Map<TextLanguage, number> => {
  const votes = new Map<TextLanguage, number>(textLanguages.map((language) => [language, 0]));
  const vote = (language: TextLanguage, weight: number): void => {
    votes.set(language, (votes.get(language) ?? 0) + weight);
  };
  for (const word of sample.toLowerCase().match(/[a-záàâçéèêëíìîïñóòôöúùûü]+/g) ?? []) {
    const language = smallWords.get(word);
    if (language) vote(language, 1);
  }
  // A word in five is a small one; two Chinese characters, or six Cyrillic letters, are a word.
  vote('zh', (sample.match(/\p{sc=Han}/gu)?.length ?? 0) / 10);
  vote('ru', (sample.match(/\p{sc=Cyrl}/gu)?.length ?? 0) / 30);
  return votes;
};

export type Detected = { main: TextLanguage; languages: readonly TextLanguage[] };

/** The languages of a text: by script, then by small words. A text without any may be of all of them. */
export const detectLanguages = (text: string): Detected => {
  const votes = [...votesIn(sampleOf(text))].sort(([, one], [, other]) => other - one);
  const [[main, most] = ['en', 0] as const] = votes;
  const heard = votes.filter(([, count]) => most >= 2 && count >= most * least).map(([language]) => language);
  const latin = heard.some((language) => language !== 'zh' && language !== 'ru');
  const unheard = latin ? [] : (['en', 'fr', 'es'] as const);
  return { main, languages: [...new Set([...heard, ...unheard, 'ru' as const, 'zh' as const])] };
};
