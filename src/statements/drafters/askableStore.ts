import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../../database/tables/all.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId, PartnershipId } from '../../kernel/ids.ts';
import { statusInForce } from '../../kernel/ledStatus.ts';
import { type Side, standsAsCommunity } from '../../kernel/organisation.ts';
import { knownTo } from '../../parties/acquaintanceStore.ts';
import { ledClaims } from '../../parties/ledClaimStore.ts';
import { partnershipsOf } from '../../parties/partnershipStore.ts';
import { partiesOf } from '../../parties/partyStore.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import { knownGroups } from './knownGroups.ts';
import type { Askable } from './rules.ts';

export type NamedAskable = Askable & { name: string };

/** More than anyone can choose from on one page. */
const most = 200;
const mostFound = 10;
/** The last of all characters: every text that begins with a prefix sorts before prefix and this. */
const lastCharacter = String.fromCodePoint(0x10ffff);

/** On which side her own organisation stands today. */
export const ownSide = async (context: MemberContext): Promise<Side> =>
  (await new AskableReader(context.tx, todayOf(context)).one(ownOf(context)))?.side ?? 'ally';

/** Who could be asked onto a draft, and how each stands today. */
export class AskableReader {
  constructor(
    private readonly tx: Tx,
    private readonly today: Day,
  ) {}

  /** The parties of a partnership that has begun and not ended; none where it is not there for the reader. */
  async parties(partnership: PartnershipId): Promise<NamedAskable[]> {
    const { parties, endedOn } = await partiesOf(this.tx, partnership);
    const here = endedOn === null ? parties.filter(({ leftOn }) => leftOn === null) : [];
    const sides = new Map(here.map(({ organisation, side }) => [organisation, side]));
    const found = await this.#askable([...sides.keys()]);
    // A party's side is fixed when it joins: a lapsed confirmation moves nobody across.
    return found.map((one) => ({ ...one, side: sides.get(one.organisation) ?? one.side }));
  }

  /** Partnerships that the organisation is in, the newest first. */
  partnershipsOf(own: OrganisationId): Promise<PartnershipId[]> {
    return partnershipsOf(this.tx, own);
  }

  /** Those it knows, by name. */
  async known(own: OrganisationId): Promise<NamedAskable[]> {
    const rows = await this.tx
      .selectFrom('organisation')
      .select('id')
      .where(await knownTo(this.tx, own))
      .orderBy('sort_name')
      .orderBy('id')
      .limit(most)
      .execute();
    return this.#askable(rows.map(({ id }) => id));
  }

  /** Those whose name begins so, listed or known to it: how a community's own organisation is found. */
  async named(own: OrganisationId, beginning: string): Promise<NamedAskable[]> {
    const typed = (eb: ExpressionBuilder<Tables, 'organisation'>, text: string) =>
      eb.fn<string>('lower', [eb.val(text)]);
    const walk = this.tx
      .selectFrom('organisation')
      .select(['organisation.id', 'sort_name'])
      .where('organisation.id', '<>', own)
      .where((eb) => eb('sort_name', '>=', typed(eb, beginning)))
      .where((eb) => eb('sort_name', '<', typed(eb, beginning + lastCharacter)))
      .orderBy('sort_name')
      .orderBy('organisation.id')
      .limit(mostFound);
    const isKnown = await knownTo(this.tx, own);
    const listed = await walk.where((eb) => eb.ref('listed')).execute();
    const known = await walk
      .where((eb) => eb.not(eb.ref('listed')))
      .where(isKnown)
      .execute();
    return this.#askable([...listed, ...known].map(({ id }) => id));
  }

  /** One that the reader may know of: it is listed, or they are acquainted. */
  async one(id: OrganisationId): Promise<NamedAskable | null> {
    return (await this.#askable([id]))[0] ?? null;
  }

  /** The names of organisations as far as the reader may know them. */
  async names(ids: readonly OrganisationId[]): Promise<Map<OrganisationId, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('organisation')
      .select(['id', 'name'])
      .where('id', 'in', [...ids])
      .execute();
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** Is it in the partnership, so that it writes the record itself? */
  async isParty(partnership: PartnershipId, own: OrganisationId): Promise<boolean> {
    const row = await this.tx
      .selectFrom('party')
      .select('organisation_id')
      .where('partnership_id', '=', partnership)
      .where('organisation_id', '=', own)
      .where('left_on', 'is', null)
      .where('shown_on', 'is not', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  async #askable(ids: readonly OrganisationId[]): Promise<NamedAskable[]> {
    if (ids.length === 0) return [];
    const rows = await this.tx
      .selectFrom('organisation')
      .leftJoin('installation', 'installation.host_id', 'organisation.id')
      .select(['organisation.id', 'name', 'kind', 'communities', 'installation.host_id'])
      .where('organisation.id', 'in', [...ids])
      .orderBy('sort_name')
      .orderBy('organisation.id')
      .execute();
    const led = rows.filter(({ kind }) => kind === 'community-led').map(({ id }) => id);
    const claims = await ledClaims(this.tx, led);
    return rows.map((row) => {
      const host = row.host_id === row.id;
      const inForce = statusInForce(claims.get(row.id) ?? null, row.communities, this.today);
      const stands = standsAsCommunity({ kind: row.kind, host, statusInForce: inForce });
      return {
        organisation: row.id,
        name: row.name,
        side: stands ? 'community' : 'ally',
        ledBy: stands ? knownGroups.parse(row.communities) : [],
      };
    });
  }
}
