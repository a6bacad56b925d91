import type { Day } from '../kernel/clock.ts';
import type { Side } from '../kernel/organisation.ts';
import type { PowerLevel } from '../kernel/power.ts';
import { routes } from '../routes.ts';
import type { Frame } from '../web/frame.ts';
import { dayInWords, listInWords } from '../web/words/figures.ts';
import type { Area } from './agreement/document.ts';

/** What the pages of a partnership say the same way. */

export const sayDay = ({ language }: Frame, day: Day): string => dayInWords(day, language);

export const sayNames = ({ language }: Frame, parties: readonly { name: string }[]): string =>
  listInWords(
    parties.map(({ name }) => name),
    language,
  );

export const sayArea = ({ t }: Frame, area: Area): string =>
  typeof area === 'string' ? t(`terms.power.area.${area}.label`) : area.custom;

export const sayLevel = ({ t }: Frame, level: PowerLevel): string => t(`terms.power.level.${level}.label`);

/** The community side first. P7 */
export const communityFirst = <Party extends { side: Side }>(parties: readonly Party[]): Party[] => [
  ...parties.filter(({ side }) => side === 'community'),
  ...parties.filter(({ side }) => side === 'ally'),
];

type Crumb = { label: string; href: string };

export const trailTo = (frame: Frame, partnership?: { id: string; title: string | null }): Crumb[] => [
  { label: frame.t('partnership.listTitle'), href: routes.partnerships.url() },
  ...(partnership
    ? [
        {
          label: partnership.title ?? frame.t('partnership.title'),
          href: routes.partnership.url({ partnership: partnership.id }),
        },
      ]
    : []),
];
