import type { Tx } from '../database/tx.ts';
import type { OrganisationId, PartnershipId } from '../kernel/ids.ts';

/** More than anybody is in at once. */
const most = 200;

/** Partnerships that an organisation is in today, the newest first. */
export const partnershipsOf = async (tx: Tx, own: OrganisationId): Promise<PartnershipId[]> => {
  const rows = await tx
    .selectFrom('party')
    .leftJoin('ending', 'ending.partnership_id', 'party.partnership_id')
    .select('party.partnership_id')
    .where('organisation_id', '=', own)
    .where('joined_on', 'is not', null)
    .where('left_on', 'is', null)
    .where('ending.partnership_id', 'is', null)
    .orderBy('joined_on', 'desc')
    .orderBy('party.partnership_id')
    .limit(most)
    .execute();
  return rows.map((row) => row.partnership_id);
};
