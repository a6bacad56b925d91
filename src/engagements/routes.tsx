import type { Doors } from '../web/doors.ts';
import { afterRoutes } from './afterRoutes.tsx';
import { checkRoutes } from './checkRoutes.tsx';
import { disclosureRoutes } from './disclosureRoutes.tsx';
import { engagementPlanningRoutes } from './engagementRoutes.tsx';
import { expertRoutes } from './expertRoutes.tsx';
import { nominationRoutes } from './nominationRoutes.tsx';
import { ownDisclosureRoutes } from './ownDisclosureRoutes.tsx';
import { payRoutes } from './payRoutes.tsx';
import { planRoutes } from './planRoutes.tsx';
import { programmeRoutes } from './programmeRoutes.tsx';
import { seatRoutes } from './seatRoutes.tsx';

export const engagementRoutes = (doors: Doors): void => {
  checkRoutes(doors);
  planRoutes(doors);
  engagementPlanningRoutes(doors);
  expertRoutes(doors);
  nominationRoutes(doors);
  seatRoutes(doors);
  disclosureRoutes(doors);
  ownDisclosureRoutes(doors);
  programmeRoutes(doors);
  payRoutes(doors);
  afterRoutes(doors);
};
