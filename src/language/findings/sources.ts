import { oncePer } from '../../kernel/oncePer.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { origins } from '../lexicon/schema.ts';
import { worksIn } from '../reading/sourceList.ts';
import { type Span, spansTouching } from '../reading/spans.ts';
import { found, type ReadText } from './found.ts';
import type { TextFinding } from './textFinding.ts';

export type Origin = (typeof origins)[number];

/** One source that a text refers to. `by`: the organisation or the rule that says so; `null`: nobody knows yet. */
export type TextSource = Span & {
  line: number;
  text: string;
  origin: Origin | null;
  by: string;
  /** Somebody said so who knows better. */
  corrected: boolean;
};

/** Somebody knows better: the source, as it stands in the text, and where it comes from. */
export type Correction = { source: string; origin: Origin };

/** From where a host may begin, never from within one: each is walked over once. */
const address = /(?<![a-z0-9.-])((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/\s)>\],;:.]|$)/gi;
const doi = /\b(10\.\d{4,9})\//g;
const issn = /\b(\d{4}-\d{3}[\dX])\b/g;
const refers = /https?:\/\/|\bwww\.|\bdoi\b|\b10\.\d{4,9}\//i;
const marker = /^\s*(?:(?:\[\^?\d+\]:?|\d{1,3}[.)]|[-*•])\s+)+/;
/** Where the authors of a source end: a year, a title's opening sign, or the first full stop after a whole word. */
const endOfAuthors =
  /\(?\b(?:19|20)\d{2}\b|["“«*_《]|(?<=\p{L}{3})\.\s|(?<=\p{Lu})\.\s(?=\p{Lu}\p{Ll}+\s(?!(?:and|et|y|&)\s))/u;
const mostSources = 2000;

const linesWithin = (text: string, { from, to }: Span): Span[] => {
  const lines: Span[] = [];
  for (let at = from; at < to; ) {
    const next = text.indexOf('\n', at);
    const end = next === -1 || next > to ? to : next;
    if (text.slice(at, end).trim() !== '') lines.push({ from: at, to: end });
    at = end + 1;
  }
  return lines;
};

/** A line that only tells where something is published, as notes and lists do; a sentence with a link is none. */
const isReference = (line: string): boolean =>
  line.length < 600 &&
  refers.test(line) &&
  /^\s*(?:\[\^?\d+\]|\d{1,3}[.)]\s|https?:)|\b(?:19|20)\d{2}\b/i.test(line);
/** So many make a list of sources where no heading says that there is one. Our default. */
const fewest = 2;

/** The lines under the heading of the list of sources; where there is none, notes and references that stand together. */
const sourceLines = ({ ground }: ReadText): Span[] => {
  const { text, sources } = ground;
  if (sources) return worksIn(text, sources, mostSources);
  if (!refers.test(text)) return [];
  const lines = linesWithin(text, { from: 0, to: text.length })
    .filter(({ from, to }) => isReference(text.slice(from, to)))
    .slice(0, mostSources);
  return lines.length < fewest ? [] : lines;
};

const all = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one.toLowerCase());

type Known = { origin: Origin; by: string };
type Addresses = { hosts: ReadonlyMap<string, Known>; numbers: ReadonlyMap<string, Known> };

/** Whose a host, a DOI prefix or an ISSN is; of two that know, an organisation comes before a rule. */
const addressesOf = oncePer(({ vocabulary }: Lexicon): Addresses => {
  const { organisations, rules } = vocabulary.gazetteer;
  const hosts = new Map<string, Known>();
  const numbers = new Map<string, Known>();
  const learn = (of: Map<string, Known>, key: string, known: Known): void => {
    if (!of.has(key)) of.set(key, known);
  };
  for (const { origin, name, hosts: own } of organisations)
    for (const host of own) learn(hosts, host, { origin, by: name });
  for (const { origin, hosts: own = [], dois = [], issns = [] } of rules) {
    for (const host of own) learn(hosts, host.replace(/^\./, ''), { origin, by: host });
    for (const number of [...dois, ...issns]) learn(numbers, number.toLowerCase(), { origin, by: number });
  }
  return { hosts, numbers };
});

/** `www.nswp.org`, then `nswp.org`, then `org`: the nearest that somebody is known for. */
const byHost = (hosts: Addresses['hosts'], host: string): Known | undefined => {
  for (let at = 0; at !== -1; at = host.indexOf('.', at + 1)) {
    const known = hosts.get(host.slice(at === 0 ? 0 : at + 1));
    if (known) return known;
  }
  return undefined;
};

