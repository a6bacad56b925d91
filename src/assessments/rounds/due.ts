import { addDays, type Day } from '../../kernel/clock.ts';
import type { Occasion } from '../facts.ts';

/** A round that was planned, not one after an engagement: those count for themselves. */
export type PlannedRound = { openedOn: Day; shown: boolean };
export type Due = { on: Day; over: boolean; occasion: Occasion };

/** A first round within a month, again three to six months later, then yearly. Our defaults. */
const firstDays = 30;
const followUpDays = 180;
const yearDays = 365;

/** When the next round is due, counted from the last that both sides saw; null while one is under way. P3 */
export const nextDue = (since: Day, newestFirst: readonly PlannedRound[], today: Day): Due | null => {
  if (newestFirst.some(({ shown }) => !shown)) return null;
  const [last, before] = newestFirst;
  const occasion = !last ? 'baseline' : before ? 'yearly' : 'follow-up';
  const days = !last ? firstDays : before ? yearDays : followUpDays;
  const on = addDays(last?.openedOn ?? since, days);
  return { on, over: on < today, occasion };
};
