import { usualWindow } from '../../kernel/window.ts';
import { routes } from '../../routes.ts';
import { Radios, Select, TextArea, TextField } from '../../web/fields.tsx';
import { Form } from '../../web/forms.tsx';
import { Card, Onward, Tag } from '../../web/parts.tsx';
import { WhoCanSee } from '../../web/whoCanSee.tsx';
import { objectionAnswers } from '../facts.ts';
import { Folded, Refused } from '../parts.tsx';
import { problemIn, sayDay, typedIn } from '../statementWords.ts';
import { longestTitle } from '../text.ts';
import { stateInWords, tones } from './stateWords.ts';
import type { SeenElsewhere } from './textPage.tsx';

const mostWords = 4000;

/** What was said against it and what was answered: nothing of it is ever taken away. P14 */
export const Record = ({ frame, view }: SeenElsewhere) => {
  const { t } = frame;
  const { facts, page, entry, overdue } = view;
  const { objection } = facts;
  if (!objection || !page) return null;
  const { publisher } = entry;
  const state = objection.answers.at(-1)?.answer ?? (overdue ? 'late' : 'open');
  return (
    <Card
      overline={<Tag tone={tones[state]}>{stateInWords(frame, state)}</Tag>}
      title={page.namedAs ?? t('elsewhere.record.title')}
    >
      <p class="muted">
        {t('elsewhere.record.made', {
          day: sayDay(frame, objection.madeOn),
          until: sayDay(frame, objection.answerBy),
        })}
      </p>
      <blockquote class="written">{page.words}</blockquote>
      <p>{t(page.askedHere ? 'elsewhere.record.asked' : 'elsewhere.record.askedNobody', { publisher })}</p>
      {objection.answers.map(({ answer, told, words, answeredOn }) => (
        <div class="found">
          <p>
            <span class="strong">
              {t(told ? 'elsewhere.record.told' : 'elsewhere.record.gave', { publisher })}
            </span>{' '}
            <span class="muted">{sayDay(frame, answeredOn)}</span>
          </p>
          <p>
            <Tag>{stateInWords(frame, answer)}</Tag>
          </p>
          <p class="written">{words}</p>
        </div>
      ))}
      {objection.answers.length === 0 && (
        <p>{t(overdue ? 'elsewhere.record.late' : 'elsewhere.record.none')}</p>
      )}
    </Card>
  );
};

const Whom = ({ frame, view, sent }: SeenElsewhere) => {
  const { t } = frame;
  const { publisher } = view.entry;
  return (
    <Radios
      frame={frame}
      name="asked"
      label={t('elsewhere.object.who')}
      hint={t('elsewhere.object.whoHint', { publisher })}
      error={problemIn(sent, 'object', 'asked')}
      value={typedIn(sent, 'object', 'asked', view.askable.length === 0 ? 'nobody' : '')}
      options={[
        ...view.askable.map(({ organisation, name }) => ({
          value: organisation,
          label: t('elsewhere.object.ask', { organisation: name }),
          hint: t('elsewhere.object.askHint'),
        })),
        {
          value: 'nobody',
          label: t('elsewhere.object.nobody'),
          hint: t('elsewhere.object.nobodyHint'),
        },
      ]}
    />
  );
};

export const Objecting = (seen: SeenElsewhere) => {
  const { frame, view, sent } = seen;
  const { t } = frame;
  const label = t('elsewhere.object.submit');
  if (view.facts.objection !== null) return null;
  return (
    <section class="part" id="object">
      <h2>{t('elsewhere.object.title')}</h2>
      <p>{t('elsewhere.object.text', { days: usualWindow })}</p>
      {view.may.object.ok ? (
        <Form frame={frame} action={routes.objectElsewhere.url({ elsewhere: view.facts.id })} submit={label}>
          <TextArea
            frame={frame}
            name="words"
            label={t('statement.object.words')}
            hint={t('statement.object.hint')}
            error={problemIn(sent, 'object', 'words')}
            value={typedIn(sent, 'object', 'words')}
            maxlength={mostWords}
          />
          <Whom {...seen} />
          <Radios
            frame={frame}
            name="named"
            label={t('statement.object.named')}
            error={problemIn(sent, 'object', 'named')}
            value={typedIn(sent, 'object', 'named')}
            options={(['yes', 'no'] as const).map((value) => ({
              value,
              label: t(`elsewhere.object.named.${value}`),
            }))}
          />
          <WhoCanSee
            frame={frame}
            now={t('elsewhere.object.see')}
            seized={t('elsewhere.object.seized')}
            sealed={false}
          />
        </Form>
      ) : (
        <Refused frame={frame} label={label} may={view.may.object} />
      )}
    </section>
  );
};

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
          {!told && <WithWhom {...seen} form="answer" />}
          <WhoCanSee
            frame={frame}
            now={t('elsewhere.object.see')}
            seized={t('elsewhere.said.seized')}
            sealed={false}
          />
        </Form>
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

/** Nobody needs the publisher's leave to say what was left out. P14 */
export const Supplementing = (seen: SeenElsewhere) => {
  const { frame, view, sent } = seen;
  const { t } = frame;
  const { facts, may, partnerships } = view;
  const label = t('elsewhere.supplement.title');
  if (facts.objection === null || (!view.mine && facts.supplements.length === 0)) return null;
  return (
    <section class="part" id="supplement">
      <h2>{t('elsewhere.record.supplements')}</h2>
      <Begun {...seen} />
      {view.mine && !may.supplement.ok && <Refused frame={frame} label={label} may={may.supplement} />}
      {view.mine && may.supplement.ok && partnerships.length === 0 && (
        <>
          <p>{t('statement.begin.alone.text')}</p>
          <Onward href={routes.newPartnership.url()}>{t('statement.list.partnerFirst')}</Onward>
        </>
      )}
      {view.mine && may.supplement.ok && partnerships.length > 0 && (
        <Folded
          open={sent?.form === 'supplement' || facts.supplements.length === 0}
          label={label}
          text={t('elsewhere.supplement.text')}
        >
          <Form
            frame={frame}
            action={routes.supplementElsewhere.url({ elsewhere: facts.id })}
            submit={t('elsewhere.supplement.submit')}
          >
            <WithWhom {...seen} form="supplement" />
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
        </Folded>
      )}
    </section>
  );
};
