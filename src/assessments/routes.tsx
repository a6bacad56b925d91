import type { Mount } from '../web/mount.ts';
import { entryRoutes } from './answering/entryRoutes.tsx';
import { sheetRoutes } from './answering/routes.tsx';
import { pooledResultsRoutes } from './pooledResults/routes.tsx';
import { publishRoutes } from './publishing/routes.tsx';
import { questionsRoutes } from './questions/routes.tsx';
import { reflectionRoutes } from './reflection/routes.tsx';
import { reportRoutes } from './reports/routes.tsx';
import { resultRoutes } from './result/routes.tsx';
import { listRoutes } from './rounds/listRoutes.tsx';
import { roundRoutes } from './rounds/routes.tsx';

export const assessmentRoutes = (mount: Mount): void => {
  listRoutes(mount);
  roundRoutes(mount);
  sheetRoutes(mount);
  entryRoutes(mount);
  resultRoutes(mount);
  publishRoutes(mount);
  reportRoutes(mount);
  pooledResultsRoutes(mount);
  reflectionRoutes(mount);
  questionsRoutes(mount);
};
