import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, DisabledAction, Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, Facts, Onward } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { refusalInWords } from '../../web/words/refusals.ts';
import { sayNumber } from '../plan/reading/words.ts';
import { sayDay, sayList, trailTo } from '../words.ts';
import { feedbackQuestions } from './feedback.ts';
import { outcomeFields } from './form.ts';
import { FeedbackFields } from './parts.tsx';
import type { AfterView } from './view.ts';

type Props = { frame: Frame; view: AfterView; returned?: ReturnedForm | undefined; done?: string | null };

const Given = ({ frame, item }: { frame: Frame; item: AfterView['given'][number] }) => {
  const { t } = frame;
  return (
    <Card
      level={3}
      overline={item.shared ? t('engagement.after.shared') : t('engagement.after.private')}
      title={item.byNominee ? t('engagement.after.byNominee') : item.name}
    >
      <Facts
        items={feedbackQuestions.map((question) => {
          const mark = item.feedback.marks[question];
          return {
            term: t(`engagement.after.question.${question}`),
            fact: t(
              `engagement.after.mark.${mark === null ? 'na' : ((['0', '1', '2', '3', '4'] as const)[mark] ?? 'na')}`,
            ),
          };
        })}
      />
      {item.feedback.words && <p class="written">{item.feedback.words}</p>}
    </Card>
  );
};

/** Who filled the seats, as numbers: by organisation, whatever became of anybody since. */
const Filled = ({ frame, view }: Pick<Props, 'frame' | 'view'>) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('engagement.after.seats')}</h2>
      <DataTable
        caption={t('engagement.after.seats')}
        quietCaption
        head={[t('engagement.text.organisation'), t('engagement.after.asked'), t('engagement.after.filled')]}
        numbers={[1, 2]}
        rows={view.seats.map(({ name, asked, filled }) => [
          name,
          sayNumber(frame, asked),
          sayNumber(frame, filled),
        ])}
      />
      <p class="muted">{t('engagement.after.others', { count: view.others })}</p>
    </section>
  );
};

const Report = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const { engagement, outcome, mayReport } = view;
  const action = routes.reportOutcome.url({ engagement });
  const labels = { outcome: t('engagement.after.outcomeLabel') };
  const values = { outcome: outcome?.words };
  const f = bound(frame, returned, { action, fields: outcomeFields, labels, values });
  if (!mayReport.ok)
    return (
      <DisabledAction
        frame={frame}
        label={t('engagement.after.report')}
        reason={refusalInWords(mayReport, t)}
        principle={mayReport.principle}
      />
    );
  return (
    <Form
      frame={frame}
      action={action}
      submit={t(outcome ? 'engagement.after.reportAgain' : 'engagement.after.report')}
      variant={outcome ? 'quiet' : 'primary'}
    >
      <TextArea {...f('outcome')} hint={t('engagement.after.outcomeHint')} />
    </Form>
  );
};

/** What was told before stays to be read: nobody's answer to it loses its ground. P11 */
const Earlier = ({ frame, view: { earlier } }: Props) => {
  const { t } = frame;
  if (earlier.length === 0) return null;
  return (
    <details class="more">
      <summary>{t('engagement.after.earlier')}</summary>
      {earlier.map(({ words, on }) => (
        <>
          <p class="written">{words}</p>
          <p class="muted">{t('engagement.after.reportedOn', { day: sayDay(frame, on) })}</p>
        </>
      ))}
    </details>
  );
};

const Outcome = (props: Props) => {
  const { frame, view } = props;
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('engagement.after.outcome')}</h2>
      {view.outcome ? (
        <>
          <p class="written">{view.outcome.words}</p>
          <p class="muted">
            {t(`engagement.after.${view.earlier.length > 0 ? 'retoldOn' : 'reportedOn'}`, {
              day: sayDay(frame, view.outcome.on),
              number: view.outcome.number,
            })}
          </p>
          <Earlier {...props} />
        </>
      ) : (
        <p class="muted">{t(`engagement.after.${view.convener ? 'owed' : 'noOutcome'}`)}</p>
      )}
      {view.convener && <Report {...props} />}
    </section>
  );
};

/** Once it is told what came of it, both sides can be asked how it was: neither sees the other's answers first. P3 */
const Pulse = ({ frame, view }: Props) => {
  const { t } = frame;
  if (!view.outcome) return null;
  const { engagement, partnership, pulse } = view;
  const href = pulse
    ? routes.round.url({ round: pulse })
    : `${routes.newRound.url({ partnership })}?engagement=${engagement}`;
  return (
    <section class="part">
      <h2>{t('engagement.after.pulse')}</h2>
      <p>{t('engagement.after.pulseText')}</p>
      <p class="acts">
        <Onward href={href}>{t(`engagement.after.${pulse ? 'toPulse' : 'openPulse'}`)}</Onward>
      </p>
    </section>
  );
};

const Give = ({ frame, view, returned }: Props) => {
  const { t } = frame;
  const action = routes.giveFeedback.url({ engagement: view.engagement });
  if (!view.mayGive.ok)
    return (
      <DisabledAction
        frame={frame}
        label={t('engagement.after.give')}
        reason={refusalInWords(view.mayGive, t)}
      />
    );
  return (
    <details class="option" open={returned?.action === action}>
      <summary>
        <span class="button">{t('engagement.after.give')}</span>
        <span>{t('engagement.after.giveText')}</span>
      </summary>
      <Form frame={frame} action={action} submit={t('engagement.after.submit')}>
        <FeedbackFields frame={frame} action={action} returned={returned} />
      </Form>
    </details>
  );
};

/** What came of it, and whether it was meaningful: each side's own words, shared only by whoever wrote them. */
export const AfterPage = ({ frame, view, returned, done }: Props) => {
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('engagement.after.title')}
      lead={t('engagement.after.lead')}
      trail={trailTo(frame, { id: view.engagement, title: view.title })}
      here="engagements"
      done={done}
      problem={returned !== undefined}
    >
      <RefusalNotice frame={frame} returned={returned} />
      <Filled frame={frame} view={view} />
      <Outcome frame={frame} view={view} returned={returned} />
      <Pulse frame={frame} view={view} />
      <section class="part">
        <h2>{t('engagement.after.feedback')}</h2>
        {view.given.map((item) => (
          <Given frame={frame} item={item} />
        ))}
        {view.mayShare.ok && (
          <ActionButton
            frame={frame}
            action={routes.shareFeedback.url({ engagement: view.engagement })}
            label={t('engagement.after.share')}
          />
        )}
        <Give frame={frame} view={view} returned={returned} />
      </section>
      <WhoCanSee
        frame={frame}
        now={t('engagement.after.seen', { organisations: sayList(frame, view.parties) })}
        seized={t('engagement.after.seized')}
      />
    </Page>
  );
};
