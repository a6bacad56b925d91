import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../database/tables/all.ts';
import type { Tx } from '../database/tx.ts';
import type { Day } from '../kernel/clock.ts';
import type { DecisionParty } from '../kernel/decision/facts.ts';
import type { OrganisationId, PartnershipId, VersionId } from '../kernel/ids.ts';
import type { PartyFacts } from './facts.ts';

export type Party = PartyFacts & { name: string; keyedOn: Day | null; leftSequence: number | null };
export type Partnership = {
  id: PartnershipId;
  proposedBy: OrganisationId;
  proposedOn: Day;
  /** The number of the agreement in force; 0 while there is none. */
  inForce: number;
  ending: { cause: 'decision' | 'left'; endedOn: Day } | null;
  parties: Party[];
};
export type OwnParty = { partnership: PartnershipId; askedOn: Day };

/** Stands for an organisation that the reader is not acquainted with. */
export const unknownName = '…';

const notReleased = (eb: ExpressionBuilder<Tables, 'party'>) =>
  eb.or([eb('left_on', 'is', null), eb('joined_on', 'is not', null), eb('left_sequence', 'is not', null)]);

/** What may be asked about partnerships. Row-level security decides which ones are there at all. */
export class PartnershipReader {
  constructor(protected readonly tx: Tx) {}

  async partnerships(ids: readonly PartnershipId[]): Promise<Partnership[]> {
    if (ids.length === 0) return [];
    const rows = await this.tx
      .selectFrom('partnership')
      .leftJoin('ending', 'ending.partnership_id', 'partnership.id')
      .selectAll('partnership')
      .select(['ending.cause', 'ending.ended_on'])
      .select((eb) =>
        eb
          .selectFrom('agreement')
          .select('number')
          .whereRef('agreement.partnership_id', '=', 'partnership.id')
          .orderBy('number', 'desc')
          .limit(1)
          .as('in_force'),
      )
      .where('partnership.id', 'in', [...ids])
      .execute();
    const parties = Map.groupBy(await this.#parties(ids), (party) => party.partnership);
    return rows.map((row) => ({
      id: row.id,
      proposedBy: row.proposed_by,
      proposedOn: row.proposed_on,
      inForce: row.in_force ?? 0,
      ending: row.cause && row.ended_on ? { cause: row.cause, endedOn: row.ended_on } : null,
      parties: (parties.get(row.id) ?? []).map(({ partnership: _, ...party }) => party),
    }));
  }

  async partnership(id: PartnershipId): Promise<Partnership | null> {
    return (await this.partnerships([id]))[0] ?? null;
  }

  async #parties(ids: readonly PartnershipId[]): Promise<(Party & { partnership: PartnershipId })[]> {
    const rows = await this.tx
      .selectFrom('party')
      .leftJoin('organisation', 'organisation.id', 'party.organisation_id')
      .selectAll('party')
      .select('organisation.name')
      .where('partnership_id', 'in', [...ids])
      .orderBy('side', 'desc')
      .orderBy('organisation.sort_name')
      .orderBy('organisation_id')
      .execute();
    return rows.map((row) => ({
      partnership: row.partnership_id,
      organisation: row.organisation_id,
      name: row.name ?? unknownName,
      side: row.side,
      askedOn: row.asked_on,
      shownOn: row.shown_on,
      joinedOn: row.joined_on,
      keyedOn: row.keyed_on,
      leftOn: row.left_on,
      leftSequence: row.left_sequence,
    }));
  }

  /** An organisation's partnerships, those it was last asked into first; `after` is the last of the page before. */
  async listOf(own: OrganisationId, { after, limit }: { after?: PartnershipId | undefined; limit: number }) {
    const mine = this.tx
      .selectFrom('party')
      .select(['partnership_id', 'asked_on'])
      .where('organisation_id', '=', own)
      .where(notReleased);
    const from = after && (await mine.where('partnership_id', '=', after).executeTakeFirst());
    const rows = await (from
      ? mine
          .where('asked_on', '<=', from.asked_on)
          .where((eb) =>
            eb.or([eb('asked_on', '<', from.asked_on), eb('partnership_id', '>', from.partnership_id)]),
          )
      : mine
    )
      .orderBy('asked_on', 'desc')
      .orderBy('partnership_id')
      .limit(limit)
      .execute();
    return rows.map((row): OwnParty => ({ partnership: row.partnership_id, askedOn: row.asked_on }));
  }

