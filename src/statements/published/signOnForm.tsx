import { TextField } from '../../web/fields.tsx';
import type { Problems, Typed } from '../../web/form.ts';
import { Form } from '../../web/forms.tsx';
import type { Frame } from '../../web/frame.ts';
import { WhoCanSee } from '../../web/whoCanSee.tsx';

/** A form that came back: what was typed, and what to mend. */
export type Sent = { typed: Typed; problems: Problems };

/** The name as it is printed: never a person's. */
export const NameField = ({ frame, sent }: { frame: Frame; sent?: Sent | undefined }) => (
  <TextField
    frame={frame}
    name="organisation"
    label={frame.t('published.signOn.organisation')}
    hint={frame.t('published.signOn.hint')}
    error={sent?.problems.organisation}
    value={typeof sent?.typed.organisation === 'string' ? sent.typed.organisation : undefined}
    maxlength={120}
  />
);

export const SignOnForm = ({
  frame,
  action,
  sent,
  now,
}: {
  frame: Frame;
  action: string;
  sent?: Sent | undefined;
  /** Who sees the name. */
  now: string;
}) => (
  <Form frame={frame} action={action} submit={frame.t('published.signOn.button')}>
    <NameField frame={frame} sent={sent} />
    <WhoCanSee frame={frame} now={now} seized={frame.t('published.signOn.seized')} sealed={false} />
  </Form>
);
