import type { Mount } from '../web/mount.ts';
import type { HappenedSource, WaitingSource } from '../web/waiting.ts';
import { calendarRoutes } from './calendar/routes.tsx';
import { clockRoutes, clockWaiting } from './clock/routes.tsx';
import { ownKeysRoutes } from './comparing/routes.tsx';
import { homeRoutes } from './home/routes.tsx';
import { invitationRoutes } from './invitations/routes.tsx';
import { statusRoutes } from './ledStatus/routes.tsx';
import { listRoutes } from './list/routes.tsx';
import { memberRoutes } from './members/routes.tsx';
import { profileRoutes } from './profile/routes.tsx';

export const organisationRoutes = (
  mount: Mount,
  waiting: readonly WaitingSource[],
  happened: HappenedSource,
): void => {
  homeRoutes(mount, [clockWaiting, ...waiting], happened);
  clockRoutes(mount);
  listRoutes(mount);
  profileRoutes(mount);
  calendarRoutes(mount);
  memberRoutes(mount);
  ownKeysRoutes(mount);
  invitationRoutes(mount);
  statusRoutes(mount);
};
