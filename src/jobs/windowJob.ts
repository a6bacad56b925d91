import type { PartnershipId } from '../kernel/ids.ts';
import { factsOf, settled } from '../partnerships/closings.ts';
import { settleAll } from '../partnerships/decisions/effect.ts';
import { DecisionReader } from '../partnerships/decisions/store.ts';
import { PartnershipReader } from '../partnerships/store.ts';
import type { AppJobDeps } from './job.ts';
import { asJob } from './job.ts';

const perBatch = 200;

type Batch = { last: PartnershipId | null; over: PartnershipId[] };

/** The next partnerships with something open, and those among them where a window has passed. */
const nextBatch = (deps: AppJobDeps, after: PartnershipId | null): Promise<Batch> =>
  asJob(deps, async (tx) => {
    const ids = await new DecisionReader(tx).partnershipsWithOpen(after, perBatch);
    const partnerships = await new PartnershipReader(tx).partnerships(ids);
    const parties = new Map(partnerships.map((partnership) => [partnership.id, partnership.parties]));
    const open = await new DecisionReader(tx).open(parties);
    const now = deps.clock.now();
    const over = partnerships.filter((partnership) => {
      const own = open.filter((placed) => placed.partnership === partnership.id).map(({ facts }) => facts);
      return settleAll(factsOf(partnership, own), now).length > 0;
    });
    return { last: ids.length === perBatch ? (ids.at(-1) ?? null) : null, over: over.map(({ id }) => id) };
  });

/** Records what time has closed: each silence, and that the proposal lapsed. Silence is never consent. P1 */
export const settleWindows = async (deps: AppJobDeps): Promise<void> => {
  let after: PartnershipId | null = null;
  do {
    const batch: Batch = await nextBatch(deps, after);
    for (const id of batch.over) await asJob(deps, (tx) => settled(tx, id, deps.clock.now()));
    after = batch.last;
  } while (after !== null);
};
