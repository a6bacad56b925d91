import { addDays, dayOf } from '../kernel/clock.ts';
import type { FinalTextId } from '../kernel/ids.ts';
import {
  recordObjections,
  recordOutsiders,
  settleInvitations,
  settleSignatures,
} from '../statements/deadlines/acts.ts';
import { sweepUnsent, unsentKeptDays } from '../statements/draftForm/unsentStore.ts';
import { type AppJobDeps, asJob, untilNone } from './job.ts';

/** What somebody began and did not go on with: hers alone, and nobody's for ever. */
export const sweepUnsentTexts = (deps: AppJobDeps): Promise<void> =>
  asJob(deps, (tx) => sweepUnsent(tx, addDays(dayOf(deps.clock.now()), -unsentKeptDays)));

/** Windows of statements that passed without an answer: recorded as silence, which is never a yes. P1 */
export const settleStatements = async (deps: AppJobDeps): Promise<void> => {
  const now = deps.clock.now();
  await untilNone(() => asJob(deps, (tx) => settleInvitations(tx, now)));
  let after: FinalTextId | null = null;
  do {
    const from: FinalTextId | null = after;
    after = await asJob(deps, (tx) => settleSignatures(tx, now, from));
  } while (after !== null);
};

/** What was done from outside a partnership's record is in it within the minute. */
export const recordOutside = async (deps: AppJobDeps): Promise<void> => {
  await untilNone(() => asJob(deps, recordOutsiders));
  await untilNone(() => asJob(deps, (tx) => recordObjections(tx, deps.clock.now())));
};
