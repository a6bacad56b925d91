import { type OrganisationId, organisationId } from '../../kernel/ids.ts';
import type { PartnershipContext } from '../../ledger/partnershipContext.ts';
import { entriesFrom } from '../../ledger/store.ts';
import type { Compared } from './view.ts';

/** More than parties compare between two changes of keys. */
const most = 12;

/** Who said of this code that it was the same, as far as their own keys signed it; each party's latest. */
export const comparedBy = async (
  { tx, keyring, partnership }: PartnershipContext,
  digest: string,
): Promise<Map<OrganisationId, Compared['on']>> => {
  const rows = await tx
    .selectFrom('ledger_entry')
    .select('sequence')
    .where('partnership_id', '=', partnership)
    .where('kind', '=', 'keys-compared')
    .orderBy('sequence', 'desc')
    .limit(most)
    .execute();
  const found = new Map<OrganisationId, Compared['on']>();
  for (const { sequence } of rows.reverse()) {
    const [entry] = await entriesFrom(tx, keyring, partnership, { after: sequence - 1, limit: 1 });
    const said = entry?.content?.['code'] === digest;
    const by = organisationId.safeParse(entry?.organisation);
    if (said && by.success) found.set(by.data, entry.day);
  }
  return found;
};
