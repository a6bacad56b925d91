import { absolute, idle } from '../identity/session.ts';
import { dayOf } from '../kernel/clock.ts';
import { type AppJobDeps, asJob } from './job.ts';

const actsKept = { days: 2 };

/** Sessions that are over: idle for too long, or too old (C36). */
export const sweepSessions = (deps: AppJobDeps): Promise<void> =>
  asJob(deps, async (tx) => {
    const now = deps.clock.now();
    await tx.deleteFrom('session').where('seen_at', '<=', now.subtract(idle).toString()).execute();
    await tx.deleteFrom('session').where('started_at', '<=', now.subtract(absolute).toString()).execute();
  });

/** Links that nobody followed in time, with the key they carried. A used one stays: it carries nothing any more. */
export const sweepInvitations = (deps: AppJobDeps): Promise<void> =>
  asJob(deps, async (tx) => {
    const today = dayOf(deps.clock.now());
    await tx.deleteFrom('invitation').where('used_on', 'is', null).where('expires_on', '<', today).execute();
  });

/** Forms that were sent: no session, and so no form, lives as long as this. */
export const sweepActs = (deps: AppJobDeps): Promise<void> =>
  asJob(deps, async (tx) => {
    const last = deps.clock.now().toZonedDateTimeISO('UTC').toPlainDate().subtract(actsKept).toString();
    await tx.deleteFrom('act').where('day', '<', last).execute();
  });
