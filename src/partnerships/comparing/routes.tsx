import { z } from 'zod';
import type { PartnershipId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { actInPartnership, isUnreadable, unreadable } from '../act.ts';
import { readInside } from '../visible.ts';
import { sayCompared } from './acts.ts';
import { ComparingPage } from './page.tsx';
import { comparingView } from './read.ts';

type At = { partnership: PartnershipId };

const seenForm = { code: z.string().regex(/^[0-9a-f]{64}$/) };

const show = async (request: Request, { partnership }: At, member: SignedIn, returned?: ReturnedForm) => {
  if (isUnreadable(returned)) return unreadable(request);
  const view = await readInside(request, member, partnership, comparingView);
  if (!view) return request.notFound();
  const page = { frame: request.frame, view, returned, done: request.done };
  return request.answer(<ComparingPage {...page} />, returned);
};

export const comparingRoutes = (mount: Mount): void => {
  mount.member(routes.compareKeys, (request, at, member) => show(request, at, member));
  mount.member(
    routes.comparedKeys,
    actInPartnership(place(routes.compareKeys, show), 'compared', seenForm, (context, _, seen) =>
      sayCompared(context, seen),
    ),
  );
};
