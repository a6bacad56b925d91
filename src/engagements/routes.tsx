import type { Mount } from '../web/mount.ts';
import { afterRoutes } from './after/routes.tsx';
import { expertRoutes } from './experts/routes.tsx';
import { nominationRoutes } from './nominations/routes.tsx';
import { noteRoutes } from './notes/routes.tsx';
import { overviewRoutes } from './overview/routes.tsx';
import { seatRoutes } from './ownSeat/routes.tsx';
import { payRoutes } from './payments/routes.tsx';
import { checkRoutes } from './planning/checkRoutes.tsx';
import { planRoutes } from './planning/routes.tsx';
import { programmeRoutes } from './programme/routes.tsx';
import { requestRoutes } from './requests/routes.tsx';

export const engagementRoutes = (mount: Mount): void => {
  checkRoutes(mount);
  planRoutes(mount);
  overviewRoutes(mount);
  requestRoutes(mount);
  expertRoutes(mount);
  nominationRoutes(mount);
  seatRoutes(mount);
  noteRoutes(mount);
  programmeRoutes(mount);
  payRoutes(mount);
  afterRoutes(mount);
};
