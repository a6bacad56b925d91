import type { z } from 'zod';
import type { WordKey } from '../words/translate.ts';
import type { Typed } from './parse.ts';

export type Problem = Extract<WordKey, `problem.${string}`>;

/** More than anybody mends at once: what is beyond them is found when they are mended (C55). */
const mostProblems = 60;

/** A form with too many fields for one schema: each is read by its own, and every problem is found at once. */
export class FilledForm {
  readonly #known = new Set<string>();

  constructor(
    readonly typed: Typed,
    readonly context: z.RefinementCtx,
  ) {}

  wrong(field: string, message: Problem | string): void {
    if (this.context.issues.length < mostProblems)
      this.context.addIssue({ code: 'custom', message, path: [field] });
  }

  get isWrong(): boolean {
    return this.context.issues.length > 0;
  }

  /** Fields that belong to the form and say nothing in this sending. */
  pass(fields: readonly string[]): void {
    for (const field of fields) this.#known.add(field);
  }

  /** One field, or `instead` where it cannot be read; the form then counts as wrong. A missing field is empty. */
  text<Schema extends z.ZodType>(field: string, schema: Schema, instead: z.infer<Schema>): z.infer<Schema> {
    this.#known.add(field);
    const parsed = schema.safeParse(this.typed[field] ?? '');
    if (parsed.success) return parsed.data;
    this.wrong(field, parsed.error.issues[0]?.message ?? 'problem.unreadable');
    return instead;
  }

  /** Ticked boxes: none, one or several, each once. */
  list<Schema extends z.ZodType>(field: string, item: Schema): z.infer<Schema>[] {
    this.#known.add(field);
    const found: z.infer<Schema>[] = [];
    const sent = new Set([this.typed[field] ?? []].flat());
    for (const one of sent) {
      const parsed = item.safeParse(one);
      if (parsed.success) found.push(parsed.data);
    }
    if (found.length === sent.size) return found;
    this.wrong(field, 'problem.unreadable');
    return [];
  }

  /** The values, when nothing was wrong. A field that nobody asked for breaks the whole form (C24). */
  done<Values>(values: Values): Values {
    const unknown = Object.keys(this.typed).filter((field) => !this.#known.has(field));
    if (unknown.length > 0)
      this.context.addIssue({ code: 'custom', message: 'problem.form', path: ['form'] });
    return values;
  }
}
