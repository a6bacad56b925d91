import { oncePer } from '../../kernel/oncePer.ts';
import type { GrammarWords } from '../lexicon/grammarSchema.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { TextLanguage } from '../lexicon/schema.ts';

/** Words of one kind: as they are written, or by how they begin. */
class Words {
  private readonly whole: ReadonlySet<string>;
  private readonly stems: readonly string[];

  constructor(words: readonly string[]) {
    this.whole = new Set(words.filter((word) => !word.endsWith('*')));
    this.stems = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  }

  has(word: string): boolean {
    return this.whole.has(word) || this.stems.some((stem) => word.startsWith(stem));
  }
}

type WordKind =
  | 'verbs'
  | 'notVerbs'
  | 'actions'
  | 'copulas'
  | 'clauses'
  | 'relatives'
  | 'leads'
  | 'determiners'
  | 'prepositions'
  | 'followers'
  | 'collectives'
  | 'things'
  | 'bodies'
  | 'laws'
  | 'works'
  | 'openers';

export type Grammar = Readonly<Record<WordKind, Words>> & {
  lang: TextLanguage;
  words: GrammarWords;
  /** A comma, a semicolon, or a word that joins two items. */
  separator: RegExp;
  /** Phrases that stand anywhere in a piece of text; `null` where the language has none. */
  partly: RegExp | null;
  /** At the end of what stands before a list. */
  alternatives: RegExp | null;
  cues: RegExp | null;
  lowerLaws: RegExp | null;
  /** Chinese, where words are not parted: any of these in a piece of text. */
  inHan: Readonly<Record<'verbs' | 'clauses' | 'things' | 'collectives', RegExp>> | null;
};

const literal = (word: string): string =>
  word.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&').replace(/['’]/gu, "['’]");
/** Any of these words, whole; in Chinese wherever their characters stand. */
const anyOf = (words: readonly string[], lang: TextLanguage): RegExp | null => {
  if (words.length === 0) return null;
  const all = words
    .toSorted((one, other) => other.length - one.length)
    .map((word) => literal(word).replace(/\\\*$/u, '\\p{L}*').replaceAll(' ', '\\s+'))
    .join('|');
  return new RegExp(lang === 'zh' ? `(?:${all})` : `(?<!\\p{L})(?:${all})(?!\\p{L})`, 'iu');
};

/** With at most two small words after it. */
const atEnd = (words: RegExp | null): RegExp | null =>
  words && new RegExp(`${words.source}\\s*(?:\\p{L}+\\s+){0,2}$`, 'iu');

const separatorOf = ({ joins, lang }: GrammarWords & { lang: TextLanguage }): RegExp => {
  const words = anyOf(joins, lang)?.source ?? '$^';
  return new RegExp(`[,;、，；]|${words}`, 'giu');
};

/** A verb before one of these is a noun or an adjective: 领导者, 需要的. */
const hanVerb = (words: readonly string[]): RegExp =>
  new RegExp(`(?:${words.map(literal).join('|')})(?!者|人|员|員|的)`, 'u');

const compiled = (words: GrammarWords & { lang: TextLanguage }): Grammar => {
  const { lang } = words;
  const of = (kind: WordKind) => new Words(words[kind]);
  const never = /$^/u;
  return {
    ...{ lang, words, separator: separatorOf(words) },
    ...{
      verbs: of('verbs'),
      notVerbs: of('notVerbs'),
      actions: of('actions'),
      copulas: of('copulas'),
      clauses: of('clauses'),
    },
    ...{
      relatives: of('relatives'),
      leads: of('leads'),
      determiners: of('determiners'),
      prepositions: of('prepositions'),
    },
    ...{ followers: of('followers'), collectives: of('collectives'), things: of('things') },
    ...{ bodies: of('bodies'), laws: of('laws'), works: of('works'), openers: of('openers') },
    partly: anyOf(words.partly, lang),
    alternatives: atEnd(anyOf(words.alternatives, lang)),
    cues: anyOf(words.cues, lang),
    lowerLaws: anyOf(words.lowerLaws, lang),
    inHan:
      lang === 'zh'
        ? {
            verbs: hanVerb(words.verbs),
            clauses: anyOf(words.clauses, lang) ?? never,
            things: anyOf(words.things, lang) ?? never,
            collectives: anyOf(words.collectives, lang) ?? never,
          }
        : null,
  };
};

const grammars = oncePer(
  ({ vocabulary }: Lexicon): ReadonlyMap<TextLanguage, Grammar> =>
    new Map(vocabulary.grammar.map((words) => [words.lang, compiled(words)])),
);

export const grammarOf = (lexicon: Lexicon, lang: TextLanguage): Grammar => {
  const grammar = grammars(lexicon).get(lang);
  if (!grammar) throw new Error(`no grammar of ${lang}`);
  return grammar;
};

const word = /[\p{L}\p{M}\p{N}]+(?:[-‐‑][\p{L}\p{M}\p{N}]+)*(?:['’](?:t|re|ve|ll)(?!\p{L}))?/gu;

/** The words of a piece of text, small, with what stands in brackets left out. */
export const wordsIn = (text: string): string[] =>
  text
    .replace(/\([^()]*\)|（[^（）]*）/gu, ' ')
    .toLowerCase()
    .replaceAll('’', "'")
    .match(word) ?? [];

const adjectiveEndings: Readonly<Record<TextLanguage, RegExp>> = {
  en: /$^/u,
  fr: /(?:ale?|aux|ales|ien|ienne|aise?|ique|if|ive|aine?|el|elle|oise?|uni|autonome|féministe|populaire|solidaire|libre)s?$/u,
  es: /(?:al|an[oa]|ense|ic[oa]|iv[oa]|ista|eñ[oa]|ari[oa]|és|esa|únic[oa]|libre|unid[oa])(?:e?s)?$/u,
  ru: /(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ыми|ими|ых|их|ую|юю|ей)$/u,
  zh: /$^/u,
};

/** As adjectives of the language end; English and Chinese do not show it. */
export const hasAdjectiveEnding = (word: string, lang: TextLanguage): boolean =>
  adjectiveEndings[lang].test(word);
