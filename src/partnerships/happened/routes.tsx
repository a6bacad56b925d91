import { z } from 'zod';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import type { HappenedSource } from '../../web/waiting.ts';
import { isUnreadable, unreadable } from '../act.ts';
import { markRead } from './acts.ts';
import { HappenedPage } from './page.tsx';
import { happenedView, placeIn } from './read.ts';

const perPage = 30;

const show = async (request: Request, _at: unknown, member: SignedIn, returned?: ReturnedForm) => {
  if (isUnreadable(returned)) return unreadable(request);
  const before = placeIn(request.context.req.query('after'));
  const all = request.context.req.query('all') === '1';
  const view = await request.readAs(member, (who) => happenedView(who, { all, before, most: perPage }));
  const { frame, done } = request;
  return request.answer(
    <HappenedPage frame={frame} view={view} all={all} further={!!before} returned={returned} done={done} />,
    returned,
  );
};

/** The newest of it, for Home. */
export const partnershipsHappened: HappenedSource = async (request, member, most) => {
  const { since, lines, next } = await request.readAs(member, (who) =>
    happenedView(who, { all: false, most }),
  );
  return { since, lines: lines.map((line) => line(request.frame)), more: next !== null };
};

const happened = place(routes.happened, show);
const readForm = {
  size: z
    .string()
    .regex(/^[0-9]{1,9}$/)
    .transform(Number),
};

export const happenedRoutes = (mount: Mount): void => {
  mount.member(routes.happened, show);
  mount.member(
    routes.markRead,
    act(happened, 'happenedRead', readForm, (who, _, { size }) => markRead(who, size)),
  );
};
