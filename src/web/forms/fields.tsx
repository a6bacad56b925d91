import type { Child, PropsWithChildren } from 'hono/jsx';
import type { Frame } from '../frame.ts';

/** What every field has. `id` is the name unless two forms share a page; hints and errors hang on it. */
export type FieldProps = {
  frame: Frame;
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  optional?: boolean | undefined;
  id?: string | undefined;
  /** The row was just added: the person goes on here. */
  autofocus?: boolean | undefined;
  /** What a check says of this answer. It is not wrong, so it is not an error. */
  note?: Child | undefined;
};

const idOf = (field: FieldProps): string => field.id ?? field.name;
const flag = (on: boolean): 'true' | undefined => (on ? 'true' : undefined);
const joined = (...ids: (string | false | undefined)[]): string | undefined =>
  ids.filter(Boolean).join(' ') || undefined;

/** The attributes that tie an input to its hint and its error. */
const ties = (field: FieldProps) => ({
  id: idOf(field),
  name: field.name,
  required: !field.optional,
  autofocus: field.autofocus,
  'aria-invalid': flag(Boolean(field.error)),
  'aria-describedby': joined(
    field.hint && `${idOf(field)}-hint`,
    field.error && `${idOf(field)}-error`,
    field.note !== undefined && `${idOf(field)}-note`,
  ),
});

const Optional = ({ field }: { field: FieldProps }) =>
  field.optional ? <span class="optional"> {field.frame.t('web.form.optional')}</span> : null;

const Notes = ({ field }: { field: FieldProps }) => (
  <>
    {field.hint && (
      <p class="hint" id={`${idOf(field)}-hint`}>
        {field.hint}
      </p>
    )}
    {field.error && (
      <p class="error" id={`${idOf(field)}-error`}>
        <span class="unseen">{field.frame.t('web.form.problem')} </span>
        {field.error}
      </p>
    )}
    {field.note !== undefined && <div id={`${idOf(field)}-note`}>{field.note}</div>}
  </>
);

const Field = ({ field, children }: PropsWithChildren<{ field: FieldProps }>) => (
  <div class={field.error ? 'field wrong' : 'field'}>
    <label for={idOf(field)}>
      {field.label}
      <Optional field={field} />
    </label>
    <Notes field={field} />
    {children}
  </div>
);

type TextFieldProps = FieldProps & {
  value?: string | undefined;
  /** Off unless the browser's memory helps the person: a form's history can give someone away. */
  autocomplete?: string | undefined;
  inputmode?: 'text' | 'numeric' | 'url' | undefined;
  maxlength?: number | undefined;
  /** About how many letters are expected; the field's width says so. */
  size?: number | undefined;
};

/** Spelling is never checked: some browsers send what is typed to a third party for it. */
export const TextField = ({
  value,
  autocomplete = 'off',
  inputmode,
  maxlength,
  size,
  ...field
}: TextFieldProps) => (
  <Field field={field}>
    <input
      type="text"
      {...ties(field)}
      value={value ?? ''}
      autocomplete={autocomplete}
      inputmode={inputmode}
      maxlength={maxlength}
      size={size}
      spellcheck={false}
    />
  </Field>
);

type PassphraseFieldProps = FieldProps & {
  autocomplete: 'current-password' | 'new-password';
  /** False where another field of the form may be filled in its place. */
  asked?: boolean;
};

/** A passphrase is never sent back to be shown again. */
export const PassphraseField = ({ autocomplete, asked, ...field }: PassphraseFieldProps) => (
  <Field field={field}>
    <input
      type="password"
      {...ties(field)}
      {...(asked === false ? { required: false } : {})}
      autocomplete={autocomplete}
      spellcheck={false}
      autocapitalize="none"
    />
  </Field>
);

type TextAreaProps = FieldProps & {
  value?: string | undefined;
  rows?: number | undefined;
  maxlength?: number | undefined;
};

