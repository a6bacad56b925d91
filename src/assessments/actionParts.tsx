import { routes } from '../routes.ts';
import { DateField, Select, TextArea } from '../web/fields.tsx';
import type { Problems, Typed } from '../web/form.ts';
import { ActionButton, DisabledAction, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { Card, Tag } from '../web/parts.tsx';
import { refusalInWords } from './refusals.ts';
import type { ActionView, ItemView } from './resultRead.ts';
import { sayDay, sayList } from './roundWords.tsx';
import { textOf } from './sheetParts.tsx';

export type SentItem = { form: 'reading' | 'action' | 'none'; typed: Typed; problems: Problems };
type Props = { frame: Frame; view: ItemView; sent?: SentItem | undefined };

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
      {!consent.ok && consent.refusal === 'communityFirst' && (
        <DisabledAction
          frame={frame}
          label={t('assessment.follow.consent')}
          reason={refusalInWords(consent, t)}
          principle={consent.principle}
        />
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
          <DisabledAction
            frame={frame}
            label={t('assessment.follow.done')}
            reason={refusalInWords(report, t)}
            principle={report.principle}
          />
        ))}
    </Card>
  );
};

/** What they agree to do about it: an owner and a day, by the yes of everyone. */
export const Actions = (props: Props) => {
  const { frame, view, sent } = props;
  const { t } = frame;
  const back = sent?.form === 'action' ? sent : undefined;
  return (
    <section class="part">
      <h2>{t('assessment.follow.actions')}</h2>
      <p>{t('assessment.follow.actionsText')}</p>
      {view.actions.map((action) => (
        <Action {...props} action={action} />
      ))}
      {view.steward && (
        <details class="option" open={back !== undefined || view.actions.length === 0}>
          <summary>
            <span class="button">{t('assessment.follow.propose')}</span>
            <span>{t('assessment.follow.proposeText')}</span>
          </summary>
          <Form
            frame={frame}
            action={routes.proposeAction.url({ round: view.facts.id, item: view.item.key })}
            submit={t('assessment.follow.propose')}
            variant="quiet"
          >
            <TextArea
              frame={frame}
              name="what"
              label={t('assessment.follow.what')}
              error={back?.problems.what}
              value={textOf(back?.typed ?? {}, 'what')}
              maxlength={600}
              rows={3}
            />
            <Select
              frame={frame}
              name="owner"
              label={t('assessment.follow.owner')}
              error={back?.problems.owner}
              value={textOf(back?.typed ?? {}, 'owner')}
              options={view.parties.map(({ organisation, name }) => ({ value: organisation, label: name }))}
            />
            <DateField
              frame={frame}
              name="dueOn"
              label={t('assessment.follow.dueOn')}
              error={back?.problems.dueOn}
              value={textOf(back?.typed ?? {}, 'dueOn')}
            />
          </Form>
        </details>
      )}
    </section>
  );
};
