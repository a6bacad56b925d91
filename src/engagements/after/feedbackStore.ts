import type { Selectable } from 'kysely';
import type { EngagementTables } from '../../database/tables/engagements.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import {
  type EngagementId,
  type FeedbackId,
  feedbackId,
  newId,
  type OrganisationId,
  type PartnershipId,
} from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { shareRecord } from '../../vault/record.ts';
import { json, sealed, text } from '../../vault/sealed.ts';
import { type Feedback, feedbackWords, type GivenFeedback } from './feedback.ts';

const sealedAnswers = sealed('feedback', 'answers_sealed', json(feedbackWords), { unsigned: true });
export const sealedOutcome = sealed('engagement_outcome', 'words_sealed', text);

/** What the convener said came of it, on that day. */
export type ToldOutcome = { number: number; words: string; on: Day };
const mostOutcomes = 50;

/** How it was, by those who were there, and what the convener says came of it. */
export class FeedbackReader {
  constructor(
    protected readonly tx: Tx,
    protected readonly keyring: Keyring,
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
    const keys = await sealedAnswers.keys(this.tx, this.keyring, ids);
    return rows.flatMap((row) => {
      const feedback = sealedAnswers.open(keys.get(row.id), row.answers_sealed);
      if (!feedback) return [];
      return [
        {
          id: row.id,
          organisation: row.organisation_id,
          byNominee: row.by_nominee,
          shared: row.partnership_id !== null,
          givenOn: row.given_on,
          feedback,
        },
      ];
    });
  }

  /** Whether the convener has said anything of it. */
  async isTold(engagement: EngagementId): Promise<boolean> {
    const row = await this.tx
      .selectFrom('engagement_outcome')
      .select('engagement_id')
      .where('engagement_id', '=', engagement)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** What the convener says came of it, the latest word first; earlier ones stay readable, each with its day. P11 */
  async outcomes(engagement: EngagementId): Promise<ToldOutcome[]> {
    const rows = await this.tx
      .selectFrom('engagement_outcome')
      .select(['number', 'record_id', 'words_sealed', 'reported_on'])
      .where('engagement_id', '=', engagement)
      .orderBy('number', 'desc')
      .limit(mostOutcomes)
      .execute();
    const keys = await sealedOutcome.keys(
      this.tx,
      this.keyring,
      rows.map((row) => row.record_id),
    );
    return rows.flatMap(({ number, record_id: record, words_sealed: envelope, reported_on: on }) => {
      const words = sealedOutcome.open(keys.get(record), envelope);
      return words === undefined ? [] : [{ number, words, on }];
    });
  }
}

export class FeedbackWriter extends FeedbackReader {
  /** Lets the partnership read these: they are opened with the writer's own key first. */
  async share(ids: readonly FeedbackId[], partnership: PartnershipId): Promise<void> {
    const keys = await sealedAnswers.keys(this.tx, this.keyring, [...ids]);
    for (const key of keys.values())
      await shareRecord({ tx: this.tx, keyring: this.keyring }, key, partnership);
    await this.tx
      .updateTable('feedback')
      .set({ partnership_id: partnership })
      .where('id', 'in', [...ids])
      .execute();
  }

  async report(row: Selectable<EngagementTables['engagement_outcome']>): Promise<void> {
    await this.tx.insertInto('engagement_outcome').values(row).execute();
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
  await tx
    .insertInto('feedback')
    .values({
      id,
      engagement_id: given.engagement,
      organisation_id: given.organisation,
      partnership_id: null,
      by_nominee: given.byNominee,
      answers_sealed: await sealedAnswers.sealNew(
        { tx, keyring: null },
        id,
        [given.organisation],
        given.feedback,
      ),
      given_on: given.day,
    })
    .execute();
};
