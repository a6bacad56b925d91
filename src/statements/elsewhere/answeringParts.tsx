import { routes } from '../../routes.ts';
import { Radios, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Form } from '../../web/forms.tsx';
import { Onward } from '../../web/parts.tsx';
import { WhoCanSee } from '../../web/whoCanSee.tsx';
import { objectionAnswers } from '../facts.ts';
import { Folded, Refused } from '../parts.tsx';
import { problemIn, sayDay, typedIn } from '../statementWords.ts';
import { longestTitle } from '../text.ts';
import { mostWords } from './objectionParts.tsx';
import type { SeenElsewhere } from './textPage.tsx';

const WithWhom = ({ frame, view, sent, form }: SeenElsewhere & { form: 'answer' | 'supplement' }) => {
  const { t } = frame;
  const { partnerships } = view;
  const usual = form === 'supplement' && partnerships.length === 1 ? partnerships[0]?.id : '';
  return (
    <Select
      frame={frame}
      id={`${form}-partnership`}
      name="partnership"
      label={form === 'answer' ? t('elsewhere.answer.with') : t('statement.begin.partnership')}
      hint={form === 'answer' ? t('elsewhere.answer.withHint') : t('statement.begin.partnershipHint')}
      error={problemIn(sent, form, 'partnership')}
      value={typedIn(sent, form, 'partnership', usual)}
      optional={form === 'answer'}
      options={partnerships.map(({ id, parties }) => ({ value: id, label: parties }))}
    />
  );
};

const AnswerForm = ({ frame, view, sent, told }: SeenElsewhere & { told: boolean }) => {
  const { t } = frame;
  return (
    <Form
      frame={frame}
      action={routes.answerElsewhere.url({ elsewhere: view.facts.id })}
      submit={t('elsewhere.answer.submit')}
    >
      <Radios
        frame={frame}
        name="answer"
        label={t('elsewhere.answer.what')}
        error={problemIn(sent, 'answer', 'answer')}
        value={typedIn(sent, 'answer', 'answer')}
        options={objectionAnswers.map((value) => ({
          value,
          label: t(`elsewhere.answer.does.${value}`),
          hint: t(`elsewhere.answer.means.${value === 'supplement' && told ? 'supplementTold' : value}`),
        }))}
      />
      <TextArea
        frame={frame}
        id="answer-words"
        name="words"
        label={t('elsewhere.answer.words')}
        hint={t('elsewhere.answer.wordsHint')}
        error={problemIn(sent, 'answer', 'words')}
        value={typedIn(sent, 'answer', 'words')}
        rows={4}
        maxlength={mostWords}
      />
      {!told && <WithWhom frame={frame} view={view} sent={sent} form="answer" />}
      <WhoCanSee
        frame={frame}
        now={t('elsewhere.object.see')}
        seized={t('elsewhere.said.seized')}
        sealed={false}
      />
    </Form>
  );
};

/** The publisher answers for itself; where it is not here, whoever objected writes down what it said. P6, P14 */
export const Answering = (seen: SeenElsewhere) => {
  const { frame, view, sent } = seen;
  const { t } = frame;
  const { answer: may } = view.may;
  if (view.facts.objection === null) return null;
  const told = may.ok ? may.told : view.mine;
  const label = t(told ? 'elsewhere.answer.told' : 'elsewhere.answer.title');
  if (!may.ok) return <Refused frame={frame} label={label} may={may} />;
  const answered = view.facts.objection.answers.length > 0;
  return (
    <div id="to-answer">
      <Folded
        open={sent?.form === 'answer' || (!answered && !told)}
        label={label}
        text={t(told ? 'elsewhere.answer.toldText' : 'elsewhere.answer.text')}
      >
        <AnswerForm {...seen} told={told} />
      </Folded>
    </div>
  );
};

const Begun = ({ frame, view }: SeenElsewhere) => (
  <ul>
    {view.facts.supplements.map(({ statement, begunOn }) => (
      <li>
        {view.drafts.has(statement) ? (
          <>
            <Onward href={routes.statement.url({ statement })}>{view.drafts.get(statement)}</Onward>{' '}
            <span class="muted">
              {frame.t('elsewhere.record.supplement', { day: sayDay(frame, begunOn) })}
            </span>
          </>
        ) : (
          frame.t('elsewhere.record.supplementOther', { day: sayDay(frame, begunOn) })
        )}
      </li>
    ))}
  </ul>
);

const SupplementForm = ({ frame, view, sent }: SeenElsewhere) => {
  const { t } = frame;
  return (
    <Form
      frame={frame}
      action={routes.supplementElsewhere.url({ elsewhere: view.facts.id })}
      submit={t('elsewhere.supplement.submit')}
    >
      <WithWhom frame={frame} view={view} sent={sent} form="supplement" />
      <TextField
        frame={frame}
        name="title"
        label={t('statement.begin.name')}
        error={problemIn(sent, 'supplement', 'title')}
        value={typedIn(sent, 'supplement', 'title')}
        maxlength={longestTitle}
      />
      <TextArea
        frame={frame}
        name="purpose"
        label={t('statement.begin.purpose')}
        hint={t('statement.begin.purposeHint')}
        error={problemIn(sent, 'supplement', 'purpose')}
        value={typedIn(sent, 'supplement', 'purpose')}
        maxlength={mostWords}
      />
      <WhoCanSee frame={frame} now={t('statement.begin.see')} seized={t('statement.see.seized')} />
    </Form>
  );
};

/** Who may begin one, and with whom; an organisation in no partnership is led to one. */
const Beginning = (seen: SeenElsewhere) => {
  const { frame, view, sent } = seen;
  const { t } = frame;
  const { facts, may, partnerships } = view;
  const label = t('elsewhere.supplement.title');
  if (!may.supplement.ok) return <Refused frame={frame} label={label} may={may.supplement} />;
  if (partnerships.length === 0)
    return (
      <>
        <p>{t('statement.begin.alone.text')}</p>
        <Onward href={routes.newPartnership.url()}>{t('statement.list.partnerFirst')}</Onward>
      </>
    );
  return (
    <Folded
      open={sent?.form === 'supplement' || facts.supplements.length === 0}
      label={label}
      text={t('elsewhere.supplement.text')}
    >
      <SupplementForm {...seen} />
    </Folded>
  );
};

/** Nobody needs the publisher's leave to say what was left out. P14 */
export const Supplementing = (seen: SeenElsewhere) => {
  const { frame, view } = seen;
  const { facts } = view;
  if (facts.objection === null || (!view.mine && facts.supplements.length === 0)) return null;
  return (
    <section class="part" id="supplement">
      <h2>{frame.t('elsewhere.record.supplements')}</h2>
      <Begun {...seen} />
      {view.mine && <Beginning {...seen} />}
    </section>
  );
};
