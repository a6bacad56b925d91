import { isHeld } from '../database/clock/lastDay.ts';
import type { Tx } from '../database/tx.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import { type Closing, currentVersion, type DecisionFacts } from '../kernel/decision/facts.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import { lockPartnership, type NewLedgerEntry, recordFollowing } from '../ledger/partnershipContext.ts';
import { settleAll } from './decisions/effect.ts';
import { DecisionReader, DecisionWriter } from './decisions/store.ts';
import type { PartnershipFacts } from './facts.ts';
import { ledgerEntries } from './ledgerEntries.ts';
import { type Partnership, PartnershipReader, PartnershipWriter } from './store.ts';

type Recorder = (entry: NewLedgerEntry) => Promise<unknown>;

/** Records how a decision ended: silences, outcome, and newcomers who are no longer asked. Needs no private key. */
export const writeClosing = async (
  tx: Tx,
  partnership: PartnershipId,
  decision: DecisionFacts,
  closing: Closing,
  record: Recorder,
): Promise<void> => {
  const decisions = new DecisionWriter(tx);
  const version = currentVersion(decision);
  await decisions.silence(partnership, closing.silences);
  await decisions.close(partnership, closing);
  await new PartnershipWriter(tx).release(partnership, closing.released, closing.closedOn);

  for (const { organisation } of closing.silences)
    await record(ledgerEntries.silent(decision, organisation, version));
  await record(ledgerEntries.closed(decision, closing, version));
};

/** Records decisions that end because of another act, or because time is over. */
export const writeClosings = async (
  tx: Tx,
  facts: PartnershipFacts,
  closings: readonly Closing[],
  day: Day,
): Promise<void> => {
  for (const closing of closings) {
    const decision = facts.decisions.find(({ id }) => id === closing.decision);
    if (!decision) throw new Error('a decision ended that was not open');
    const record: Recorder = (entry) => recordFollowing(tx, facts.id, day, entry);
    await writeClosing(tx, facts.id, decision, closing, record);
  }
};

export const factsOf = (partnership: Partnership, decisions: readonly DecisionFacts[]): PartnershipFacts => ({
  id: partnership.id,
  parties: partnership.parties,
  inForce: partnership.inForce,
  ended: partnership.ending !== null,
  decisions,
});

/** The rows as the rules read them. */
export const readFacts = async (tx: Tx, id: PartnershipId) => {
  const partnership = await new PartnershipReader(tx).partnership(id);
  if (!partnership) return null;
  const open = await new DecisionReader(tx).open(new Map([[id, partnership.parties]]));
  return {
    partnership,
    facts: factsOf(
      partnership,
      open.map(({ facts }) => facts),
    ),
  };
};

/**
 * The partnership as it stands now, behind its lock: what time has closed is recorded first, so that every act and
 * every job finds the same (C49). Null where the actor sees none.
 */
export const settled = async (tx: Tx, id: PartnershipId, now: Temporal.Instant) => {
  await lockPartnership(tx, id);
  const before = await readFacts(tx, id);
  if (!before) return null;
  const closings = settleAll(before.facts, now);
  if (closings.length === 0 || (await isHeld(tx, now))) return before;
  await writeClosings(tx, before.facts, closings, dayOf(now));
  return readFacts(tx, id);
};
