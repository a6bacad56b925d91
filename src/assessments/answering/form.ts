import { z } from 'zod';
import { lines, type Typed } from '../../web/forms/parse.ts';
import { levelPrefix } from '../instrument/facts.ts';
import { type Answer, longestRecord, type Question, type Sheet } from '../sheet/facts.ts';
import type { Terms } from '../termsStore.ts';

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

/** Pasted, or in a file that comes beside it. */
export const tableFields = { table: lines(200_000).default(''), tableFile: z.string().max(300).default('') };

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

const buttons = z.enum(['next', 'stop', 'give', 'show']).default('stop');

/** The fields of these questions, with the buttons. A question may be left for later. */
export const sheetFields = (questions: readonly Question[]) =>
  z.strictObject({
    part: z.string().max(60).default(''),
    do: buttons,
    ...Object.fromEntries(
      questions.flatMap(({ key, most }) => [
        [answerField(key), answerIn(most)],
        [recordField(key), lines(longestRecord).default('')],
      ]),
    ),
  });

export const textOf = (typed: Readonly<Record<string, unknown>>, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : '';
};

/** What was typed of these questions, as far as it can be read. */
export const sheetIn = (questions: readonly Question[], typed: Readonly<Record<string, unknown>>): Sheet => {
  const sheet: Sheet = { answers: {}, records: {} };
  for (const { key, most } of questions) {
    const answer = readAnswer(textOf(typed, answerField(key)), most);
    if (answer !== undefined && answer !== null) sheet.answers[key] = answer;
    const record = textOf(typed, recordField(key)).trim();
    if (record !== '') sheet.records[key] = record;
  }
  return sheet;
};

export const typedOfSheet = ({ answers, records }: Sheet): Typed =>
  Object.fromEntries([
    ...Object.entries(answers).map(([key, answer]) => [answerField(key), String(answer)]),
    ...Object.entries(records).map(([key, record]) => [recordField(key), record]),
  ]);
