import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, Select, TextArea, TextField } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import { Onward } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { objectionAnswers } from '../facts.ts';
import { Folded, Refused } from '../parts.tsx';
import { sayDay } from '../words.ts';
import { answerFields, supplementFields } from './form.ts';
import type { SeenExternalText } from './view.ts';

const withWhom = ({ partnerships }: SeenExternalText['view']) =>
  partnerships.map(({ id, parties }) => ({ value: id as string, label: parties }));

const AnswerForm = ({ frame, view, returned, told }: SeenExternalText & { told: boolean }) => {
  const { t } = frame;
  const action = routes.answerExternalText.url({ external: view.facts.id });
  const labels = {
    answer: t('external.answer.what'),
    words: t('external.answer.words'),
    partnership: t('external.answer.with'),
  };
  const f = bound(frame, returned, { action, fields: answerFields, labels });
  return (
    <Form frame={frame} action={action} submit={t('external.answer.submit')}>
      <Radios
        {...f('answer')}
        options={objectionAnswers.map((value) => ({
          value,
          label: t(`external.answer.does.${value}`),
          hint: t(`external.answer.means.${value === 'supplement' && told ? 'supplementTold' : value}`),
        }))}
      />
      <TextArea {...f('words')} id="answer-words" hint={t('external.answer.wordsHint')} rows={4} />
      {!told && (
        <Select
          {...f('partnership')}
          id="answer-partnership"
          hint={t('external.answer.withHint')}
          options={withWhom(view)}
        />
      )}
      <WhoCanSee
        frame={frame}
        now={t('external.object.see')}
        seized={t('external.public.seized')}
        sealed={false}
      />
    </Form>
  );
};

/** A publisher with an account answers for itself; for one without, the objecting organisation writes its answer down. P6, P14 */
export const Answer = (seen: SeenExternalText) => {
  const { frame, view, returned } = seen;
  const { t } = frame;
  const { answer: may } = view.may;
  if (view.facts.objection === null) return null;
  const told = may.ok ? may.told : view.mine;
  const label = t(told ? 'external.answer.told' : 'external.answer.title');
  if (!may.ok) return <Refused frame={frame} label={label} may={may} />;
  const answered = view.facts.objection.answers.length > 0;
  const action = routes.answerExternalText.url({ external: view.facts.id });
  return (
    <div id="to-answer">
      <Folded
        open={returned?.action === action || (!answered && !told)}
        label={label}
        text={t(told ? 'external.answer.toldText' : 'external.answer.text')}
      >
        <AnswerForm {...seen} told={told} />
      </Folded>
    </div>
  );
};

const Begun = ({ frame, view }: SeenExternalText) => (
  <ul>
    {view.facts.supplements.map(({ statement, begunOn }) => (
      <li>
        {view.drafts.has(statement) ? (
          <>
            <Onward href={routes.statement.url({ statement })}>{view.drafts.get(statement)}</Onward>{' '}
            <span class="muted">
              {frame.t('external.record.supplement', { day: sayDay(frame, begunOn) })}
            </span>
          </>
        ) : (
          frame.t('external.record.supplementOther', { day: sayDay(frame, begunOn) })
        )}
      </li>
    ))}
  </ul>
);

const SupplementForm = ({ frame, view, returned }: SeenExternalText) => {
  const { t } = frame;
  const action = routes.supplementExternalText.url({ external: view.facts.id });
  const labels = {
    partnership: t('statement.begin.partnership'),
    title: t('statement.begin.name'),
    purpose: t('statement.begin.purpose'),
  };
  const [only, ...more] = view.partnerships;
  const values = only && more.length === 0 ? { partnership: only.id } : {};
  const f = bound(frame, returned, { action, fields: supplementFields, labels, values });
  return (
    <Form frame={frame} action={action} submit={t('external.supplement.submit')}>
      <Select
        {...f('partnership')}
        id="supplement-partnership"
        hint={t('statement.begin.partnershipHint')}
        options={withWhom(view)}
      />
      <TextField {...f('title')} />
      <TextArea {...f('purpose')} hint={t('statement.begin.purposeHint')} />
      <WhoCanSee frame={frame} now={t('statement.begin.see')} seized={t('statement.see.seized')} />
    </Form>
  );
};

/** The form, or why she may not use it; an organisation in no partnership is led to finding one. */
const Begin = (seen: SeenExternalText) => {
  const { frame, view, returned } = seen;
  const { t } = frame;
  const { facts, may, partnerships } = view;
  const label = t('external.supplement.title');
  const action = routes.supplementExternalText.url({ external: facts.id });
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
      open={returned?.action === action || facts.supplements.length === 0}
      label={label}
      text={t('external.supplement.text')}
    >
      <SupplementForm {...seen} />
    </Folded>
  );
};

/** Nobody needs the publisher's leave to say what was left out. P14 */
export const Supplement = (seen: SeenExternalText) => {
  const { frame, view } = seen;
  const { facts } = view;
  if (facts.objection === null || (!view.mine && facts.supplements.length === 0)) return null;
  return (
    <section class="part" id="supplement">
      <h2>{frame.t('external.record.supplements')}</h2>
      <Begun {...seen} />
      {view.mine && <Begin {...seen} />}
    </section>
  );
};
