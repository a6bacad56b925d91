import { randomUUID } from 'node:crypto';
import type { Tx } from '../../database/tx.ts';
import type { OrganisationId, PartnershipId, RoundId } from '../../kernel/ids.ts';
import type { Keyring, Sealing } from '../../vault/keyring.ts';
import { shareRecord } from '../../vault/record.ts';
import { json, sealed } from '../../vault/sealed.ts';
import { type Shared, sharedSchema } from './suppression.ts';

const sharedView = sealed('handing_in', 'shared_sealed', json(sharedSchema));

/** Seals what the others will see of an organisation's answers, for now to that organisation alone. */
export const sealShared = async (by: Sealing, organisation: OrganisationId, shared: Shared) => {
  const row = randomUUID();
  return { record_id: row, shared_sealed: await sharedView.sealNew(by, row, [organisation], shared) };
};

/** Lets the partnership open what an organisation handed in. Only its own members hold the key to do so. */
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
    .selectFrom('handing_in')
    .select('record_id')
    .where('round_id', '=', round)
    .where('organisation_id', '=', organisation)
    .executeTakeFirst();
  const key = row && (await sharedView.keys(tx, keyring, [row.record_id])).get(row.record_id);
  if (!key) return false;
  await shareRecord({ tx, keyring }, key, partnership);
  return true;
};

export const recordOf = async (tx: Tx, round: RoundId, organisation: OrganisationId): Promise<string[]> =>
  (
    await tx
      .selectFrom('handing_in')
      .select('record_id')
      .where('round_id', '=', round)
      .where('organisation_id', '=', organisation)
      .execute()
  ).map((row) => row.record_id);

export type OwnedView = { round: RoundId; organisation: OrganisationId; shared: Shared };

/** What was handed in to these rounds, as far as this keyring opens it. */
export const viewsIn = async (tx: Tx, keyring: Keyring, rounds: readonly RoundId[]): Promise<OwnedView[]> => {
  if (rounds.length === 0) return [];
  const rows = await tx
    .selectFrom('handing_in')
    .select(['round_id', 'organisation_id', 'record_id', 'shared_sealed'])
    .where('round_id', 'in', [...rounds])
    .orderBy('round_id')
    .orderBy('organisation_id')
    .execute();
  const ids = rows.map((row) => row.record_id);
  const keys = await sharedView.keys(tx, keyring, ids);
  return rows.flatMap((row) => {
    const shared = sharedView.open(keys.get(row.record_id), row.shared_sealed);
    return shared ? [{ round: row.round_id, organisation: row.organisation_id, shared }] : [];
  });
};
