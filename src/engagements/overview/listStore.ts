import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../../database/tables/all.ts';
import type { Tx } from '../../database/tx.ts';
import type { EngagementId, OrganisationId, PartnershipId } from '../../kernel/ids.ts';
import { type EngagementRow, engagementRows } from '../store.ts';

/** Where a page of a list ended. */
type Place = Pick<EngagementRow, 'opened_on' | 'id'>;

const isAfter = (from: Place) => (eb: ExpressionBuilder<Tables, 'engagement'>) =>
  eb.and([
    eb('engagement.opened_on', '<=', from.opened_on),
    eb.or([eb('engagement.opened_on', '<', from.opened_on), eb('engagement.id', '>', from.id)]),
  ]);

type PageAfter = { after?: EngagementId | undefined; limit: number };

/** Lists of engagements, a page at a time. Row-level security decides which ones are there at all. */
export class EngagementListReader {
  constructor(private readonly tx: Tx) {}

  /** A partnership's engagements, the newest first; `after` is the last one of the page before. */
  async inPartnership(partnership: PartnershipId, { after, limit }: PageAfter): Promise<EngagementRow[]> {
    const query = engagementRows(this.tx).where('engagement.partnership_id', '=', partnership);
    return this.#page(query, after, limit);
  }

  /** Its own drafts, and everything in the partnerships it is in, the newest first. */
  async ofOrganisation(own: OrganisationId, { after, limit }: PageAfter): Promise<EngagementRow[]> {
    const drafts = engagementRows(this.tx)
      .where('engagement.organisation_id', '=', own)
      .where('engagement.partnership_id', 'is', null);
    const found = [
      ...(await this.#page(drafts, after, limit)),
      ...(await this.#shared(own, await this.#placeOf(after), limit)),
    ];
    return found
      .sort((one, other) => other.opened_on.localeCompare(one.opened_on) || one.id.localeCompare(other.id))
      .slice(0, limit);
  }

  /** One page of each partnership by its index, so that it is as quick among 100,000 engagements as among ten. */
  #shared(own: OrganisationId, from: Place | undefined, limit: number): Promise<EngagementRow[]> {
    return this.tx
      .selectFrom('party')
      .leftJoin('ending', 'ending.partnership_id', 'party.partnership_id')
      .innerJoinLateral(
        (eb) => {
          const all = eb
            .selectFrom('engagement')
            .selectAll('engagement')
            .whereRef('engagement.partnership_id', '=', 'party.partnership_id');
          return (from ? all.where(isAfter(from)) : all)
            .orderBy('opened_on', 'desc')
            .orderBy('engagement.id')
            .limit(limit)
            .as('shared');
        },
        (join) => join.onTrue(),
      )
      .leftJoin('cancellation', 'cancellation.engagement_id', 'shared.id')
      .selectAll('shared')
      .select('cancellation.cancelled_on')
      .where('party.organisation_id', '=', own)
      .where('party.joined_on', 'is not', null)
      .where('party.left_on', 'is', null)
      .where('ending.partnership_id', 'is', null)
      .orderBy('shared.opened_on', 'desc')
      .orderBy('shared.id')
      .limit(limit)
      .execute();
  }

  async #placeOf(after: EngagementId | undefined): Promise<Place | undefined> {
    return after && engagementRows(this.tx).where('engagement.id', '=', after).executeTakeFirst();
  }

  async #page(query: ReturnType<typeof engagementRows>, after: EngagementId | undefined, limit: number) {
    const from = await this.#placeOf(after);
    return (from ? query.where(isAfter(from)) : query)
      .orderBy('opened_on', 'desc')
      .orderBy('engagement.id')
      .limit(limit)
      .execute();
  }
}
