import { z } from 'zod';
import type { Translate, WordKey } from '../words/translate.ts';

/** Fields that every form carries; they never reach a capability's schema. */
const hiddenFields = new Set(['token', 'act']);

export type Typed = Record<string, string | string[]>;
export type Problems = Record<string, string>;
export type Parsed<Values> =
  | { ok: true; values: Values; typed: Typed; submissionToken: string }
  | { ok: false; problems: Problems; typed: Typed };

/** What was typed, field by field; a field that came more than once is a list. In one pass (C55). */
export const typedOf = (body: URLSearchParams): Typed => {
  const typed: Typed = Object.create(null);
  for (const [name, value] of body) {
    if (hiddenFields.has(name)) continue;
    const before = typed[name];
    if (before === undefined) typed[name] = value;
    else if (typeof before === 'string') typed[name] = [before, value];
    else before.push(value);
  }
  return typed;
};

/** A single text field, trimmed; `problem` is the sentence shown when it is empty or too long. */
export const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { error: 'problem.needed' })
    .max(most, { error: 'problem.tooLong' })
    .regex(/^[^\p{Cc}]*$/u, { error: 'problem.oneLine' });

/** A line that may be left empty. */
export const optionalLine = (most: number) =>
  z
    .string()
    .trim()
    .max(most, { error: 'problem.tooLong' })
    .regex(/^[^\p{Cc}]*$/u, { error: 'problem.oneLine' });

/** A day, as date fields send it: `2027-03-31`. */
export const day = z
  .string()
  .trim()
  .pipe(z.iso.date({ error: 'problem.date' }));

/** Several lines of text; line ends become `\n`, other control characters are refused. */
export const lines = (most: number) =>
  z
    .string()
    .transform((text) => text.replace(/\r\n?/g, '\n').trim())
    .pipe(
      z
        .string()
        .max(most, { error: 'problem.tooLong' })
        .regex(/^[^\p{Cc}]*(?:[\n\t][^\p{Cc}]*)*$/u, { error: 'problem.controlCharacters' }),
    );

export const neededLines = (most: number) => lines(most).pipe(z.string().min(1, { error: 'problem.needed' }));

/** Boxes that may be ticked: none, one or several arrive as a list. */
export const many = <Item extends z.ZodType>(item: Item) =>
  z.union([z.array(item), item.transform((one) => [one])], { error: 'problem.choose' }).default([]);

/** One of several; a sentence asks to choose when none came. */
export const choice = <const Options extends readonly [string, ...string[]]>(options: Options) =>
  z.enum(options, { error: 'problem.choose' });

const isProblem = (key: string): key is Extract<WordKey, `problem.${string}`> => key.startsWith('problem.');

/** `once`: the form must carry a submission token. `secrets`: what stands for fields that are read elsewhere. Unknown fields are refused (C24): the whole form then counts as broken, with no field to blame. */
export const parseForm = <Schema extends z.ZodType>(
  body: URLSearchParams,
  schema: Schema,
  t: Translate,
  { once, secrets = {} }: { once: boolean; secrets?: Record<string, unknown> },
): Parsed<z.infer<Schema>> => {
  const typed = typedOf(body);
  const parsed = schema.safeParse({ ...typed, ...secrets });
  const submissionToken = body.get('act') ?? '';
  if (parsed.success && (!once || /^[A-Za-z0-9_-]{22,64}$/.test(submissionToken)))
    return { ok: true, values: parsed.data, typed, submissionToken };
  const problems: Problems = {};
  for (const issue of parsed.error?.issues ?? []) {
    const field = String(issue.path[0] ?? 'form');
    problems[field] ??= t(
      isProblem(issue.message) ? issue.message : field === 'form' ? 'problem.form' : 'problem.unreadable',
    );
  }
  if (Object.keys(problems).length === 0) problems.form = t('problem.form');
  return { ok: false, problems, typed };
};
