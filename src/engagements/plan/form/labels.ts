import type { Problems } from '../../../web/forms/parse.ts';
import type { Translate } from '../../../web/words/translate.ts';
import { rows } from './blockFields.ts';
import type { RowFields } from './field.ts';
import { isSingle, type SingleField } from './fields.ts';
import { type RowKind, rowKinds } from './sheet.ts';

/** A field that has no label in `locales/` does not compile. */
export const labelOf = (t: Translate, field: SingleField): string => t(`engagement.plan.label.${field}`);

type SeatFields = (typeof rows)['seat']['fields'];
export const seatLabel = (t: Translate, field: Exclude<keyof SeatFields, 'key' | 'for' | 'open'>): string =>
  t(rows.seat.fields[field].label);

export const blockLabel = (t: Translate, kind: RowKind, number: number): string =>
  t(`engagement.plan.block.${kind}`, { number });

/** What a field, or a block, is called away from its place: "Seat 3, amount". */
export const nameOf = (t: Translate, id: string): string | undefined => {
  if (isSingle(id)) return labelOf(t, id);
  const [kindName = '', number, name = ''] = id.split('-');
  const kind = rowKinds.find((one) => one === kindName);
  if (!kind) return undefined;
  const block = blockLabel(t, kind, Number(number));
  if (kind === 'community') return block;
  const { fields }: RowFields = rows[kind];
  const label = Object.hasOwn(fields, name) ? fields[name]?.label : undefined;
  return label ? t('engagement.plan.inField', { block, field: t(label) }) : block;
};

/** The labels of the fields that have a problem, for the summary above the form. */
export const labelsOf = (t: Translate, problems: Problems): Record<string, string> =>
  Object.fromEntries(
    Object.keys(problems).flatMap((id) => {
      const name = nameOf(t, id);
      return name ? [[id, name]] : [];
    }),
  );
