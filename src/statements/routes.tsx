import type { Mount } from '../web/mount.ts';
import { drafterRoutes } from './drafters/routes.tsx';
import { draftFormRoutes } from './draftForm/routes.tsx';
import { externalRoutes } from './external/routes.tsx';
import { finalRoutes } from './finals/routes.tsx';
import { languageCheckRoutes } from './languageCheck/routes.tsx';
import { objectionRoutes } from './objections/routes.tsx';
import { overviewRoutes } from './overview/routes.tsx';
import { wordingRoutes } from './wordings/routes.tsx';

export const statementRoutes = (mount: Mount): void => {
  // Before the overview: `/statements/new` is no statement.
  drafterRoutes(mount);
  overviewRoutes(mount);
  draftFormRoutes(mount);
  wordingRoutes(mount);
  languageCheckRoutes(mount);
  finalRoutes(mount);
  objectionRoutes(mount);
  externalRoutes(mount);
};
