import type { TextFinding } from '../language/findings/textFinding.ts';

/** A finding and its number on the page. */
export type Numbered = { finding: TextFinding; number: number };
/** A piece of a passage; `number`: the finding that it belongs to. */
export type Piece = { text: string; number: number | null };
export type Passage = { pieces: readonly Piece[]; found: readonly Numbered[] };
/** `skipped`: passages of a long text that nothing was found in are not shown. */
export type Passages = { whole: readonly Numbered[]; passages: readonly Passage[]; skipped: boolean };

const blank = /\n[^\S\n]*\n\s*/g;
/** A longer text is not shown whole, only where something was found. */
const mostShown = 60_000;
const longestPassage = 6000;

type Span = { from: number; to: number };

const passagesOf = (text: string): Span[] => {
  const starts = [
    0,
    ...[...text.matchAll(blank)].map(({ index, 0: gap }) => index + gap.length),
    text.length,
  ];
  return starts
    .slice(0, -1)
    .map((from, at) => ({ from, to: starts[at + 1] ?? text.length }))
    .filter(({ from, to }) => text.slice(from, to).trim() !== '');
};

/** The shortest finding that a place belongs to: a word within a list is marked as itself. */
const ownerOf = (at: number, found: readonly Numbered[]): number | null =>
  found
    .filter(({ finding }) => finding.from <= at && at < finding.to)
    .sort((one, other) => one.finding.to - one.finding.from - (other.finding.to - other.finding.from))[0]
    ?.number ?? null;

const piecesOf = (text: string, { from, to }: Span, found: readonly Numbered[]): Piece[] => {
  // The empty lines before the next passage are not shown as a part of this one.
  const end = from + text.slice(from, Math.min(to, from + longestPassage)).trimEnd().length;
  const edges = [from, ...found.flatMap(({ finding }) => [finding.from, finding.to]), end].filter(
    (edge) => edge >= from && edge <= end,
  );
  const sorted = [...new Set(edges)].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((edge, at) => ({
    text: text.slice(edge, sorted[at + 1] ?? end),
    number: ownerOf(edge, found),
  }));
};

const isPlaced = ({ finding }: Numbered): boolean => finding.to > finding.from;

/** The text as its reader sees it: in passages, each with what was found in it beside it. */
export const passagesWith = (text: string, findings: readonly TextFinding[]): Passages => {
  const numbered = findings.map((finding, at) => ({ finding, number: at + 1 }));
  const whole = numbered.filter((one) => !isPlaced(one));
  const byPlace = numbered.filter(isPlaced);
  const isLong = text.length > mostShown;
  let next = 0;
  const passages = passagesOf(text).flatMap((span) => {
    const start = next;
    while ((byPlace[next]?.finding.from ?? Number.POSITIVE_INFINITY) < span.to) next += 1;
    const found = byPlace.slice(start, next);
    return isLong && found.length === 0 ? [] : [{ pieces: piecesOf(text, span, found), found }];
  });
  return { whole, passages, skipped: isLong };
};

/** People whom one list leaves out are told of together. */
export const gathered = (found: readonly Numbered[]): Numbered[][] => [
  ...Map.groupBy(found, ({ finding: { rule, from, to, severity }, number }) =>
    rule === 'omission' ? `${from} ${to} ${severity}` : number,
  ).values(),
];

/** Everything that a page lists of a text, in whatever place of it: what is counted is this. */
export const listedIn = ({ whole, passages }: Pick<Passages, 'whole' | 'passages'>): TextFinding[] =>
  [...whole, ...passages.flatMap(({ found }) => found)].map(({ finding }) => finding);
