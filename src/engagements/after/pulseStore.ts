import type { Tx } from '../../database/tx.ts';
import type { EngagementId, RoundId } from '../../kernel/ids.ts';

/** The round that asks both sides about this engagement, the latest where there are several. */
export const pulseAfter = async (tx: Tx, engagement: EngagementId): Promise<RoundId | null> =>
  (
    await tx
      .selectFrom('assessment_round')
      .leftJoin('round_ending', 'round_ending.round_id', 'assessment_round.id')
      .select('assessment_round.id')
      .where('engagement_id', '=', engagement)
      .where('round_ending.round_id', 'is', null)
      .orderBy('opened_on', 'desc')
      .orderBy('assessment_round.id')
      .limit(1)
      .executeTakeFirst()
  )?.id ?? null;
