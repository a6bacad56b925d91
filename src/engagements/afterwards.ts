import { randomUUID } from 'node:crypto';
import type { EngagementId } from '../kernel/ids.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { newRecord } from '../vault/record.ts';
import { beginAct, record, todayOf } from './acts.ts';
import * as rules from './afterRules.ts';
import type { Feedback } from './feedback.ts';
import { FeedbackReader, FeedbackWriter, writeFeedback } from './feedbackStore.ts';
import { says } from './saying.ts';
import type { Looking } from './scene.ts';

type Act = Promise<Outcome<unknown, rules.AfterRefusal> | null>;

export const giveFeedback = async (looking: Looking, engagement: EngagementId, feedback: Feedback): Act => {
  const scene = await beginAct(looking, engagement);
  if (!scene) return null;
  const ruling = rules.giveFeedback(scene.facts, looking.now);
  if (!ruling.ok) return ruling;
  const organisation = looking.member.organisation.id;
  const day = todayOf(looking);
  await writeFeedback(looking.tx, { engagement, organisation, byNominee: false, feedback, day });
  return ruling;
};

/** Lets the partnership read one's own organisation's answers. */
export const shareFeedback = async (looking: Looking, engagement: EngagementId): Act => {
  const scene = await beginAct(looking, engagement);
  if (!scene) return null;
  const given = await new FeedbackReader(looking.tx, looking.keyring).given(engagement);
  const ruling = rules.shareFeedback(scene.facts, looking.member, given);
  if (!ruling.ok) return ruling;
  const { partnership } = scene.facts;
  if (!partnership) return refuse('notShared');
  const ids = ruling.mine.map(({ id }) => id);
  await new FeedbackWriter(looking.tx, looking.keyring).share(ids, partnership);
  return ruling;
};

/** What came of the contribution, in the convener's words. */
export const reportOutcome = async (looking: Looking, engagement: EngagementId, words: string): Act => {
  const scene = await beginAct(looking, engagement);
  if (!scene) return null;
  const ruling = rules.reportOutcome(scene.facts, looking.member, looking.now);
  if (!ruling.ok) return ruling;
  const { organisation, partnership } = scene.facts;
  if (!partnership) return refuse('notShared');
  const row = randomUUID();
  const key = await newRecord(looking.tx, { table: 'engagement_outcome', row }, [partnership]);
  await new FeedbackWriter(looking.tx, looking.keyring).report({
    engagement_id: engagement,
    partnership_id: partnership,
    organisation_id: organisation,
    record_id: row,
    words_sealed: key.seal('words_sealed', words),
    reported_on: todayOf(looking),
  });
  await record(looking, partnership, says.reported(engagement));
  return ruling;
};
