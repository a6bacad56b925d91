import { writtenForms } from '../matcher/forms.ts';
import { type Trie, trieOf } from '../matcher/trie.ts';
import { readVocabulary, type Vocabulary } from './read.ts';
import type { TextLanguage } from './schema.ts';
import { type Match, strictPattern } from './strict.ts';

export const formKinds = ['name', 'term', 'phrase', 'organisation', 'origin', 'signal'] as const;
export type FormKind = (typeof formKinds)[number];

/** One written form: which entry of which list it speaks for. */
export type Form = {
  kind: FormKind;
  entry: number;
  /** Whose exceptions hold for it: a population's, in any language; of words and phrases, the entry's own. */
  owner: string;
  /** `null`: of any language, as the names of organisations are. */
  lang: TextLanguage | null;
  /** A longer phrase in which the entry's own forms do not mean the entry. */
  exception: boolean;
  /** What a match must also look like, where capitals or accents count. */
  pattern: RegExp | null;
  /** Any end is an end: `*` closes the form. */
  open: boolean;
  /** Other words may stand between its own. */
  loose: boolean;
  /** Of names: the population that it covers, where that is less than the group. */
  covers: string | null;
  /** Of names: a word of the subject, which names nobody. */
  topic: boolean;
  /** Of names: it names its group only beside another name, whose noun or subject it shares. */
  shares: 'next' | 'last' | null;
};

export type Lexicon = {
  vocabulary: Vocabulary;
  trie: Trie;
  forms: readonly Form[];
  /** Whom a mention of a population names: itself, and everyone broader, however far. */
  named: ReadonlyMap<string, readonly string[]>;
};

type Row = Omit<Form, 'pattern' | 'open' | 'loose'> & { written: string; match: Match };
type Spoken = Pick<Row, 'kind' | 'entry' | 'lang' | 'match'> & { owner?: string };

/** `LGBT*`, `FSWs`: capitals mean it, in whatever list it stands. */
const isAbbreviation = /^\p{Lu}[\p{Lu}\d]+(?:s|\*)?$/u;

const rowsOf = (of: Spoken, written: readonly string[] = [], more: Partial<Row> = {}): Row[] =>
  written.map((one) => ({
    ...of,
    owner: of.owner ?? String(of.entry),
    match: isAbbreviation.test(one) ? 'cased' : of.match,
    exception: false,
    covers: null,
    topic: false,
    shares: null,
    written: one,
    ...more,
  }));

const exceptionsOf = (of: Spoken, written: readonly string[] | undefined): Row[] =>
  rowsOf({ ...of, match: 'folded' }, written, { exception: true });

const nameRows = ({ names }: Vocabulary): Row[] =>
  names.flatMap(
    (
      {
        considerate,
        recognise,
        abbreviations,
        narrower = [],
        topics,
        exceptions,
        sharesNext,
        sharesLast,
        ...name
      },
      entry,
    ) => {
      const of: Spoken = { kind: 'name', entry, owner: name.population, lang: name.lang, match: name.match };
      return [
        ...rowsOf(of, considerate),
        ...rowsOf(of, recognise),
        ...rowsOf({ ...of, match: 'cased' }, abbreviations),
        ...rowsOf(of, sharesNext, { shares: 'next' }),
        ...rowsOf(of, sharesLast, { shares: 'last' }),
        ...rowsOf(of, topics, { topic: true }),
        ...narrower.flatMap(({ form, covers }) => rowsOf(of, [form], { covers })),
        ...exceptionsOf(of, exceptions),
      ];
    },
  );

const wordRows = ({ terms, phrases }: Vocabulary): Row[] => [
  ...terms.flatMap(({ lang, match, inconsiderate, exceptions }, entry) => {
    const of: Spoken = { kind: 'term', entry, lang, match };
    return [...rowsOf(of, inconsiderate), ...exceptionsOf(of, exceptions)];
  }),
  ...phrases.flatMap(({ lang, match, forms, exceptions }, entry) => {
    const of: Spoken = { kind: 'phrase', entry, lang, match };
    return [...rowsOf(of, forms), ...exceptionsOf(of, exceptions)];
  }),
];

const sourceRows = ({ gazetteer, scopes }: Vocabulary): Row[] => [
  ...gazetteer.organisations.flatMap(({ forms, match }, entry) =>
    rowsOf({ kind: 'organisation', entry, lang: null, match }, forms),
  ),
  ...gazetteer.rules.flatMap(({ words }, entry) =>
    rowsOf({ kind: 'origin', entry, lang: null, match: 'folded' }, words),
  ),
  ...scopes.flatMap(({ signals }, entry) =>
    Object.values(signals).flatMap((forms) =>
      rowsOf({ kind: 'signal', entry, lang: null, match: 'folded' }, forms),
    ),
  ),
];

const namedBy = ({ populations }: Vocabulary): Map<string, readonly string[]> => {
  const broader = new Map(populations.map((one) => [one.key, one.broader]));
  const climb = (key: string): string[] => [key, ...(broader.get(key) ?? []).flatMap(climb)];
  return new Map(populations.map(({ key }) => [key, [...new Set(climb(key))]]));
};

/** Whom a form names: its population and everyone broader, and those whom it names as well. */
export const namesOf = ({ vocabulary, named }: Lexicon, { covers, entry }: Form): readonly string[] => {
  if (covers) return named.get(covers) ?? [];
  const name = vocabulary.names[entry];
  if (!name) return [];
  const own = named.get(name.population) ?? [];
  return name.also.length === 0
    ? own
    : [...new Set([...own, ...name.also.flatMap((key) => named.get(key) ?? [])])];
};

export const lexiconOf = (vocabulary: Vocabulary): Lexicon => {
  const forms: Form[] = [];
  const written: [symbols: number[], ref: number][] = [];
  for (const { written: text, match, ...row } of [
    ...nameRows(vocabulary),
    ...wordRows(vocabulary),
    ...sourceRows(vocabulary),
  ])
    for (const { variant, symbols } of writtenForms(text)) {
      written.push([symbols, forms.length]);
      forms.push({
        ...row,
        pattern: strictPattern(variant, match),
        open: variant.endsWith('*'),
        loose: variant.includes('…'),
      });
    }
  return { vocabulary, trie: trieOf(written), forms, named: namedBy(vocabulary) };
};

let made: Lexicon | undefined;

/** From now on these words are known, and no other: a browser fetches those of the languages that it needs. */
export const useWords = (vocabulary: Vocabulary): void => {
  made = lexiconOf(vocabulary);
};

/** Made when it is first needed: most of what the program does never reads a text. */
export const lexicon = (): Lexicon => {
  made ??= lexiconOf(readVocabulary());
  return made;
};
