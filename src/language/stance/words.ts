import { oncePer } from '../../kernel/oncePer.ts';
import type { Vocabulary } from '../lexicon/read.ts';
import type { stanceRoles, TextLanguage } from '../lexicon/schema.ts';

export type StanceRole = (typeof stanceRoles)[number];
/** Of one language, what each role is written as. */
export type StanceWords = Readonly<Record<StanceRole, string>>;

const special = /[.+?^$()[\]\\/]/g;

/** The vocabulary's way of writing a form, as a pattern: `*` any ending, `{a|b}` a choice, ` … ` up to four words. */
const patternOf = (form: string): string => {
  const written = form
    .replace(special, '\\$&')
    .replaceAll('{', '(?:')
    .replaceAll('}', ')')
    .replaceAll('*', '\\p{L}*')
    .replaceAll(' … ', '(?:\\s+\\S+){0,4}?\\s+')
    .replaceAll(' ', '[\\s-]+')
    .replace(/['’]/g, "['’]");
  const starts = /^\p{sc=Han}|^[—–-]/u.test(form) ? '' : '(?<!\\p{L})';
  const ends = /\p{sc=Han}$|['’*]$/u.test(form) ? '' : '(?!\\p{L})';
  return `${starts}(?:${written})${ends}`;
};

/** Longest first, so that "no evidence" is not "no". */
const oneOf = (forms: readonly string[]): string =>
  `(?:${forms
    .toSorted((one, other) => other.length - one.length)
    .map(patternOf)
    .join('|')})`;

const wordsOf = oncePer(
  ({ stances }: Vocabulary) =>
    new Map(
      stances.map(({ lang, roles }) => [
        lang,
        Object.fromEntries(Object.entries(roles).map(([role, forms]) => [role, oneOf(forms)])),
      ]),
    ),
);

const compiled = oncePer((vocabulary: Vocabulary) => {
  const patterns = new Map<string, RegExp>();
  const words = wordsOf(vocabulary);
  return (
    lang: TextLanguage,
    make: (words: Readonly<Record<string, string>>) => string,
    key: string,
  ): RegExp => {
    const known = patterns.get(`${lang} ${key}`);
    if (known) return known;
    const pattern = new RegExp(make(words.get(lang) ?? {}), 'giu');
    patterns.set(`${lang} ${key}`, pattern);
    return pattern;
  };
});

/** The words of one language, asked by what they do. */
export class Stances {
  private readonly vocabulary: Vocabulary;
  private readonly lang: TextLanguage;

  constructor(vocabulary: Vocabulary, lang: TextLanguage) {
    this.vocabulary = vocabulary;
    this.lang = lang;
  }

  private pattern(role: StanceRole, around: (words: string) => string, key: string): RegExp {
    const pattern = compiled(this.vocabulary)(
      this.lang,
      (words) => around(words[role] ?? '(?!)'),
      `${role} ${key}`,
    );
    pattern.lastIndex = 0;
    return pattern;
  }

  has(role: StanceRole, text: string): boolean {
    return this.pattern(role, (words) => words, '').test(text);
  }

  all(role: StanceRole, text: string): readonly { from: number; to: number }[] {
    return [...text.matchAll(this.pattern(role, (words) => words, ''))].map(({ index, 0: { length } }) => ({
      from: index,
      to: index + length,
    }));
  }

  /** At the end of the text, with up to so many words after it. */
  endsWith(role: StanceRole, text: string, words = 0): boolean {
    const more = `(?:\\s*[\\p{L}'’]+){0,${words}}[\\s,]*$`;
    return this.pattern(role, (one) => `${one}${more}`, `ends ${words}`).test(text);
  }

  /** At its beginning, after signs, and with up to so many words of another kind before it. */
  beginsWith(role: StanceRole, text: string, words = 0): boolean {
    const before = `^[\\s,;:，；：—–-]*(?:(?!${joints})[\\p{L}\\p{N}'’-]+[\\s,]+){0,${words}}?`;
    return this.pattern(role, (one) => `${before}${one}`, `begins ${words}`).test(text);
  }

  /** Nothing else than such words. */
  isOnly(role: StanceRole, text: string): boolean {
    return this.pattern(role, (one) => `^(?:\\s*${one})*\\s*$`, 'only').test(text);
  }
}

/** At these another statement begins: what comes after them is not said of what stands before. */
const joints = '(?:and|or|et|ou|y|и|что|that|que)(?!\\p{L})';
