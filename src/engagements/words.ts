import type { Day } from '../kernel/clock.ts';
import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { dayInWords, listInWords } from '../web/words/figures.ts';

/** What the pages of engagements say the same way. */

export const sayDay = ({ language }: Frame, day: Day): string => dayInWords(day, language);

export const sayList = ({ language }: Frame, items: readonly string[]): string =>
  listInWords(items, language);

export const sayDays = (frame: Frame, first: Day | null, last: Day | null): string => {
  if (first === null) return frame.t('engagement.list.noDay');
  if (last === null || last === first) return sayDay(frame, first);
  return frame.t('engagement.list.days', { first: sayDay(frame, first), last: sayDay(frame, last) });
};

type Crumb = { label: string; href: string };
export const trailTo = (frame: Frame, engagement?: { id: string; title: string }): Crumb[] => [
  { label: frame.t('engagement.list.title'), href: routes.engagements.url() },
  ...(engagement
    ? [{ label: engagement.title, href: routes.engagement.url({ engagement: engagement.id }) }]
    : []),
];
