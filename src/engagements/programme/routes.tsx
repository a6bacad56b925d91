import type { EngagementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { calendarOf } from '../plan/calendar.ts';
import { seatsFrom } from '../plan/reading/seatParts.ts';
import { readVisible } from '../visible.ts';
import { ProgrammePage } from './page.tsx';
import { earlierPlans, programmeView } from './read.ts';

type At = { engagement: EngagementId };

const show = async (request: Request, { engagement }: At, member: SignedIn) => {
  const view = await request.readAs(member, (context) =>
    programmeView(context, engagement, seatsFrom(request)),
  );
  return view ? request.page(<ProgrammePage frame={request.frame} view={view} />) : request.notFound();
};

const calendar = async (request: Request, { engagement }: At, member: SignedIn) => {
  const found = await request.readAs(member, async (context) => {
    const visible = await readVisible(context, engagement);
    return visible && { visible, earlier: await earlierPlans(context, visible.facts) };
  });
  if (!found) return request.notFound();
  const { plan, version } = found.visible;
  const wording = { number: version.number, madeOn: version.madeOn, earlier: found.earlier };
  const text = calendarOf(engagement, plan, request.t('engagement.programme.entry'), wording);
  return request.file(text, 'calendar.ics', 'text/calendar');
};

export const programmeRoutes = (mount: Mount): void => {
  mount.member(routes.programme, show);
  mount.member(routes.engagementCalendar, calendar);
};
