import type { Mount } from '../web/mount.ts';
import { accountRoutes } from './account/routes.tsx';
import { arrivalRoutes } from './arrivals/routes.tsx';
import { keptRoutes } from './kept/routes.tsx';
import { recoveryCodeRoutes } from './recovery/codeRoutes.tsx';
import { recoveryRoutes } from './recovery/routes.tsx';
import { signInRoutes } from './signIn/routes.tsx';

export const identityRoutes = (mount: Mount): void => {
  arrivalRoutes(mount);
  signInRoutes(mount);
  recoveryRoutes(mount);
  recoveryCodeRoutes(mount);
  accountRoutes(mount);
  keptRoutes(mount);
};
