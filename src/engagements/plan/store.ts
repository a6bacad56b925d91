import type { Tx } from '../../database/tx.ts';
import type { EngagementId, PlanVersionId } from '../../kernel/ids.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { sealed, text } from '../../vault/sealed.ts';
import type { Plan } from './document.ts';
import { planHash, readPlan } from './exactPlan.ts';

/** A plan in its exact bytes. Sealing needs no private key: whoever may write in, can. */
export const planText = sealed('plan_version', 'plan_sealed', text);

/** The sealed words of plans, as far as this keyring opens them. */
export class PlanReader {
  constructor(
    protected readonly tx: Tx,
    private readonly keyring: Keyring,
  ) {}

  /** Those this reader holds no key to are absent. */
  async plans(versions: readonly PlanVersionId[]): Promise<Map<PlanVersionId, Plan>> {
    if (versions.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('plan_version')
      .select(['id', 'plan_sealed', 'sha256'])
      .where('id', 'in', [...versions])
      .execute();
    const ids = rows.map(({ id }) => id);
    const keys = await planText.keys(this.tx, this.keyring, ids);
    return new Map(
      rows.flatMap((row) => {
        const exact = planText.open(keys.get(row.id), row.plan_sealed);
        if (exact === undefined) return [];
        // Answers are bound to the hash: a text that is not the one it names must never be shown as it.
        if (planHash(exact) !== row.sha256.toString('hex'))
          throw new Error('a plan is not what was answered');
        return [[row.id, readPlan(exact)] as const];
      }),
    );
  }

  /** The plan as it stands, by engagement: the planner's own latest wording. */
  async currentVersions(ids: readonly EngagementId[]): Promise<Map<EngagementId, PlanVersionId>> {
    if (ids.length === 0) return new Map();
    const rows = await this.tx
      .selectFrom('plan_version')
      .innerJoin('engagement', (join) =>
        join
          .onRef('engagement.id', '=', 'plan_version.engagement_id')
          .onRef('engagement.organisation_id', '=', 'plan_version.by_id'),
      )
      .distinctOn('engagement_id')
      .select(['engagement_id', 'plan_version.id'])
      .where('engagement_id', 'in', [...ids])
      .orderBy('engagement_id')
      .orderBy('number', 'desc')
      .execute();
    return new Map(rows.map((row) => [row.engagement_id, row.id]));
  }

  async plan(version: PlanVersionId): Promise<Plan | null> {
    return (await this.plans([version])).get(version) ?? null;
  }
}
