import { usualWindow } from '../../kernel/decision/window.ts';
import { SaidWords } from '../../publicPages/parts.tsx';
import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { Radios, TextArea } from '../../web/forms/fields.tsx';
import { Form } from '../../web/forms/form.tsx';
import { Card, Tag } from '../../web/parts/cards.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { Refused } from '../parts.tsx';
import { sayDay } from '../words.ts';
import { objectFields } from './form.ts';
import type { SeenExternalText } from './view.ts';
import { stateInWords, tones } from './words.ts';

/** The objection and every answer to it: nothing of it is ever taken away. P14 */
export const Record = ({ frame, view }: SeenExternalText) => {
  const { t } = frame;
  const { facts, page, entry, state } = view;
  const { objection } = facts;
  if (!objection || !page) return null;
  const { publisher } = entry;
  return (
    <Card
      overline={<Tag tone={tones[state]}>{stateInWords(frame, state)}</Tag>}
      title={page.namedAs ?? t('external.record.title')}
    >
      <p class="muted">
        {t('external.record.made', {
          day: sayDay(frame, objection.madeOn),
          until: sayDay(frame, objection.answerBy),
        })}
      </p>
      <SaidWords frame={frame} words={page.waits ? null : page.words} />
      <p>{t(page.askedHere ? 'external.record.asked' : 'external.record.askedNobody', { publisher })}</p>
      {objection.answers.map(({ answer, told, words, answeredOn }) => (
        <div class="found">
          <p>
            <span class="strong">
              {t(told ? 'external.record.told' : 'external.record.gave', { publisher })}
            </span>{' '}
            <span class="muted">{sayDay(frame, answeredOn)}</span>
          </p>
          <p>
            <Tag>{stateInWords(frame, answer)}</Tag>
          </p>
          <SaidWords frame={frame} words={words} />
        </div>
      ))}
      {objection.answers.length === 0 && (
        <p>{t(state === 'late' ? 'external.record.late' : 'external.record.none')}</p>
      )}
    </Card>
  );
};

/** Whom the publisher's name could mean here, or nobody. */
const whomToAsk = ({ frame: { t }, view }: SeenExternalText) => [
  ...view.askable.map(({ organisation, name }) => ({
    value: organisation as string,
    label: t('external.object.ask', { organisation: name }),
    hint: t('external.object.askHint'),
  })),
  { value: 'nobody', label: t('external.object.nobody'), hint: t('external.object.nobodyHint') },
];

const ObjectionForm = (seen: SeenExternalText) => {
  const { frame, view, returned } = seen;
  const { t } = frame;
  const action = routes.objectToExternalText.url({ external: view.facts.id });
  const labels = {
    words: t('statement.object.words'),
    asked: t('external.object.who'),
    named: t('statement.object.named'),
  };
  const values = view.askable.length === 0 ? { asked: 'nobody' } : {};
  const f = bound(frame, returned, { action, fields: objectFields, labels, values });
  return (
    <Form frame={frame} action={action} submit={t('external.object.submit')}>
      <TextArea {...f('words')} hint={t('statement.object.hint')} />
      <Radios
        {...f('asked')}
        hint={t('external.object.whoHint', { publisher: view.entry.publisher })}
        options={whomToAsk(seen)}
      />
      <Radios
        {...f('named')}
        options={(['yes', 'no'] as const).map((value) => ({
          value,
          label: t(`external.object.named.${value}`),
        }))}
      />
      <WhoCanSee
        frame={frame}
        now={t('external.object.see')}
        seized={t('external.object.seized')}
        sealed={false}
      />
    </Form>
  );
};

/** The form to object, until there is an objection; or why she may not. */
export const Objection = (seen: SeenExternalText) => {
  const { frame, view } = seen;
  const { t } = frame;
  if (view.facts.objection !== null) return null;
  return (
    <section class="part" id="object">
      <h2>{t('external.object.title')}</h2>
      <p>{t('external.object.text', { days: usualWindow })}</p>
      {view.may.object.ok ? (
        <ObjectionForm {...seen} />
      ) : (
        <Refused frame={frame} label={t('external.object.submit')} may={view.may.object} />
      )}
    </section>
  );
};
