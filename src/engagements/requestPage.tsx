import { routes } from '../routes.ts';
import { TextArea } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ActionButton, Form, Submit } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Facts, Notice } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { AnswerTag, longestNote, Refused } from './engagementParts.tsx';
import { sayDay, sayList, trailTo } from './engagementWords.ts';
import { FindingsList } from './findingsList.tsx';
import { PlanChanges } from './planChanges.tsx';
import { PlanText } from './planText.tsx';
import { SaidNo } from './saidNo.tsx';
import type { RequestPageView } from './views.ts';

type Props = {
  frame: Frame;
  view: RequestPageView;
  sent?: { typed: Typed; problems: Problems } | undefined;
  done?: string | null;
};

/** Yes, no, or otherwise: each as easy as the others. P6 */
const Answer = ({ frame, view, sent }: Props) => {
  const { t } = frame;
  const at = { engagement: view.facts.id, request: view.request.id };
  if (view.request.asked !== view.me.organisation || view.request.answer) return null;
  if (!view.mayAnswer.ok)
    return <Refused frame={frame} label={t('engagement.request.accept')} may={view.mayAnswer} />;
  const note = sent?.typed['note'];
  return (
    <section class="part">
      <h2>{t('engagement.request.yourAnswer')}</h2>
      <p>{t('engagement.request.free')}</p>
      <Form frame={frame} action={routes.answerRequest.url(at)}>
        <TextArea
          frame={frame}
          name="note"
          label={t('engagement.request.note')}
          hint={t('engagement.request.noteHint')}
          error={sent?.problems['note']}
          value={typeof note === 'string' ? note : ''}
          maxlength={longestNote}
          rows={3}
          optional
        />
        <div class="buttons">
          <Submit label={t('engagement.request.accept')} name="answer" value="accepted" />
          <Submit label={t('engagement.request.decline')} variant="quiet" name="answer" value="declined" />
          <a class="button quiet" href={routes.counterPlan.url(at)}>
            {t('engagement.request.change')}
          </a>
        </div>
      </Form>
      <WhoCanSee
        frame={frame}
        now={t('engagement.see.partnership', {
          organisations: sayList(
            frame,
            view.parties.map(({ name }) => name),
          ),
        })}
        seized={t('engagement.see.seizedAnswer')}
      />
    </section>
  );
};

const Wanted = ({ frame, view }: Props) => {
  const { t } = frame;
  if (!view.wants) return null;
  return (
    <section class="part">
      <h2>{t('engagement.request.wanted', { organisation: view.request.askedName })}</h2>
      <PlanChanges frame={frame} before={view.asks} after={view.wants} />
      {view.mayTake.ok && (
        <>
          <p>{t('engagement.request.takeText')}</p>
          <ActionButton
            frame={frame}
            action={routes.takeChanges.url({ engagement: view.facts.id, request: view.request.id })}
            label={t('engagement.request.take')}
            variant="primary"
          />
        </>
      )}
    </section>
  );
};

export const RequestPage = ({ frame, view, sent, done }: Props) => {
  const { t } = frame;
  const { request } = view;
  return (
    <Page
      frame={frame}
      title={t('engagement.request.title')}
      heading={view.asks.title}
      lead={t('engagement.request.lead', { planner: view.plannerName, organisation: request.askedName })}
      trail={trailTo(frame, { id: view.facts.id, title: view.plan.title })}
      here="engagements"
      problem={sent !== undefined}
      done={done}
      aside={
        <Facts
          items={[
            { term: t('engagement.page.sentOn'), fact: sayDay(frame, request.sentOn) },
            { term: t('engagement.page.answerBy'), fact: sayDay(frame, request.answerBy) },
            { term: t('engagement.page.answer'), fact: <AnswerTag frame={frame} request={request} /> },
          ]}
        />
      }
    >
      <SaidNo sentence={sent?.problems['form']} />
      {!request.current && (
        <Notice tone="warn">
          <p>{t('engagement.request.past')}</p>
        </Notice>
      )}
      {request.answer?.note && (
        <section class="part">
          <h2>{t('engagement.request.said', { organisation: request.askedName })}</h2>
          <p class="written">{request.answer.note}</p>
        </section>
      )}
      <Wanted frame={frame} view={view} />
      <Answer frame={frame} view={view} sent={sent} />
      <section class="part">
        <h2>{t('engagement.request.terms')}</h2>
        <PlanText frame={frame} plan={view.asks} />
      </section>
      {request.current && <FindingsList frame={frame} findings={view.findings} />}
    </Page>
  );
};
