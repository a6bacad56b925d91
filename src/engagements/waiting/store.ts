import { type Expression, type SqlBool, sql } from 'kysely';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { EngagementId, OrganisationId, SeatRequestId } from '../../kernel/ids.ts';
import type { SeatAnswerKind } from '../facts.ts';
import { lastByNominee } from '../questions/store.ts';

/** What came back about a request of one's own. */
export type Answered = {
  engagement: EngagementId;
  request: SeatRequestId;
  asked: OrganisationId;
  answer: SeatAnswerKind;
};
/** Pay that is late, or that arrived, in one engagement: with how many seats, and since when. */
export type Paying = {
  engagement: EngagementId;
  payee: OrganisationId;
  payer: OrganisationId;
  paid: boolean;
  day: Day;
  seats: number;
};
export type Counted = { engagement: EngagementId; seats: number };

type From = {
  own: OrganisationId;
  /** What ended before is over everywhere. */
  lastDay: Day;
  /** What only tells is told from then on. */
  since: Day;
  today: Day;
  limit: number;
};

/** What waits around the seats of all of an organisation's engagements. Row-level security decides what is there. */
export class EngagementWaitingReader {
  constructor(private readonly tx: Tx) {}

  /** Those to come whose plan, as it stands, this organisation said yes to; the first to begin at the top. */
  async agreed({ own, lastDay, limit }: From): Promise<{ engagement: EngagementId; firstDay: Day | null }[]> {
    const rows = await this.#toCome(own, lastDay)
      .innerJoin('seat_request', 'seat_request.engagement_id', 'engagement.id')
      .innerJoin('seat_answer', 'seat_answer.request_id', 'seat_request.id')
      .select(['engagement.id', 'engagement.first_day'])
      .where('seat_request.asked_id', '=', own)
      .where('seat_answer.answer', '=', 'accepted')
      .where(isAboutThePlan)
      .orderBy('engagement.first_day')
      .orderBy('engagement.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ engagement: row.id, firstDay: row.first_day }));
  }

  /** Whom this organisation nominated and who waits for an answer, also where it is over or was called off. */
  async questions({ own, limit }: From): Promise<Counted[]> {
    const rows = await this.tx
      .selectFrom('nomination')
      .leftJoin('nominee_answer', 'nominee_answer.nomination_id', 'nomination.id')
      .select((eb) => ['engagement_id as engagement', eb.fn.countAll<string>().as('seats')])
      .where('nomination.organisation_id', '=', own)
      .where('erased_on', 'is', null)
      .where((eb) => eb(eb.fn.coalesce('answer', sql<'asked'>`'asked'`), 'in', ['asked', 'accepted']))
      .where((eb) => eb.fn.coalesce(lastByNominee(eb), eb('answer', '=', 'asked'), eb.lit(false)))
      .groupBy('engagement_id')
      .orderBy('engagement_id')
      .limit(limit)
      .execute();
    return rows.map(({ engagement, seats }) => ({ engagement, seats: Number(seats) }));
  }

  /** What those answered whom this organisation asked about the plan as it stands. */
  async answered({ own, lastDay, since, limit }: From): Promise<Answered[]> {
    const rows = await this.#toCome(own, lastDay)
      .innerJoin('seat_request', 'seat_request.engagement_id', 'engagement.id')
      .innerJoin('seat_answer', 'seat_answer.request_id', 'seat_request.id')
      .select(['engagement.id as engagement', 'seat_request.id as request', 'asked_id as asked', 'answer'])
      .where('engagement.organisation_id', '=', own)
      .where('seat_answer.answer', '<>', 'superseded')
      .where((eb) =>
        eb.or([eb('seat_answer.answer', '=', 'changes'), eb('seat_answer.answered_on', '>=', since)]),
      )
      // Whoever shows somebody needs not say any more that it will.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('release')
              .select('release.id')
              .whereRef('release.engagement_id', '=', 'engagement.id')
              .whereRef('release.organisation_id', '=', 'seat_request.asked_id'),
          ),
        ),
      )
      .where(isAboutThePlan)
      .orderBy('seat_answer.answered_on', 'desc')
      .orderBy('seat_request.id')
      .limit(limit)
      .execute();
    return rows;
  }

  /** Who is shown for this organisation's engagements, and nobody of it has looked yet. */
  async unseen({ own, lastDay, limit }: From): Promise<Counted[]> {
    const rows = await this.#toCome(own, lastDay)
      .innerJoin('release', 'release.engagement_id', 'engagement.id')
      .select((eb) => ['engagement.id as engagement', eb.fn.countAll<string>().as('seats')])
      .where('engagement.organisation_id', '=', own)
      .where('release.withdrawn_on', 'is', null)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('look')
              .select('look.release_id')
              .whereRef('look.release_id', '=', 'release.id')
              .where('look.organisation_id', '=', own),
          ),
        ),
      )
      .groupBy('engagement.id')
      .orderBy('engagement.id')
      .limit(limit)
      .execute();
    return rows.map(({ engagement, seats }) => ({ engagement, seats: Number(seats) }));
  }

  /** Seats of this organisation's engagements for which nobody is shown any more. */
  async hidden({ own, lastDay, since, limit }: From): Promise<Counted[]> {
    const rows = await this.#toCome(own, lastDay)
      .innerJoin('release', 'release.engagement_id', 'engagement.id')
      .select((eb) => [
        'engagement.id as engagement',
        eb.fn.count<string>('release.seat_key').distinct().as('seats'),
      ])
      .where('engagement.organisation_id', '=', own)
      .where('release.withdrawn_on', '>=', since)
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('release as again')
              .select('again.id')
              .whereRef('again.engagement_id', '=', 'release.engagement_id')
              .whereRef('again.seat_key', '=', 'release.seat_key')
              .where('again.withdrawn_on', 'is', null),
          ),
        ),
      )
      .groupBy('engagement.id')
      .orderBy('engagement.id')
      .limit(limit)
      .execute();
    return rows.map(({ engagement, seats }) => ({ engagement, seats: Number(seats) }));
  }

  /** Pay that is late on either side, the longest first; then what arrived from this organisation. */
  async paying({ own, today, since, limit }: From): Promise<Paying[]> {
    const rows = await this.#partnerships(own)
      .innerJoin('payment', 'payment.partnership_id', 'party.partnership_id')
      .innerJoin('engagement', 'engagement.id', 'payment.engagement_id')
      .select((eb) => [
        'engagement.id as engagement',
        'payment.organisation_id as payee',
        'engagement.organisation_id as payer',
        eb('payment.paid_on', 'is not', null).as('paid'),
        sql<Day>`min(coalesce(payment.paid_on, payment.due_on))`.as('day'),
        eb.fn.countAll<string>().as('seats'),
      ])
      .where((eb) => {
        const ofPayer = eb('engagement.organisation_id', '=', own);
        return eb.or([
          eb.and([
            eb('payment.paid_on', 'is', null),
            eb('payment.due_on', '<', today),
            eb.or([ofPayer, eb('payment.organisation_id', '=', own)]),
          ]),
          eb.and([eb('payment.paid_on', '>=', since), ofPayer]),
        ]);
      })
      .groupBy(['engagement.id', 'payment.organisation_id', 'engagement.organisation_id', 'paid'])
      .orderBy('paid')
      .orderBy('day')
      .orderBy('engagement.id')
      .limit(limit)
      .execute();
    return rows.map((row) => ({ ...row, paid: Boolean(row.paid), seats: Number(row.seats) }));
  }

  /** In a partnership that goes on and that it is in; neither called off nor over. */
  #toCome(own: OrganisationId, lastDay: Day) {
    return this.#partnerships(own)
      .innerJoin('engagement', 'engagement.partnership_id', 'party.partnership_id')
      .leftJoin('cancellation', 'cancellation.engagement_id', 'engagement.id')
      .where('cancellation.engagement_id', 'is', null)
      .where((eb) => eb.or([eb('last_day', 'is', null), eb('last_day', '>=', lastDay)]));
  }

  #partnerships(own: OrganisationId) {
    return this.tx
      .selectFrom('party')
      .leftJoin('ending', 'ending.partnership_id', 'party.partnership_id')
      .where('party.organisation_id', '=', own)
      .where('party.joined_on', 'is not', null)
      .where('party.left_on', 'is', null)
      .where('ending.partnership_id', 'is', null);
  }
}

/** No later wording of whoever plans it: a yes to an earlier plan is no yes to this one. P6 */
const isAboutThePlan = (): Expression<SqlBool> =>
  sql<SqlBool>`not exists (
    select 1 from plan_version later join plan_version asked on asked.id = seat_request.version_id
    where later.engagement_id = engagement.id and later.by_id = engagement.organisation_id
      and later.number > asked.number)`;