/** By address, DOI prefix or ISSN. */
const byAddress = ({ lexicon }: ReadText, text: string): Known[] => {
  const { hosts, numbers } = addressesOf(lexicon);
  return [
    ...all(address, text).flatMap((host) => byHost(hosts, host) ?? []),
    ...[...all(doi, text), ...all(issn, text)].flatMap((number) => numbers.get(number) ?? []),
  ];
};

/** Who wrote it: organisations among the authors. One that stands in the title is written about, not writing. P8 */
const byAuthors = ({ matches, lexicon: { vocabulary } }: ReadText, authors: Span): Known[] =>
  spansTouching(matches.organisation, authors).flatMap(({ form }) => {
    const known = vocabulary.gazetteer.organisations[form.entry];
    return known ? [{ origin: known.origin, by: known.name }] : [];
  });

/** By words such as "journal of": the weakest sign, so it comes last. */
const byWords = ({ matches, ground, lexicon: { vocabulary } }: ReadText, span: Span): Known[] =>
  spansTouching(matches.origin, span).flatMap(({ form, from, to }) => {
    const known = vocabulary.gazetteer.rules[form.entry];
    return known ? [{ origin: known.origin, by: ground.text.slice(from, to) }] : [];
  });

/** A community's organisation that writes together with a university makes a work of both. */
const together = (known: readonly Known[]): Known | null => {
  const led = known.find(({ origin }) => origin === 'community-led');
  if (!led) return known[0] ?? null;
  const other = known.find(({ origin }) => origin === 'academic' || origin === 'un-or-government');
  return other ? { origin: 'co-produced', by: `${led.by}, ${other.by}` } : led;
};

/** A source is the same one with another number before it, on another line, or in other capitals. */
export const sourceKey = (source: string): string =>
  source.replace(marker, '').replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 300).trim();

const classify = (read: ReadText, span: Span, corrections: ReadonlyMap<string, Origin>): TextSource => {
  const { ground } = read;
  const text = ground.text.slice(span.from, span.to).trim();
  const shown = text.replace(marker, '');
  const corrected = corrections.get(sourceKey(shown));
  const line = ground.placeOf(span.from).line;
  if (corrected) return { ...span, line, text: shown, origin: corrected, by: '', corrected: true };
  const start = span.from + ground.text.slice(span.from, span.to).indexOf(shown);
  const authors = { from: start, to: start + (endOfAuthors.exec(shown)?.index ?? shown.length) };
  const known = together([...byAuthors(read, authors), ...byAddress(read, text), ...byWords(read, span)]);
  return { ...span, line, text: shown, origin: known?.origin ?? null, by: known?.by ?? '', corrected: false };
};

/** The sources of a text, each work once, and whose they are. A guess to correct, never a fact. */
export const sourcesIn = (read: ReadText, corrections: readonly Correction[] = []): TextSource[] => {
  const corrected = new Map(corrections.map(({ source, origin }) => [sourceKey(source), origin]));
  const sources = sourceLines(read).map((span) => classify(read, span, corrected));
  return [...new Map(sources.map((source) => [sourceKey(source.text), source])).values()];
};

/** Our default: two in five sources are the community's own, or made with it. */
const enough = 0.4;

/** A text that cites sources about people and none by them, or few. Advice. P8 */
export const evidence = (read: ReadText, sources: readonly TextSource[]): TextFinding[] => {
  const [first] = sources;
  if (!first) return [];
  const own = sources.filter(({ origin }) => origin === 'community-led' || origin === 'co-produced').length;
  if (own / sources.length >= enough) return [];
  const rule = own === 0 ? 'no-community-source' : 'few-community-sources';
  return [
    found(rule, read, first, {
      severity: own === 0 ? 'warn' : 'info',
      source: 'alongside',
      mark: 'P',
      values: { own, all: sources.length, unknown: sources.filter(({ origin }) => origin === null).length },
    }),
  ];
};

/** How many are of each origin, in a fixed order; `null` for those that nobody knows yet. */
export const sharesOf = (sources: readonly TextSource[]): { origin: Origin | null; count: number }[] =>
  [...origins, null]
    .map((origin) => ({ origin, count: sources.filter((source) => source.origin === origin).length }))
    .filter(({ origin, count }) => count > 0 || origin === 'community-led');
