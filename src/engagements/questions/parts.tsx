import { bound } from '../../web/forms/bound.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { ErrorSummary, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { sayDay } from '../words.ts';
import { messageFields } from './form.ts';
import type { Message } from './store.ts';

type MessagesProps = {
  frame: Frame;
  messages: readonly Message[];
  /** What each of the two is called before whoever reads it. */
  called: Record<'nominee' | 'organisation', string>;
};

/** What was asked and answered, the first first. */
export const Messages = ({ frame, messages, called }: MessagesProps) =>
  messages.length === 0 ? null : (
    <ol class="plain">
      {messages.map(({ byNominee, words, writtenOn }) => (
        <li>
          <p class="overline">
            {called[byNominee ? 'nominee' : 'organisation']} · {sayDay(frame, writtenOn)}
          </p>
          <p class="written">{words ?? frame.t('engagement.list.unreadable')}</p>
        </li>
      ))}
    </ol>
  );

type Asking = { action: string; label: string; prefix?: string };

export const questionForm = (
  frame: Frame,
  returned: ReturnedForm | undefined,
  { action, label, prefix = '' }: Asking,
) => ({
  action,
  f: bound(frame, returned, { action, fields: messageFields, labels: { words: label }, prefix }),
});

type WriteProps = { frame: Frame; form: ReturnType<typeof questionForm>; hint: string; submit: string };

export const WriteMessage = ({ frame, form: { action, f }, hint, submit }: WriteProps) => (
  <>
    <ErrorSummary {...f.fieldSummary} />
    <Form frame={frame} action={action} submit={submit} variant="quiet">
      <TextArea {...f('words')} hint={hint} rows={3} />
    </Form>
  </>
);
