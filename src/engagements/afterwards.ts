import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import { type Day, lastDayAnywhere } from '../kernel/clock.ts';
import {
  type EngagementId,
  type FeedbackId,
  feedbackId,
  newId,
  type OrganisationId,
  type PartnershipId,
} from '../kernel/ids.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys, shareRecord, shred } from '../vault/record.ts';
import { beginAct, record, todayOf } from './acts.ts';
import type { EngagementFacts } from './facts.ts';
import type { NominationFacts } from './nominationFacts.ts';
import type { Plan } from './plan.ts';
import { says } from './saying.ts';
import type { Looking } from './scene.ts';

/** Was it meaningful: five questions of ours, from domain-facts §2.4 (A1, A3, C1, D2, F2). */
export const feedbackQuestions = ['ownVoice', 'freeToSayNo', 'earlyEnough', 'answered', 'paidWell'] as const;
/** 0 is not at all, 4 is wholly; null is "does not apply, or I would rather not say". */
const mark = z.int().min(0).max(4).nullable();
export const feedbackWords = z.strictObject({
  marks: z.strictObject({
    ownVoice: mark,
    freeToSayNo: mark,
    earlyEnough: mark,
    answered: mark,
    paidWell: mark,
  }),
  words: z.string().max(2000),
});
export type Feedback = z.infer<typeof feedbackWords>;
export type GivenFeedback = {
  id: FeedbackId;
  organisation: OrganisationId;
  byNominee: boolean;
  shared: boolean;
  givenOn: Day;
  feedback: Feedback;
};

export const afterRefusals = ['notOver', 'onlyConvener', 'feedbackGiven', 'nothingToShare'] as const;
type AfterRefusal = (typeof afterRefusals)[number] | 'onlySteward' | 'notShared';
type Act = Promise<Outcome<unknown, AfterRefusal> | null>;

/** Before its last day began, there is nothing to say of how it was. */
const hasBegun = ({ firstDay }: EngagementFacts, now: Temporal.Instant): boolean =>
  firstDay === null || lastDayAnywhere(now) >= firstDay;

/** Whoever said yes may say how it was, once it has begun. */
export const mayGiveFeedback = (
  { answer }: Pick<NominationFacts, 'answer'>,
  { sessions }: Pick<Plan, 'sessions'>,
  now: Temporal.Instant,
): boolean => {
  const first = sessions.map(({ on }) => on).sort()[0];
  return answer?.answer === 'accepted' && first !== undefined && lastDayAnywhere(now) >= first;
};

