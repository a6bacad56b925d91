import { diffArrays } from 'diff';

/** The places from `from` up to, and without, `to`. */
export type Span = { from: number; to: number };
/** What stands at these places of one list stands at those of the other; `unread` where no effort was left to say how. */
export type Hunk = { before: Span; after: Span; unread: boolean };

/** Steps that a comparison may still take. They grow with the square of the edits, which a hostile text decides. */
export type Effort = { left: number };

/** Enough for long texts in which hundreds of paragraphs changed; used up, a coarser answer is given. */
export const fullEffort = (): Effort => ({ left: 16_000_000 });

/** More edits than these are no longer looked for at once, so that one place cannot use up the whole. */
const mostEdits = 2400;

const sharedStart = (one: readonly string[], other: readonly string[]): number => {
  const shorter = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < shorter && one[shared] === other[shared]) shared += 1;
  return shared;
};

const sharedEnd = (one: readonly string[], other: readonly string[], after: number): number => {
  const shorter = Math.min(one.length, other.length) - after;
  let shared = 0;
  while (shared < shorter && one.at(-1 - shared) === other.at(-1 - shared)) shared += 1;
  return shared;
};

type Run = { added: boolean; removed: boolean; value: readonly string[] };

/** Removals and additions next to each other are one hunk. */
const hunksOfRuns = (runs: readonly Run[], start: number): Hunk[] => {
  const hunks: Hunk[] = [];
  let [before, after, open] = [start, start, false];
  for (const { added, removed, value } of runs) {
    const [fromBefore, fromAfter] = [before, after];
    if (!added) before += value.length;
    if (!removed) after += value.length;
    const last = hunks.at(-1);
    if (!added && !removed) open = false;
    else if (open && last) [last.before.to, last.after.to] = [before, after];
    else {
      hunks.push({
        before: { from: fromBefore, to: before },
        after: { from: fromAfter, to: after },
        unread: false,
      });
      open = true;
    }
  }
  return hunks;
};

/** Where two lists differ, in order. Without effort left, all that lies between their common ends is one hunk. */
export const hunksOf = (before: readonly string[], after: readonly string[], effort: Effort): Hunk[] => {
  const start = sharedStart(before, after);
  const end = sharedEnd(before, after, start);
  const old = { from: start, to: before.length - end };
  const fresh = { from: start, to: after.length - end };
  if (old.from === old.to && fresh.from === fresh.to) return [];
  if (old.from === old.to || fresh.from === fresh.to) return [{ before: old, after: fresh, unread: false }];
  const most = Math.min(mostEdits, Math.floor(Math.sqrt(effort.left)));
  const runs = diffArrays(before.slice(old.from, old.to), after.slice(fresh.from, fresh.to), {
    maxEditLength: most,
  });
  const edits = runs?.reduce((sum, run) => sum + (run.added || run.removed ? run.value.length : 0), 0);
  effort.left -= (edits ?? most) ** 2;
  return runs ? hunksOfRuns(runs, start) : [{ before: old, after: fresh, unread: true }];
};

export const between = (pieces: readonly string[], { from, to }: Span): string =>
  pieces.slice(from, to).join('');
