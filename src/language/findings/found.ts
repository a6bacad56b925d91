import type { Severity } from '../../kernel/finding.ts';
import { oncePer } from '../../kernel/oncePer.ts';
import type { Mark } from '../../kernel/provenance.ts';
import type { Unread } from '../lexicon/detect.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { TextLanguage } from '../lexicon/schema.ts';
import { inTraditional } from '../lexicon/traditional.ts';
import type { PopulationList } from '../lists/lists.ts';
import type { Ground } from '../reading/ground.ts';
import type { Matches } from '../reading/matches.ts';
import type { Mention } from '../reading/mentions.ts';
import type { Span } from '../reading/spans.ts';
import { type TextFinding, type TextRule, textRules } from './textFinding.ts';

/** A text, read once: what every check looks at. */
export type ReadText = {
  ground: Ground;
  lexicon: Lexicon;
  matches: Matches;
  mentions: readonly Mention[];
  lists: readonly PopulationList[];
  language: TextLanguage;
  unread: Unread | null;
};

export type Said = {
  severity: Severity;
  source: string;
  mark: Mark;
  principle?: TextFinding['principle'];
  entry?: string;
  population?: string | undefined;
  prefer?: readonly string[] | undefined;
  note?: string | undefined;
  values?: TextFinding['values'];
};

const longestWords = 300;

const hasHan = /\p{sc=Han}/u;
/** Words of ours in the characters that the text is written in. */
const asWritten = (words: string, ground: Ground): string =>
  hasHan.test(words) && ground.isTraditional ? inTraditional(words) : words;

/** A finding at a piece of the text, with what an author needs to see where she is. */
export const found = (
  rule: TextRule,
  { ground }: Pick<ReadText, 'ground'>,
  span: Span,
  said: Said,
): TextFinding => {
  const place = ground.placeOf(span.from);
  const { population, prefer, note, principle = textRules[rule], entry = null, values = {}, ...rest } = said;
  return {
    rule,
    principle,
    ...rest,
    entry,
    subject: `${place.line}:${place.column}`,
    values,
    ...place,
    from: span.from,
    to: span.to,
    words: ground.text.slice(span.from, Math.min(span.to, span.from + longestWords)),
    sentence: ground.sentenceAt(span),
    ...(population ? { population } : {}),
    ...(prefer && prefer.length > 0 ? { prefer: prefer.map((words) => asWritten(words, ground)) } : {}),
    ...(note ? { note: asWritten(note, ground) } : {}),
  };
};

const preferredNames = oncePer(
  ({ vocabulary }: Lexicon) =>
    new Map(
      vocabulary.names.toReversed().map(({ lang, population, prefer }) => [`${lang} ${population}`, prefer]),
    ),
);

/** A population as its own organisations want it written, in the language asked for; in English where it is not known. */
export const nameOf = (lexicon: Lexicon, population: string, language: TextLanguage): string => {
  const names = preferredNames(lexicon);
  return (
    names.get(`${language} ${population}`) ?? names.get(`en ${population}`) ?? population.replaceAll('-', ' ')
  );
};
