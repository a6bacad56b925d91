import { rows } from './blockFields.ts';
import { pathOf, type RowField, type RowFields } from './field.ts';
import { type Group, singleFields } from './fields.ts';
import { fieldOf, type RowKind, rowKinds } from './sheet.ts';

/** The sections of the form with their groups and blocks, in order; a finding about several things leads to one of them. */
export const planSections = {
  occasion: ['occasion'],
  communities: ['community'],
  when: ['told', 'day', 'where'],
  seen: ['seen'],
  after: ['after'],
  organisations: ['organisation'],
  pay: ['fees', 'rate', 'payment'],
  seats: ['seat'],
} as const satisfies Record<string, readonly (Group | RowKind)[]>;
export type PlanSection = keyof typeof planSections;
export const sectionNames = Object.keys(planSections).filter(
  (name): name is PlanSection => name in planSections,
);

export const isRowKind = (part: Group | RowKind): part is RowKind => rowKinds.some((kind) => kind === part);

/** Which field holds what stands there: the first of its parts where it is told in several. */
const fieldAt = (fields: Iterable<[string, RowField]>, path: string): string | undefined =>
  [...fields].find(([name, field]) => `${pathOf(name, field)}/`.startsWith(`${path}/`))?.[0];

const sectionOf = (path: string): PlanSection | undefined =>
  path === 'payment'
    ? 'pay'
    : sectionNames.find((section) =>
        planSections[section].some((part) => isRowKind(part) && rows[part].at === path),
      );

/** The id of the field, block or section that a path in the plan is about; null for the plan as a whole. */
export const placeOf = (subject: string): string | null => {
  if (subject === '') return null;
  const [part = '', number = '', ...within] = subject.split('/');
  if (!/^\d+$/.test(number)) return sectionOf(subject) ?? fieldAt(singleFields, subject) ?? subject;
  const kind = rowKinds.find((one) => rows[one].at === part);
  if (!kind) return null;
  const place = Number(number) + 1;
  const { fields }: RowFields = rows[kind];
  const [inside] = within;
  if (inside === 'hours') return fieldOf(kind, place, 'hours');
  if (inside !== undefined) return fieldOf(kind, place, fieldAt(Object.entries(fields), inside) ?? 'role');
  // A small block is found at its first field.
  const first = kind === 'community' || kind === 'day' ? Object.keys(fields)[0] : undefined;
  return first ? fieldOf(kind, place, first) : `${kind}-${place}`;
};
