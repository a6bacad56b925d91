import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Card } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { sayDay, sayList } from '../words.ts';
import { replyFields } from './form.ts';
import type { ResultView } from './view.ts';

type Props = { frame: Frame; view: ResultView; returned?: ReturnedForm | undefined };

/** Each party's own word on it. It stands beside the result, and moves nothing in it. */
export const Replies = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const action = routes.reply.url({ round: view.facts.id });
  const f = bound(frame, returned, {
    ...{ action, fields: replyFields, labels: { words: t('assessment.reply.label') } },
    values: { words: view.ownReply },
  });
  return (
    <section class="part">
      <h2>{t('assessment.reply.title')}</h2>
      <p>{t('assessment.reply.lead')}</p>
      {view.replies.map(({ name, words, on }) => (
        <Card level={3} title={name} overline={sayDay(frame, on)}>
          <p class="written">{words}</p>
        </Card>
      ))}
      {view.steward && (
        <details class="option" open={returned?.action === action}>
          <summary>
            <span class="button">{t('assessment.reply.write')}</span>
            <span>{t('assessment.reply.writeText')}</span>
          </summary>
          <Form frame={frame} action={action} submit={t('assessment.reply.submit')}>
            <TextArea {...f('words')} />
            <WhoCanSee
              frame={frame}
              now={t('assessment.follow.seen', { organisations: sayList(frame, view.parties) })}
              seized={t('assessment.follow.seized')}
            />
          </Form>
        </details>
      )}
    </section>
  );
};
