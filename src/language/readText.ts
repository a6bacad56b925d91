import { changes } from './findings/change.ts';
import type { ReadText } from './findings/found.ts';
import { omissions } from './findings/omission.ts';
import { phrasing } from './findings/phrasing.ts';
import { type Correction, evidence, sourcesIn, type TextSource } from './findings/sources.ts';
import { spaceFormat } from './findings/space.ts';
import type { TextFinding, TextRule } from './findings/textFinding.ts';
import { narrowerNames, wording } from './findings/wording.ts';
import { detectLanguages, type Unread } from './lexicon/detect.ts';
import { type Lexicon, lexicon } from './lexicon/lexicon.ts';
import type { TextLanguage } from './lexicon/schema.ts';
import { listsIn } from './lists/lists.ts';
import { Ground } from './reading/ground.ts';
import { matchesIn } from './reading/matches.ts';
import { mentionsIn } from './reading/mentions.ts';

/** A rule, or one entry of it, that somebody chose not to hear of, and why. It stays with the result. */
export type SwitchedOff = { rule: TextRule; entry?: string; reason: string };

export type ReadingOptions = {
  /** What the text is about: whom that affects is in the vocabulary. */
  scopes?: readonly string[];
  /** The language it is written in; found out where it is not said. */
  language?: TextLanguage;
  off?: readonly SwitchedOff[];
  /** The populations that the authors' own organisations are led by: they may speak for themselves. */
  authors?: readonly string[];
  /** An ally signs as well: what only the authors may say of themselves is found, since the ally says it too. P7 */
  withAlly?: boolean;
  /** Where a word could endanger a partner, words are advice only; why stays with the result. */
  localSafety?: string;
  /** The version before this one, and passages that must stand as they were agreed. */
  before?: string;
  passages?: readonly string[];
  /** The policy space that the text is meant for. */
  space?: string;
  /** Sources whose origin somebody knows better. */
  origins?: readonly Correction[];
};

/** What the authors may say because they are led by those whom it is about, and nobody else may. P6, P7 */
export type OwnWords = {
  authors: readonly string[];
  /** An ally signs too, so it is among the findings as well. */
  withAlly: boolean;
  findings: readonly TextFinding[];
};

export type TextResult = {
  language: TextLanguage;
  /** A language that nobody reads here, which the text or a part of it is in: no word of that was looked at. */
  unread: Unread | null;
  /** Populations that the text names in its author's own voice, in the order of the text. */
  named: readonly string[];
  findings: readonly TextFinding[];
  own: OwnWords;
  /** What was switched off, and how often it would have spoken. */
  off: readonly (SwitchedOff & { count: number })[];
  localSafety: string | null;
  /** There are more findings of a kind than anybody would read: the others are not among them. */
  cut: boolean;
  /** Scopes that the text's own words suggest and nobody declared. */
  suggested: readonly string[];
  /** What the text refers to, and whose it is. */
  sources: readonly TextSource[];
};

/** Enough for any text that people write; what is beyond it is said to be there. */
const mostOfAKind = 500;

export const readText = (text: string, language?: TextLanguage, words: Lexicon = lexicon()): ReadText => {
  const { main, languages, isSure, unread } = detectLanguages(text, words.vocabulary);
  const spoken = language ? [language, ...(isSure ? languages : [])] : languages;
  const ground = new Ground(text);
  const matches = matchesIn(words, text, new Set(spoken));
  const mentions = mentionsIn(ground, matches, words, language ?? main);
  return {
    ground,
    lexicon: words,
    matches,
    mentions,
    lists: listsIn(text, mentions, words, language ?? main),
    language: language ?? main,
    unread,
  };
};

const isOff = ({ rule, entry }: SwitchedOff, finding: TextFinding): boolean =>
  rule === finding.rule && (entry === undefined || entry === finding.entry);

/** What the text's own words suggest, beside what was declared. */
const suggestedScopes = (
  { matches, lexicon: { vocabulary } }: ReadText,
  declared: readonly string[],
): string[] => {
  const heard = new Set(matches.signal.map(({ form }) => vocabulary.scopes[form.entry]?.key ?? ''));
  return vocabulary.scopes.map(({ key }) => key).filter((key) => heard.has(key) && !declared.includes(key));
};

/** Each list that leaves somebody out, once; a text without a list leaves nobody out of one. */
const listsLeft = (omitted: readonly TextFinding[]): TextFinding[] =>
  omitted.filter(({ rule, from }, at) => rule === 'omission' && from !== omitted[at - 1]?.from);

/** What depends on whose mouth says it: words for people, and phrases that speak for them. */
const voiced = (
  read: ReadText,
  left: readonly TextFinding[],
  { authors, localSafety }: { authors: readonly string[]; localSafety: string | undefined },
): TextFinding[][] => {
  const said = { most: mostOfAKind + 1, authors: new Set(authors) };
  return [
    wording(read, { ...said, ...(localSafety ? { severity: 'info' as const } : {}) }),
    phrasing(read, { ...said, left: listsLeft(left) }),
  ];
};

const placeOf = ({ rule, from, to }: TextFinding): string => `${rule} ${from} ${to}`;

const inOrder = (findings: readonly TextFinding[]): TextFinding[] =>
  findings.toSorted((one, other) => one.from - other.from || one.to - other.to);

type All = { findings: readonly TextFinding[]; own: readonly TextFinding[]; cut: boolean };

const allFindings = (read: ReadText, sources: readonly TextSource[], options: ReadingOptions): All => {
  const { scopes = [], authors = [], withAlly = false, localSafety, before, passages = [], space } = options;
  const left = scopes.length > 0 && !read.unread?.all ? omissions(read, scopes) : [];
  const anybodys = voiced(read, left, { authors: [], localSafety });
  const theirs = authors.length > 0 ? voiced(read, left, { authors, localSafety }) : anybodys;
  const leave = new Set(theirs.flat().map(placeOf));
  const kinds = [
    left,
    ...(withAlly ? anybodys : theirs),
    narrowerNames(read, mostOfAKind + 1),
    changes(before === undefined ? null : readText(before, options.language), read, passages),
    evidence(read, sources),
    space ? spaceFormat(read, space) : [],
  ];
  return {
    findings: inOrder(kinds.flatMap((kind) => kind.slice(0, mostOfAKind))),
    own: inOrder(anybodys.flatMap((kind) => kind.slice(0, mostOfAKind))).filter(
      (finding) => !leave.has(placeOf(finding)),
    ),
    cut: [...kinds, ...anybodys].some((kind) => kind.length > mostOfAKind),
  };
};

/** What a text's reader should know before it goes out: advice, never a score. */
export const checkText = (text: string, options: ReadingOptions = {}): TextResult => {
  const read = readText(text, options.language);
  const sources = sourcesIn(read, options.origins);
  const all = allFindings(read, sources, options);
  const { off = [], scopes = [], localSafety = null, authors = [], withAlly = false } = options;
  const isHeard = (finding: TextFinding): boolean => !off.some((one) => isOff(one, finding));
  return {
    language: read.language,
    unread: read.unread,
    named: [...new Set(read.mentions.flatMap(({ names }) => names))],
    findings: all.findings.filter(isHeard),
    own: { authors, withAlly, findings: all.own.filter(isHeard) },
    off: off.map((one) => ({ ...one, count: all.findings.filter((finding) => isOff(one, finding)).length })),
    localSafety,
    cut: all.cut,
    suggested: suggestedScopes(read, scopes),
    sources,
  };
};
