import { Hono } from 'hono';
import { bodyLimit as limitBody } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { assessmentRoutes } from './assessments/routes.tsx';
import { engagementRoutes } from './engagements/routes.tsx';
import { identityRoutes } from './identity/routes.tsx';
import { organisationRoutes } from './organisations/routes.tsx';
import { partnershipRoutes } from './partnerships/routes.tsx';
import type { Deps } from './web/deps.ts';
import { Doors } from './web/doors.ts';
import { answerErrors, say } from './web/errors.ts';
import { bodyLimit, guard, headers } from './web/guard.ts';
import { openRoutes } from './web/openRoutes.tsx';

/** The whole application: what every request passes, then every capability's routes. */
export const createApp = (deps: Deps): Hono => {
  const app = new Hono();
  app.use(headers(deps));
  app.use(compress());
  app.use(limitBody({ maxSize: bodyLimit, onError: (context) => say(context, deps, 'tooLarge', 413) }));
  app.use(guard(deps, (context, message, status) => say(context, deps, message, status)));

  const doors = new Doors(app, deps);
  openRoutes(doors);
  identityRoutes(doors);
  organisationRoutes(doors);
  partnershipRoutes(doors);
  engagementRoutes(doors);
  assessmentRoutes(doors);

  answerErrors(app, deps);
  return app;
};
