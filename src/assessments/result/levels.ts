import type { Frame } from '../../web/frame.ts';
import { levelPrefix } from '../instrument/facts.ts';
import type { AreaTerms } from '../sheet/facts.ts';
import type { Terms } from '../termsStore.ts';
import { areaInWords, levelsInWords, sayDay } from '../words.ts';
import type { Result } from './facts.ts';

type Kept = 'less' | 'lessThanPromised' | 'kept' | null;

/** More power to the community than agreed is fine. Less is said; once its day has come, so is a promise not kept. P2 */
export const levelKept = (
  area: Pick<AreaTerms, 'today' | 'promised'>,
  community: number | null,
  due: boolean,
): Kept => {
  if (community === null) return null;
  if (community < area.today) return 'less';
  return due && community < area.promised ? 'lessThanPromised' : 'kept';
};

/** Who really decides, area by area: agreed, promised for the review, and what each side sees. Null where nothing is agreed. */
export const levelTable = (
  frame: Frame,
  { terms, result, on }: { terms: Terms; result: Pick<Result, 'items'>; on: string },
): { head: string[]; rows: string[][] } | null => {
  if (terms.areas.length === 0) return null;
  const { t } = frame;
  const steps = levelsInWords(frame);
  const step = (value: number | null): string =>
    value === null ? t('assessment.none') : (steps[Math.floor(value)] ?? '');
  const { reviewOn } = terms;
  const rows = terms.areas.map((area, place) => {
    const found = result.items.find(({ key }) => key === `${levelPrefix}${place + 1}`);
    const community = found?.community ?? null;
    const kept = levelKept(area, community, reviewOn !== null && reviewOn <= on);
    return [
      areaInWords(frame, area),
      step(area.today),
      step(area.promised),
      step(community),
      step(found?.ally ?? null),
      kept === null || kept === 'kept' ? '' : t(`assessment.level.${kept}`),
    ];
  });
  return {
    head: [
      t('assessment.level.area'),
      t('assessment.level.agreed'),
      reviewOn
        ? t('assessment.level.promisedBy', { day: sayDay(frame, reviewOn) })
        : t('assessment.level.promised'),
      t('assessment.level.community'),
      t('assessment.level.ally'),
      t('assessment.level.note'),
    ],
    rows,
  };
};
