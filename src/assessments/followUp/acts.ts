import { type AgreedActionId, agreedActionId, newId, type RoundId } from '../../kernel/ids.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import { type AtRound, beginAct, record, type VisibleRound } from '../visible.ts';
import { writeReply } from './replyStore.ts';
import * as rules from './rules.ts';
import { type AgreedAction, FollowUpWriter } from './store.ts';

const placeOf = (context: MemberContext, { facts }: VisibleRound) => ({
  round: facts.id,
  partnership: facts.partnership,
  organisation: ownOf(context),
});
const writerIn = ({ tx, keyring }: MemberContext) => new FollowUpWriter(tx, keyring);

type AtItem = AtRound & { item: string };

/** How an organisation reads one question's result, in its own words. */
export const writeReading = async (
  context: MemberContext,
  { round, item }: AtItem,
  { words }: { words: string },
): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const { facts, questions } = visible;
  const outcome = rules.writeReading(facts, context.member, { item, questions });
  if (!outcome.ok) return outcome;
  await writerIn(context).read(placeOf(context, visible), { item, words }, todayOf(context));
  return outcome;
};

export type NewAction = Pick<AgreedAction, 'owner' | 'dueOn'> & { what: string };

/** It holds once every party agreed, the community side first. P1, P7 */
export const proposeAction = async (
  context: MemberContext,
  { round, item }: AtItem,
  { what, owner, dueOn }: NewAction,
): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const { facts, questions } = visible;
  const today = todayOf(context);
  const about = { item, owner, dueOn };
  const outcome = rules.proposeAction(facts, context.member, about, { questions, today });
  if (!outcome.ok) return outcome;
  const id = newId(agreedActionId);
  await writerIn(context).propose(placeOf(context, visible), { id, words: what, ...about }, today);
  await record(context, facts, ledgerEntries.proposed(id, round, owner, dueOn));
  // A proposal is a community's own yes; an ally's waits for the community's.
  if (outcome.own.side === 'community') await consentTo(context, visible, { id, consents: [] });
  return outcome;
};

const consentTo = async (
  context: MemberContext,
  visible: VisibleRound,
  { id, consents }: Pick<AgreedAction, 'id' | 'consents'>,
): Promise<void> => {
  const at = placeOf(context, visible);
  await writerIn(context).consent(id, at, todayOf(context));
  if (rules.isAgreed(visible.facts, { consents: [...consents, at.organisation] }))
    await record(context, visible.facts, ledgerEntries.agreed(id, visible.facts.id));
};

export type AtAction = { round: RoundId; action: AgreedActionId };
type Found = { visible: VisibleRound; action: AgreedAction };
const find = async (context: MemberContext, at: AtAction): Promise<Found | null> => {
  const visible = await beginAct(context, at.round);
  const action = visible && (await writerIn(context).action(at.action));
  return action && action.round === at.round ? { visible, action } : null;
};

/** An act on an action leads back to the question that it is about. */
type OnItem = { item: string };

export const consentToOne = async (context: MemberContext, at: AtAction): ActOutcome<OnItem> => {
  const found = await find(context, at);
  if (!found) return null;
  const { visible, action } = found;
  const outcome = rules.consentToAction(visible.facts, action, context.member);
  if (!outcome.ok) return outcome;
  await consentTo(context, visible, action);
  return { ok: true, item: action.item };
};

export const reportOne = async (
  context: MemberContext,
  at: AtAction,
  { done: said }: { done: 'yes' | 'no' },
): ActOutcome<OnItem> => {
  const found = await find(context, at);
  if (!found) return null;
  const { visible, action } = found;
  const outcome = rules.reportAction(visible.facts, action, context.member);
  if (!outcome.ok) return outcome;
  const done = said === 'yes';
  await writerIn(context).report(action.id, placeOf(context, visible), done, todayOf(context));
  await record(context, visible.facts, ledgerEntries.reported(action.id, at.round, done));
  return { ok: true, item: action.item };
};

/** Writes an organisation's word on the whole result, which stands beside it. */
export const replyTo = async (
  context: MemberContext,
  { round }: AtRound,
  { words }: { words: string },
): ActOutcome => {
  const visible = await beginAct(context, round);
  if (!visible) return null;
  const outcome = rules.mayAct(visible.facts, context.member);
  if (!outcome.ok) return outcome;
  await writeReply(context, placeOf(context, visible), words, todayOf(context));
  await record(context, visible.facts, ledgerEntries.replied(round));
  return outcome;
};
