import { between, type Effort, fullEffort, hunksOf } from '../../language/comparison.ts';
import { finerThan, type Grain, piecesOf } from '../../language/pieces.ts';
import { type Region, regionsOf } from './mergeRegions.ts';

/** `yours` and `theirs`: one side changed this. `both`: both changed it to the same. A conflict holds all three texts. */
export type MergePart =
  | { kind: 'same' | 'yours' | 'theirs' | 'both'; text: string }
  | { kind: 'conflict'; base: string; yours: string; theirs: string };

/** A passage as both had it before, and as each has it now. */
export type Three = { base: string; yours: string; theirs: string };

const conflict = (three: Three): MergePart[] => [{ kind: 'conflict', ...three }];

/** What needs no looking into: one side left it alone, or both did the same. */
const plain = ({ base, yours, theirs }: Three): MergePart[] | null => {
  if (yours === theirs) return [{ kind: yours === base ? 'same' : 'both', text: yours }];
  if (theirs === base) return [{ kind: 'yours', text: yours }];
  if (yours === base) return [{ kind: 'theirs', text: theirs }];
  return null;
};

/** A side that kept less of a passage than this wrote another one: its words are not mixed with the other side's. */
const leastKept = 0.5;

const keptOf = (
  pieces: readonly string[],
  hunks: readonly { before: { from: number; to: number } }[],
): number => {
  const gone = hunks.reduce((sum, { before }) => sum + between(pieces, before).length, 0);
  return 1 - gone / Math.max(pieces.join('').length, 1);
};

const piecesAt = (region: Region, lists: { base: string[]; yours: string[]; theirs: string[] }): Three => ({
  base: between(lists.base, region.base),
  yours: between(lists.yours, region.yours),
  theirs: between(lists.theirs, region.theirs),
});

/** A passage both sides changed: word by word, but never the words of two different passages into a third. */
const within = (three: Three, grain: Grain, effort: Effort): MergePart[] => {
  const finer = finerThan(grain);
  if (!finer || three.base === '' || three.yours === '' || three.theirs === '') return conflict(three);
  const parts = merged(three, finer, effort);
  // A sentence in conflict is shown whole: nobody can choose between two halves of one.
  const whole = finer === 'word' && parts.some(({ kind }) => kind === 'conflict');
  return whole ? conflict(three) : parts;
};

const merged = (three: Three, grain: Grain, effort: Effort): MergePart[] => {
  const lists = {
    base: piecesOf(three.base, grain),
    yours: piecesOf(three.yours, grain),
    theirs: piecesOf(three.theirs, grain),
  };
  const yours = hunksOf(lists.base, lists.yours, effort);
  const theirs = hunksOf(lists.base, lists.theirs, effort);
  if (grain === 'word' && [yours, theirs].some((hunks) => keptOf(lists.base, hunks) < leastKept))
    return conflict(three);
  const parts: MergePart[] = [];
  let at = 0;
  for (const region of regionsOf(yours, theirs, grain)) {
    const here = piecesAt(region, lists);
    parts.push({ kind: 'same', text: between(lists.base, { from: at, to: region.base.from }) });
    parts.push(...(plain(here) ?? (region.unread ? conflict(here) : within(here, grain, effort))));
    at = region.base.to;
  }
  return [...parts, { kind: 'same', text: between(lists.base, { from: at, to: lists.base.length }) }];
};

const joined = (parts: readonly MergePart[]): MergePart[] => {
  const found: MergePart[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (part.kind === 'conflict') found.push(part);
    else if (last?.kind === part.kind) last.text += part.text;
    else if (part.text !== '') found.push({ ...part });
  }
  return found;
};

/**
 * Two texts that were made from one: what either side wrote is in the result, or stands in a conflict beside what the
 * other wrote. Paragraph → sentence → word; its work is bounded, and where that ends, the conflict is larger. P1
 */
export const merge = (
  base: string,
  yours: string,
  theirs: string,
  effort: Effort = fullEffort(),
): MergePart[] => {
  const three = { base, yours, theirs };
  return joined(plain(three) ?? merged(three, 'paragraph', effort));
};

/** The text with every conflict settled as `choose` says; `null` from it means that it is not settled yet. */
export const settled = (
  parts: readonly MergePart[],
  choose: (conflict: Three, index: number) => string | null,
): string | null => {
  let index = -1;
  const texts = parts.map((part) => {
    if (part.kind !== 'conflict') return part.text;
    index += 1;
    return choose(part, index);
  });
  return texts.includes(null) ? null : texts.join('');
};

/** The merged text, or null where people have to choose first. */
export const mergedText = (parts: readonly MergePart[]): string | null => settled(parts, () => null);
