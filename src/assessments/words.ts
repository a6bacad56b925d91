import type { Day } from '../kernel/clock.ts';
import { decisionAreas } from '../kernel/power.ts';
import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { dayInWords, listInWords } from '../web/words/figures.ts';
import type { RoundFacts } from './facts.ts';
import { levelPrefix, textIn } from './instrument/facts.ts';
import type { AreaTerms } from './sheet/facts.ts';
import type { Terms } from './termsStore.ts';

/** What the pages of assessments say the same way. */

export const sayDay = ({ language }: Frame, day: Day): string => dayInWords(day, language);
export const sayList = ({ language }: Frame, items: readonly string[]): string =>
  listInWords(items, language);

const isPlainArea = (area: string): area is (typeof decisionAreas)[number] =>
  decisionAreas.some((known) => known === area);
export const areaInWords = ({ t }: Frame, { area, own }: AreaTerms): string =>
  !own && isPlainArea(area) ? t(`terms.power.area.${area}.label`) : area;

const levels = [
  'ally-alone',
  'ally-after-informing',
  'ally-after-consulting',
  'together',
  'community-after-consulting',
  'community-alone',
] as const;
export const levelsInWords = ({ t }: Frame): string[] =>
  levels.map((level) => t(`terms.power.level.${level}.short`));

/** A value as people write it: 2, or 2.5 between two. */
export const valueInWords = ({ language, t }: Frame, value: number | null): string =>
  value === null ? t('assessment.none') : new Intl.NumberFormat(language).format(value);

/** Above 0: the ally gave the higher mark. */
export const gapInWords = ({ language, t }: Frame, gap: number | null): string =>
  gap === null
    ? t('assessment.none')
    : new Intl.NumberFormat(language, { signDisplay: 'exceptZero' }).format(gap);

/** The words of a question, as this side is asked it; who really decided, for an area of the power map. */
export const questionInWords = (
  frame: Frame,
  { instrument, areas }: Terms,
  key: string,
  side: 'community' | 'ally',
): string => {
  const item = instrument.items.find((one) => one.key === key);
  if (item) return textIn(item[side], frame.language);
  const area = areas[Number(key.slice(levelPrefix.length)) - 1];
  return area ? frame.t('assessment.level.question', { area: areaInWords(frame, area) }) : key;
};

export const domainInWords = ({ language }: Frame, { instrument }: Terms, key: string): string =>
  textIn(instrument.domains.find((domain) => domain.key === key)?.title ?? {}, language);

type Crumb = { label: string; href: string };
export const trailTo = (frame: Frame, partnership: string, round?: string): Crumb[] => [
  { label: frame.t('partnership.title'), href: routes.partnership.url({ partnership }) },
  { label: frame.t('assessment.list.title'), href: routes.rounds.url({ partnership }) },
  ...(round ? [{ label: frame.t('assessment.round.title'), href: routes.round.url({ round }) }] : []),
];

export const trailToResult = (
  frame: Frame,
  { partnership, id: round }: Pick<RoundFacts, 'partnership' | 'id'>,
) => [
  ...trailTo(frame, partnership, round),
  { label: frame.t('assessment.result.title'), href: routes.result.url({ round }) },
];
