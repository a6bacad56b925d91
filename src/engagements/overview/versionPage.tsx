import { routes } from '../../routes.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { Fingerprint } from '../../web/parts/cards.tsx';
import { PlanChanges } from '../plan/reading/changes.tsx';
import type { LineChange } from '../plan/reading/planRedline.ts';
import { partOf } from '../plan/reading/seatParts.ts';
import { PlanText } from '../plan/reading/text.tsx';
import { sayDay, trailTo } from '../words.ts';
import type { VersionView } from './view.ts';

/** `changes`: since the wording before it, if there was one. `from`: the first seat to show. */
type Props = { frame: Frame; view: VersionView; changes: readonly LineChange[] | null; from: number };

/** One wording of a plan, word for word, and what it changed: answers are about exactly one of these. P1 */
export const VersionPage = ({ frame, view, changes, from }: Props) => {
  const { t } = frame;
  const at = routes.planVersion.url({ engagement: view.engagement, planVersion: view.version.id });
  const { part } = partOf(view.plan.seats, from, at);
  return (
    <Page
      frame={frame}
      title={t('engagement.page.title')}
      heading={view.plan.title}
      lead={t('engagement.version.lead', {
        number: view.version.number,
        organisation: view.byName,
        day: sayDay(frame, view.version.madeOn),
      })}
      trail={trailTo(frame, { id: view.engagement, title: view.title })}
      here="engagements"
    >
      <p>
        <Fingerprint hash={view.version.sha256Hex} label={t('engagement.version.hash')} />
      </p>
      {changes && (
        <section class="part">
          <h2>{t('engagement.version.changed')}</h2>
          <PlanChanges frame={frame} changes={changes} />
        </section>
      )}
      <section class="part">
        <h2>{t('engagement.page.plan')}</h2>
        <PlanText frame={frame} plan={view.plan} part={part} />
      </section>
    </Page>
  );
};
