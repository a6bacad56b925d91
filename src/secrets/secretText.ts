import { z } from 'zod';
import type { ReadFields, SecretField } from './ask.ts';

/** Stands in a form for what this process never reads: that a field came, and how long it is. */
export class SecretText {
  constructor(
    readonly field: SecretField | null,
    readonly length: number,
  ) {}

  get isEmpty(): boolean {
    return this.length === 0;
  }
}

/** Nothing was typed. */
const nothing = new SecretText(null, 0);

/** A field with a secret, of so many letters at most; `error` is the sentence for one that is longer. */
export const secretText = (most: number, error: `problem.${string}`) =>
  z.instanceof(SecretText).refine(({ length }) => length <= most, { error });

/** The same where it may be left out. */
export const optionalSecret = (most: number, error: `problem.${string}`) =>
  secretText(most, error).default(nothing);

/** Field by field, as a form's other fields are; one that came more than once is a list. */
export const standIns = ({ secret }: ReadFields): Record<string, SecretText | SecretText[]> => {
  const all = secret.map(({ field, length }) => new SecretText(field, length));
  const byField = Object.entries(Object.groupBy(all, ({ field }) => field ?? ''));
  return Object.fromEntries(
    byField.flatMap(([field, found = []]) => {
      const [first] = found;
      return first ? [[field, found.length === 1 ? first : found]] : [];
    }),
  );
};
