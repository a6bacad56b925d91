import type { Doors } from '../web/doors.ts';
import { accountRoutes } from './accountRoutes.tsx';
import { arrivalRoutes } from './arrivalRoutes.tsx';
import { recoveryCodeRoutes } from './recoveryCodeRoutes.tsx';
import { recoveryRoutes } from './recoveryRoutes.tsx';
import { signInRoutes } from './signInRoutes.tsx';

export const identityRoutes = (doors: Doors): void => {
  arrivalRoutes(doors);
  signInRoutes(doors);
  recoveryRoutes(doors);
  recoveryCodeRoutes(doors);
  accountRoutes(doors);
};
