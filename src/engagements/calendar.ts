import ical from 'ical-generator';
import type { EngagementId } from '../kernel/ids.ts';
import type { Plan, Session } from './plan.ts';

const at = ({ on, zone }: Session, time: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone);

/** A session that ends past midnight ends on the next day. */
const endOf = (session: Session): Temporal.ZonedDateTime => {
  const end = at(session, session.to);
  return session.to > session.from ? end : end.add({ days: 1 });
};
const dateOf = (moment: Temporal.ZonedDateTime): Date => new Date(moment.epochMilliseconds);

/** A calendar file whose words tell nothing to whoever looks over a shoulder. */
export const calendarOf = (engagement: EngagementId, plan: Plan, summary: string): string => {
  const calendar = ical({ prodId: { company: 'Calendar', product: 'Calendar' } });
  for (const [index, session] of plan.sessions.entries()) {
    calendar.createEvent({
      id: `${engagement}-${index + 1}`,
      start: dateOf(at(session, session.from)),
      end: dateOf(endOf(session)),
      summary,
      stamp: new Date(0),
    });
  }
  return calendar.toString();
};
