import type { Doors } from '../web/doors.ts';
import type { WaitingSource } from '../web/waiting.ts';
import { calendarRoutes } from './calendarRoutes.tsx';
import { doorRoutes } from './doorRoutes.tsx';
import { homeRoutes } from './homeRoutes.tsx';
import { invitationRoutes } from './invitationRoutes.tsx';
import { listRoutes } from './listRoutes.tsx';
import { memberRoutes } from './memberRoutes.tsx';
import { profileRoutes } from './profileRoutes.tsx';
import { statusRoutes } from './statusRoutes.tsx';

export const organisationRoutes = (doors: Doors, waiting: readonly WaitingSource[]): void => {
  homeRoutes(doors, waiting);
  listRoutes(doors);
  doorRoutes(doors);
  profileRoutes(doors);
  calendarRoutes(doors);
  memberRoutes(doors);
  invitationRoutes(doors);
  statusRoutes(doors);
};
