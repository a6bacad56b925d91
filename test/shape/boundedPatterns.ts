import { lexicon } from '../../src/language/lexicon/lexicon.ts';
import { strictPattern } from '../../src/language/lexicon/strict.ts';
import { sourcesHeading } from '../../src/language/reading/sourceList.ts';
import { wordsWithinTitles } from '../../src/language/reading/titles.ts';
import { pathsOf, routes } from '../../src/routes.ts';

/**
 * `begins`: how it is written. `because`: why the text it looks at stays short. `untold`: examining it may not come to an
 * end, so that nothing says whether it grows.
 */
type Bounded = { file: string; begins: string; because: string; untold?: true };

/** Patterns whose work grows faster than their text. The list may only become shorter. */
export const boundedPatterns: readonly Bounded[] = [
  {
    file: 'src/database/migrate.ts',
    begins: '^.*\\/|\\..*$',
    because: 'looks at the names of our own migrations',
  },
  {
    file: 'src/language/reading/exempt.ts',
    begins: '[.;:!?\\n]\\s*$',
    because: 'looks at the 160 signs before a match',
  },
  {
    file: 'src/language/reading/exempt.ts',
    begins: '(?:\\b(?:we are|we, (?:the )?',
    because: 'looks at the 40 signs before a match',
  },
  {
    file: 'src/language/reading/speech.ts',
    begins: '(?:dit|répond',
    because: 'looks at the 120 signs before a line',
    untold: true,
  },
  {
    file: 'src/language/reading/speech.ts',
    begins: '[,!?…—–]',
    because: 'begins at a sign, and goes over the blanks and the one word after it',
    untold: true,
  },
  {
    file: 'src/statements/languageCheck/read.ts',
    begins: '\\s*\\([^)]*\\)$',
    because: 'looks at the name of an organisation, which has at most 120 signs',
  },
  {
    file: 'src/web/report.ts',
    begins: '((?:src|dist)\\/',
    because: 'looks at the first 8,000 signs of an error of ours',
  },
];

/** Forms as the vocabulary writes them, with every sign in them that is more than itself. */
const writtenForms = ['a b c d e f', 'a-b c', "l'a d’b", 'a*'];
const anyLetters = '[\\p{L}\\p{N}]*';
/** A form that leaves letters open anywhere but at its end is one of its own. */
const isOpenWithin = ({ source }: RegExp): boolean =>
  source.includes('.*?') || source.replace(`${anyLetters}$`, '$').includes(anyLetters);
/** Each shape of address once: which words stand in it changes nothing. */
const addresses = new Set(Object.values(routes).map(({ pattern }) => pattern.replace(/\/[\w.-]+/g, '/x')));

/** Patterns that are put together when the program runs: of each shape one, or why they and their text stay short. */
export const putTogether: Readonly<Record<string, string | (() => readonly RegExp[])>> = {
  'src/documents/mime.ts': 'begins at a semicolon, and goes once over the blanks after it',
  'src/engagements/checks/personNames.ts':
    'looks at one field of a plan, of at most 4,000 signs, in the pool; a name has at most six words',
  'src/language/lexicon/detect.ts': 'one letter at a time',
  'src/language/lexicon/strict.ts': () => [
    ...writtenForms.flatMap((form) =>
      (['cased', 'exact-diacritics'] as const).flatMap((match) => strictPattern(form, match) ?? []),
    ),
    ...lexicon().forms.flatMap(({ pattern }) => (pattern && isOpenWithin(pattern) ? [pattern] : [])),
  ],
  'src/language/names/signatures.ts': 'begins at the beginning of a line only, and takes whatever follows',
  'src/language/reading/bullets.ts':
    'looks at the beginning of a line, or at the few hundred signs between two names of one list',
  'src/language/reading/grammar.ts':
    'begins at a word of the vocabulary, and goes over at most two further words and the blanks around them',
  'src/language/reading/quotations.ts': 'one sign at a time',
  'src/language/reading/sourceList.ts': () => [sourcesHeading],
  'src/language/reading/titles.ts': () => wordsWithinTitles,
  'src/language/stance/words.ts': 'looks at the 220 signs before a phrase and the 160 after it',
  'src/publicPages/passages.ts':
    'at each sign of a text it goes on for as many signs as the words have, of which there are at most 200',
  'src/routes.ts': () => [...addresses].map((pattern) => pathsOf({ pattern })),
};
