import { refreshActor } from '../../database/actor.ts';
import { dayOf } from '../../kernel/clock.ts';
import { currentVersion, type DecisionFacts } from '../../kernel/decision/facts.ts';
import { mayActOn } from '../../kernel/decision/rules.ts';
import type { AudienceId, DecisionId, VersionId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { type PartnershipContext, recordOwn } from '../../ledger/partnershipContext.ts';
import { type ActOutcome, todayOf } from '../../session/memberContext.ts';
import { createAudience, type MadeKeys } from '../../vault/chain/epochs.ts';
import { lockKeys } from '../../vault/chain/shareRows.ts';
import { exactText, type Proposal } from '../agreement/document.ts';
import { readInForce } from '../agreement/read.ts';
import { readText, TextWriter } from '../agreement/textStore.ts';
import { mayShow, onDecision } from '../decisions/acts.ts';
import { announce, askNewcomers, showNow } from '../decisions/newcomerActs.ts';
import { DecisionWriter } from '../decisions/store.ts';
import { audiencesOf, holdersOf } from '../keys.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { type Amending, amendProposal, type Proposing, proposeChange, proposePartnership } from '../rules.ts';
import { PartnershipWriter } from '../store.ts';
import { beginAct } from '../visible.ts';
import { CandidateReader, type NamedCandidate } from './candidateStore.ts';

/** Writes a version of the text, sealed for those who are asked and for nobody else. */
const writeVersion = async (
  { tx, keyring, partnership }: PartnershipContext,
  decision: DecisionFacts,
  proposal: Proposal,
  audiences: AudienceId[],
): Promise<void> => {
  const version = currentVersion(decision);
  const sealed = await new TextWriter(tx, keyring).sealText(version.id, exactText(proposal), audiences);
  const decisions = new DecisionWriter(tx);
  await decisions.addVersion(partnership, decision.id, version, sealed);
  const own = decision.answers.filter((answer) => answer.version === version.id);
  for (const answer of own) await decisions.answer(partnership, answer);
};

/** A community party consents to what it writes: the record gets an entry for that consent. P7 */
const recordAuthorsConsent = async (context: PartnershipContext, decision: DecisionFacts): Promise<void> => {
  const version = currentVersion(decision);
  if (decision.answers.some((answer) => answer.version === version.id))
    await recordOwn(context, ledgerEntries.consented(decision, version));
};

export type NewProposal = Omit<Proposing, 'by'>;

/** Proposes a change to a partnership that is there. */
export const propose = async (
  context: PartnershipContext,
  proposing: NewProposal,
): ActOutcome<{ decision: DecisionFacts }> => {
  const { tx, member, partnership, now } = context;
  const visible = await beginAct(context);
  const inForce = visible && (await readInForce(context, visible));
  if (visible?.ownMembership !== 'in' || !inForce) return null;
  const candidates = await candidatesFor(context, proposing.proposal);
  const outcome = proposeChange(visible.facts, inForce, candidates, { ...proposing, by: member }, now);
  if (!outcome.ok) return outcome;
  const { decision } = outcome;
  await new DecisionWriter(tx).add(partnership, decision);
  await recordOwn(context, ledgerEntries.proposed(decision, currentVersion(decision)));
  await askNewcomers(context, visible, decision);
  await writeVersion(context, decision, proposing.proposal, audiencesOf(visible.partnership, decision));
  await recordAuthorsConsent(context, decision);
  return outcome;
};

const candidatesFor = (
  { tx, member, now }: PartnershipContext,
  { agreement }: Proposal,
): Promise<NamedCandidate[]> => {
  const named = agreement.parties.map(({ organisation }) => organisation);
  return new CandidateReader(tx).candidates(member.organisation.id, dayOf(now), named);
};

/** `of` is the version that she read and amends. */
export type NewAmendment = Omit<Amending, 'by' | 'of'> & { decision: DecisionId; of: VersionId };

/** Puts a better text. Every earlier answer is void, and stays on record against the text it was given to. */
export const amend = async (
  context: PartnershipContext,
  amending: NewAmendment,
): ActOutcome<{ decision: DecisionFacts }> => {
  const { tx, member, now } = context;
  const keys = await mayShow(tx, amending.decision);
  return onDecision(context, { id: amending.decision, keys }, async (visible, decision) => {
    const may = mayActOn(decision, { by: member, version: amending.of }, now);
    if (!may.ok) return may;
    const read = await readText(context, amending.of);
    if (!read) return null;
    const inForce = await readInForce(context, visible);
    const of = { version: amending.of, proposal: read };
    const outcome = amendProposal(visible.facts, inForce, decision, { ...amending, by: member, of }, now);
    if (!outcome.ok) return outcome;
    const { version, answer, voided, shows } = outcome;
    const answers = answer ? [...decision.answers, answer] : decision.answers;
    const amended = { ...decision, versions: [...decision.versions, version], answers };
    await recordOwn(context, ledgerEntries.amended(decision, version, voided));
    await writeVersion(context, amended, amending.proposal, audiencesOf(visible.partnership, amended));
    await recordAuthorsConsent(context, amended);
    return { ok: true, decision: await showNow(context, amended, shows) };
  });
};

/** Writes the rows of a proposed partnership and makes its key, for the parties who are shown it. */
const begin = async (context: PartnershipContext, { parties }: DecisionFacts): Promise<MadeKeys> => {
  const { tx, keyring, member, partnership } = context;
  const day = todayOf(context);
  const writer = new PartnershipWriter(tx);
  const shown = parties.filter((party) => party.shown).map(({ organisation }) => organisation);
  await writer.found(partnership, member.organisation.id, day);
  await writer.ask(partnership, parties, { day, keyed: true });
  // Row-level security read her partnerships at the start of the transaction; it must know the new one.
  await refreshActor(tx, { kind: 'person', person: member.person });
  return createAudience(
    tx,
    keyring,
    { audience: partnership, kind: 'partnership' },
    await holdersOf(context, shown),
    day,
  );
};

/** Proposes a new partnership. Nothing is in force until everyone asked has consented. P1 */
export const proposeFounding = async (
  context: PartnershipContext,
  proposing: NewProposal,
): Promise<Outcome<{ decision: DecisionFacts }>> => {
  const { tx, member, partnership, now } = context;
  // Behind this lock no member who is removed in the meantime gets the new key (C18).
  await lockKeys(tx);
  const candidates = await candidatesFor(context, proposing.proposal);
  const outcome = proposePartnership(candidates, { ...proposing, by: member }, now);
  if (!outcome.ok) return outcome;
  const { decision } = outcome;
  const keys = await begin(context, decision);
  await new DecisionWriter(tx).add(partnership, decision);
  await recordOwn(
    context,
    ledgerEntries.partnershipProposed(partnership, decision.parties.length, keys.fingerprint),
  );
  const shown = decision.parties.filter((party) => party.shown).map(({ organisation }) => organisation);
  const others = shown.filter((organisation) => organisation !== member.organisation.id);
  await announce(context, decision, others);
  await recordOwn(context, ledgerEntries.proposed(decision, currentVersion(decision)));
  await writeVersion(context, decision, proposing.proposal, [partnership]);
  await recordAuthorsConsent(context, decision);
  return outcome;
};
