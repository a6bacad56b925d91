import { routes } from '../routes.ts';
import { TextArea } from '../web/fields.tsx';
import { Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Card } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import type { ResultView } from './resultRead.ts';
import { sayDay, sayList } from './roundWords.tsx';

type Props = { frame: Frame; view: ResultView; typed?: string };

/** Each party's own word on it. It stands beside the result, and moves nothing in it. */
export const Replies = ({ frame, view, typed }: Props) => {
  const { t } = frame;
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
        <details class="option" open={typed !== undefined}>
          <summary>
            <span class="button">{t('assessment.reply.write')}</span>
            <span>{t('assessment.reply.writeText')}</span>
          </summary>
          <Form
            frame={frame}
            action={routes.reply.url({ round: view.facts.id })}
            submit={t('assessment.reply.submit')}
          >
            <TextArea
              frame={frame}
              name="words"
              label={t('assessment.reply.label')}
              value={typed ?? view.ownReply}
              maxlength={3000}
            />
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
