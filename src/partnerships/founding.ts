import { refreshActor } from '../database/actor.ts';
import { dayOf } from '../kernel/clock.ts';
import { currentVersion, type DecisionFacts } from '../kernel/decision.ts';
import { recordOwn, type Sitting, todayOf } from '../ledger/sitting.ts';
import { createAudience, lockKeys } from '../vault/keyring.ts';
import { type NewProposal, recordAuthorsConsent, writeVersion } from './acts.ts';
import { CandidateReader } from './candidateStore.ts';
import { DecisionWriter } from './decisionStore.ts';
import { holdersOf } from './keys.ts';
import { says } from './recording.ts';
import { proposePartnership } from './rules.ts';
import type { Ruling } from './ruling.ts';
import { announce } from './showing.ts';
import { PartnershipWriter } from './store.ts';

/** The rows and the key of a partnership that is only asked for: whoever is shown it can read all of it. */
const begin = async (sitting: Sitting, { parties }: DecisionFacts): Promise<void> => {
  const { tx, member, partnership } = sitting;
  const day = todayOf(sitting);
  const writer = new PartnershipWriter(tx);
  const shown = parties.filter((party) => party.shown).map(({ organisation }) => organisation);
  await writer.found(partnership, member.organisation.id, day);
  await writer.ask(partnership, parties, { day, keyed: true });
  // Row-level security reads what she is a party to once per transaction; from here on it must know this one.
  await refreshActor(tx, { kind: 'person', person: member.person });
  await createAudience(tx, partnership, 'partnership', await holdersOf(tx, shown), day);
};

/** Proposes a new partnership. Nothing is in force until everyone asked has consented. P1 */
export const proposeFounding = async (
  sitting: Sitting,
  proposing: NewProposal,
): Promise<Ruling<{ decision: DecisionFacts }>> => {
  const { tx, member, partnership, now } = sitting;
  // Behind this lock nobody who is removed meanwhile takes the new key along (C18).
  await lockKeys(tx);
  const named = proposing.proposal.agreement.parties.map(({ organisation }) => organisation);
  const candidates = await new CandidateReader(tx).candidates(member.organisation.id, dayOf(now), named);
  const ruling = proposePartnership(candidates, { ...proposing, by: member }, now);
  if (!ruling.ok) return ruling;
  const { decision } = ruling;
  await begin(sitting, decision);
  await new DecisionWriter(tx).add(partnership, decision);
  await recordOwn(sitting, says.partnershipProposed(partnership, decision.parties.length));
  const others = decision.parties.filter(
    ({ organisation, shown }) => shown && organisation !== member.organisation.id,
  );
  await announce(
    sitting,
    decision,
    others.map(({ organisation }) => organisation),
  );
  await recordOwn(sitting, says.proposed(decision, currentVersion(decision)));
  const created = await new PartnershipWriter(tx).partnership(partnership);
  if (!created) throw new Error('a partnership vanished while it was proposed');
  await writeVersion(sitting, { partnership: created }, decision, proposing.proposal);
  await recordAuthorsConsent(sitting, decision);
  return ruling;
};
