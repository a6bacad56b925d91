import { bound } from '../../web/forms/bound.ts';
import { TextField } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../../web/forms/form.tsx';
import { line } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';

const longestName = 120;
export const signOnFields = { organisation: line(longestName) };

type Props = { frame: Frame; action: string; returned: ReturnedForm | undefined };

/** The name as it is printed: never a person's. */
export const NameField = ({ frame, action, returned }: Props) => {
  const labels = { organisation: frame.t('published.signOn.organisation') };
  const f = bound(frame, returned, { action, fields: signOnFields, labels });
  return <TextField {...f('organisation')} hint={frame.t('published.signOn.hint')} />;
};

export const SignOnProblems = ({ frame, returned }: Omit<Props, 'action'>) => (
  <ErrorSummary
    frame={frame}
    problems={returned?.problems ?? {}}
    labels={{ organisation: frame.t('published.signOn.organisation') }}
  />
);

/** `now`: who sees the name. */
export const SignOnForm = ({ frame, action, returned, now }: Props & { now: string }) => (
  <Form frame={frame} action={action} submit={frame.t('published.signOn.button')}>
    <NameField frame={frame} action={action} returned={returned} />
    <p class="hint">{frame.t('published.signOn.own')}</p>
    <WhoCanSee frame={frame} now={now} seized={frame.t('published.signOn.seized')} sealed={false} />
  </Form>
);
