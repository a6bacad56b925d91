import type { Doors } from '../web/doors.ts';
import { reflectionRoutes } from './checkRoutes.tsx';
import { entryRoutes } from './entryRoutes.tsx';
import { listRoutes } from './listRoutes.tsx';
import { publishRoutes } from './publishRoutes.tsx';
import { questionsRoutes } from './questionsRoutes.tsx';
import { reportRoutes } from './reportRoutes.tsx';
import { resultRoutes } from './resultRoutes.tsx';
import { roundRoutes } from './roundRoutes.tsx';
import { sheetRoutes } from './sheetRoutes.tsx';
import { togetherRoutes } from './togetherRoutes.tsx';

export const assessmentRoutes = (doors: Doors): void => {
  listRoutes(doors);
  roundRoutes(doors);
  sheetRoutes(doors);
  entryRoutes(doors);
  resultRoutes(doors);
  publishRoutes(doors);
  reportRoutes(doors);
  togetherRoutes(doors);
  reflectionRoutes(doors);
  questionsRoutes(doors);
};
