import { type Day, dayOf, lastDayAnywhere } from '../kernel/clock.ts';
import type { Deps } from '../web/deps.ts';
import { troubleOf } from '../web/report.ts';
import { sweepRatingLinks, wipeTraces } from './assessmentJobs.ts';
import { keepCheckpoints } from './checkpointJob.ts';
import { eraseAppearances, recordWithdrawals, settleSeatRequests } from './engagementJobs.ts';
import { Elsewhere, type JobDeps } from './job.ts';
import { forgetOnDisk } from './rewritingJob.ts';
import { settleWindows } from './settlingJob.ts';
import { recordOutside, settleStatements, sweepUnsentTexts } from './statementJobs.ts';
import { sweepActs, sweepInvitations, sweepSessions } from './sweeping.ts';

type Job = {
  name: string;
  run: (deps: JobDeps) => Promise<void>;
  /** What it is about changes only with this day; null: every time. */
  perDay: ((now: Temporal.Instant) => Day) | null;
};

const jobs: readonly Job[] = [
  // A window is open while its last day lasts anywhere on Earth, so nothing closes within a day.
  { name: 'settle-windows', run: settleWindows, perDay: lastDayAnywhere },
  { name: 'settle-seat-requests', run: settleSeatRequests, perDay: lastDayAnywhere },
  { name: 'record-withdrawals', run: recordWithdrawals, perDay: null },
  { name: 'erase-appearances', run: eraseAppearances, perDay: dayOf },
  { name: 'settle-statements', run: settleStatements, perDay: lastDayAnywhere },
  { name: 'record-outside', run: recordOutside, perDay: null },
  { name: 'wipe-traces', run: wipeTraces, perDay: null },
  { name: 'sweep-unsent-texts', run: sweepUnsentTexts, perDay: dayOf },
  { name: 'sweep-rating-links', run: sweepRatingLinks, perDay: dayOf },
  { name: 'sweep-sessions', run: sweepSessions, perDay: null },
  { name: 'sweep-invitations', run: sweepInvitations, perDay: dayOf },
  { name: 'sweep-acts', run: sweepActs, perDay: dayOf },
  { name: 'keep-checkpoints', run: keepCheckpoints, perDay: dayOf },
  { name: 'forget-on-disk', run: forgetOnDisk, perDay: dayOf },
];

type RunnerDeps = JobDeps & Pick<Deps, 'report'>;
type JobRunner = { run: () => Promise<void> };

/** Runs what is due. Each job may run any number of times, on any number of processes: the result is the same. */
export const jobRunner = (deps: RunnerDeps): JobRunner => {
  const doneFor = new Map<string, Day>();
  const runJob = async ({ name, run, perDay }: Job): Promise<void> => {
    const day = perDay?.(deps.clock.now()) ?? null;
    if (day !== null && doneFor.get(name) === day) return;
    try {
      await run(deps);
      if (day !== null) doneFor.set(name, day);
    } catch (error) {
      // Not done: the next minute tries again. What another process does needs no report.
      if (!(error instanceof Elsewhere)) deps.report(troubleOf(error, `job ${name}`, deps.clock.now()));
    }
  };
  return {
    run: async () => {
      for (const job of jobs) await runJob(job);
    },
  };
};

const everyMinute = 60_000;

/** Begins at once and then every minute. `stop` waits for the run that is under way. */
export const startJobs = (deps: RunnerDeps): { stop: () => Promise<void> } => {
  const runner = jobRunner(deps);
  let running = runner.run();
  const timer = setInterval(() => {
    running = running.then(runner.run);
  }, everyMinute);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
