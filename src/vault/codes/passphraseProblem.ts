export type PassphraseProblem = 'short' | 'common' | 'long';

export const shortestPassphrase = 15;
export const longestPassphrase = 1000;
const goodScore = 3;

/** Guessing at a longer text, or at more ways to read its digits as letters, stops the server for seconds (C55). */
const effort = { maxLength: 64, l33tMaxSubstitutions: 1 };

/** Some 3 MB of word lists: read when somebody first chooses her own passphrase, not when the server starts. */
const loadGuesser = async () => {
  const [core, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ]);
  return new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...english.dictionary },
    graphs: common.adjacencyGraphs,
    ...effort,
  });
};
let guesser: ReturnType<typeof loadGuesser> | undefined;

const characters = (text: string): number => [...text].length;

const without = (text: string, words: string[]): string =>
  words.reduce((left, word) => (word ? left.replaceAll(word, '') : left), text);

/**
 * Why an own passphrase will not do, or null. Her name, the group's name and the like do not count towards it.
 * Sign-up and change only, where the person has just typed it twice: the lists need a string.
 */
export const passphraseProblem = async (
  text: string,
  tellingWords: string[],
): Promise<PassphraseProblem | null> => {
  const trimmed = text.trim();
  if (characters(text) > longestPassphrase) return 'long';
  if (characters(trimmed) < shortestPassphrase) return 'short';
  const words = tellingWords
    .flatMap((word) => [word, ...word.split(/\s+/u)])
    .map((word) => word.trim().toLowerCase());
  const told = words.filter((word) => characters(word) >= 3).sort((one, other) => other.length - one.length);
  if (characters(without(trimmed.toLowerCase(), told).trim()) < shortestPassphrase) return 'common';
  guesser ??= loadGuesser();
  const known = await guesser;
  const { score, sequence } = known.check(trimmed, told);
  // It keeps what it was asked last, for good (C08).
  known.check('-', []);
  const listed = sequence.length === 1 && sequence[0]?.pattern === 'dictionary';
  return score < goodScore || listed ? 'common' : null;
};
