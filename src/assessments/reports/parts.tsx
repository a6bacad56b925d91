import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { sayDay } from '../words.ts';
import type { ReportedAction } from './view.ts';

type Props = { frame: Frame; actions: readonly ReportedAction[] };

/** What was agreed, with its owner and its day, and whether the community side says that it is done. */
export const ReportedActions = ({ frame, actions }: Props) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('assessment.report.agreed')}</h2>
      {actions.length === 0 ? (
        <p class="muted">{t('assessment.report.noActions')}</p>
      ) : (
        <ul>
          {actions.map(({ round, item, words, ownerName, dueOn, done }) => (
            <li>
              <a href={routes.resultItem.url({ round, item })}>{words}</a>{' '}
              <span class="muted">
                {t('assessment.follow.due', { owner: ownerName, day: sayDay(frame, dueOn) })}
                {done !== null && ` · ${t(`assessment.follow.state.${done ? 'done' : 'notDone'}`)}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
};