  /** Those who are in it without its key, as far as this organisation holds the key and can hand it over. */
  async waitingForKey(partnership: PartnershipId, own: OrganisationId): Promise<OrganisationId[]> {
    const rows = await this.tx
      .selectFrom('party')
      .select('organisation_id')
      .where('partnership_id', '=', partnership)
      .where('joined_on', 'is not', null)
      .where('keyed_on', 'is', null)
      .where('left_on', 'is', null)
      .where((eb) =>
        eb.exists(
          eb
            .selectFrom('party as holder')
            .select('holder.organisation_id')
            .where('holder.partnership_id', '=', partnership)
            .where('holder.organisation_id', '=', own)
            .where('holder.keyed_on', 'is not', null)
            .where('holder.left_on', 'is', null),
        ),
      )
      .execute();
    return rows.map((row) => row.organisation_id);
  }
}

/** What may be recorded about a partnership and who is in it. Rules decide before; nothing is decided here. */
export class PartnershipWriter extends PartnershipReader {
  async found(partnership: PartnershipId, by: OrganisationId, day: Day): Promise<void> {
    await this.tx
      .insertInto('partnership')
      .values({ id: partnership, proposed_by: by, proposed_on: day })
      .execute();
  }

  /** Names organisations. While it is founded those shown it hold its key from then; a newcomer only when it is in. */
  async ask(
    partnership: PartnershipId,
    asked: readonly Pick<DecisionParty, 'organisation' | 'side' | 'shown'>[],
    { day, keyed }: { day: Day; keyed: boolean },
  ): Promise<void> {
    const rows = asked.map(({ organisation, side, shown }) => ({
      partnership_id: partnership,
      organisation_id: organisation,
      side,
      asked_on: day,
      shown_on: shown ? day : null,
      keyed_on: keyed && shown ? day : null,
    }));
    await this.tx.insertInto('party').values(rows).execute();
  }

  /** One that was here before, or was asked in vain: its row is taken up again. */
  async askAgain(
    partnership: PartnershipId,
    { organisation, shown }: Pick<DecisionParty, 'organisation' | 'shown'>,
    day: Day,
  ): Promise<void> {
    await this.#change(partnership, [organisation], {
      asked_on: day,
      shown_on: shown ? day : null,
      joined_on: null,
      keyed_on: null,
      left_on: null,
    });
  }

  /** Named before, and shown it from now on: to them it was asked today. */
  async show(partnership: PartnershipId, organisations: readonly OrganisationId[], day: Day): Promise<void> {
    await this.#change(partnership, organisations, { asked_on: day, shown_on: day });
  }

  async join(partnership: PartnershipId, organisations: readonly OrganisationId[], day: Day): Promise<void> {
    await this.#change(partnership, organisations, { joined_on: day, left_sequence: null });
  }

  async markKeyed(partnership: PartnershipId, organisation: OrganisationId, day: Day): Promise<void> {
    await this.#change(partnership, [organisation], { keyed_on: day });
  }

  /** `lastEntry`: up to where the record stays readable to it; null for a newcomer, who never read it. */
  async leave(
    partnership: PartnershipId,
    organisation: OrganisationId,
    { day, lastEntry }: { day: Day; lastEntry: number | null },
  ): Promise<void> {
    const left = { left_on: day, ...(lastEntry === null ? {} : { left_sequence: lastEntry }) };
    await this.#change(partnership, [organisation], left);
  }

  /** Newcomers who are asked no more. */
  async release(
    partnership: PartnershipId,
    organisations: readonly OrganisationId[],
    day: Day,
  ): Promise<void> {
    await this.#change(partnership, organisations, { left_on: day });
  }

  async #change(
    partnership: PartnershipId,
    organisations: readonly OrganisationId[],
    values: Partial<Record<'asked_on' | 'shown_on' | 'joined_on' | 'keyed_on' | 'left_on', Day | null>> & {
      left_sequence?: number | null;
    },
  ): Promise<void> {
    if (organisations.length === 0) return;
    const { asked_on: askedOn, ...rest } = values;
    await this.tx
      .updateTable('party')
      .set({ ...rest, ...(askedOn ? { asked_on: askedOn } : {}) })
      .where('partnership_id', '=', partnership)
      .where('organisation_id', 'in', [...organisations])
      .execute();
  }

  async putInForce(partnership: PartnershipId, number: number, version: VersionId, day: Day): Promise<void> {
    await this.tx
      .insertInto('agreement')
      .values({ partnership_id: partnership, number, version_id: version, in_force_on: day })
      .execute();
  }

  async end(partnership: PartnershipId, cause: 'decision' | 'left', day: Day): Promise<void> {
    await this.tx
      .insertInto('ending')
      .values({ partnership_id: partnership, cause, ended_on: day })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }

  /** All of them may see that the others exist. */
  async acquaint(organisations: readonly OrganisationId[], day: Day): Promise<void> {
    const pairs = organisations.flatMap((one) =>
      organisations
        .filter((other) => other !== one)
        .map((other) => ({ organisation_id: one, known_to: other, since: day })),
    );
    if (pairs.length === 0) return;
    await this.tx
      .insertInto('acquaintance')
      .values(pairs)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
