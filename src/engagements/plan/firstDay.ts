import type { Day } from '../../kernel/clock.ts';
import type { Session } from './document.ts';

const startOf = ({ on, from, zone }: Session): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${on}T${from}`).toZonedDateTime(zone);

/**
 * The day of the first session, where it happens. First is by the moment, not by the date: across the date line the
 * earlier session may carry the later date. A time that a clock change skips is the moment after it.
 */
export const firstDay = (sessions: readonly Session[]): Day | null => {
  const [first] = sessions.map(startOf).sort(Temporal.ZonedDateTime.compare);
  return first ? first.toPlainDate().toString() : null;
};
