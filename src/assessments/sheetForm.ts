import { z } from 'zod';
import type { Typed } from '../web/form.ts';
import { lines } from '../web/form.ts';
import { levelPrefix } from './instrument.ts';
import { type Answer, longestRecord, type Question, type Sheet } from './sheet.ts';
import type { Terms } from './termsStore.ts';

/** A sheet goes one domain at a time: short enough for a phone, and kept at every step. */
export type SheetPart = { key: string; questions: readonly Question[] };
export const levelsPart = 'levels';

export const partsOf = ({ instrument }: Terms, questions: readonly Question[]): SheetPart[] => {
  const domains = instrument.domains.map(({ key }) => ({
    key,
    questions: questions.filter(({ domain }) => domain === key),
  }));
  const levels = questions.filter(({ key }) => key.startsWith(levelPrefix));
  return [
    ...domains.filter((part) => part.questions.length > 0),
    ...(levels.length > 0 ? [{ key: levelsPart, questions: levels }] : []),
  ];
};

export const answerField = (key: string): string => `a-${key}`;
export const recordField = (key: string): string => `r-${key}`;

/** As forms and tables write an answer; nothing where it is not answered yet. */
export const readAnswer = (typed: string, most: number): Answer | null | undefined => {
  const said = typed.trim().toLowerCase();
  if (said === '') return undefined;
  if (said === 'na' || said === 'unsaid') return said;
  const mark = /^\d$/.test(said) ? Number(said) : Number.NaN;
  return mark <= most ? mark : null;
};

const answerIn = (most: number) =>
  z
    .string()
    .default('')
    .refine((typed) => readAnswer(typed, most) !== null, { error: 'problem.choose' });

/** The fields of these questions, with the buttons. A question may be left for later. */
export const sheetFields = (questions: readonly Question[]) =>
  z.strictObject({
    part: z.string().max(60).default(''),
    do: z.enum(['next', 'stop', 'give', 'show']).default('stop'),
    ...Object.fromEntries(
      questions.flatMap(({ key, most }) => [
        [answerField(key), answerIn(most)],
        [recordField(key), lines(longestRecord).default('')],
      ]),
    ),
  });

const typedIn = (typed: Readonly<Record<string, unknown>>, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
};

/** What was kept, with this part as it is now. */
export const mergeSheet = (
  kept: Sheet,
  questions: readonly Question[],
  values: Readonly<Record<string, unknown>>,
): Sheet => {
  const answers = { ...kept.answers };
  const records = { ...kept.records };
  for (const { key, most } of questions) {
    const answer = readAnswer(typedIn(values, answerField(key)), most);
    if (answer === undefined || answer === null) delete answers[key];
    else answers[key] = answer;
    const record = typedIn(values, recordField(key)).trim();
    if (record === '') delete records[key];
    else records[key] = record;
  }
  return { answers, records };
};

export const typedOfSheet = ({ answers, records }: Sheet): Typed =>
  Object.fromEntries([
    ...Object.entries(answers).map(([key, answer]) => [answerField(key), String(answer)]),
    ...Object.entries(records).map(([key, record]) => [recordField(key), record]),
  ]);
