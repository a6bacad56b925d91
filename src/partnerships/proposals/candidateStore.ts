import type { ExpressionBuilder } from 'kysely';
import type { Tables } from '../../database/tables/all.ts';
import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import { statusInForce } from '../../kernel/ledStatus.ts';
import { isKnownTo, knownTo } from '../../parties/acquaintanceStore.ts';
import { ledClaims } from '../../parties/ledClaimStore.ts';
import type { CandidateFacts } from './rules.ts';

export type NamedCandidate = CandidateFacts & { name: string };

/** More than anyone can choose from on one page; beyond it, `among` names them. */
const most = 200;

/** The organisation itself, and those of the named that it knows. */
const isAmong =
  (own: OrganisationId, named: readonly OrganisationId[]) =>
  (eb: ExpressionBuilder<Tables, 'organisation'>) =>
    eb.and([
      eb('organisation.id', 'in', [own, ...named]),
      eb.or([eb('organisation.id', '=', own), isKnownTo(own)(eb)]),
    ]);

/** Who could be asked, and how each stands today. */
export class CandidateReader {
  constructor(private readonly tx: Tx) {}

  /** Those it is acquainted with, by name; or, `among` the named, those and the organisation itself. */
  async candidates(
    own: OrganisationId,
    today: Day,
    among?: readonly OrganisationId[],
  ): Promise<NamedCandidate[]> {
    const asked = among ? isAmong(own, among) : await knownTo(this.tx, own);
    const rows = await this.tx
      .selectFrom('organisation')
      .leftJoin('installation', 'installation.host_id', 'organisation.id')
      .leftJoin('let_in', (join) =>
        join.onRef('let_in.organisation_id', '=', 'organisation.id').on('let_in.ally_id', '=', own),
      )
      .select(['organisation.id', 'name', 'kind', 'communities', 'installation.host_id', 'let_in.since'])
      .where(asked)
      .orderBy('sort_name')
      .orderBy('organisation.id')
      .limit(most)
      .execute();
    const led = rows.filter(({ kind }) => kind === 'community-led').map(({ id }) => id);
    const claims = await ledClaims(this.tx, led);
    return rows.map((row) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      host: row.host_id === row.id,
      statusInForce: statusInForce(claims.get(row.id) ?? null, row.communities, today),
      letIn: row.since !== null,
    }));
  }

  /** Has any community-led organisation let this ally come with proposals? */
  async isLetIn(ally: OrganisationId): Promise<boolean> {
    const row = await this.tx
      .selectFrom('let_in')
      .select('since')
      .where('ally_id', '=', ally)
      .executeTakeFirst();
    return row !== undefined;
  }
}
