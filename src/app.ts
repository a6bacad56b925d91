import { type Context, Hono } from 'hono';
import { bodyLimit as limitBody } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { roundsWaiting } from './assessments/roundsWaiting.ts';
import { assessmentRoutes } from './assessments/routes.tsx';
import { checkTextRoutes } from './checking/routes.tsx';
import { engagementRoutes } from './engagements/routes.tsx';
import { seatsWaiting } from './engagements/seatsWaiting.ts';
import { identityRoutes } from './identity/routes.tsx';
import { organisationRoutes } from './organisations/routes.tsx';
import { decisionsWaiting } from './partnerships/decisionsWaiting.ts';
import { partnershipRoutes } from './partnerships/routes.tsx';
import { publicElsewhereRoutes } from './statements/elsewhere/publicRoutes.tsx';
import { publicRoutes } from './statements/published/publicRoutes.tsx';
import { signOnRoutes } from './statements/published/signOnRoutes.tsx';
import { statementRoutes } from './statements/routes.tsx';
import { elsewhereWaiting, statementsWaiting } from './statements/statementsWaiting.ts';
import type { Deps } from './web/deps.ts';
import { Doors } from './web/doors.ts';
import { answerErrors, say } from './web/errors.ts';
import { bodyLimit, guard, headers } from './web/guard.ts';
import { openRoutes } from './web/openRoutes.tsx';
import { takesFiles, uploadLimit } from './web/upload.ts';

/** The whole application: what every request passes, then every capability's routes. */
export const createApp = (deps: Deps): Hono => {
  const app = new Hono();
  app.use(headers(deps));
  app.use(compress());
  const tooLarge = (context: Context) => say(context, deps, 'tooLarge', 413);
  const plainBody = limitBody({ maxSize: bodyLimit, onError: tooLarge });
  const fileBody = limitBody({ maxSize: uploadLimit, onError: tooLarge });
  app.use((context, next) => (takesFiles(context.req.path) ? fileBody : plainBody)(context, next));
  app.use(guard(deps, (context, message, status) => say(context, deps, message, status)));

  const doors = new Doors(app, deps);
  openRoutes(doors);
  identityRoutes(doors);
  organisationRoutes(doors, [
    decisionsWaiting,
    seatsWaiting,
    statementsWaiting,
    elsewhereWaiting,
    roundsWaiting,
  ]);
  partnershipRoutes(doors);
  engagementRoutes(doors);
  checkTextRoutes(doors);
  statementRoutes(doors);
  publicRoutes(doors);
  signOnRoutes(doors);
  publicElsewhereRoutes(doors);
  assessmentRoutes(doors);

  answerErrors(app, deps);
  return app;
};
