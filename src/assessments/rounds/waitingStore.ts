import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type {
  AgreedActionId,
  EngagementId,
  OrganisationId,
  PartnershipId,
  PersonId,
  RoundId,
} from '../../kernel/ids.ts';
import type { PlannedRound } from './due.ts';

const most = 50;

/**
 * Rounds that go on, the one that is due first at the top: those in which this organisation has not handed in, and those
 * in which nobody of it has opened its answers for the others yet.
 */
export const roundsOpenTo = async (tx: Tx, own: OrganisationId) =>
  tx
    .selectFrom('respondent as r')
    .innerJoin('assessment_round as a', 'a.id', 'r.round_id')
    .leftJoin('round_ending as e', 'e.round_id', 'r.round_id')
    .leftJoin('round_showing as s', 's.round_id', 'r.round_id')
    .leftJoin('handing_in as h', (join) =>
      join.onRef('h.round_id', '=', 'r.round_id').onRef('h.organisation_id', '=', 'r.organisation_id'),
    )
    .select(['r.round_id as round', 'r.mode', 'a.answer_by as answerBy', 'h.handed_in_on as handedInOn'])
    .where('r.organisation_id', '=', own)
    .where('e.round_id', 'is', null)
    .where('s.round_id', 'is', null)
    .where('h.opened_on', 'is', null)
    .orderBy('a.answer_by')
    .orderBy('r.round_id')
    .limit(most)
    .execute();

/** The rounds in which she began a sheet of her own: `given`, or still a draft. */
export const ownDrafts = async (tx: Tx, person: PersonId, rounds: readonly RoundId[]) => {
  if (rounds.length === 0) return [];
  const rows = await tx
    .selectFrom('half_sheet')
    .select(['round_id', 'half_sealed'])
    .where('person_id', '=', person)
    .where('round_id', 'in', [...rounds])
    .execute();
  return rows.map((row) => ({ round: row.round_id, given: row.half_sealed === null }));
};

/** Actions that this organisation has not yet reported on. */
export const actionsOpenTo = async (tx: Tx, own: OrganisationId): Promise<AgreedActionId[]> => {
  const rows = await tx
    .selectFrom('agreed_action as a')
    .innerJoin('respondent as r', 'r.round_id', 'a.round_id')
    .leftJoin('action_report as d', (join) =>
      join.onRef('d.action_id', '=', 'a.id').on('d.organisation_id', '=', own),
    )
    .select('a.id')
    .where('r.organisation_id', '=', own)
    .where('d.action_id', 'is', null)
    .orderBy('a.due_on')
    .orderBy('a.id')
    .limit(most)
    .execute();
  return rows.map(({ id }) => id);
};

/** The partnerships it is in, and since when. */
export const partnershipsSince = async (tx: Tx, own: OrganisationId) => {
  const rows = await tx
    .selectFrom('party')
    .leftJoin('ending', 'ending.partnership_id', 'party.partnership_id')
    .select(['party.partnership_id as partnership', 'joined_on'])
    .where('organisation_id', '=', own)
    .where('joined_on', 'is not', null)
    .where('left_on', 'is', null)
    .where('ending.partnership_id', 'is', null)
    .orderBy('joined_on', 'desc')
    .orderBy('party.partnership_id')
    .limit(most)
    .execute();
  return rows.flatMap(({ partnership, joined_on: since }) => (since ? [{ partnership, since }] : []));
};

/** Of each partnership, the rounds that were planned and not ended, the newest first. */
export const plannedRounds = async (
  tx: Tx,
  partnerships: readonly PartnershipId[],
): Promise<Map<PartnershipId, PlannedRound[]>> => {
  if (partnerships.length === 0) return new Map();
  const rows = await tx
    .selectFrom('assessment_round as a')
    .leftJoin('round_ending as e', 'e.round_id', 'a.id')
    .leftJoin('round_showing as s', 's.round_id', 'a.id')
    .select(['a.partnership_id', 'a.opened_on', 's.shown_on'])
    .where('a.partnership_id', 'in', [...partnerships])
    .where('a.occasion', '<>', 'engagement')
    .where('e.round_id', 'is', null)
    .orderBy('a.opened_on', 'desc')
    .orderBy('a.id')
    .limit(most * 20)
    .execute();
  const found = Map.groupBy(rows, (row) => row.partnership_id);
  return new Map(
    [...found].map(([partnership, those]) => [
      partnership,
      those.map((row) => ({ openedOn: row.opened_on, shown: row.shown_on !== null })),
    ]),
  );
};

/** Engagements whose outcome was reported, and about which no round asks. */
export const engagementsUnasked = async (
  tx: Tx,
  partnerships: readonly PartnershipId[],
  since: Day,
): Promise<{ partnership: PartnershipId; engagement: EngagementId }[]> => {
  if (partnerships.length === 0) return [];
  const rows = await tx
    .selectFrom('engagement_outcome as o')
    .leftJoin('assessment_round as a', (join) =>
      join
        .onRef('a.engagement_id', '=', 'o.engagement_id')
        .onRef('a.partnership_id', '=', 'o.partnership_id'),
    )
    .select(['o.partnership_id', 'o.engagement_id'])
    .where('o.partnership_id', 'in', [...partnerships])
    .where('o.number', '=', 1)
    .where('o.reported_on', '>=', since)
    .where('a.id', 'is', null)
    .orderBy('o.reported_on')
    .orderBy('o.engagement_id')
    .limit(most)
    .execute();
  return rows.map((row) => ({ partnership: row.partnership_id, engagement: row.engagement_id }));
};
