import type { Frame } from '../web/frame.ts';
import { Page } from '../web/layout.tsx';
import { Fingerprint } from '../web/parts.tsx';
import { sayDay, trailTo } from './engagementWords.ts';
import { PlanChanges } from './planChanges.tsx';
import { PlanText } from './planText.tsx';
import type { VersionView } from './views.ts';

/** One wording of a plan, word for word, and what it changed: answers are about exactly one of these. P1 */
export const VersionPage = ({ frame, view }: { frame: Frame; view: VersionView }) => {
  const { t } = frame;
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
      {view.before && (
        <section class="part">
          <h2>{t('engagement.version.changed')}</h2>
          <PlanChanges frame={frame} before={view.before} after={view.plan} />
        </section>
      )}
      <section class="part">
        <h2>{t('engagement.page.plan')}</h2>
        <PlanText frame={frame} plan={view.plan} />
      </section>
    </Page>
  );
};
