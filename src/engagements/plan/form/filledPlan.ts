import type { Typed } from '../../../web/forms/parse.ts';
import type { Language } from '../../../web/words/translate.ts';
import type { Plan } from '../document.ts';
import { rows } from './blockFields.ts';
import { type Field, pathOf, type RowFields, valueAt } from './field.ts';
import { groups } from './fields.ts';
import { emptySheet, type Row, type RowKind, rowKinds, type Sheet } from './sheet.ts';

const written = (value: unknown, { several, write }: Field, language: Language): Typed[string] => {
  if (write) return write(value, language);
  if (several) return Array.isArray(value) ? value.map(String) : [];
  if (typeof value === 'boolean') return value ? 'yes' : [];
  return value === null || value === undefined ? '' : String(value);
};

/** What a plan, or one of its rows, says in these fields, in the reader's own words for languages. */
const typedFrom = (fields: Readonly<Record<string, Field>>, tree: unknown, language: Language): Typed =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const path = pathOf(name, field);
      return path === null ? [] : [[name, written(valueAt(tree, path), field, language)]];
    }),
  );

const rowsOf = (plan: Plan, kind: RowKind, language: Language): Row[] => {
  const { at, fields }: RowFields = rows[kind];
  const trees = valueAt(plan, at);
  return Array.isArray(trees) ? trees.map((tree) => typedFrom(fields, tree, language)) : [];
};

/** A plan as its form shows it. */
export const filledPlan = (plan: Plan, language: Language): Sheet => {
  const fields = Object.values(groups).map((group) => typedFrom(group, plan, language));
  const sheet = emptySheet();
  for (const kind of rowKinds) sheet.rows[kind] = rowsOf(plan, kind, language);
  for (const seat of sheet.rows.seat) seat['for'] = seat['community']?.length ? 'community' : 'expert';
  return { fields: Object.assign({}, ...fields), rows: sheet.rows };
};

/** A plan that nobody has written anything in yet, with our defaults. */
export const blankSheet = (more: Typed): Sheet => ({
  ...emptySheet(),
  fields: { hoursPerDay: '8', eraseAfterDays: '30', ...more },
});
