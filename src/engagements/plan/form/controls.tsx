import {
  Checkboxes,
  DateField,
  type FieldProps,
  Radios,
  Select,
  TextArea,
  TextField,
  TimeField,
} from '../../../web/forms/fields.tsx';
import { rows } from './blockFields.ts';
import type { Field, RowFields } from './field.ts';
import { type Group, groups, isSingle } from './fields.ts';
import { type Block, type PlanFilled, single, within } from './parts.tsx';
import { listOf, type RowKind } from './sheet.ts';

/** About as many lines as the text will take. */
const rowsFor = (text: string, least: number): number =>
  Math.min(14, Math.max(least, Math.ceil(text.length / 62) + text.split('\n').length));

type ControlProps = { field: Field; props: FieldProps; values: readonly string[] };

/** Draws a field as its table says. */
const Control = ({ field, props, values }: ControlProps) => {
  const { t, language } = props.frame;
  const { most: maxlength, size, optional, options = () => [] } = field;
  const [value = ''] = values;
  const shared = { ...props, optional, hint: field.hint && t(field.hint) };
  switch (field.is) {
    case 'line':
      return (
        <TextField
          {...shared}
          value={value}
          maxlength={maxlength}
          size={size}
          inputmode={field.numeric ? 'numeric' : undefined}
        />
      );
    case 'text':
      return (
        <TextArea {...shared} value={value} rows={field.rows ?? rowsFor(value, 2)} maxlength={maxlength} />
      );
    case 'date':
      return <DateField {...shared} value={value} />;
    case 'time':
      return <TimeField {...shared} value={value} />;
    case 'choice':
      return <Select {...shared} options={options(t, language)} value={value} chosen={field.chosen} />;
    case 'radios':
      return <Radios {...shared} options={options(t, language)} value={value} />;
    case 'boxes': {
      const boxes = <Checkboxes {...shared} options={options(t, language)} values={values} />;
      return field.columns ? <div class="many">{boxes}</div> : boxes;
    }
    default:
      return null;
  }
};

/** The fields of a group, in their order. */
export const Fields = ({ filled, group }: { filled: PlanFilled; group: Group }) => (
  <>
    {Object.entries<Field>(groups[group]).map(
      ([name, field]) =>
        isSingle(name) && (
          <Control field={field} props={single(filled, name)} values={listOf(filled.sheet.fields, name)} />
        ),
    )}
  </>
);

type NameIn<Kind extends RowKind> = keyof (typeof rows)[Kind]['fields'] & string;
type RowControlProps = {
  block: Block;
  name: { [Kind in RowKind]: NameIn<Kind> }[RowKind];
  /** It takes the focus when its block was just added. */
  first?: boolean;
  /** What it is called here, where that is not what it is called elsewhere. */
  label?: string;
};

/** One field of a block. */
export const RowControl = ({ block, name, first, label }: RowControlProps) => {
  const { fields }: RowFields = rows[block.kind];
  const field = fields[name];
  if (!field) return null;
  const { t } = block.filled.frame;
  return (
    <Control
      field={field}
      props={{ ...within(block, name, first), label: label ?? (field.label ? t(field.label) : name) }}
      values={listOf(block.row, name)}
    />
  );
};
