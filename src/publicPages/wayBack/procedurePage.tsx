import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { daysToJudge, daysToLook, mostWithheld } from '../rules.ts';

const parts = ['named', 'who', 'fast', 'stays', 'gone', 'copies', 'before'] as const;

/** What to do when somebody is named: who acts, how fast, and what stays. The procedure of this host. P6 */
export const ProcedurePage = ({ frame }: { frame: Frame }) => {
  const { t } = frame;
  const values = { look: daysToLook, judge: daysToJudge, most: mostWithheld };
  return (
    <Page
      frame={frame}
      title={t('publicPages.procedure.title')}
      lead={<p>{t('publicPages.procedure.lead')}</p>}
      next={{ text: t('publicPages.procedure.next') }}
    >
      {parts.map((part) => (
        <section class="part">
          <h2>{t(`publicPages.procedure.${part}.title`)}</h2>
          <p>{t(`publicPages.procedure.${part}.text`, values)}</p>
        </section>
      ))}
      <p class="hint">{t('publicPages.procedure.defaults')}</p>
    </Page>
  );
};
