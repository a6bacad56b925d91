import { between, type Effort, fullEffort, type Hunk, hunksOf } from './comparison.ts';
import { finerThan, type Grain, piecesOf } from './pieces.ts';

export type RedlinePart = { kind: 'same' | 'added' | 'removed'; text: string };

/** Below this share of common words, old and new are shown whole: scattered remains cannot be read. */
const leastInCommon = 0.3;
const fewPieces = 20;

const lengthOf = (pieces: readonly { text: string }[]): number =>
  pieces.reduce((sum, { text }) => sum + text.length, 0);

const isReadable = (before: string, after: string, parts: readonly RedlinePart[]): boolean => {
  const same = lengthOf(parts.filter(({ kind }) => kind === 'same'));
  return same >= leastInCommon * Math.max(before.length, after.length);
};

const replaced = (before: string, after: string): RedlinePart[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
];

const compared = (before: string, after: string, grain: Grain, effort: Effort): RedlinePart[] => {
  const old = piecesOf(before, grain);
  const fresh = piecesOf(after, grain);
  const finer = finerThan(grain);
  const inside = ({ before: left, after: right, unread }: Hunk): RedlinePart[] => {
    const [from, to] = [between(old, left), between(fresh, right)];
    return finer && !unread && from && to ? compared(from, to, finer, effort) : replaced(from, to);
  };
  const parts: RedlinePart[] = [];
  let at = 0;
  for (const hunk of hunksOf(old, fresh, effort)) {
    parts.push({ kind: 'same', text: between(old, { from: at, to: hunk.before.from }) }, ...inside(hunk));
    at = hunk.before.to;
  }
  parts.push({ kind: 'same', text: between(old, { from: at, to: old.length }) });
  const long = Math.min(old.length, fresh.length) > fewPieces;
  return finer || !long || isReadable(before, after, parts) ? parts : replaced(before, after);
};

/** Parts of one kind next to each other are one part. */
const joined = (parts: readonly RedlinePart[]): RedlinePart[] => {
  const found: RedlinePart[] = [];
  for (const { kind, text } of parts.filter((part) => part.text !== '')) {
    const last = found.at(-1);
    if (last?.kind === kind) last.text += text;
    else found.push({ kind, text });
  }
  return found;
};

/**
 * The exact wording of a change: paragraphs first, sentences and words where a paragraph changed, old and new whole
 * where almost nothing is alike. Its work is bounded, whatever the texts.
 */
export const redline = (before: string, after: string, effort: Effort = fullEffort()): RedlinePart[] =>
  joined(compared(before, after, 'paragraph', effort));

export const isChanged = (parts: readonly RedlinePart[]): boolean =>
  parts.some(({ kind }) => kind !== 'same');
