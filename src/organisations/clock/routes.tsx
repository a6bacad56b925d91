import { isHeld, lastDay } from '../../database/clock/lastDay.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import type { WaitingSource } from '../../web/waiting.ts';
import { formPlace } from '../place.ts';
import { sayDayIsRight } from './acts.ts';
import { ClockPage } from './page.tsx';

const show = async (request: Request, _at: unknown, member: SignedIn, returned?: ReturnedForm) => {
  if (!member.organisation.host) return request.notFound();
  const last = await request.within(lastDay);
  const { frame, today, done } = request;
  return request.answer(
    <ClockPage frame={frame} member={member} last={last} today={today} returned={returned} done={done} />,
    returned,
  );
};

const clock = formPlace(routes.clock, show);

/** The host's stewards are told first: nothing else that is over closes before their word. */
export const clockWaiting: WaitingSource = async (request, member) => {
  if (!member.organisation.host || member.role !== 'steward') return [];
  if (!(await request.within((tx) => isHeld(tx, request.now)))) return [];
  const { t } = request;
  return [{ text: t('clock.held'), href: routes.clock.url(), label: t('clock.look') }];
};

export const clockRoutes = (mount: Mount): void => {
  mount.member(routes.clock, show);
  mount.member(routes.confirmDay, act(clock, 'dayConfirmed', {}, sayDayIsRight));
};
