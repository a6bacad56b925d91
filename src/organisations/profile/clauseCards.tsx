import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, ErrorSummary, Form } from '../../web/forms/form.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Card, Tag, type Tone } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { dayInWords } from '../../web/words/figures.ts';
import { IfAllowed } from '../allowed.tsx';
import { answerClause, askClause } from '../rules.ts';
import type { Organisation } from '../store.ts';
import { type ClauseAnswer, type ClauseQuestion, clauseAnswers } from './clauseStore.ts';
import { clauseFields } from './form.ts';

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
          <IfAllowed frame={frame} outcome={askClause(member, organisation, false)} label={label}>
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

type AnswerProps = {
  frame: Frame;
  member: SignedIn;
  question: ClauseQuestion;
  returned: ReturnedForm | undefined;
};

const AnswerForm = ({ frame, member, question, returned }: AnswerProps) => {
  const { t } = frame;
  const action = routes.answerClause.url({ organisation: member.organisation.id, question: question.id });
  const f = bound(frame, returned, {
    action,
    fields: clauseFields,
    labels: { answer: t('organisations.clause.question'), note: t('organisations.clause.noteLabel') },
    values: { answer: question.answer ?? undefined, note: question.note },
    prefix: `asked-${question.id.slice(0, 8)}-`,
  });
  const options = clauseAnswers.map((value) => ({ value, label: t(`organisations.clause.answer.${value}`) }));
  return (
    <>
      <ErrorSummary {...f.fieldSummary} />
      <Form
        frame={frame}
        action={action}
        submit={t(question.answer ? 'organisations.clause.change' : 'organisations.clause.submit')}
        variant={question.answer ? 'quiet' : 'primary'}
      >
        <Radios {...f('answer')} options={options} />
        <TextArea {...f('note')} hint={t('organisations.clause.noteHint')} rows={3} />
        <WhoCanSee
          frame={frame}
          now={t('organisations.clause.now')}
          seized={t('organisations.clause.seized')}
        />
      </Form>
    </>
  );
};

/** What the ally was asked by one organisation, and its answer to it. */
const Asked = (props: AnswerProps) => {
  const { frame, member, question } = props;
  const { t } = frame;
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
      <IfAllowed
        frame={frame}
        outcome={answerClause(member, question)}
        label={t('organisations.clause.submit')}
      >
        <AnswerForm {...props} />
      </IfAllowed>
    </Card>
  );
};

type AllProps = Omit<AnswerProps, 'question'> & { questions: readonly ClauseQuestion[] };

/** On an ally's own page: what it was asked. Each answer goes to the one that asked, and to nobody else. */
export const QuestionsAsked = ({ questions, ...around }: AllProps) => (
  <>
    <h2 id="questions">{around.frame.t('organisations.clause.questions')}</h2>
    {questions.map((question) => (
      <Asked {...around} question={question} />
    ))}
  </>
);
