import { usualWindow } from '../../kernel/window.ts';
import { routes } from '../../routes.ts';
import { Radios, TextArea } from '../../web/fields.tsx';
import { Form } from '../../web/forms.tsx';
import { Card, Tag } from '../../web/parts.tsx';
import { WhoCanSee } from '../../web/whoCanSee.tsx';
import { Refused } from '../parts.tsx';
import { problemIn, sayDay, typedIn } from '../statementWords.ts';
import { stateInWords, tones } from './stateWords.ts';
import type { SeenElsewhere } from './textPage.tsx';

export const mostWords = 4000;

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
