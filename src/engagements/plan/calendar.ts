import ical from 'ical-generator';
import type { Day } from '../../kernel/clock.ts';
import type { EngagementId } from '../../kernel/ids.ts';
import type { Plan, Session } from './document.ts';

const at = ({ on, zone }: Session, time: string): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${on}T${time}`).toZonedDateTime(zone);

/** A session that ends past midnight ends on the next day. */
const endOf = (session: Session): Temporal.ZonedDateTime => {
  const end = at(session, session.to);
  return session.to > session.from ? end : end.add({ days: 1 });
};
const dateOf = (moment: Temporal.ZonedDateTime): Date => new Date(moment.epochMilliseconds);

/** Which wording of the plan this is, from 1, and the day it was written. */
export type Wording = { number: number; madeOn: Day };

type Named = { name: string; session: Session };
const sameTimes = (one: Session, other: Session): boolean =>
  one.on === other.on && one.from === other.from && one.to === other.to && one.zone === other.zone;

/** The sessions of a wording, each with the name it had in the one before: what moved keeps it, what is new gets one. */
const carried = (before: readonly Named[], sessions: readonly Session[]): Named[] => {
  const left = [...before];
  const names = new Map<number, string>();
  const match = (fits: (one: Session, other: Session) => boolean): void => {
    for (const [place, session] of sessions.entries()) {
      if (names.has(place)) continue;
      const found = left.findIndex((one) => fits(one.session, session));
      const [named] = found < 0 ? [] : left.splice(found, 1);
      if (named) names.set(place, named.name);
    }
  };
  match(sameTimes);
  match((one, other) => one.on === other.on);
  // As many left as there are new: they were moved to other days. Else nobody can tell which was which.
  if (left.length === sessions.length - names.size) match(() => true);
  const taken = new Set([...before.map(({ name }) => name), ...names.values()]);
  return sessions.map((session, place) => {
    // By its day where it is the only one: somebody who sees no earlier wording has the same name after a change of time.
    const isAlone = sessions.filter(({ on }) => on === session.on).length === 1;
    const stem = isAlone ? session.on : `${session.on}-${session.from.replace(':', '')}`;
    let name = names.get(place) ?? stem;
    for (let number = 2; !names.has(place) && taken.has(name); number += 1) name = `${stem}-${number}`;
    taken.add(name);
    return { name, session };
  });
};

/**
 * A calendar file whose words tell nothing to whoever looks over a shoulder. `earlier`: the wordings before this one, as far
 * as the reader may see them, so that a session that moved moves in calendars too.
 */
export const calendarOf = (
  engagement: EngagementId,
  plan: Plan,
  summary: string,
  { number, madeOn, earlier = [] }: Wording & { earlier?: readonly Plan[] },
): string => {
  const calendar = ical({ prodId: { company: 'Calendar', product: 'Calendar' } });
  const named = [...earlier, plan].reduce<Named[]>((before, { sessions }) => carried(before, sessions), []);
  for (const { name, session } of named) {
    calendar.createEvent({
      id: `${engagement}-${name}`,
      start: dateOf(at(session, session.from)),
      end: dateOf(endOf(session)),
      summary,
      sequence: number - 1,
      // The day of the wording and no finer: nobody is found by when a plan was written.
      stamp: new Date(`${madeOn}T00:00:00Z`),
    });
  }
  return calendar.toString();
};
