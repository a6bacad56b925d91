import { randomUUID } from 'node:crypto';
import type { EngagementId } from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { beginAct, record } from '../acts.ts';
import { ledgerEntries } from '../ledgerEntries.ts';
import type { Feedback } from './feedback.ts';
import { FeedbackReader, FeedbackWriter, sealedOutcome, writeFeedback } from './feedbackStore.ts';
import * as rules from './rules.ts';

type At = { engagement: EngagementId };

export const giveFeedback = async (
  context: MemberContext,
  { engagement }: At,
  feedback: Feedback,
): ActOutcome => {
  const visible = await beginAct(context, engagement);
  if (!visible) return null;
  const ruling = rules.giveFeedback(visible.facts, context.now);
  if (!ruling.ok) return ruling;
  const by = { organisation: ownOf(context), byNominee: false, day: todayOf(context) };
  await writeFeedback(context.tx, { engagement, feedback, ...by });
  return ruling;
};

/** Lets the partnership read one's own organisation's answers. */
export const shareFeedback = async (context: MemberContext, { engagement }: At): ActOutcome => {
  const visible = await beginAct(context, engagement);
  if (!visible) return null;
  const given = await new FeedbackReader(context.tx, context.keyring).given(engagement);
  const ruling = rules.shareFeedback(visible.facts, context.member, given);
  if (!ruling.ok) return ruling;
  const ids = ruling.mine.map(({ id }) => id);
  await new FeedbackWriter(context.tx, context.keyring).share(ids, ruling.partnership);
  return ruling;
};

/** What came of the contribution, in the convener's words. */
export const reportOutcome = async (
  context: MemberContext,
  engagement: EngagementId,
  words: string,
): ActOutcome => {
  const visible = await beginAct(context, engagement);
  if (!visible) return null;
  const ruling = rules.reportOutcome(visible.facts, context.member, context.now);
  if (!ruling.ok) return ruling;
  const { partnership } = ruling;
  const writer = new FeedbackWriter(context.tx, context.keyring);
  const [before] = await writer.outcomes(engagement);
  const told = rules.tellAnew(before, words);
  if (!told.ok) return told;
  const row = randomUUID();
  await writer.report({
    engagement_id: engagement,
    number: told.number,
    partnership_id: partnership,
    organisation_id: visible.facts.organisation,
    record_id: row,
    words_sealed: await sealedOutcome.sealNew(context, row, [partnership], words),
    reported_on: todayOf(context),
  });
  await record(context, partnership, ledgerEntries.reported(engagement, told.number));
  return ruling;
};
