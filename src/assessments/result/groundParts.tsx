import type { Frame } from '../../web/frame.ts';
import { Facts } from '../../web/parts/cards.tsx';
import { DataTable } from '../../web/parts/tables.tsx';
import { peopleInWords } from './breakdown.ts';
import { levelTable } from './levels.ts';
import type { ResultView } from './view.ts';

type Props = { frame: Frame; report: Pick<ResultView, 'facts' | 'terms' | 'result' | 'shares'> };

/** What the agreement promised, and what the community says happens. A promise that is not kept is said. P2 */
export const Levels = ({ frame, report }: Props) => {
  const { t } = frame;
  const { terms, result, facts } = report;
  const table = levelTable(frame, { terms, result, on: facts.openedOn });
  if (!table) return null;
  return (
    <section class="part">
      <h2>{t('assessment.level.title')}</h2>
      <p>{t('assessment.level.lead')}</p>
      <DataTable caption={t('assessment.level.title')} quietCaption {...table} />
    </section>
  );
};

/** How many answered where that can be said, and how it was counted: every figure's ground. */
export const Method = ({ frame, report }: Props) => {
  const { t } = frame;
  return (
    <section class="part">
      <h2>{t('assessment.result.method')}</h2>
      <Facts
        items={report.shares.map((share) => ({ term: share.name, fact: peopleInWords(frame, share) }))}
      />
      <p class="hint">{t('assessment.result.methodText')}</p>
    </section>
  );
};
