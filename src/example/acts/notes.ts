import { NominationReader } from '../../engagements/nominations/store.ts';
import { agreeAsOrganisation, askWhere } from '../../engagements/notes/acts.ts';
import { dayOf } from '../../kernel/clock.ts';
import { daysOffId, type EngagementId, newId } from '../../kernel/ids.ts';
import { CalendarWriter } from '../../organisations/calendar/store.ts';
import type { Stage } from './stage.ts';

/** A collective that rests on Sundays and Mondays, meets for a week next month, and has not set its own notice. */
export const seedCalendar = (stage: Stage): Promise<void> =>
  stage.as('lantern', -100, async ({ tx, member, now }) => {
    const writer = new CalendarWriter(tx);
    const { id } = member.organisation;
    await writer.changeWeek(id, { restDays: [7, 1], noticeDays: null }, dayOf(now));
    const away = { id: newId(daysOffId), first: dayOf(stage.at(24)), last: dayOf(stage.at(28)) };
    await writer.addDaysOff(id, away);
  });

/** The ally asks where papers can be handed in; the collective passed it on, and the person has not answered. */
export const seedNote = async (stage: Stage, engagement: EngagementId): Promise<void> => {
  const reason = {
    what: 'papers' as const,
    why: 'The building asks for a copy of a pass two days before. One colleague sees it and gives it back.',
  };
  const asked = await stage.as('meridian', -3, async (context) => {
    const [shown] = await new NominationReader(context.tx).released(engagement);
    return shown ? askWhere(context, engagement, shown.id, reason) : null;
  });
  if (!asked?.ok) throw new Error('the example story is refused: ask where');
  const own = { text: 'At the union’s front desk, on weekdays until noon. Ask for Wren.', days: 7 };
  const at = { engagement, note: asked.id };
  const passed = await stage.as('lantern', -2, (context) =>
    agreeAsOrganisation(context, at, { read: null, own }),
  );
  if (!passed?.ok) throw new Error('the example story is refused: pass on');
};
