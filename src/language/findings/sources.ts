import type { origins } from '../lexicon/schema.ts';
import type { Span } from '../reading/spans.ts';
import { found, type ReadText } from './found.ts';
import type { TextFinding } from './textFinding.ts';

export type Origin = (typeof origins)[number];

/** One source that a text refers to. `by`: the organisation or the rule that says so; `null`: nobody knows yet. */
export type TextSource = Span & { line: number; text: string; origin: Origin | null; by: string };

/** Somebody knows better: the source, as it stands in the text, and where it comes from. */
export type Correction = { source: string; origin: Origin };

const address = /(?:https?:\/\/)?((?:[a-z0-9-]+\.)+[a-z]{2,})(?:[/\s)>\],;:.]|$)/gi;
const doi = /\b(10\.\d{4,9})\//g;
const issn = /\b(\d{4}-\d{3}[\dX])\b/g;
const refers = /https?:\/\/|\bwww\.|\bdoi\b|\b10\.\d{4,9}\//i;
const marker = /^\s*(?:\[\^?\d+\]:?|\d{1,3}[.)]|[-*•])\s+/;
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

/** The lines of the list of sources; where a text has none, its lines that carry an address. */
const sourceLines = ({ ground }: ReadText): Span[] => {
  const { text, sources } = ground;
  if (sources) return linesWithin(text, sources).slice(0, mostSources);
  if (!refers.test(text)) return [];
  return linesWithin(text, { from: 0, to: text.length })
    .filter(({ from, to }) => to - from < 2000 && refers.test(text.slice(from, to)))
    .slice(0, mostSources);
};

const all = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one.toLowerCase());

const isHost = (host: string, known: string): boolean =>
  host === known.replace(/^\./, '') || host.endsWith(known.startsWith('.') ? known : `.${known}`);

type Known = { origin: Origin; by: string };

/** By address, DOI prefix or ISSN. */
const byAddress = ({ lexicon: { vocabulary } }: ReadText, text: string): Known[] => {
  const hosts = all(address, text);
  const [prefixes, numbers] = [all(doi, text), all(issn, text)];
  const { organisations, rules } = vocabulary.gazetteer;
  return [
    ...organisations
      .filter((one) => one.hosts.some((known) => hosts.some((host) => isHost(host, known))))
      .map(({ origin, name }) => ({ origin, by: name })),
    ...rules.flatMap(({ origin, hosts: known = [], dois = [], issns = [] }) => {
      const by =
        known.find((one) => hosts.some((host) => isHost(host, one))) ??
        dois.find((one) => prefixes.includes(one)) ??
        issns.find((one) => numbers.includes(one.toLowerCase()));
      return by ? [{ origin, by }] : [];
    }),
  ];
};

/** Who wrote it: organisations among the authors. One that stands in the title is written about, not writing. P8 */
const byAuthors = ({ matches, lexicon: { vocabulary } }: ReadText, span: Span, authors: Span): Known[] => {
  const within = (limit: Span) => (one: Span) => one.from >= limit.from && one.to <= limit.to;
  const names = matches.organisation.filter(within(authors)).flatMap(({ form }) => {
    const known = vocabulary.gazetteer.organisations[form.entry];
    return known ? [{ origin: known.origin, by: known.name }] : [];
  });
  const words = matches.origin.filter(within(span)).flatMap(({ form, from, to }) => {
    const known = vocabulary.gazetteer.rules[form.entry];
    return known ? [{ origin: known.origin, by: `${from}-${to}` }] : [];
  });
  return [...names, ...words];
};

/** A community's organisation that writes together with a university makes a work of both. */
const together = (known: readonly Known[]): Known | null => {
  const led = known.find(({ origin }) => origin === 'community-led');
  if (!led) return known[0] ?? null;
  const other = known.find(({ origin }) => origin === 'academic' || origin === 'un-or-government');
  return other ? { origin: 'co-produced', by: `${led.by}, ${other.by}` } : led;
};

const classify = (read: ReadText, span: Span, corrections: ReadonlyMap<string, Origin>): TextSource => {
  const { ground } = read;
  const text = ground.text.slice(span.from, span.to).trim();
  const shown = text.replace(marker, '');
  const corrected = corrections.get(shown);
  const line = ground.placeOf(span.from).line;
  if (corrected) return { ...span, line, text: shown, origin: corrected, by: '' };
  const start = span.from + ground.text.slice(span.from, span.to).indexOf(shown);
  const authors = { from: start, to: start + (endOfAuthors.exec(shown)?.index ?? shown.length) };
  const known = together([...byAuthors(read, span, authors), ...byAddress(read, text)]);
  return { ...span, line, text: shown, origin: known?.origin ?? null, by: known?.by ?? '' };
};

/** The sources of a text, each work once, and whose they are. A guess to correct, never a fact. */
export const sourcesIn = (read: ReadText, corrections: readonly Correction[] = []): TextSource[] => {
  const corrected = new Map(corrections.map(({ source, origin }) => [source, origin]));
  const sources = sourceLines(read).map((span) => classify(read, span, corrected));
  return [...new Map(sources.map((source) => [source.text.toLowerCase(), source])).values()];
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
