import { addYears, type Day } from '../kernel/clock.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import type { Member, OrganisationKind, Role } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';

const ok = { ok: true } as const;

export const isSteward = (member: Member): Outcome =>
  member.role === 'steward' ? ok : refuse('onlySteward');

// ——— who an organisation is

/** A seat belongs to a community and to an organisation led by it, so it must say by which. P12 */
export const changeProfile = (member: Member, profile: { communities: readonly string[] }): Outcome => {
  if (member.role !== 'steward') return refuse('onlySteward');
  const led = member.organisation.kind === 'community-led';
  return led && profile.communities.length === 0 ? refuse('needsCommunity', 'P12') : ok;
};

// ——— members

export type People = {
  /** The stewards as the database holds them at this moment, locked until the act is done (C49). */
  stewards: readonly PersonId[];
  person: PersonId;
};

const stewardStill = (member: Member, { stewards }: People): boolean =>
  member.role === 'steward' && stewards.includes(member.person);

/** An organisation without a steward could never admit anybody again. */
export const changeRole = (member: Member, people: People, role: Role): Outcome => {
  if (!stewardStill(member, people)) return refuse('onlySteward');
  const last = people.stewards.length === 1 && people.stewards.includes(people.person);
  return last && role !== 'steward' ? refuse('lastSteward') : ok;
};

/** She who leaves erases her account herself; and the last steward is always the one who would act here. */
export const removeMember = (member: Member, people: People): Outcome => {
  if (!stewardStill(member, people)) return refuse('onlySteward');
  return people.person === member.person ? refuse('notYourself') : ok;
};

/** Whoever follows the link takes this person's place, so it must not come into being behind a steward's end (C49). */
export const issueRecovery = (member: Member, people: People): Outcome => {
  if (!stewardStill(member, people)) return refuse('onlySteward');
  return people.person === member.person ? refuse('notYourself') : ok;
};

export const endSessionsOf = (member: Member, person: PersonId): Outcome => {
  if (member.role !== 'steward') return refuse('onlySteward');
  return person === member.person ? refuse('yourOwnSessions') : ok;
};

// ——— invitations

export const invitationKinds = ['person', 'organisation', 'introduction'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** Who comes in is for the community's side to say: an ally that could invite could also choose its peers. P7 */
export const mayInvite = (member: Member, stands: boolean, kind: InvitationKind): Outcome => {
  if (kind === 'organisation' && member.organisation.kind === 'ally') return refuse('allyInvites', 'P7');
  if (kind === 'organisation' && !stands) return refuse('invitesUnconfirmed', 'P7');
  return isSteward(member);
};

/** A link must not come into being behind those who withdraw its maker's links (C49). */
export const invite = (
  member: Member,
  { stands, stewardStill }: { stands: boolean; stewardStill: boolean },
  kind: InvitationKind,
): Outcome => {
  const may = mayInvite(member, stands, kind);
  return may.ok && !stewardStill ? refuse('onlySteward') : may;
};

// ——— led status

export type Claiming = {
  communities: readonly string[];
  asks: 'anything' | 'network' | 'own-criteria';
  statement: string;
  /** Does it state any share, count or answer at all? */
  states: boolean;
};

export const mayClaim = (member: Member, communities: readonly string[]): Outcome => {
  if (member.organisation.kind === 'ally') return refuse('allyClaims', 'P7');
  if (communities.length === 0) return refuse('communitiesFirst', 'P12');
  return isSteward(member);
};

export const claimStatus = (member: Member, claiming: Claiming): Outcome => {
  const may = mayClaim(member, claiming.communities);
  if (!may.ok) return may;
  if (claiming.asks !== 'anything') return claiming.statement === '' ? refuse('statementNeeded') : ok;
  // It would take the place of a confirmed one, and give a peer nothing to answer.
  return claiming.states || claiming.statement !== '' ? ok : refuse('claimSaysNothing');
};

export type ClaimFacts = {
  organisation: OrganisationId;
  claimedOn: Day;
  latest: boolean;
  /** What the answering organisation said before, if anything. */
  before: 'confirmed' | 'questioned' | null;
};

/** An ally's word, or one's own, is no confirmation: only a peer led by its community, or the host, knows. P7 */
export const mayAnswerStatus = (member: Member, stands: boolean, claim: ClaimFacts, today: Day): Outcome => {
  if (member.organisation.kind === 'ally') return refuse('allyConfirms', 'P7');
  if (member.organisation.id === claim.organisation) return refuse('ownClaim', 'P7');
  if (!stands) return refuse('peerUnconfirmed', 'P7');
  if (!claim.latest) return refuse('olderClaim');
  if (today > addYears(claim.claimedOn, 1)) return refuse('claimTooOld');
  return isSteward(member);
};

export const answerStatus = (
  member: Member,
  stands: boolean,
  claim: ClaimFacts,
  given: { answer: 'confirmed' | 'questioned'; reason: string },
  today: Day,
): Outcome => {
  const may = mayAnswerStatus(member, stands, claim, today);
  if (!may.ok) return may;
  if (given.answer === claim.before) return refuse('sameAnswer');
  return given.answer === 'questioned' && given.reason === '' ? refuse('clauseReasonNeeded') : ok;
};

// ——— comparing keys

/** Said of the keys as they stand; what was compared before says nothing of them. */
export const sameKeys = (seen: string, now: string): Outcome => (seen === now ? ok : refuse('keysChanged'));

// ——— permission to propose

/** Whoever proposes a partnership sets its first terms, so the community permits it, not the ally. P6 */
export const mayPermitProposals = (member: Member, other: { kind: OrganisationKind }): Outcome => {
  if (member.organisation.kind === 'ally') return refuse('allyLetsIn', 'P6');
  if (other.kind !== 'ally') return refuse('onlyAlliesLetIn');
  return isSteward(member);
};

// ——— the funder clause

export const askClause = (member: Member, other: { kind: OrganisationKind }, asked: boolean): Outcome => {
  if (member.organisation.kind === 'ally') return refuse('allyAsks', 'P6');
  if (other.kind !== 'ally') return refuse('onlyAlliesAsked');
  if (asked) return refuse('clauseAlreadyAsked');
  return isSteward(member);
};

export const answerClause = (member: Member, question: { ally: OrganisationId }): Outcome =>
  question.ally === member.organisation.id ? isSteward(member) : refuse('clauseNotAsked');
