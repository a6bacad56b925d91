import type { Day } from '../../kernel/clock.ts';
import type { PartnershipId } from '../../kernel/ids.ts';
import type { PowerLevel } from '../../kernel/power.ts';
import type { Area } from '../agreement/document.ts';

export type PowerPointView = { level: PowerLevel; day: Day };

export type PowerView = {
  partnership: PartnershipId;
  /** Only the first agreement and so many of the latest are drawn; null: all of them are. */
  latestShown: number | null;
  title: string | null;
  today: Day;
  reviewOn: Day | null;
  areas: readonly {
    area: Area;
    /** "Today's" level of each agreement that came into force, oldest first. */
    held: readonly PowerPointView[];
    /** The level promised for the next review; null where the area is no longer in the map. */
    promised: PowerPointView | null;
    current: PowerLevel | null;
  }[];
};
