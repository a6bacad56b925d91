import { z } from 'zod';
import type { Frame } from '../frame.ts';
import type { Problems } from './parse.ts';
import { fieldProblems, type ReturnedForm, returnedTo } from './returned.ts';

type Shape = z.ZodRawShape;
type Name<Form extends Shape> = keyof Form & string;
type Value = string | readonly string[] | undefined;

/** What every field of a form gets from it: its name, what was typed, what is wrong, and how much it takes. */
export type BoundField = {
  frame: Frame;
  name: string;
  id: string;
  label: string;
  error: string | undefined;
  optional: boolean;
  maxlength: number | undefined;
  /** For one line, a text, a choice. */
  value: string | undefined;
  /** For boxes that may be ticked. */
  values: readonly string[];
};

/** The schemas behind defaults, transformations and choices: one of them knows how much may be typed. */
const within = (schema: z.ZodType): readonly z.ZodType[] => {
  if (
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodCatch
  )
    return [schema.unwrap() as z.ZodType];
  if (schema instanceof z.ZodPipe) return [schema.in as z.ZodType, schema.out as z.ZodType];
  return schema instanceof z.ZodUnion ? (schema.options as readonly z.ZodType[]) : [];
};

const mostLetters = (schema: z.ZodType): number | undefined => {
  const own = schema instanceof z.ZodString ? schema.maxLength : null;
  const all = [own, ...within(schema).map(mostLetters)].filter((most) => typeof most === 'number');
  return all.length > 0 ? Math.max(...all) : undefined;
};

type Binding<Form extends Shape> = {
  /** The form's address: what came back to another form is not shown here. */
  action: string;
  fields: Form;
  labels: Readonly<Record<Name<Form>, string>>;
  /** What stands there before anybody typed. */
  values?: Readonly<Partial<Record<Name<Form>, Value>>>;
  /** Before the fields' ids, where two forms share a page. */
  prefix?: string;
};

type Summary = { frame: Frame; problems: Problems; labels: Readonly<Record<string, string>>; prefix: string };
type Bound<Form extends Shape> = ((name: Name<Form>) => BoundField) & {
  /** For `<ErrorSummary>`: all that is wrong. */
  summary: Summary;
  /** The same below a `<RefusalNotice>`, which says what is wrong with the whole. */
  fieldSummary: Summary;
};

const asList = (value: Value): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

/** Ties a form's fields to its schema and to what came back, so that limits and names stand in one place. */
export const bound = <Form extends Shape>(
  frame: Frame,
  returned: ReturnedForm | undefined,
  { action, fields, labels, values, prefix = '' }: Binding<Form>,
): Bound<Form> => {
  const own = returnedTo(action, returned);
  const field = (name: Name<Form>): BoundField => {
    const schema = fields[name] as z.ZodType;
    const value: Value = own ? own.typed[name] : values?.[name];
    return {
      frame,
      name,
      id: prefix + name,
      label: labels[name],
      error: own?.problems[name],
      optional: schema.safeParse('').success || schema.safeParse(undefined).success,
      maxlength: mostLetters(schema),
      value: typeof value === 'string' ? value : undefined,
      values: asList(value),
    };
  };
  const summary = { frame, problems: own?.problems ?? {}, labels, prefix };
  const fieldSummary = { ...summary, problems: fieldProblems(own) };
  return Object.assign(field, { summary, fieldSummary });
};
