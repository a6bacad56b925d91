import type { Selectable } from 'kysely';
import type { Tables } from '../../database/tables/all.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { PartnershipId, VersionId } from '../../kernel/ids.ts';

export type AgreementRow = { partnership: PartnershipId; number: number; version: VersionId; inForceOn: Day };

const agreementOf = (row: Selectable<Tables['agreement']>): AgreementRow => ({
  partnership: row.partnership_id,
  number: row.number,
  version: row.version_id,
  inForceOn: row.in_force_on,
});

/** What may be asked about agreements, and about the texts that partnerships are called by. */
export class AgreementReader {
  constructor(private readonly tx: Tx) {}

  /** The agreements that came into force, the newest first; `before` is the last number of the page before. */
  async agreements(
    partnership: PartnershipId,
    { before, limit }: { before?: number | undefined; limit: number },
  ): Promise<AgreementRow[]> {
    const all = this.tx.selectFrom('agreement').selectAll().where('partnership_id', '=', partnership);
    const rows = await (before === undefined ? all : all.where('number', '<', before))
      .orderBy('number', 'desc')
      .limit(limit)
      .execute();
    return rows.map(agreementOf);
  }

  /** Those of these numbers, the newest first. */
  async agreementsNumbered(partnership: PartnershipId, numbers: readonly number[]): Promise<AgreementRow[]> {
    if (numbers.length === 0) return [];
    const rows = await this.tx
      .selectFrom('agreement')
      .selectAll()
      .where('partnership_id', '=', partnership)
      .where('number', 'in', [...numbers])
      .orderBy('number', 'desc')
      .execute();
    return rows.map(agreementOf);
  }

  /** The latest text of the proposal that began each of them, or would. */
  async foundingVersions(ids: readonly PartnershipId[]): Promise<Map<PartnershipId, VersionId>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('decision')
      .innerJoin('decision_version as version', 'version.decision_id', 'decision.id')
      .distinctOn('decision.partnership_id')
      .select(['decision.partnership_id', 'version.id'])
      .where('decision.partnership_id', 'in', [...ids])
      .where('change', '=', 'founding')
      .orderBy('decision.partnership_id')
      .orderBy('version.number', 'desc')
      .execute();
    return new Map(rows.map((row) => [row.partnership_id, row.id]));
  }

  /** The text that is in force, by partnership. */
  async versionsInForce(ids: readonly PartnershipId[]): Promise<Map<PartnershipId, VersionId>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('partnership')
      .select('id')
      .select((eb) =>
        eb
          .selectFrom('agreement')
          .select('version_id')
          .whereRef('agreement.partnership_id', '=', 'partnership.id')
          .orderBy('number', 'desc')
          .limit(1)
          .as('version'),
      )
      .where('id', 'in', [...ids])
      .execute();
    return new Map(rows.flatMap(({ id, version }) => (version ? [[id, version] as const] : [])));
  }
}
