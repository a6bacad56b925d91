import type { Tx } from '../../database/tx.ts';
import { type Closing, currentVersion, type DecisionFacts } from '../../kernel/decision/facts.ts';
import { object, waive, withdraw } from '../../kernel/decision/rules.ts';
import type { DecisionId, VersionId } from '../../kernel/ids.ts';
import {
  type NewLedgerEntry,
  type PartnershipContext,
  recordFollowing,
  recordOwn,
} from '../../ledger/partnershipContext.ts';
import { type ActOutcome, todayOf } from '../../session/memberContext.ts';
import { endingDay } from '../agreement/document.ts';
import { readText, TextWriter } from '../agreement/textStore.ts';
import { writeClosing, writeClosings } from '../closings.ts';
import { audiencesOf, keyNewcomers } from '../keys.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { PartnershipWriter } from '../store.ts';
import { beginAct, decisionIn, type VisiblePartnership } from '../visible.ts';
import { showNow } from './newcomerActs.ts';
import { consentTo, type Effect } from './rules.ts';
import { DecisionReader, DecisionWriter } from './store.ts';

type On = { decision: DecisionId; version: VersionId };

/** Can an answer to this decision show its text to newcomers? Then keys are given, and locked first. */
export const mayShow = async (tx: Tx, decision: DecisionId): Promise<boolean> => {
  const change = await new DecisionReader(tx).changeOf(decision);
  return change === 'parties' || change === 'founding';
};

/** Begins an act on a decision, if her organisation may see it. */
export const onDecision = async <Facts>(
  context: PartnershipContext,
  { id, keys = false }: { id: DecisionId; keys?: boolean },
  act: (visible: VisiblePartnership, decision: DecisionFacts) => ActOutcome<Facts>,
): ActOutcome<Facts> => {
  const visible = await beginAct(context, { keys });
  const decision = visible && (await decisionIn(context.tx, visible, id));
  return visible && decision ? act(visible, decision) : null;
};

export const objectTo = (context: PartnershipContext, on: On & { reason: string }): ActOutcome<unknown> =>
  onDecision(context, { id: on.decision }, async (visible, decision) => {
    const { tx, member, partnership, now } = context;
    const outcome = object(decision, { by: member, version: on.version, reason: on.reason }, now);
    if (!outcome.ok) return outcome;
    const texts = new TextWriter(tx, context.keyring);
    const whose = { version: on.version, organisation: member.organisation.id };
    await texts.forgetReason(whose.version, whose.organisation);
    const reason = await texts.sealReason(on.reason, whose, audiencesOf(visible.partnership, decision));
    await new DecisionWriter(tx).answer(partnership, outcome.answer, reason);
    await recordOwn(context, ledgerEntries.objected(decision, currentVersion(decision)));
    return outcome;
  });

export const waiveWindow = (context: PartnershipContext, on: On): ActOutcome<unknown> =>
  onDecision(context, { id: on.decision }, async (_, decision) => {
    const outcome = waive(decision, { by: context.member, version: on.version }, context.now);
    if (!outcome.ok) return outcome;
    await new DecisionWriter(context.tx).waive(context.partnership, outcome.waiver);
    await recordOwn(context, ledgerEntries.waived(decision, currentVersion(decision)));
    return outcome;
  });

export const withdrawProposal = (context: PartnershipContext, id: DecisionId): ActOutcome<unknown> =>
  onDecision(context, { id }, async (_, decision) => {
    const outcome = withdraw(decision, context.member, context.now);
    if (!outcome.ok) return outcome;
    await writeClosing(context.tx, context.partnership, decision, outcome.closing, (entry) =>
      recordOwn(context, entry),
    );
    return outcome;
  });

const following = ({ tx, partnership, now }: PartnershipContext) => {
  const day = todayOf({ now });
  return (entry: NewLedgerEntry) => recordFollowing(tx, partnership, day, entry);
};

/** Newcomers become parties, and get the key where this member can give it. */
const takeIn = async (context: PartnershipContext, { joining }: Closing): Promise<void> => {
  const { tx, partnership } = context;
  await new PartnershipWriter(tx).join(partnership, joining, todayOf(context));
  for (const organisation of joining) await following(context)(ledgerEntries.joined(organisation));
  await keyNewcomers(context);
};

const endByDecision = async (context: PartnershipContext, decision: DecisionFacts): Promise<void> => {
  const { tx, partnership } = context;
  const proposal = await readText(context, currentVersion(decision).id);
  const today = todayOf(context);
  const endedOn = proposal ? endingDay(proposal, today) : today;
  await new PartnershipWriter(tx).end(partnership, 'decision', endedOn);
  await following(context)(ledgerEntries.ended(partnership, 'decision', endedOn));
};

/** What follows from the last consent. The primary keys of its rows let it happen only once (C49). */
const takeEffect = async (
  context: PartnershipContext,
  { facts }: VisiblePartnership,
  decision: DecisionFacts,
  { closing, effect }: { closing: Closing; effect: Effect },
): Promise<void> => {
  const { tx, partnership } = context;
  await writeClosing(tx, partnership, decision, closing, following(context));
  await takeIn(context, closing);
  if (effect.agreement !== null) {
    const { agreement } = effect;
    await new PartnershipWriter(tx).putInForce(partnership, agreement, closing.version, todayOf(context));
    await following(context)(ledgerEntries.inForce(partnership, agreement, currentVersion(decision)));
  }
  await writeClosings(tx, facts, effect.overtakes, todayOf(context));
  if (effect.ends) await endByDecision(context, decision);
};

/** Consents to the version she read. `tookEffect`: hers was the last consent missing. */
export const consentOn = async (
  context: PartnershipContext,
  on: { decision: DecisionId; version: VersionId },
): ActOutcome<{ tookEffect: boolean }> => {
  const { tx, member, partnership, now } = context;
  const keys = await mayShow(tx, on.decision);
  return onDecision(context, { id: on.decision, keys }, async (visible, decision) => {
    const outcome = consentTo(visible.facts, decision, { by: member, version: on.version }, now);
    if (!outcome.ok) return outcome;
    const { answer, shows, closing, effect } = outcome;
    await new TextWriter(tx, context.keyring).forgetReason(on.version, member.organisation.id);
    await new DecisionWriter(tx).answer(partnership, answer);
    await recordOwn(context, ledgerEntries.consented(decision, currentVersion(decision)));
    await showNow(context, decision, shows);
    if (closing && effect) await takeEffect(context, visible, decision, { closing, effect });
    return { ok: true, tookEffect: closing !== null };
  });
};
