import { type Context, Hono } from 'hono';
import { bodyLimit as limitBody } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { resultPages } from './assessments/publishing/wordsStore.ts';
import { roundsWaiting } from './assessments/rounds/waiting.ts';
import { assessmentRoutes } from './assessments/routes.tsx';
import { checkTextRoutes } from './checking/routes.tsx';
import { engagementRoutes } from './engagements/routes.tsx';
import { seatsWaiting } from './engagements/waiting/lines.ts';
import { identityRoutes } from './identity/routes.tsx';
import { organisationRoutes } from './organisations/routes.tsx';
import { partnershipsHappened } from './partnerships/happened/routes.tsx';
import { decisionsWaiting } from './partnerships/overview/waiting.ts';
import { partnershipRoutes } from './partnerships/routes.tsx';
import { lookingRoutes } from './publicPages/looking/routes.tsx';
import { looksWaiting } from './publicPages/looking/waiting.ts';
import { wayBackRoutes } from './publicPages/wayBack/routes.tsx';
import { externalPages } from './statements/external/public/pageKind.ts';
import { publicExternalRoutes } from './statements/external/public/routes.tsx';
import { externalTextsWaiting, statementsWaiting } from './statements/overview/waiting.ts';
import { publicRoutes } from './statements/public/routes.tsx';
import { statementPages } from './statements/publicWords/pageKind.ts';
import { statementRoutes } from './statements/routes.tsx';
import { signOnRoutes } from './statements/signOn/routes.tsx';
import type { Deps } from './web/deps.ts';
import { answerErrors, say } from './web/errors.ts';
import { takesFiles, uploadLimit } from './web/forms/upload.ts';
import { bodyLimit, guard, headers, turnAway } from './web/guard.ts';
import { Mount } from './web/mount.ts';
import { openRoutes } from './web/pages/routes.tsx';
import { placeHere } from './web/placed/placing.ts';
import { slowWork } from './web/slowWork.ts';

/** The whole application: what every request passes, then every capability's routes. */
export const createApp = (deps: Deps): Hono => {
  const app = new Hono();
  app.use(headers(deps));
  app.use(compress());
  app.use(placeHere);
  app.use(turnAway((context, message, status) => say(context, deps, message, status)));
  const tooLarge = (context: Context) => say(context, deps, 'tooLarge', 413);
  const plainBody = limitBody({ maxSize: bodyLimit, onError: tooLarge });
  const fileBody = limitBody({ maxSize: uploadLimit, onError: tooLarge });
  app.use((context, next) => (takesFiles(context.req.path) ? fileBody : plainBody)(context, next));
  app.use(guard(deps, (context, message, status) => say(context, deps, message, status)));
  app.use(slowWork(deps, (context, message, status) => say(context, deps, message, status)));

  const mount = new Mount(app, deps);
  openRoutes(mount);
  identityRoutes(mount);
  const waiting = [
    looksWaiting,
    decisionsWaiting,
    seatsWaiting,
    statementsWaiting,
    externalTextsWaiting,
    roundsWaiting,
  ];
  organisationRoutes(mount, waiting, partnershipsHappened);
  partnershipRoutes(mount);
  engagementRoutes(mount);
  checkTextRoutes(mount);
  statementRoutes(mount);
  publicRoutes(mount);
  signOnRoutes(mount);
  publicExternalRoutes(mount);
  assessmentRoutes(mount);
  const pages = [statementPages, externalPages, resultPages];
  lookingRoutes(mount, pages);
  wayBackRoutes(mount, pages);

  answerErrors(app, deps);
  return app;
};
