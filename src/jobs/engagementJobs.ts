import { ledgerEntries } from '../engagements/ledgerEntries.ts';
import { endShown, eraseDue } from '../engagements/nominations/erasureStore.ts';
import { NominationWriter } from '../engagements/nominations/store.ts';
import { endNotes } from '../engagements/notes/store.ts';
import { settleRequests } from '../engagements/requests/silence.ts';
import { dayOf, lastDayAnywhere } from '../kernel/clock.ts';
import { recordFollowing } from '../ledger/partnershipContext.ts';
import { asJob, type JobDeps, untilNone } from './job.ts';

const perBatch = 200;

/** Requests that nobody answered in their window: recorded as no answer, which lowers nothing. P6 */
export const settleSeatRequests = (deps: JobDeps): Promise<void> =>
  untilNone(() =>
    asJob(deps, (tx) => settleRequests(tx, lastDayAnywhere(deps.clock.now()), dayOf(deps.clock.now()))),
  );

/** What a nominee took back by her own code: the record says so to those who saw it. */
export const recordWithdrawals = (deps: JobDeps): Promise<void> =>
  untilNone(() =>
    asJob(deps, async (tx) => {
      const writer = new NominationWriter(tx);
      const rows = await writer.unrecorded(perBatch);
      for (const row of rows) {
        const said = { engagement: row.engagement_id, seat: row.seat_key, organisation: row.organisation_id };
        await recordFollowing(tx, row.partnership_id, dayOf(deps.clock.now()), ledgerEntries.withdrawn(said));
        await writer.markRecorded(row.id);
      }
      return rows.length;
    }),
  );

/** Appearances and notes whose agreed time is over, and people whose day of erasing has come. P6 */
export const eraseAppearances = async (deps: JobDeps): Promise<void> => {
  const today = dayOf(deps.clock.now());
  await untilNone(() => asJob(deps, (tx) => endNotes(tx, today)));
  await untilNone(() => asJob(deps, (tx) => endShown(tx, today)));
  await untilNone(() => asJob(deps, (tx) => eraseDue(tx, today)));
};
