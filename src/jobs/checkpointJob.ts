import type { Tx } from '../database/tx.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import { checkpointSigner } from '../ledger/checkpoint.ts';
import { dailyCheckpoint } from '../ledger/checkpointStore.ts';
import { type AppJobDeps, asJob } from './job.ts';

const perBatch = 200;
/** How far back a record may have grown unseen, while this host was down. */
const daysBack = { days: 31 };

/** Partnerships whose record has grown since its last checkpoint. */
const grown = (tx: Tx, since: Day, after: PartnershipId | null) =>
  tx
    .selectFrom('ledger_entry as entry')
    .select('entry.partnership_id')
    .where('entry.day', '>=', since)
    .where((eb) => (after ? eb('entry.partnership_id', '>', after) : eb.val(true)))
    .groupBy('entry.partnership_id')
    .having((eb) =>
      eb(
        eb.fn.max('entry.sequence'),
        '>',
        eb.fn.coalesce(
          eb
            .selectFrom('checkpoint')
            .select((of) => of.fn.max('size').as('size'))
            .whereRef('checkpoint.partnership_id', '=', 'entry.partnership_id'),
          eb.lit(0),
        ),
      ),
    )
    .orderBy('entry.partnership_id')
    .limit(perBatch)
    .execute();

/** Once a day, what every record was: signed, kept, and shown the same to everyone in it. */
export const keepCheckpoints = async (deps: AppJobDeps): Promise<void> => {
  const signer = checkpointSigner(deps.pepper);
  const now = deps.clock.now();
  const today = dayOf(now);
  const since = now.toZonedDateTimeISO('UTC').toPlainDate().subtract(daysBack).toString();
  let after: PartnershipId | null = null;
  do {
    const from: PartnershipId | null = after;
    after = await asJob(deps, async (tx): Promise<PartnershipId | null> => {
      const rows = await grown(tx, since, from);
      for (const row of rows) await dailyCheckpoint(tx, signer, row.partnership_id, today);
      return rows.length === perBatch ? (rows.at(-1)?.partnership_id ?? null) : null;
    });
  } while (after !== null);
};
