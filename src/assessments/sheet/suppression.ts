import { z } from 'zod';
import type { Question, Sheet } from './facts.ts';
import { type Counts, countsOf, countsSchema, lowerMedianOf, markedIn, medianOf } from './values.ts';

/** With fewer people than this, nobody else may work out what each of them said. Our default. */
export const fewest = 5;
/** With fewer sheets than this, a sheet would be known as somebody's: they agree on one sheet instead. Our default. */
export const fewestSheets = 3;

export const answerModes = ['one', 'people'] as const;
/** One sheet that the organisation agreed on, or several people's. */
export type AnswerMode = (typeof answerModes)[number];

const sharedItem = z.strictObject({
  value: z.number().nullable(),
  /** Why one agreed sheet has no value; of several people's, nobody learns it. */
  said: z.enum(['na', 'unsaid']).nullable(),
  counts: countsSchema.nullable(),
});
/** What one organisation lets the others see of its sheets: made before it is sealed for them, and never again. */
export const sharedSchema = z.strictObject({
  mode: z.enum(answerModes),
  /** Null: fewer than five. */
  people: z.int().min(1).nullable(),
  items: z.record(z.string(), sharedItem),
  records: z.record(z.string(), z.array(z.string())),
});
export type Shared = z.infer<typeof sharedSchema>;
export type SharedItem = z.infer<typeof sharedItem>;

/** The whole of the counts, or none of it: a part could be subtracted from another part. */
const shownCounts = (mode: AnswerMode, counts: Counts): Counts | null =>
  mode === 'people' && markedIn(counts) >= fewest ? counts : null;

const saidBy = (mode: AnswerMode, { na, unsaid }: Counts): 'na' | 'unsaid' | null => {
  if (mode === 'people') return null;
  return na > 0 ? 'na' : unsaid > 0 ? 'unsaid' : null;
};

/** Half of few people or more stand behind a value of 3: two records tell nobody more than the value does. */
const recordsOf = (mode: AnswerMode, sheets: readonly Sheet[], key: string): string[] => {
  const written = new Set(sheets.map(({ records }) => (records[key] ?? '').trim()).filter(Boolean));
  const sorted = [...written].sort();
  return mode === 'people' && sheets.length < fewest ? sorted.slice(0, 2) : sorted;
};

/** P3: the one view of an organisation's sheets that ever crosses to the other side. */
export const sharedOf = (
  mode: AnswerMode,
  sheets: readonly Sheet[],
  questions: readonly Question[],
): Shared => {
  const items: Record<string, SharedItem> = {};
  const records: Record<string, string[]> = {};
  for (const question of questions) {
    const counts = countsOf(sheets, question);
    const few = mode === 'people' && markedIn(counts) < fewest;
    const value = few ? lowerMedianOf(counts) : medianOf(counts);
    items[question.key] = { value, said: saidBy(mode, counts), counts: shownCounts(mode, counts) };
    const shown = value !== null && value >= 3 ? recordsOf(mode, sheets, question.key) : [];
    if (shown.length > 0) records[question.key] = shown;
  }
  return {
    mode,
    people: mode === 'people' && sheets.length >= fewest ? sheets.length : null,
    items,
    records,
  };
};
