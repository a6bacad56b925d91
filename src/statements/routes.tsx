import type { Doors } from '../web/doors.ts';
import { elsewhereRoutes } from './elsewhere/routes.tsx';
import { signingRoutes } from './signingRoutes.tsx';
import { draftRoutes } from './statementRoutes.tsx';
import { textRoutes } from './textRoutes.tsx';

export const statementRoutes = (doors: Doors): void => {
  draftRoutes(doors);
  textRoutes(doors);
  signingRoutes(doors);
  elsewhereRoutes(doors);
};