export class FeedbackReader {
  constructor(
    private readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  /** One's own organisation's, and what others shared. */
  async given(engagement: EngagementId): Promise<GivenFeedback[]> {
    const rows = await this.tx
      .selectFrom('feedback')
      .selectAll()
      .where('engagement_id', '=', engagement)
      .orderBy('given_on')
      .orderBy('id')
      .limit(500)
      .execute();
    const ids = rows.map(({ id }) => id);
    const keys = await recordKeys(this.tx, this.keyring, 'feedback', ids);
    return rows.flatMap((row) => {
      const text = keys.get(row.id)?.open('answers_sealed', row.answers_sealed);
      if (text === undefined) return [];
      return [
        {
          id: row.id,
          organisation: row.organisation_id,
          byNominee: row.by_nominee,
          shared: row.partnership_id !== null,
          givenOn: row.given_on,
          feedback: feedbackWords.parse(JSON.parse(text)),
        },
      ];
    });
  }

  /** What the convener says came of it. */
  async outcome(engagement: EngagementId): Promise<{ words: string; on: Day } | null> {
    const row = await this.tx
      .selectFrom('engagement_outcome')
      .select(['record_id', 'words_sealed', 'reported_on'])
      .where('engagement_id', '=', engagement)
      .executeTakeFirst();
    if (!row) return null;
    const keys = await recordKeys(this.tx, this.keyring, 'engagement_outcome', [row.record_id]);
    const words = keys.get(row.record_id)?.open('words_sealed', row.words_sealed);
    return words === undefined ? null : { words, on: row.reported_on };
  }
}

type NewFeedback = {
  engagement: EngagementId;
  organisation: OrganisationId;
  byNominee: boolean;
  feedback: Feedback;
  day: Day;
};

/** Sealed for her own organisation. By whom within it, or by which nominee, is not written down. */
export const writeFeedback = async (tx: Tx, given: NewFeedback): Promise<void> => {
  const id = newId(feedbackId);
  const key = await newRecord(tx, { table: 'feedback', row: id }, [given.organisation]);
  await tx
    .insertInto('feedback')
    .values({
      id,
      engagement_id: given.engagement,
      organisation_id: given.organisation,
      partnership_id: null,
      by_nominee: given.byNominee,
      answers_sealed: key.seal('answers_sealed', JSON.stringify(given.feedback)),
      given_on: given.day,
    })
    .execute();
};

export const giveFeedback = async (looking: Looking, engagement: EngagementId, feedback: Feedback): Act => {
  const scene = await beginAct(looking, engagement);
  if (!scene) return null;
  if (!hasBegun(scene.facts, looking.now)) return refuse('notOver');
  const organisation = looking.member.organisation.id;
  await writeFeedback(looking.tx, {
    engagement,
    organisation,
    byNominee: false,
    feedback,
    day: todayOf(looking),
  });
  return { ok: true };
};

/** Lets the partnership read one's own organisation's answers. A nominee's stay with her organisation. */
export const shareFeedback = async (looking: Looking, engagement: EngagementId): Act => {
  const scene = await beginAct(looking, engagement);
  if (!scene) return null;
  const { partnership } = scene.facts;
  if (looking.member.role !== 'steward') return refuse('onlySteward');
  if (!partnership) return refuse('notShared');
  const own = looking.member.organisation.id;
  const given = await new FeedbackReader(looking.tx, looking.keyring).given(engagement);
  const mine = given.filter(
    ({ organisation, byNominee, shared }) => organisation === own && !byNominee && !shared,
  );
  if (mine.length === 0) return refuse('nothingToShare');
  const ids = mine.map(({ id }) => id);
  const keys = await recordKeys(looking.tx, looking.keyring, 'feedback', ids);
  for (const key of keys.values()) await shareRecord(looking.tx, key, partnership);
  await markShared(looking.tx, ids, partnership);
  return { ok: true };
};

const markShared = async (tx: Tx, ids: readonly FeedbackId[], partnership: PartnershipId): Promise<void> => {
  await tx
    .updateTable('feedback')
    .set({ partnership_id: partnership })
    .where('id', 'in', [...ids])
    .execute();
};

/** Whoever convened says what came of the contribution; a later word takes the place of an earlier one. P11 */
export const reportOutcome = async (looking: Looking, engagement: EngagementId, words: string): Act => {
  const scene = await beginAct(looking, engagement);
  if (!scene) return null;
  const { facts } = scene;
  if (facts.organisation !== looking.member.organisation.id) return refuse('onlyConvener', 'P11');
  if (looking.member.role !== 'steward') return refuse('onlySteward');
  if (!facts.partnership) return refuse('notShared');
  if (!hasBegun(facts, looking.now)) return refuse('notOver');
  const row = randomUUID();
  const key = await newRecord(looking.tx, { table: 'engagement_outcome', row }, [facts.partnership]);
  const written = {
    record_id: row,
    words_sealed: key.seal('words_sealed', words),
    reported_on: todayOf(looking),
  };
  const earlier = await looking.tx
    .selectFrom('engagement_outcome')
    .select('record_id')
    .where('engagement_id', '=', engagement)
    .executeTakeFirst();
  if (earlier) await shred(looking.tx, [earlier.record_id]);
  await looking.tx
    .insertInto('engagement_outcome')
    .values({
      engagement_id: engagement,
      partnership_id: facts.partnership,
      organisation_id: facts.organisation,
      ...written,
    })
    .onConflict((conflict) => conflict.column('engagement_id').doUpdateSet(written))
    .execute();
  await record(looking, facts.partnership, says.reported(engagement));
  return { ok: true };
};
