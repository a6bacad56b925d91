import { oncePer } from '../../kernel/oncePer.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import { bulletAtLine } from '../reading/bullets.ts';
import type { Span } from '../reading/spans.ts';

type Line = Span & { says: string };

const literal = (words: string): string =>
  words
    .replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&')
    .replaceAll(' ', '\\s+')
    .replace(/['’]/gu, "['’]");

const firstWord = /^[\s#*_]*([\p{L}-]+)/u;
/** What those lines begin with, to look at no other line twice. */
const beginnings = oncePer(
  ({ vocabulary }: Lexicon) =>
    new Set(
      vocabulary.grammar.flatMap(({ lang, signatures }) =>
        signatures.map((one) => (lang === 'zh' ? one.slice(0, 2) : (one.split(/[ ’']/u)[0] ?? one))),
      ),
    ),
);

/** A line that says: here begin those who sign. On its own, or with them after a colon. */
const openings = oncePer(({ vocabulary }: Lexicon) => {
  const phrases = vocabulary.grammar
    .flatMap(({ signatures }) => signatures)
    .toSorted((one, other) => other.length - one.length)
    .map(literal)
    .join('|');
  return new RegExp(`^[\\s#*_]*(?:${phrases})(?=[\\s*_:：]|$)[\\s*_]*[:：]?[\\s*_]*`, 'iu');
});
/** "Signed by the Harbour Union": a name begins. */
const nameBegins = /^(?:(?:the|le|la|les|las|los|el) |l[’'])?\p{Lu}/u;

const linesOf = (text: string): Line[] => {
  const lines: Line[] = [];
  let from = 0;
  for (const says of text.split('\n')) {
    lines.push({ from, to: from + says.length, says });
    from += says.length + 1;
  }
  return lines;
};

const hasStop = (says: string): boolean => /[.!?。！？]["”»’)]?\s*$/u.test(says);
const isSentence = (says: string): boolean => hasStop(says) && says.trim().length > 40;

/** From the opening to a heading, or to where somebody speaks in sentences again. */
const sectionAfter = (lines: readonly Line[], at: number): Span | null => {
  const opening = lines[at];
  if (!opening) return null;
  let last = opening;
  for (const line of lines.slice(at + 1)) {
    if (/^\s*#/u.test(line.says) || isSentence(line.says) || /[:：]\s*$/u.test(line.says)) break;
    last = line;
  }
  return { from: opening.from, to: last.to };
};

const titled = /^[\p{Lu}\p{N}]/u;
/** A name on a line of its own: capitals, no stop, few words. */
const isName = (says: string): boolean => {
  const words = says.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (
    words.length === 0 ||
    words.length > 12 ||
    /[.!?:;,。！？：；，]\s*$/u.test(says) ||
    bulletAtLine.test(says)
  )
    return false;
  return (
    /^\s*\p{Lu}/u.test(says) && words.length > 1 && words.every((one) => titled.test(one) || one.length < 4)
  );
};

/** The last lines of a text, where they are names under what was said. */
const lastNames = (lines: readonly Line[]): Span | null => {
  let first: Line | null = null;
  let last: Line | null = null;
  for (const line of lines.toReversed()) {
    if (line.says.trim() === '') continue;
    if (!isName(line.says))
      return first && last && hasStop(line.says) ? { from: first.from, to: last.to } : null;
    first = line;
    last ??= line;
  }
  return null;
};

/** No text is signed by more. */
const mostLines = 4000;

/** Where those who sign stand, by a heading or at the end. */
export const signaturesIn = (text: string, lexicon: Lexicon): Span[] => {
  const opening = openings(lexicon);
  const begun = beginnings(lexicon);
  const lines = linesOf(text);
  const spans: Span[] = [];
  for (const [at, line] of lines.entries()) {
    const [, word = ''] = firstWord.exec(line.says.slice(0, 60)) ?? [];
    const begins = begun.has(word.toLowerCase()) || begun.has(word.slice(0, 2));
    if (!begins || line.says.length > 400 || line.from < (spans.at(-1)?.to ?? 0)) continue;
    const [said] = opening.exec(line.says) ?? [];
    if (said === undefined) continue;
    const rest = line.says.slice(said.length);
    if (rest.trim() !== '' && !/[:：][\s*_]*$/u.test(said) && !nameBegins.test(rest)) continue;
    const span = rest.trim() === '' ? sectionAfter(lines, at) : line;
    if (span) spans.push(span);
  }
  const last = lastNames(lines.slice(-mostLines));
  const end = spans.at(-1)?.to ?? 0;
  return last && last.to > end ? [...spans, { from: Math.max(last.from, end), to: last.to }] : spans;
};
