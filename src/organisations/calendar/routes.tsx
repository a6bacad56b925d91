import type { OrganisationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { formPlace, ownOnly } from '../place.ts';
import { cancelDaysOff, setWeek, takeDaysOff } from './acts.ts';
import { daysOffFields, weekFields } from './form.ts';
import { CalendarPage } from './page.tsx';
import { CalendarReader } from './store.ts';

type At = { organisation: OrganisationId };

/** There where a community leads the organisation; nowhere else. */
const show = async (request: Request, { organisation }: At, member: SignedIn, returned?: ReturnedForm) => {
  if (member.organisation.kind !== 'community-led') return request.notFound();
  const calendar = await request.within((tx) => new CalendarReader(tx).calendar(organisation, request.today));
  const page = { frame: request.frame, member, calendar, today: request.today, done: request.done };
  return request.answer(<CalendarPage {...page} returned={returned} />, returned);
};

const calendar = formPlace(routes.calendar, show);

export const calendarRoutes = (mount: Mount): void => {
  mount.member(routes.calendar, ownOnly(show));
  mount.member(routes.changeWeek, ownOnly(act(calendar, 'calendarSaved', weekFields, setWeek)));
  mount.member(routes.addDaysOff, ownOnly(act(calendar, 'daysOffAdded', daysOffFields, takeDaysOff)));
  mount.member(routes.removeDaysOff, ownOnly(act(calendar, 'daysOffRemoved', {}, cancelDaysOff)));
};
