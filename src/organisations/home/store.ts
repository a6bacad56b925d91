import type { Tx } from '../../database/tx.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import type { SignedIn } from '../../session/session.ts';
import type { Keyring } from '../../vault/keyring.ts';
import { InvitationReader } from '../invitations/store.ts';
import { StatusReader } from '../ledStatus/store.ts';
import { MemberReader } from '../members/store.ts';
import { ClauseReader } from '../profile/clauseStore.ts';
import { OrganisationReader } from '../store.ts';
import { type HomeFacts, isProfileComplete } from './waiting.ts';

const shown = 5;

const hasPartnership = async (tx: Tx, organisation: OrganisationId): Promise<boolean> => {
  const row = await tx
    .selectFrom('party')
    .select('partnership_id')
    .where('organisation_id', '=', organisation)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

/** Everything a home page says, in a fixed number of short reads. */
export const homeFacts = async (
  tx: Tx,
  keyring: Keyring,
  member: SignedIn,
  today: string,
): Promise<HomeFacts> => {
  const { id, kind } = member.organisation;
  const organisation = await new OrganisationReader(tx).organisation(id);
  if (!organisation) throw new Error('a member of no organisation');
  const statuses = new StatusReader(tx);
  const led = await statuses.ledOf(organisation, today);
  const questions = kind === 'ally' ? await new ClauseReader(tx, keyring).unanswered(id, shown) : [];
  const people = await new MemberReader(tx, keyring).page(id, { limit: 2 });
  return {
    member,
    profileComplete: isProfileComplete(kind, organisation),
    status: led.status,
    standsAsCommunity: led.standsAsCommunity,
    claims: kind === 'ally' ? [] : await statuses.waiting(id, shown),
    questions,
    openInvitations: await new InvitationReader(tx).open(id, today, 100),
    hasPartnership: await hasPartnership(tx, id),
    alone: people.length < 2,
    today,
  };
};
