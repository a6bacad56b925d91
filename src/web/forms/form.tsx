import type { Child, PropsWithChildren } from 'hono/jsx';
import type { PrincipleId, Refusal } from '../../kernel/outcome.ts';
import type { Frame } from '../frame.ts';
import { PrincipleLink } from '../parts/cards.tsx';
import { refusalInWords } from '../words/refusals.ts';
import type { Problems } from './parse.ts';

export type Variant = 'primary' | 'quiet' | 'danger';

/** What every form carries: the session's token (C28) and an act token, so that sending twice acts once (C48). */
const HiddenFields = ({ frame }: { frame: Frame }) => (
  <>
    <input type="hidden" name="token" value={frame.formToken} />
    <input type="hidden" name="act" value={frame.newSubmission()} />
  </>
);

type FormProps = PropsWithChildren<{
  frame: Frame;
  action: string;
  /** The button's words; leave out when the form brings its own `<Submit>`s. */
  submit?: string | undefined;
  variant?: Variant | undefined;
  id?: string | undefined;
  /** The form brings a file along. */
  files?: boolean | undefined;
}>;

/** Our own checks answer in our own words, so the browser's are off. */
export const Form = ({ frame, action, submit, variant, id, files, children }: FormProps) => (
  <form
    class="form"
    method="post"
    action={action}
    id={id}
    enctype={files ? 'multipart/form-data' : undefined}
    novalidate
    autocomplete="off"
  >
    <HiddenFields frame={frame} />
    {children}
    {submit && <Submit label={submit} variant={variant} />}
  </form>
);

type SubmitProps = {
  label: string;
  variant?: Variant | undefined;
  /** Where one form has several buttons: what this one sends. */
  name?: string | undefined;
  value?: string | undefined;
};

export const Submit = ({ label, variant = 'primary', name, value }: SubmitProps) => (
  <button type="submit" class={`button ${variant}`} name={name} value={value}>
    {label}
  </button>
);

type ActionButtonProps = {
  frame: Frame;
  action: string;
  label: string;
  variant?: Variant | undefined;
  fields?: Readonly<Record<string, string>> | undefined;
  /** The id of the text that says what this does. */
  describedBy?: string | undefined;
};

/** One act, one button: a form of its own. */
export const ActionButton = ({
  frame,
  action,
  label,
  variant = 'quiet',
  fields,
  describedBy,
}: ActionButtonProps) => (
  <form class="act" method="post" action={action}>
    <HiddenFields frame={frame} />
    {Object.entries(fields ?? {}).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    <button type="submit" class={`button ${variant}`} aria-describedby={describedBy}>
      {label}
    </button>
  </form>
);

type DisabledActionProps = {
  frame: Frame;
  label: string;
  reason: Child;
  principle?: PrincipleId | undefined;
};

/** A refused act is shown with its reason, never hidden: people learn what the other side cannot do. */
export const DisabledAction = ({ frame, label, reason, principle }: DisabledActionProps) => (
  <div class="refused">
    <button type="button" class="button" aria-disabled="true">
      {label}
    </button>
    <p>
      <span class="overline">{frame.t('web.form.notPossible')}</span>
      {reason} {principle && <PrincipleLink frame={frame} id={principle} />}
    </p>
  </div>
);

/** An act that a rule refuses, with why. */
export const RefusedAction = ({
  frame,
  label,
  refusal,
}: {
  frame: Frame;
  label: string;
  refusal: Refusal;
}) => (
  <DisabledAction
    frame={frame}
    label={label}
    reason={refusalInWords(refusal, frame.t)}
    principle={refusal.principle}
  />
);

type ErrorSummaryProps = {
  frame: Frame;
  problems: Problems;
  /** The fields' labels by name, so that the list reads "Chosen name: …". */
  labels?: Readonly<Record<string, string>> | undefined;
  /** Where the fields' ids carry a prefix, because two forms share a page. */
  prefix?: string | undefined;
  /** Leaves the focus where it is. */
  still?: boolean | undefined;
  /** The form asks for a passphrase or a code, which no page gives back. */
  secrets?: boolean | undefined;
};

/** A label that asks needs no colon after its question mark. */
const problemOf = ({ t }: Frame, field: string | undefined, problem: string): string => {
  if (field === undefined) return problem;
  return field.endsWith('?') ? `${field} ${problem}` : t('web.form.problemOf', { field, problem });
};

/** Shows nothing when there is nothing to mend. The heading takes the focus, with scripting off too. */
export const ErrorSummary = ({
  frame,
  problems,
  labels = {},
  prefix = '',
  still,
  secrets,
}: ErrorSummaryProps) => {
  const list = Object.entries(problems);
  if (list.length === 0) return null;
  return (
    <section class="problems" aria-labelledby="problems">
      <h2 id="problems" tabindex={-1} autofocus={!still}>
        {frame.t('web.form.problems', { count: list.length })}
      </h2>
      <ul>
        {list.map(([name, sentence]) => (
          <li>
            {name === 'form' ? (
              sentence
            ) : (
              <a href={`#${prefix}${name}`}>{problemOf(frame, labels[name], sentence)}</a>
            )}
          </li>
        ))}
      </ul>
      <p>{frame.t(secrets ? 'web.form.keptButSecrets' : 'web.form.kept')}</p>
    </section>
  );
};