/** The first line end is the browser's to drop, so that one typed by the person is kept. */
export const TextArea = ({ value, rows = 5, maxlength, ...field }: TextAreaProps) => (
  <Field field={field}>
    <textarea {...ties(field)} rows={rows} maxlength={maxlength} autocomplete="off" spellcheck={false}>
      {`\n${value ?? ''}`}
    </textarea>
  </Field>
);

/** A file from her own machine. No page can fill it in: after a problem it is chosen again. */
export const FileField = ({ accept, ...field }: FieldProps & { accept: string }) => (
  <Field field={field}>
    <input type="file" {...ties(field)} accept={accept} />
  </Field>
);

type DateFieldProps = FieldProps & {
  value?: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
};

export const DateField = ({ value, min, max, ...field }: DateFieldProps) => (
  <Field field={field}>
    <input type="date" {...ties(field)} value={value ?? ''} min={min} max={max} />
  </Field>
);

/** An hour and a minute of the day, in the time of the place. */
export const TimeField = ({ value, ...field }: FieldProps & { value?: string | undefined }) => (
  <Field field={field}>
    <input type="time" {...ties(field)} value={value ?? ''} />
  </Field>
);

export type Option = { value: string; label: string; hint?: string | undefined };

type SelectProps = FieldProps & {
  options: readonly Option[];
  value?: string | undefined;
  /** Without it the first choice is an empty "Choose one". */
  chosen?: boolean | undefined;
};

export const Select = ({ options, value, chosen, ...field }: SelectProps) => (
  <Field field={field}>
    <select {...ties(field)} autocomplete="off">
      {!chosen && <option value="">{field.frame.t('web.form.choose')}</option>}
      {options.map((option) => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </Field>
);

type ChoiceProps = {
  field: FieldProps;
  type: 'radio' | 'checkbox';
  options: readonly Option[];
  chosen: readonly string[];
};

const Choices = ({ field, type, options, chosen }: ChoiceProps) => (
  <>
    {options.map((option, place) => {
      const id = place === 0 ? idOf(field) : `${idOf(field)}-${option.value}`;
      return (
        <div class="choice">
          <input
            type={type}
            id={id}
            name={field.name}
            value={option.value}
            checked={chosen.includes(option.value)}
            aria-describedby={option.hint && `${id}-more`}
          />
          <label for={id}>{option.label}</label>
          {option.hint && (
            <p class="hint" id={`${id}-more`}>
              {option.hint}
            </p>
          )}
        </div>
      );
    })}
  </>
);

const Group = ({ field, role, children }: PropsWithChildren<{ field: FieldProps; role?: 'radiogroup' }>) => {
  const { required, 'aria-invalid': invalid, 'aria-describedby': describedBy } = ties(field);
  return (
    <fieldset
      class={field.error ? 'field wrong' : 'field'}
      aria-describedby={describedBy}
      {...(role && { role, 'aria-required': flag(required), 'aria-invalid': invalid })}
    >
      <legend>
        {field.label}
        <Optional field={field} />
      </legend>
      <Notes field={field} />
      {children}
    </fieldset>
  );
};

export const Radios = ({
  options,
  value,
  ...field
}: FieldProps & { options: readonly Option[]; value?: string | undefined }) => (
  <Group field={field} role="radiogroup">
    <Choices field={field} type="radio" options={options} chosen={value === undefined ? [] : [value]} />
  </Group>
);

type CheckboxesProps = FieldProps & {
  options: readonly Option[];
  /** A form that came back holds one ticked box as a text, several as a list. */
  values?: string | readonly string[] | undefined;
  /** Many short ones stand in columns where there is room. */
  several?: boolean | undefined;
};

export const Checkboxes = ({ options, values = [], several, ...field }: CheckboxesProps) => {
  const chosen = typeof values === 'string' ? [values] : values;
  const choices = <Choices field={field} type="checkbox" options={options} chosen={chosen} />;
  return <Group field={field}>{several ? <div class="several">{choices}</div> : choices}</Group>;
};
