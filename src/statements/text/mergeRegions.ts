import type { Hunk, Span } from '../../language/comparison.ts';
import type { Grain } from '../../language/pieces.ts';

/** A stretch of the text both were made from, and what stands there on each side. */
export type Region = { base: Span; yours: Span; theirs: Span; unread: boolean };

type Side = 'yours' | 'theirs';
type Change = Hunk & { side: Side };

const isInsertion = ({ before }: Hunk): boolean => before.from === before.to;

/**
 * Does this change belong with those before it, which end at `end`? Neighbouring paragraphs and sentences can each be
 * replaced by one side; of words that touch, and of what is put in at one place, nobody knows the order.
 */
const belongs = (change: Change, end: number, open: readonly Change[], grain: Grain): boolean => {
  const { from } = change.before;
  if (from < end) return true;
  if (from > end) return false;
  return (
    grain === 'word' || isInsertion(change) || open.some((one) => one.before.to === end && isInsertion(one))
  );
};

/** Where a stretch of the base is on a side; `shift` is how much longer that side had become before it. */
const spanOf = (base: Span, changes: readonly Change[], shift: number): Span => {
  const [first, last] = [changes[0], changes.at(-1)];
  if (!first || !last) return { from: base.from + shift, to: base.to + shift };
  return {
    from: first.after.from - (first.before.from - base.from),
    to: last.after.to + (base.to - last.before.to),
  };
};

const ordered = (yours: readonly Hunk[], theirs: readonly Hunk[]): Change[] =>
  [
    ...yours.map((hunk) => ({ ...hunk, side: 'yours' as const })),
    ...theirs.map((hunk) => ({ ...hunk, side: 'theirs' as const })),
  ].sort((one, other) => one.before.from - other.before.from || one.before.to - other.before.to);

export const regionsOf = (yours: readonly Hunk[], theirs: readonly Hunk[], grain: Grain): Region[] => {
  const groups: { base: Span; changes: Change[] }[] = [];
  for (const change of ordered(yours, theirs)) {
    const last = groups.at(-1);
    if (last && belongs(change, last.base.to, last.changes, grain)) {
      last.base.to = Math.max(last.base.to, change.before.to);
      last.changes.push(change);
    } else groups.push({ base: { ...change.before }, changes: [change] });
  }
  const shift = { yours: 0, theirs: 0 };
  return groups.map(({ base, changes }) => {
    const on = (side: Side): Span => {
      const span = spanOf(
        base,
        changes.filter((change) => change.side === side),
        shift[side],
      );
      shift[side] = span.to - base.to;
      return span;
    };
    const unread = changes.some((change) => change.unread);
    return { base, yours: on('yours'), theirs: on('theirs'), unread };
  });
};
