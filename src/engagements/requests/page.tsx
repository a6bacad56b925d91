import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form, Submit } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Facts, Notice } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { FindingsList } from '../findings/list.tsx';
import { nextForSeats } from '../overview/nextStep.ts';
import { AnswerTag, Refused } from '../overview/parts.tsx';
import type { RequestPageView } from '../overview/view.ts';
import { PlanChanges } from '../plan/reading/changes.tsx';
import type { LineChange } from '../plan/reading/planRedline.ts';
import { partOf } from '../plan/reading/seatParts.ts';
import { PlanText } from '../plan/reading/text.tsx';
import { sayDay, sayList, trailTo } from '../words.ts';
import { answerFields } from './form.ts';

type Props = {
  frame: Frame;
  view: RequestPageView;
  /** What the asked organisation wants otherwise, where it answered so. */
  changes: readonly LineChange[] | null;
  /** The first seat to show. */
  from: number;
  returned?: ReturnedForm | undefined;
  done?: string | null;
};

/** Yes, no, or otherwise: each as easy as the others. P6 */
const Answer = ({ frame, view, returned }: Pick<Props, 'frame' | 'view' | 'returned'>) => {
  const { t } = frame;
  const at = { engagement: view.facts.id, request: view.request.id };
  if (view.request.asked !== view.me.organisation || view.request.answer) return null;
  if (!view.mayAnswer.ok)
    return <Refused frame={frame} label={t('engagement.request.accept')} may={view.mayAnswer} />;
  const action = routes.answerRequest.url(at);
  const f = bound(frame, returned, {
    action,
    fields: { note: answerFields.note },
    labels: { note: t('engagement.request.note') },
  });
  return (
    <section class="part">
      <h2>{t('engagement.request.yourAnswer')}</h2>
      <p>{t('engagement.request.free')}</p>
      <Form frame={frame} action={action}>
        <TextArea {...f('note')} hint={t('engagement.request.noteHint')} rows={3} />
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

const Wanted = ({ frame, view, changes }: Pick<Props, 'frame' | 'view' | 'changes'>) => {
  const { t } = frame;
  if (!changes) return null;
  return (
    <section class="part">
      <h2>{t('engagement.request.wanted', { organisation: view.request.askedName })}</h2>
      <PlanChanges frame={frame} changes={changes} />
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

const Margin = ({ frame, view: { request } }: Pick<Props, 'frame' | 'view'>) => {
  const { t } = frame;
  return (
    <Facts
      items={[
        { term: t('engagement.page.sentOn'), fact: sayDay(frame, request.sentOn) },
        { term: t('engagement.page.answerBy'), fact: sayDay(frame, request.answerBy) },
        { term: t('engagement.page.answer'), fact: <AnswerTag frame={frame} request={request} /> },
      ]}
    />
  );
};

/** Whoever agreed is led on to what it agreed to. P6 */
const nextOn = (frame: Frame, view: RequestPageView) =>
  view.me.accepted &&
  view.state === 'planned' &&
  view.request.current &&
  view.request.asked === view.me.organisation
    ? nextForSeats({ frame, view })
    : undefined;

export const RequestPage = ({ frame, view, changes, from, returned, done }: Props) => {
  const { t } = frame;
  const { request } = view;
  const at = routes.request.url({ engagement: view.facts.id, request: request.id });
  const { part } = partOf(view.asks.seats, from, at);
  return (
    <Page
      frame={frame}
      title={t('engagement.request.title')}
      heading={view.asks.title}
      lead={t('engagement.request.lead', { planner: view.plannerName, organisation: request.askedName })}
      trail={trailTo(frame, { id: view.facts.id, title: view.plan.title })}
      here="engagements"
      problem={returned !== undefined}
      done={done}
      next={nextOn(frame, view)}
      aside={<Margin frame={frame} view={view} />}
    >
      <RefusalNotice frame={frame} returned={returned} />
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
      <Wanted frame={frame} view={view} changes={changes} />
      <Answer frame={frame} view={view} returned={returned} />
      <section class="part">
        <h2>{t('engagement.request.terms')}</h2>
        <PlanText frame={frame} plan={view.asks} part={part} />
      </section>
      {request.current && <FindingsList frame={frame} findings={view.findings} signed={view.signed} />}
    </Page>
  );
};
