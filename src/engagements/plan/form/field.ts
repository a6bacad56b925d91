import type { z } from 'zod';
import type { Option } from '../../../web/forms/fields.tsx';
import type { Language, Translate, WordKey } from '../../../web/words/translate.ts';

type Options = (t: Translate, language: Language) => readonly Option[];

/** What the form asks once, and how: everything that it takes to draw, read and write it. */
export type Field = {
  /** `own`: its block draws it. `hidden`: nobody sees it. */
  is: 'line' | 'text' | 'date' | 'time' | 'choice' | 'radios' | 'boxes' | 'own' | 'hidden';
  /** How an answer is read; null where its row reads it together with others. */
  read: z.ZodType | null;
  /** Where it stands in the plan, or in its row; left out where it has the same name there; null: it does not. */
  at?: string | null;
  /** How it is written into the form, where that is more than the value itself. */
  write?: (value: unknown, language: Language) => string | string[];
  /** Several answers under one name. */
  several?: boolean;
  /** No two rows have the same. */
  once?: boolean;
  hint?: WordKey;
  optional?: boolean;
  /** The most letters it takes. */
  most?: number;
  size?: number;
  numeric?: boolean;
  rows?: number;
  options?: Options;
  /** One of the choices stands there from the beginning. */
  chosen?: boolean;
  /** Its boxes stand in columns. */
  columns?: boolean;
};

/** A field of a block, which is called by its own label there and in the summary above the form. */
export type RowField = Field & { label?: WordKey };

/** A block: where its rows stand in the plan, and which of its fields make it one when they are filled in. */
export type RowFields = { at: string; says: readonly string[]; fields: Readonly<Record<string, RowField>> };

/** Where a field's answer stands in the plan, or in its row. */
export const pathOf = (name: string, { at }: Field): string | null => (at === undefined ? name : at);

/** What stands there in a plan, or in a part of it. */
export const valueAt = (tree: unknown, path: string): unknown =>
  path
    .split('/')
    .reduce<unknown>(
      (value, part) => (typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined),
      tree,
    );

export const options = <Value extends string>(
  values: readonly Value[],
  label: (value: Value) => string,
): Option[] => values.map((value) => ({ value, label: label(value) }));

export const choice = (read: z.ZodType | null, options: Options) =>
  ({ is: 'choice', read, options }) as const;
export const boxes = (read: z.ZodType | null, options: Options) =>
  ({ is: 'boxes', read, options, several: true, columns: true }) as const;
/** A few letters: a number, a code. */
export const short = (read: z.ZodType | null, most: number, size: number) =>
  ({ is: 'line', read, most, size }) as const;
