import { dayOf } from '../kernel/clock.ts';
import { absolute } from '../session/session.ts';
import { type AppJobDeps, asJob } from './job.ts';

const actsKept = { days: 2 };

/** Sessions that are over by their age. Those that were idle nobody can open any more: their cookies say so (C36). */
export const sweepSessions = (deps: AppJobDeps): Promise<void> =>
  asJob(deps, async (tx) => {
    const last = dayOf(deps.clock.now().subtract(absolute));
    await tx.deleteFrom('session').where('opened_on', '<', last).execute();
  });

/** Links that nobody followed in time, with the key they carried. A used one stays: it carries nothing any more. */
export const sweepInvitations = (deps: AppJobDeps): Promise<void> =>
  asJob(deps, async (tx) => {
    const today = dayOf(deps.clock.now());
    await tx.deleteFrom('invitation').where('used_on', 'is', null).where('expires_on', '<', today).execute();
  });

/** Links to sign on by that nobody used in time. A used one stays with its signature. */
export const sweepSignOnLinks = (deps: AppJobDeps): Promise<void> =>
  asJob(deps, async (tx) => {
    const today = dayOf(deps.clock.now());
    await tx
      .deleteFrom('sign_on_link')
      .where('used_on', 'is', null)
      .where('expires_on', '<', today)
      .execute();
  });

/** Forms that were sent: no session, and so no form, lives as long as this. */
export const sweepActs = (deps: AppJobDeps): Promise<void> =>
  asJob(deps, async (tx) => {
    const last = deps.clock.now().toZonedDateTimeISO('UTC').toPlainDate().subtract(actsKept).toString();
    await tx.deleteFrom('act').where('day', '<', last).execute();
  });
