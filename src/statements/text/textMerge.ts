import { task } from '../../work/task.ts';
import type { DraftText } from './document.ts';
import { type MergePart, merge, mergedText, settled } from './merge.ts';

export const textParts = ['title', 'body', 'references'] as const;
export type TextPart = (typeof textParts)[number];

/** Two wordings that were made from one. `merged`: both together; null where people have to choose. */
export type TextMerge = { parts: Record<TextPart, MergePart[]>; merged: DraftText | null };

type Three = { base: DraftText; yours: DraftText; theirs: DraftText };

export const mergeTexts = (three: Three): TextMerge => {
  const part = (name: TextPart): MergePart[] =>
    merge(three.base[name], three.yours[name], three.theirs[name]);
  const parts = { title: part('title'), body: part('body'), references: part('references') };
  const [title, body, references] = textParts.map((name) => mergedText(parts[name]));
  const all = title != null && body != null && references != null;
  return { parts, merged: all ? { title, body, references } : null };
};

const lettersOf = ({ title, body, references }: DraftText): number =>
  title.length + body.length + references.length;
const fewLetters = 3000;

export const textMerge = task(
  'text-merge',
  mergeTexts,
  ({ base, yours, theirs }) =>
    [base, yours, theirs].reduce((sum, text) => sum + lettersOf(text), 0) <= fewLetters,
);

/** Everything that either side wrote, one after the other where they met: a start for whoever settles it by hand. */
export const bothOf = ({ parts }: TextMerge): DraftText => {
  const both = (name: TextPart): string =>
    settled(parts[name], ({ yours, theirs }) =>
      name === 'title' ? `${theirs} / ${yours}` : `${theirs.trimEnd()}\n\n${yours}`,
    ) ?? '';
  return { title: both('title'), body: both('body'), references: both('references') };
};
