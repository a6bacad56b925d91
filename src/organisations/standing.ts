import type { Tx } from '../database/open.ts';
import type { Day } from '../kernel/clock.ts';
import type { SignedIn } from '../web/visit.ts';
import { StatusReader } from './statusStore.ts';
import { OrganisationReader } from './store.ts';

/** Does the member's own organisation stand as community today? P7 */
export const ownStanding = async (tx: Tx, member: SignedIn, today: Day): Promise<boolean> => {
  const own = await new OrganisationReader(tx).organisation(member.organisation.id);
  return own !== null && (await new StatusReader(tx).standing(own, today)).standsAsCommunity;
};
