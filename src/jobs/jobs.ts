import { setTimeout as pause } from 'node:timers/promises';
import { noteDay } from '../database/clock/lastDay.ts';
import { type Clock, type Day, dayOf, hasJumped, lastDayAnywhere } from '../kernel/clock.ts';
import type { Deps } from '../web/deps.ts';
import { troubleOf } from '../web/report.ts';
import { sweepRatingLinks, wipeTraces } from './assessmentJobs.ts';
import { keepCheckpoints } from './checkpointJob.ts';
import { forgetOnDisk } from './diskJob.ts';
import { eraseAppearances, recordWithdrawals, settleSeatRequests } from './engagementJobs.ts';
import { sweepActs, sweepInvitations, sweepSessions, sweepSignOnLinks } from './expiryJobs.ts';
import { AnotherProcess, type JobDeps } from './job.ts';
import { alone, oncePerDay } from './once.ts';
import { recordOutside, settleStatements, sweepUnsentTexts } from './statementJobs.ts';
import { settleWindows } from './windowJob.ts';

type Job = {
  name: string;
  run: (deps: JobDeps) => Promise<void>;
  /** What it is about changes only with this day; null: every time. */
  perDay: ((now: Temporal.Instant) => Day) | null;
  /** It closes, erases or signs nothing that depends on the day: it runs under a clock that nobody believes, too. */
  anyClock?: true;
};

/** The server counts changes with a few seconds' delay: those of the last evening are counted by then. */
const afterMidnight = (now: Temporal.Instant): Day => dayOf(now.subtract({ minutes: 5 }));

const jobs: readonly Job[] = [
  // A window is open while its last day lasts anywhere on Earth, so nothing closes within a day.
  { name: 'settle-windows', run: settleWindows, perDay: lastDayAnywhere },
  { name: 'settle-seat-requests', run: settleSeatRequests, perDay: lastDayAnywhere },
  { name: 'record-withdrawals', run: recordWithdrawals, perDay: null, anyClock: true },
  { name: 'erase-appearances', run: eraseAppearances, perDay: dayOf },
  { name: 'settle-statements', run: settleStatements, perDay: lastDayAnywhere },
  { name: 'record-outside', run: recordOutside, perDay: null },
  { name: 'wipe-traces', run: wipeTraces, perDay: null, anyClock: true },
  { name: 'sweep-unsent-texts', run: sweepUnsentTexts, perDay: dayOf },
  { name: 'sweep-rating-links', run: sweepRatingLinks, perDay: dayOf },
  { name: 'sweep-sessions', run: sweepSessions, perDay: null },
  { name: 'sweep-invitations', run: sweepInvitations, perDay: dayOf },
  { name: 'sweep-sign-on-links', run: sweepSignOnLinks, perDay: dayOf },
  { name: 'sweep-acts', run: sweepActs, perDay: dayOf },
  { name: 'keep-checkpoints', run: keepCheckpoints, perDay: dayOf },
  { name: 'forget-on-disk', run: forgetOnDisk, perDay: afterMidnight, anyClock: true },
];

/** `held`: the clock jumped from the last day that was seen, and waits for a person's word. */
type RunnerDeps = JobDeps & Pick<Deps, 'report'> & { held?: (last: Day, today: Day) => void };

/** Notes the day. Gives a clock that stands by it: one that jumps while a job runs stops the job. */
const believedClock = async ({ database, clock, held }: RunnerDeps): Promise<Clock | null> => {
  const today = dayOf(clock.now());
  const last = await database.withActor({ kind: 'job' }, (tx) => noteDay(tx, today));
  if (last !== null) {
    held?.(last, today);
    return null;
  }
  const now = (): Temporal.Instant => {
    const at = clock.now();
    if (hasJumped(today, dayOf(at))) throw new AnotherProcess();
    return at;
  };
  return { ...clock, now };
};
type JobRunner = { run: () => Promise<void>; stop: () => void };

/** Runs what is due. Each job may run any number of times, on any number of processes: the result is the same. */
export const jobRunner = (deps: RunnerDeps): JobRunner => {
  let stopped = false;
  const runJob = async ({ name, run, perDay }: Job, clock: Clock): Promise<void> => {
    try {
      const day = perDay?.(clock.now()) ?? null;
      await (day === null
        ? alone(deps, name, () => run({ ...deps, clock }))
        : oncePerDay(deps, { name, day }, () => run({ ...deps, clock })));
    } catch (error) {
      // Not done: the next minute tries again. What another process does needs no report.

      if (!(error instanceof AnotherProcess)) deps.report(troubleOf(error, `job ${name}`, deps.clock.now()));
    }
  };
  return {
    run: async () => {
      const clock = await believedClock(deps).catch((error: unknown) => {
        deps.report(troubleOf(error, 'job note-day', deps.clock.now()));
        return null;
      });
      for (const job of jobs) if (!stopped && (clock || job.anyClock)) await runJob(job, clock ?? deps.clock);
    },
    stop: () => {
      stopped = true;
    },
  };
};

const everyMinute = 60_000;
/** A job that a silent database holds is not waited for longer: it is done anew by whoever starts next. */
const patience = 8_000;

/** Begins at once and then every minute. `stop` waits for the job that is under way. */
export const startJobs = (deps: RunnerDeps): { stop: () => Promise<void> } => {
  const runner = jobRunner(deps);
  let running = runner.run();
  const timer = setInterval(() => {
    running = running.then(runner.run);
  }, everyMinute);
  return {
    stop: async () => {
      clearInterval(timer);
      runner.stop();
      await Promise.race([running, pause(patience, null, { ref: false })]);
    },
  };
};
