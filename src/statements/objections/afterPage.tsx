import { SaidWords } from '../../publicPages/parts.tsx';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, TextArea } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import { RefusalNotice } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Card, EmptyState, Onward, Tag } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { type ObjectionFacts, objectionAnswers } from '../facts.ts';
import { Refused, Ways } from '../parts.tsx';
import { sayDay, sayOrganisation, trailTo } from '../words.ts';
import { answerFields } from './form.ts';
import type { AfterView } from './view.ts';

type SeenAfter = { frame: Frame; view: AfterView; returned: ReturnedForm | undefined; done: string | null };

type OneObjection = Omit<SeenAfter, 'done'> & { one: ObjectionFacts };

const Answer = ({ frame, view, returned, one }: OneObjection) => {
  const { t } = frame;
  const label = t('statement.after.answer');
  if (one.by === view.me.organisation) return null;
  if (!view.may.lead.ok) return <Refused frame={frame} label={label} may={view.may.lead} />;
  const action = routes.answerObjection.url({ statement: view.facts.id, objection: one.id });
  const labels = { answer: t('statement.after.what'), words: t('statement.after.words') };
  const f = bound(frame, returned, { action, fields: answerFields, labels });
  return (
    <details class="option" open={returned?.action === action || one.answers.length === 0}>
      <summary>
        <span class="button">{label}</span>
        <span>{t('statement.after.answerText')}</span>
      </summary>
      <Form frame={frame} action={action} submit={t('statement.after.submit')}>
        <Radios
          {...f('answer')}
          id={`answer-${one.id}`}
          options={objectionAnswers.map((value) => ({
            value,
            label: t(`statement.after.does.${value}`),
            hint: t(`statement.after.means.${value}`),
          }))}
        />
        <TextArea {...f('words')} id={`words-${one.id}`} rows={4} />
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

const Objection = ({ frame, view, returned, one }: OneObjection) => {
  const { t } = frame;
  const written = view.words.get(one.id);
  const late = view.overdue.has(one.id);
  return (
    <Card
      overline={
        <Tag tone={one.answers.length > 0 ? 'good' : 'stop'}>
          {t(`statement.after.is.${one.answers.at(-1)?.answer ?? (late ? 'late' : 'open')}`)}
        </Tag>
      }
      title={written?.namedAs ?? sayOrganisation(frame, view, one.by)}
    >
      <p class="muted">
        {t('statement.after.made', { day: sayDay(frame, one.madeOn), until: sayDay(frame, one.answerBy) })}
      </p>
      <SaidWords frame={frame} words={written?.words} />
      {one.answers.map((answer, place) => (
        <div class="found">
          <p>
            {t(`statement.after.gave.${answer.answer}`, {
              organisation: sayOrganisation(frame, view, answer.by),
              day: sayDay(frame, answer.answeredOn),
            })}
          </p>
          {written?.answers[place] && <p class="written">{written.answers[place]}</p>}
          {answer.supplement && view.supplements.has(answer.supplement) && (
            <Onward href={routes.statement.url({ statement: answer.supplement })}>
              {t('statement.after.supplement')}
            </Onward>
          )}
        </div>
      ))}
      <Answer frame={frame} view={view} returned={returned} one={one} />
    </Card>
  );
};

const Objections = ({ frame, view, returned }: Omit<OneObjection, 'one'>) =>
  view.facts.objections.length === 0 ? (
    <EmptyState title={frame.t('statement.after.empty.title')} text={frame.t('statement.after.empty.text')} />
  ) : (
    <div id="objections">
      {view.facts.objections.map((one) => (
        <Objection frame={frame} view={view} returned={returned} one={one} />
      ))}
    </div>
  );

/** The next unanswered objection; else where anybody can object. P14 */
const nextOf = ({ frame, view }: Pick<SeenAfter, 'frame' | 'view'>) => {
  const { t } = frame;
  const open = view.facts.objections
    .filter(({ by, answers }) => by !== view.me.organisation && answers.length === 0)
    .map(({ answerBy }) => answerBy)
    .sort()[0];
  return open === undefined || !view.may.lead.ok
    ? { text: t('statement.after.next'), href: view.objectUrl, label: t('statement.after.object') }
    : {
        text: t('statement.after.nextAnswer', { day: sayDay(frame, open) }),
        href: '#objections',
        label: t('statement.after.answer'),
      };
};

/** The objections to a published text, with every answer. Nothing of it is ever taken off the record. P14 */
export const AfterPage = ({ frame, view, returned, done }: SeenAfter) => {
  const { t } = frame;
  return (
    <Page
      sheets={['statements']}
      frame={frame}
      title={t('statement.way.after')}
      lead={t('statement.after.lead')}
      trail={trailTo(frame, view)}
      here="statements"
      done={done}
      problem={returned !== undefined}
      next={nextOf({ frame, view })}
      aside={<Ways frame={frame} view={view} />}
    >
      <RefusalNotice frame={frame} returned={returned} />
      {view.original && (
        <p>
          <Onward href={routes.after.url({ statement: view.original })}>
            {t('statement.after.original')}
          </Onward>
        </p>
      )}
      <Objections frame={frame} view={view} returned={returned} />
      <WhoCanSee
        frame={frame}
        now={t('statement.object.see')}
        seized={t('published.page.seized')}
        sealed={false}
      />
    </Page>
  );
};
