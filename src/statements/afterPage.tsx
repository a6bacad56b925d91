import type { ObjectionId, StatementId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { Radios, TextArea } from '../web/fields.tsx';
import { Form } from '../web/forms.tsx';
import { Page } from '../web/layout.tsx';
import { Card, EmptyState, Onward, Tag } from '../web/parts.tsx';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { type ObjectionFacts, objectionAnswers } from './facts.ts';
import { Refused, SaidNo, type Seen, Ways } from './parts.tsx';
import { problemIn, sayDay, sayOrganisation, trailTo, typedIn } from './statementWords.ts';
import type { StatementView } from './views.ts';
import { longestSaid } from './wordingPage.tsx';

export type AfterView = StatementView & {
  words: ReadonlyMap<ObjectionId, { words: string; namedAs: string | null; answers: readonly string[] }>;
  overdue: ReadonlySet<ObjectionId>;
  /** Statements begun to make this one good that she is on the draft of. */
  supplements: ReadonlySet<StatementId>;
  original: StatementId | null;
  objectUrl: string;
};
type SeenAfter = Omit<Seen, 'view'> & { view: AfterView };

const Answering = ({ frame, view, sent, one }: SeenAfter & { one: ObjectionFacts }) => {
  const { t } = frame;
  const form = `objection ${one.id}`;
  const label = t('statement.after.answer');
  if (one.by === view.me.organisation) return null;
  if (!view.may.lead.ok) return <Refused frame={frame} label={label} may={view.may.lead} />;
  return (
    <details class="option" open={sent?.form === form || one.answers.length === 0}>
      <summary>
        <span class="button">{label}</span>
        <span>{t('statement.after.answerText')}</span>
      </summary>
      <Form
        frame={frame}
        action={routes.answerObjection.url({ statement: view.facts.id, objection: one.id })}
        submit={t('statement.after.submit')}
      >
        <Radios
          frame={frame}
          id={`answer-${one.id}`}
          name="answer"
          label={t('statement.after.what')}
          error={problemIn(sent, form, 'answer')}
          value={typedIn(sent, form, 'answer')}
          options={objectionAnswers.map((value) => ({
            value,
            label: t(`statement.after.does.${value}`),
            hint: t(`statement.after.means.${value}`),
          }))}
        />
        <TextArea
          frame={frame}
          id={`words-${one.id}`}
          name="words"
          label={t('statement.after.words')}
          error={problemIn(sent, form, 'words')}
          value={typedIn(sent, form, 'words')}
          rows={4}
          optional
          maxlength={longestSaid}
        />
        <WhoCanSee
          frame={frame}
          now={t('statement.object.see')}
          seized={t('published.page.seized')}
          sealed={false}
        />
      </Form>
    </details>
  );
};

const Objection = ({ frame, view, sent, one }: SeenAfter & { one: ObjectionFacts }) => {
  const { t } = frame;
  const said = view.words.get(one.id);
  const late = view.overdue.has(one.id);
  return (
    <Card
      overline={
        <Tag tone={one.answers.length > 0 ? 'good' : 'stop'}>
          {t(`statement.after.is.${one.answers.at(-1)?.answer ?? (late ? 'late' : 'open')}`)}
        </Tag>
      }
      title={said?.namedAs ?? sayOrganisation(frame, view, one.by)}
    >
      <p class="muted">
        {t('statement.after.made', { day: sayDay(frame, one.madeOn), until: sayDay(frame, one.answerBy) })}
      </p>
      <blockquote class="written">{said?.words}</blockquote>
      {one.answers.map((answer, place) => (
        <div class="found">
          <p>
            {t(`statement.after.gave.${answer.answer}`, {
              organisation: sayOrganisation(frame, view, answer.by),
              day: sayDay(frame, answer.answeredOn),
            })}
          </p>
          {said?.answers[place] && <p class="written">{said.answers[place]}</p>}
          {answer.supplement && view.supplements.has(answer.supplement) && (
            <Onward href={routes.statement.url({ statement: answer.supplement })}>
              {t('statement.after.supplement')}
            </Onward>
          )}
        </div>
      ))}
      <Answering frame={frame} view={view} sent={sent} one={one} />
    </Card>
  );
};

/** What is unanswered first; else what anybody who reads it can do. P14 */
const nextOf = ({ frame, view }: SeenAfter) => {
  const { t } = frame;
  const open = view.facts.objections
    .filter(({ by, answers }) => by !== view.me.organisation && answers.length === 0)
    .map(({ answerBy }) => answerBy)
    .sort()[0];
  return open === undefined
    ? { text: t('statement.after.next'), href: view.objectUrl, label: t('statement.after.object') }
    : {
        text: t('statement.after.nextAnswer', { day: sayDay(frame, open) }),
        href: '#objections',
        label: t('statement.after.answer'),
      };
};

/** What was said of the published text since. Nothing of it is ever taken off the record. P14 */
export const AfterPage = ({ frame, view, sent, done }: SeenAfter) => {
  const { t } = frame;
  const { objections } = view.facts;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.way.after')}
      lead={t('statement.after.lead')}
      trail={trailTo(frame, view)}
      here="statements"
      done={done}
      problem={sent !== undefined}
      next={nextOf({ frame, view })}
      aside={<Ways frame={frame} view={view} />}
    >
      <SaidNo sent={sent} />
      {view.original && (
        <p>
          <Onward href={routes.after.url({ statement: view.original })}>
            {t('statement.after.original')}
          </Onward>
        </p>
      )}
      {objections.length === 0 ? (
        <EmptyState title={t('statement.after.empty.title')} text={t('statement.after.empty.text')} />
      ) : (
        <div id="objections">
          {objections.map((one) => (
            <Objection frame={frame} view={view} sent={sent} one={one} />
          ))}
        </div>
      )}
      <WhoCanSee
        frame={frame}
        now={t('statement.object.see')}
        seized={t('published.page.seized')}
        sealed={false}
      />
    </Page>
  );
};
