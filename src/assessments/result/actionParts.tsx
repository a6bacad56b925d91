import { routes } from '../../routes.ts';
import { bound } from '../../web/forms/bound.ts';
import { DateField, Select, TextArea } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { RefusedAction } from '../../web/forms/refusalNotice.tsx';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Card, Tag } from '../../web/parts/cards.tsx';
import { sayDay, sayList } from '../words.ts';
import { actionFields } from './form.ts';
import type { ActionView, ItemView } from './view.ts';

type Props = { frame: Frame; view: ItemView; returned?: ReturnedForm | undefined };

const Action = ({ frame, view, action }: Props & { action: ActionView }) => {
  const { t } = frame;
  const at = { round: view.facts.id, action: action.id };
  const { consent, report } = action.may;
  return (
    <Card
      level={3}
      title={action.words}
      overline={
        <Tag tone={action.done ? 'good' : action.agreed ? 'warn' : 'plain'}>
          {t(
            `assessment.follow.state.${action.done ? 'done' : action.done === false ? 'notDone' : action.agreed ? 'agreed' : 'proposed'}`,
          )}
        </Tag>
      }
    >
      <p>{t('assessment.follow.due', { owner: action.ownerName, day: sayDay(frame, action.dueOn) })}</p>
      {!action.agreed && (
        <p class="muted">
          {t('assessment.follow.missing', { organisations: sayList(frame, action.missing) })}
        </p>
      )}
      {consent.ok && (
        <ActionButton
          frame={frame}
          action={routes.consentAction.url(at)}
          label={t('assessment.follow.consent')}
          variant="primary"
        />
      )}
      {!consent.ok && consent.refusal === 'communityAnswersFirst' && (
        <RefusedAction frame={frame} label={t('assessment.follow.consent')} refusal={consent} />
      )}
      {action.agreed &&
        (report.ok ? (
          <div class="acts">
            <ActionButton
              frame={frame}
              action={routes.reportAction.url(at)}
              fields={{ done: 'yes' }}
              label={t('assessment.follow.done')}
            />
            <ActionButton
              frame={frame}
              action={routes.reportAction.url(at)}
              fields={{ done: 'no' }}
              label={t('assessment.follow.notDone')}
            />
          </div>
        ) : (
          <RefusedAction frame={frame} label={t('assessment.follow.done')} refusal={report} />
        ))}
    </Card>
  );
};

/** What they agree to do about it: an owner and a day, by the yes of everyone. */
export const Actions = (props: Props) => {
  const { frame, view, returned } = props;
  const { t } = frame;
  const action = routes.proposeAction.url({ round: view.facts.id, item: view.item.key });
  const f = bound(frame, returned, {
    ...{ action, fields: actionFields },
    labels: {
      what: t('assessment.follow.what'),
      owner: t('assessment.follow.owner'),
      dueOn: t('assessment.follow.dueOn'),
    },
  });
  return (
    <section class="part">
      <h2>{t('assessment.follow.actions')}</h2>
      <p>{t('assessment.follow.actionsText')}</p>
      {view.actions.map((action) => (
        <Action {...props} action={action} />
      ))}
      {view.steward && (
        <details class="option" open={returned?.action === action || view.actions.length === 0}>
          <summary>
            <span class="button">{t('assessment.follow.propose')}</span>
            <span>{t('assessment.follow.proposeText')}</span>
          </summary>
          <Form frame={frame} action={action} submit={t('assessment.follow.propose')} variant="quiet">
            <TextArea {...f('what')} rows={3} />
            <Select
              {...f('owner')}
              optional={false}
              options={view.parties.map(({ organisation, name }) => ({ value: organisation, label: name }))}
            />
            <DateField {...f('dueOn')} />
          </Form>
        </details>
      )}
    </section>
  );
};
