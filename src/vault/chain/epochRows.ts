import type { Tx } from '../../database/tx.ts';
import type { AudienceId } from '../../kernel/ids.ts';
import { chainOf, type EpochRow, type Link } from './statement.ts';

/** Every epoch of these audiences, as it is stored. Not checked. */
export const epochRows = async (
  tx: Tx,
  audiences: readonly AudienceId[],
): Promise<Map<AudienceId, EpochRow[]>> => {
  if (audiences.length === 0) return new Map();
  const rows = await tx
    .selectFrom('audience_epoch')
    .selectAll()
    .where('audience_id', 'in', [...new Set(audiences)])
    .orderBy('audience_id')
    .orderBy('epoch')
    .execute();
  return Map.groupBy(rows, (row) => row.audience_id);
};

/** The whole chains of these audiences, checked. Throws `KeyDoesNotFit`; an audience without a key is absent. */
export const chainsOf = async (tx: Tx, audiences: readonly AudienceId[]): Promise<Map<AudienceId, Link[]>> =>
  new Map([...(await epochRows(tx, audiences))].map(([audience, rows]) => [audience, chainOf(rows)]));
