import type { Tx } from '../../database/tx.ts';
import type { Day } from '../../kernel/clock.ts';
import type { SignedIn } from '../../session/session.ts';
import { OrganisationReader } from '../store.ts';
import { StatusReader } from './store.ts';

/** Does the member's own organisation stand as community today? P7 */
export const ownStands = async (tx: Tx, member: SignedIn, today: Day): Promise<boolean> => {
  const own = await new OrganisationReader(tx).organisation(member.organisation.id);
  return own !== null && (await new StatusReader(tx).ledOf(own, today)).standsAsCommunity;
};
