import type { Doors } from '../web/doors.ts';
import { draftingRoutes } from './draftingRoutes.tsx';
import { elsewhereRoutes } from './elsewhere/routes.tsx';
import { languageCheckRoutes } from './languageCheckRoutes.tsx';
import { signingRoutes } from './signingRoutes.tsx';
import { draftRoutes } from './statementRoutes.tsx';
import { textRoutes } from './textRoutes.tsx';

export const statementRoutes = (doors: Doors): void => {
  draftRoutes(doors);
  draftingRoutes(doors);
  textRoutes(doors);
  languageCheckRoutes(doors);
  signingRoutes(doors);
  elsewhereRoutes(doors);
};
