import { powerLevels, stepOf } from '../../kernel/power.ts';
import { routes } from '../../routes.ts';
import { type PowerArea, PowerShift, PowerTable } from '../../web/charts/power.tsx';
import { PowerHistory } from '../../web/charts/powerHistory.tsx';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { EmptyState, Onward } from '../../web/parts/cards.tsx';
import { listInWords } from '../../web/words/figures.ts';
import { sayArea, sayDay, trailTo } from '../words.ts';
import { PowerSteps } from './steps.tsx';
import type { PowerPointView, PowerView } from './view.ts';

type Props = { frame: Frame; view: PowerView };
type Area = PowerView['areas'][number];

const pointOf = (frame: Frame, { level, day }: PowerPointView) => ({
  step: stepOf(level),
  day,
  when: sayDay(frame, day),
});

const chartArea = (frame: Frame, { area, held, promised }: Area): PowerArea => ({
  area: sayArea(frame, area),
  held: held.map((point) => pointOf(frame, point)),
  promised: promised ? pointOf(frame, promised) : undefined,
});

/** Steps towards the community since the area was first agreed. */
const movedBy = ({ held }: Area): number => {
  const first = held[0];
  const last = held.at(-1);
  return first && last ? stepOf(last.level) - stepOf(first.level) : 0;
};

const stillPromised = ({ held, promised }: Area): boolean => {
  const last = held.at(-1);
  return promised !== null && stepOf(promised.level) > (last ? stepOf(last.level) : -1);
};

const sayMoved = ({ frame, view }: Props): string => {
  const { t } = frame;
  const days = view.areas.flatMap(({ held }) => held.map(({ day }) => day)).sort();
  const [first] = days;
  if (!first || first === days.at(-1)) return t('partnership.power.sentence.first');
  const count = (moved: (by: number) => boolean) => view.areas.filter((area) => moved(movedBy(area))).length;
  return t('partnership.power.sentence.moved', {
    day: sayDay(frame, first),
    more: t('partnership.power.sentence.more', { count: count((by) => by > 0) }),
    less: t('partnership.power.sentence.less', { count: count((by) => by < 0) }),
  });
};

const sayPromised = ({ frame, view }: Props): string => {
  if (!view.reviewOn) return '';
  const key = view.reviewOn <= view.today ? 'overdue' : 'promised';
  return frame.t(`partnership.power.sentence.${key}`, {
    count: view.areas.filter(stillPromised).length,
    day: sayDay(frame, view.reviewOn),
  });
};

const MapView = ({ frame, view }: Props) => {
  const { t } = frame;
  const onMap = view.areas.filter(({ current }) => current !== null);
  const gone = view.areas.filter(({ current }) => current === null);
  const chart = {
    frame,
    steps: powerLevels.map((level) => t(`terms.power.level.${level}.short`)),
    areas: onMap.map((area) => chartArea(frame, area)),
  };
  const moved = onMap.some(({ held }) => held.length > 1);
  return (
    <>
      <PowerShift {...chart} caption={t('partnership.power.shift')} />
      <PowerSteps frame={frame} />
      <PowerTable {...chart} caption={t('partnership.power.table')} />
      {moved && <PowerHistory {...chart} caption={t('partnership.power.history')} today={view.today} />}
      {view.latestShown !== null && (
        <p class="hint">{t('partnership.power.latest', { number: view.latestShown })}</p>
      )}
      {gone.length > 0 && (
        <p class="hint">
          {t('partnership.power.gone', {
            areas: listInWords(
              gone.map(({ area }) => sayArea(frame, area)),
              frame.language,
            ),
          })}
        </p>
      )}
      <p>
        {t('partnership.power.nextPropose')}{' '}
        <Onward href={`${routes.newProposal.url({ partnership: view.partnership })}#power`}>
          {t('partnership.page.proposeLink')}
        </Onward>
      </p>
    </>
  );
};

/** Who decides what: today, promised, and how it moved. P2 */
export const PowerPage = ({ frame, view }: Props) => {
  const { t } = frame;
  const empty = view.areas.length === 0;
  return (
    <Page
      frame={frame}
      title={t('partnership.power.title')}
      lead={
        empty ? t('partnership.power.lead') : `${sayMoved({ frame, view })} ${sayPromised({ frame, view })}`
      }
      trail={trailTo(frame, { id: view.partnership, title: view.title })}
      here="partnerships"
      sheets={['charts']}
      wide
    >
      {empty ? (
        <EmptyState
          title={t('partnership.power.empty.title')}
          text={t('partnership.power.empty.text')}
          action={
            <Onward href={routes.partnership.url({ partnership: view.partnership })}>
              {t('partnership.power.empty.link')}
            </Onward>
          }
        />
      ) : (
        <MapView frame={frame} view={view} />
      )}
    </Page>
  );
};
