import type { EngagementId, PartnershipId, RoundId } from '../kernel/ids.ts';
import type { Outcome as Ruled } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { Select, TextArea } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ActionButton, DisabledAction, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Card, Facts, Onward } from '../web/parts.tsx';
import { DataTable } from '../web/tables.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { sayDay, sayList, trailTo } from './engagementWords.ts';
import { feedbackQuestions, type GivenFeedback } from './feedback.ts';
import { sayNumber } from './planInWords.ts';
import { type AnyRefusal, refusalInWords } from './refusals.ts';
import { SaidNo } from './saidNo.tsx';

export type AfterView = {
  engagement: EngagementId;
  title: string;
  convener: boolean;
  steward: boolean;
  /** Community seats by the organisation whose they are, and how many were filled: a count, never who. */
  seats: { name: string; asked: number; filled: number }[];
  /** Seats of other experts. */
  others: number;
  /** Why nothing can be told of it yet. */
  mayReport: Ruled<unknown, AnyRefusal>;
  given: (GivenFeedback & { name: string; own: boolean })[];
  outcome: { words: string; on: string } | null;
  parties: readonly string[];
  partnership: PartnershipId;
  /** The round that asks both sides about it, once there is one. */
  pulse: RoundId | null;
};
export type SentAfter = { form: 'feedback' | 'outcome'; typed: Typed; problems: Problems };
type Props = { frame: Frame; view: AfterView; sent?: SentAfter | undefined; done?: string | null };

const textIn = (sent: SentAfter | undefined, form: SentAfter['form'], name: string): string => {
  const value = sent?.form === form ? sent.typed[name] : undefined;
  return typeof value === 'string' ? value : '';
};

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

/** The same five questions for the organisation and for a nominee. */
export const FeedbackFields = ({
  frame,
  typed,
  problems,
}: {
  frame: Frame;
  typed: Typed;
  problems: Problems;
}) => {
  const { t } = frame;
  const read = (name: string): string => {
    const value = typed[name];
    return typeof value === 'string' ? value : '';
  };
  return (
    <>
      {feedbackQuestions.map((question) => (
        <Select
          frame={frame}
          name={question}
          label={t(`engagement.after.question.${question}`)}
          error={problems[question]}
          value={read(question) || 'na'}
          options={(['na', '0', '1', '2', '3', '4'] as const).map((value) => ({
            value,
            label: t(`engagement.after.mark.${value}`),
          }))}
        />
      ))}
      <TextArea
        frame={frame}
        name="words"
        label={t('engagement.after.words')}
        hint={t('engagement.after.wordsHint')}
        error={problems['words']}
        value={read('words')}
        maxlength={2000}
        rows={3}
        optional
      />
    </>
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

const Outcome = ({ frame, view, sent }: Props) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('engagement.after.outcome')}</h2>
      {view.outcome ? (
        <>
          <p class="written">{view.outcome.words}</p>
          <p class="muted">{t('engagement.after.reportedOn', { day: sayDay(frame, view.outcome.on) })}</p>
        </>
      ) : (
        <p class="muted">{t(`engagement.after.${view.convener ? 'owed' : 'noOutcome'}`)}</p>
      )}
      {view.convener && !view.mayReport.ok && (
        <DisabledAction
          frame={frame}
          label={t('engagement.after.report')}
          reason={refusalInWords(view.mayReport, t)}
          principle={view.mayReport.principle}
        />
      )}
      {view.mayReport.ok && (
        <Form
          frame={frame}
          action={routes.reportOutcome.url({ engagement: view.engagement })}
          submit={t(view.outcome ? 'engagement.after.reportAgain' : 'engagement.after.report')}
          variant={view.outcome ? 'quiet' : 'primary'}
        >
          <TextArea
            frame={frame}
            name="outcome"
            label={t('engagement.after.outcomeLabel')}
            hint={t('engagement.after.outcomeHint')}
            error={sent?.form === 'outcome' ? sent.problems['outcome'] : undefined}
            value={textIn(sent, 'outcome', 'outcome') || view.outcome?.words}
            maxlength={3000}
          />
        </Form>
      )}
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

/** What came of it, and whether it was meaningful: each side's own words, shared only by whoever wrote them. */
export const AfterPage = ({ frame, view, sent, done }: Props) => {
  const { t } = frame;
  const feedback = sent?.form === 'feedback' ? sent : undefined;
  const mayShare = view.given.some(({ own, byNominee, shared }) => own && !byNominee && !shared);
  return (
    <Page
      frame={frame}
      title={t('engagement.after.title')}
      lead={t('engagement.after.lead')}
      trail={trailTo(frame, { id: view.engagement, title: view.title })}
      here="engagements"
      done={done}
      problem={sent !== undefined}
    >
      <SaidNo sentence={sent?.problems['form']} />
      <Filled frame={frame} view={view} />
      <Outcome frame={frame} view={view} sent={sent} />
      <Pulse frame={frame} view={view} />
      <section class="part">
        <h2>{t('engagement.after.feedback')}</h2>
        {view.given.map((item) => (
          <Given frame={frame} item={item} />
        ))}
        {mayShare && view.steward && (
          <ActionButton
            frame={frame}
            action={routes.shareFeedback.url({ engagement: view.engagement })}
            label={t('engagement.after.share')}
          />
        )}
        <details class="option" open={feedback !== undefined}>
          <summary>
            <span class="button">{t('engagement.after.give')}</span>
            <span>{t('engagement.after.giveText')}</span>
          </summary>
          <Form
            frame={frame}
            action={routes.giveFeedback.url({ engagement: view.engagement })}
            submit={t('engagement.after.submit')}
          >
            <FeedbackFields frame={frame} typed={feedback?.typed ?? {}} problems={feedback?.problems ?? {}} />
          </Form>
        </details>
      </section>
      <WhoCanSee
        frame={frame}
        now={t('engagement.after.seen', { organisations: sayList(frame, view.parties) })}
        seized={t('engagement.after.seized')}
      />
    </Page>
  );
};
