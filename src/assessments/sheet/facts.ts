import { z } from 'zod';
import type { Side } from '../../kernel/organisation.ts';
import { type Instrument, levelPrefix } from '../instrument/facts.ts';

/** An area of the power map, with what the agreement in force says of it. P2 */
export const areaTerms = z.strictObject({
  /** One of the areas every map starts with, or what the parties called it. */
  area: z.string().max(120),
  own: z.boolean(),
  /** Steps of the power map, 0 (the ally alone) to 5 (the community alone). */
  today: z.int().min(0).max(5),
  promised: z.int().min(0).max(5),
});
export type AreaTerms = z.infer<typeof areaTerms>;

/** Whatever a round asks: an item of the instrument, or who really decided in one area. */
export type Question = { key: string; most: 4 | 5; redLine: boolean; domain: string | null };

export const questionsOf = (instrument: Instrument, areas: readonly AreaTerms[]): Question[] => [
  ...instrument.items.map(({ key, redLine, domain }) => ({ key, most: 4 as const, redLine, domain })),
  ...areas.map((_, place) => ({
    key: `${levelPrefix}${place + 1}`,
    most: 5 as const,
    redLine: false,
    domain: null,
  })),
];

/** `na`: does not apply. `unsaid`: would rather not say. Neither counts as a mark. */
const answer = z.union([z.int().min(0).max(5), z.enum(['na', 'unsaid'])]);
export type Answer = z.infer<typeof answer>;

export const longestRecord = 400;

export const sheetSchema = z.strictObject({
  answers: z.record(z.string(), answer),
  /** What shows it, by question: a link to something in the software, or a sentence. */
  records: z.record(z.string(), z.string().max(longestRecord)),
});
export type Sheet = z.infer<typeof sheetSchema>;

export const emptySheet: Sheet = { answers: {}, records: {} };

/** What a form says of some of the questions: one that has no answer in it was left open. */
export type PartAnswers = { questions: readonly Question[]; sheet: Sheet };

/** What was kept, with a part's answers in the place of earlier ones to the same questions. */
export const withPart = (kept: Sheet, { questions, sheet }: PartAnswers): Sheet => {
  const others = <Value>(said: Readonly<Record<string, Value>>) =>
    Object.fromEntries(
      Object.entries(said).filter(([key]) => questions.every((question) => question.key !== key)),
    );
  return {
    answers: { ...others(kept.answers), ...sheet.answers },
    records: { ...others(kept.records), ...sheet.records },
  };
};

export const answeredIn = ({ answers }: Sheet, questions: readonly Question[]): number =>
  questions.filter(({ key }) => answers[key] !== undefined).length;

export const missingAnswers = ({ answers }: Sheet, questions: readonly Question[]): string[] =>
  questions.filter(({ key }) => answers[key] === undefined).map(({ key }) => key);

/** A mark of 3 or 4 says that it holds every time: from an ally that needs something to show for it. */
const high = (given: Answer | undefined): boolean => typeof given === 'number' && given >= 3;

/** The ally's high marks without a record. The community is never asked to prove anything. P3, P7 */
export const missingRecords = (side: Side, { answers, records }: Sheet, questions: readonly Question[]) =>
  side === 'community'
    ? []
    : questions
        .filter(({ key, most }) => most === 4 && high(answers[key]) && (records[key] ?? '').trim() === '')
        .map(({ key }) => key);
