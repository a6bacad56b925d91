import { routes } from '../routes.ts';
import { Radios, TextArea } from '../web/fields.tsx';
import { ActionButton, ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { dayInWords } from '../web/inWords.ts';
import { Card, Tag, type Tone } from '../web/parts.tsx';
import type { SignedIn } from '../web/visit.ts';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import { type CameBack, fresh, IfAllowed, text } from './cameBack.tsx';
import { type ClauseAnswer, type ClauseQuestion, clauseAnswers } from './clauseStore.ts';
import { answerClause, askClause } from './rules.ts';
import type { Organisation } from './store.ts';

const tones: Record<ClauseAnswer, Tone> = { bound: 'warn', 'not-bound': 'good', unsure: 'plain' };

const Given = ({
  frame,
  question,
}: {
  frame: Frame;
  question: ClauseQuestion & { answer: ClauseAnswer };
}) => (
  <>
    <p>
      <Tag tone={tones[question.answer]}>{frame.t(`organisations.clause.answer.${question.answer}`)}</Tag>{' '}
      <span class="muted">
        {question.answeredOn &&
          frame.t('organisations.clause.answered', { day: dayInWords(question.answeredOn, frame.language) })}
      </span>
    </p>
    {question.note && <blockquote>{question.note}</blockquote>}
  </>
);

const hasAnswer = (question: ClauseQuestion): question is ClauseQuestion & { answer: ClauseAnswer } =>
  question.answer !== null;

type AskProps = {
  frame: Frame;
  member: SignedIn;
  organisation: Organisation;
  question: ClauseQuestion | null;
};

/** On an ally's page: the question a community-led organisation may put, and the answer it got. */
export const AskClause = ({ frame, member, organisation, question }: AskProps) => {
  const { t, language } = frame;
  const label = t('organisations.clause.ask');
  return (
    <Card title={t('organisations.clause.title')}>
      {question && hasAnswer(question) && <Given frame={frame} question={question} />}
      <p>{t('organisations.clause.about')}</p>
      <p class="hint">
        {t('organisations.clause.found')} {t('vocabulary.mark.F~')}.
      </p>
      {question && !hasAnswer(question) && (
        <p>{t('organisations.clause.asked', { day: dayInWords(question.askedOn, language) })}</p>
      )}
      {!question && (
        <>
          <IfAllowed frame={frame} ruling={askClause(member, organisation, false)} label={label}>
            <ActionButton
              frame={frame}
              action={routes.askClause.url({ organisation: organisation.id })}
              label={label}
              fields={{ clause: 'pepfar-pledge' }}
            />
          </IfAllowed>
          <WhoCanSee
            frame={frame}
            now={t('organisations.clause.askNow')}
            seized={t('organisations.clause.askSeized')}
            sealed={false}
          />
        </>
      )}
    </Card>
  );
};

/** Several questions stand on one page. */
const prefixOf = ({ id }: ClauseQuestion): string => `asked-${id.slice(0, 8)}-`;

const AnswerFields = ({
  frame,
  member,
  question,
  state,
}: {
  frame: Frame;
  member: SignedIn;
  question: ClauseQuestion;
  state: CameBack;
}) => {
  const { t } = frame;
  const { typed, problems } = state;
  const id = (name: string) => `${prefixOf(question)}${name}`;
  return (
    <Form
      frame={frame}
      action={routes.answerClause.url({ organisation: member.organisation.id, question: question.id })}
      submit={t(question.answer ? 'organisations.clause.change' : 'organisations.clause.submit')}
      variant={question.answer ? 'quiet' : 'primary'}
    >
      <Radios
        frame={frame}
        id={id('answer')}
        name="answer"
        label={t('organisations.clause.question')}
        error={problems.answer}
        value={text(typed.answer) ?? question.answer ?? undefined}
        options={clauseAnswers.map((value) => ({ value, label: t(`organisations.clause.answer.${value}`) }))}
      />
      <TextArea
        frame={frame}
        id={id('note')}
        name="note"
        label={t('organisations.clause.noteLabel')}
        hint={t('organisations.clause.noteHint')}
        error={problems.note}
        value={text(typed.note) ?? question.note}
        rows={3}
        maxlength={1000}
        optional
      />
      <WhoCanSee
        frame={frame}
        now={t('organisations.clause.now')}
        seized={t('organisations.clause.seized')}
      />
    </Form>
  );
};

export type ClauseForm = { question: string; state: CameBack };

/** On an ally's own page: what it was asked. Each answer goes to the one that asked, and to nobody else. */
export const QuestionsAsked = ({
  frame,
  member,
  questions,
  form,
}: {
  frame: Frame;
  member: SignedIn;
  questions: readonly ClauseQuestion[];
  form: ClauseForm | null;
}) => {
  const { t } = frame;
  return (
    <>
      <h2 id="questions">{t('organisations.clause.questions')}</h2>
      {questions.map((question) => {
        const state = form?.question === question.id ? form.state : fresh;
        const title = question.asker
          ? t('organisations.clause.from', { name: question.asker })
          : t('organisations.clause.fromUnlisted');
        return (
          <Card level={3} title={title}>
            {hasAnswer(question) ? (
              <Given frame={frame} question={question} />
            ) : (
              <p>{t('organisations.clause.aboutAlly')}</p>
            )}
            <ErrorSummary
              frame={frame}
              problems={state.problems}
              labels={{
                answer: t('organisations.clause.question'),
                note: t('organisations.clause.noteLabel'),
              }}
              prefix={prefixOf(question)}
            />
            <IfAllowed
              frame={frame}
              ruling={answerClause(member, question)}
              label={t('organisations.clause.submit')}
            >
              <AnswerFields frame={frame} member={member} question={question} state={state} />
            </IfAllowed>
          </Card>
        );
      })}
    </>
  );
};
