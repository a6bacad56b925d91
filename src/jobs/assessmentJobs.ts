import {
  forgetSheets,
  markWiped,
  sweepLinks,
  telling,
  unwiped,
} from '../assessments/sheet/forgettingStore.ts';
import { Busy, dropLog, rewriteTables } from '../database/rewrite.ts';
import { dayOf } from '../kernel/clock.ts';
import { AnotherProcess, asJob, type JobDeps } from './job.ts';

/** Within the minute after answers were handed in, the files hold nothing of how they came in (C31). */
export const wipeTraces = async (deps: JobDeps): Promise<void> => {
  let forgotten = 0;
  for (let more = 1; more > 0; forgotten += more) more = await asJob(deps, forgetSheets);
  // What is handed in meanwhile keeps its mark, and is wiped the next time.
  const handedIn = await asJob(deps, unwiped);
  if (handedIn.length === 0 && forgotten === 0) return;
  try {
    await rewriteTables(deps.owner, telling);
    if (deps.superuser) await dropLog(deps.superuser);
    await asJob(deps, (tx) => markWiped(tx, handedIn));
  } catch (error) {
    throw error instanceof Busy ? new AnotherProcess() : error;
  }
};

export const sweepRatingLinks = (deps: JobDeps): Promise<void> =>
  asJob(deps, (tx) => sweepLinks(tx, dayOf(deps.clock.now())));
