import { routes } from '../../routes.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Messages, questionForm, WriteMessage } from '../questions/parts.tsx';
import type { OwnSeatView, SeatView } from './view.ts';

/** What she asked and was answered, before her eyes where she decides. */
export const Asked = ({ frame, view }: { frame: Frame; view: SeatView }) => (
  <Messages
    frame={frame}
    messages={view.messages}
    called={{ nominee: frame.t('engagement.question.you'), organisation: view.terms.nominatedBy }}
  />
);

type Props = { frame: Frame; view: OwnSeatView; returned: ReturnedForm | undefined };

/** Her questions, the answers, and the next question. P6 */
export const OwnQuestions = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const { code, terms, messages, mayAsk } = view;
  if (messages.length === 0 && !mayAsk.ok) return null;
  const organisation = terms.nominatedBy;
  const label = t('engagement.question.ask', { organisation });
  const action = routes.askOrganisation.url({ code });
  const form = questionForm(frame, returned, { action, label, prefix: 'question-' });
  return (
    <section class="part">
      <h2>{t('engagement.question.title')}</h2>
      <Asked frame={frame} view={view} />
      {mayAsk.ok && (
        <WriteMessage
          frame={frame}
          form={form}
          hint={t('engagement.question.askHint', { organisation })}
          submit={t('engagement.question.send')}
        />
      )}
    </section>
  );
};
