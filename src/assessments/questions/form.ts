import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { line, lines, neededLines } from '../../web/forms/parse.ts';
import { task } from '../../work/task.ts';
import { type Instrument, instrumentSchema, textIn } from '../instrument/facts.ts';
import { type QuestionsProblem, readQuestions, writeQuestions } from './text.ts';

const anchorNames = ['anchor-0', 'anchor-1', 'anchor-2', 'anchor-3', 'anchor-4'] as const;

export const questionsFields = {
  from: z.string().max(80).default(''),
  language: z
    .string()
    .trim()
    .regex(/^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/, { error: 'problem.unreadable' }),
  title: line(120),
  about: neededLines(1000),
  authors: neededLines(2000),
  licence: line(80),
  mayChange: neededLines(600),
  'anchor-0': line(200),
  'anchor-1': line(200),
  'anchor-2': line(200),
  'anchor-3': line(200),
  'anchor-4': line(200),
  questions: lines(60_000),
};
/** A set of 120 questions in five languages, each as long as it may be. */
export const longestSet = 400_000;
export const importFields = { json: z.string().max(longestSet) };
/** A form of KoboToolbox or ODK: the file comes beside its fields. `formLanguage`: of columns that name none. */
export const formFields = { form: z.string().max(300).default(''), formLanguage: line(60) };
type Typed = z.infer<z.ZodObject<typeof questionsFields>>;

/** A set as it stands in the form, in one language. */
export const valuesOf = (
  from: Instrument,
  language: string,
  source: string,
): Partial<Record<keyof Typed, string>> => ({
  from: source,
  language,
  title: textIn(from.title, language),
  about: textIn(from.about, language),
  authors: from.authors.join('\n'),
  licence: from.licence,
  mayChange: textIn(from.mayChange, language),
  ...Object.fromEntries(anchorNames.map((name, mark) => [name, textIn(from.anchors[mark] ?? {}, language)])),
  questions: writeQuestions(from, language),
});

type InstrumentProblem = { problem: QuestionsProblem; line: number };
export type ReadInstrument = { ok: true; body: Instrument } | ({ ok: false } & InstrumentProblem);

/** What was typed, laid over the version it began from: other languages stay as they are. */
export const instrumentOf = (values: Typed, before: Instrument | null): ReadInstrument => {
  const { language } = values;
  const read = readQuestions(values.questions, language, before);
  if (!read.ok) return read;
  const body = instrumentSchema.safeParse({
    format: 'alongside-instrument/1',
    key:
      before && !before.key.startsWith('alongside-') ? before.key : `own-${randomBytes(6).toString('hex')}`,
    version: 1,
    title: { ...before?.title, [language]: values.title },
    about: { ...before?.about, [language]: values.about },
    authors: values.authors
      .split('\n')
      .map((name) => name.trim())
      .filter(Boolean),
    licence: values.licence,
    mayChange: { ...before?.mayChange, [language]: values.mayChange },
    languages: [...new Set([...(before?.languages ?? []), language])],
    mark: 'P',
    sources: before?.sources ?? [],
    anchors: anchorNames.map((name, mark) => ({ ...before?.anchors[mark], [language]: values[name] })),
    domains: read.domains,
    items: read.items,
  });
  return body.success ? { ok: true, body: body.data } : { ok: false, problem: 'whole', line: 0 };
};

/** A set brought as a file's text: the same schema, whoever wrote it. */
export const importedInstrument = (json: string): Instrument | null => {
  try {
    const read = instrumentSchema.safeParse(JSON.parse(json));
    if (!read.success) return null;
    const { key } = read.data;
    return {
      ...read.data,
      key: key.startsWith('alongside-') ? `own-${randomBytes(6).toString('hex')}` : key,
    };
  } catch {
    return null;
  }
};

export const instrumentFile = task('questions-file', importedInstrument);
