import { randomUUID } from 'node:crypto';
import type { Tx } from '../database/open.ts';
import type { OrganisationId, PartnershipId, RoundId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { newRecord, recordKeys, shareRecord } from '../vault/record.ts';
import { type Shared, sharedSchema } from './suppression.ts';

const table = 'handing_in';

/** The view that will cross, sealed to its own organisation alone for now. */
export const sealShared = async (tx: Tx, organisation: OrganisationId, shared: Shared) => {
  const row = randomUUID();
  const key = await newRecord(tx, { table, row }, [organisation]);
  return { record_id: row, shared_sealed: key.seal('shared_sealed', JSON.stringify(shared)) };
};

/** Lets the partnership open what an organisation handed in. Only its own members hold what that takes. */
export const shareWithPartners = async (
  tx: Tx,
  keyring: Keyring,
  {
    round,
    organisation,
    partnership,
  }: { round: RoundId; organisation: OrganisationId; partnership: PartnershipId },
): Promise<boolean> => {
  const row = await tx
    .selectFrom(table)
    .select('record_id')
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst();
  const key = row && (await recordKeys(tx, keyring, table, [row.record_id])).get(row.record_id);
  if (!key) return false;
  await shareRecord(tx, key, partnership);
  return true;
};

export const recordOf = async (tx: Tx, round: RoundId, organisation: OrganisationId): Promise<string[]> =>
  (
    await tx
      .selectFrom(table)
      .select('record_id')
      .where('round_id', '=', round)
      .where('organisation_id', '=', organisation)
      .execute()
  ).map((row) => row.record_id);

export type OwnedView = { round: RoundId; organisation: OrganisationId; shared: Shared };

/** What this keyring opens of what was handed in to these rounds. */
export const viewsIn = async (tx: Tx, keyring: Keyring, rounds: readonly RoundId[]): Promise<OwnedView[]> => {
  if (rounds.length === 0) return [];
  const rows = await tx
    .selectFrom(table)
    .select(['round_id', 'organisation_id', 'record_id', 'shared_sealed'])
    .where('round_id', 'in', [...rounds])
    .orderBy('round_id')
    .orderBy('organisation_id')
    .execute();
  const keys = await recordKeys(
    tx,
    keyring,
    table,
    rows.map((row) => row.record_id),
  );
  return rows.flatMap((row) => {
    const text = keys.get(row.record_id)?.open('shared_sealed', row.shared_sealed);
    return text === undefined
      ? []
      : [
          {
            round: row.round_id,
            organisation: row.organisation_id,
            shared: sharedSchema.parse(JSON.parse(text)),
          },
        ];
  });
};
