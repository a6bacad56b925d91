import { addYears, type Day } from '../kernel/clock.ts';
import type { OrganisationId, PersonId } from '../kernel/ids.ts';
import type { Member, OrganisationKind, Role } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';

/** Why an act on organisations is refused; each has its sentence under `organisations.refusal`. */
export type RefusalKey =
  | 'stewardOnly'
  | 'lastSteward'
  | 'notYourself'
  | 'yourOwnSessions'
  | 'needsCommunity'
  | 'allyInvites'
  | 'invitesUnconfirmed'
  | 'allyClaims'
  | 'communitiesFirst'
  | 'statementNeeded'
  | 'claimSaysNothing'
  | 'allyConfirms'
  | 'ownClaim'
  | 'peerUnconfirmed'
  | 'olderClaim'
  | 'claimTooOld'
  | 'sameAnswer'
  | 'reasonNeeded'
  | 'allyLetsIn'
  | 'onlyAlliesLetIn'
  | 'allyAsks'
  | 'onlyAlliesAsked'
  | 'alreadyAsked'
  | 'notAsked'
  | 'allyCalendar'
  | 'noWorkingDay'
  | 'daysOffOrder'
  | 'daysOffLong'
  | 'daysOffGone'
  | 'daysOffMany';
export type Ruling<Facts = unknown> = Outcome<Facts, RefusalKey>;

const ok = { ok: true } as const;

export const isSteward = (member: Member): Ruling => (member.role === 'steward' ? ok : refuse('stewardOnly'));

// ——— who an organisation is

/** A seat belongs to a community and to an organisation led by it, so it must say by which. P12 */
export const changeProfile = (member: Member, profile: { communities: readonly string[] }): Ruling => {
  if (member.role !== 'steward') return refuse('stewardOnly');
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

/** An organisation without a steward could never open its door again. */
export const changeRole = (member: Member, people: People, role: Role): Ruling => {
  if (!stewardStill(member, people)) return refuse('stewardOnly');
  const last = people.stewards.length === 1 && people.stewards.includes(people.person);
  return last && role !== 'steward' ? refuse('lastSteward') : ok;
};

/** She who leaves erases her account herself; and the last steward is always the one who would act here. */
export const removeMember = (member: Member, people: People): Ruling => {
  if (!stewardStill(member, people)) return refuse('stewardOnly');
  return people.person === member.person ? refuse('notYourself') : ok;
};

export const issueRecovery = (member: Member, person: PersonId): Ruling => {
  if (member.role !== 'steward') return refuse('stewardOnly');
  return person === member.person ? refuse('notYourself') : ok;
};

export const endSessionsOf = (member: Member, person: PersonId): Ruling => {
  if (member.role !== 'steward') return refuse('stewardOnly');
  return person === member.person ? refuse('yourOwnSessions') : ok;
};

// ——— invitations

export const invitationKinds = ['person', 'organisation', 'introduction'] as const;
export type InvitationKind = (typeof invitationKinds)[number];

/** Who comes in is for the community's side to say: an ally that could invite could also choose its peers. P7 */
export const invite = (member: Member, standing: boolean, kind: InvitationKind): Ruling => {
  if (kind === 'organisation' && member.organisation.kind === 'ally') return refuse('allyInvites', 'P7');
  if (kind === 'organisation' && !standing) return refuse('invitesUnconfirmed', 'P7');
  return isSteward(member);
};

// ——— led status

export type Claiming = {
  communities: readonly string[];
  asks: 'anything' | 'network' | 'own-criteria';
  statement: string;
  /** Does it state any share, count or answer at all? */
  states: boolean;
};

export const mayClaim = (member: Member, communities: readonly string[]): Ruling => {
  if (member.organisation.kind === 'ally') return refuse('allyClaims', 'P7');
  if (communities.length === 0) return refuse('communitiesFirst', 'P12');
  return isSteward(member);
};

export const claimStatus = (member: Member, claiming: Claiming): Ruling => {
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
export const mayAnswerStatus = (member: Member, standing: boolean, claim: ClaimFacts, today: Day): Ruling => {
  if (member.organisation.kind === 'ally') return refuse('allyConfirms', 'P7');
  if (member.organisation.id === claim.organisation) return refuse('ownClaim', 'P7');
  if (!standing) return refuse('peerUnconfirmed', 'P7');
  if (!claim.latest) return refuse('olderClaim');
  if (today > addYears(claim.claimedOn, 1)) return refuse('claimTooOld');
  return isSteward(member);
};

export const answerStatus = (
  member: Member,
  standing: boolean,
  claim: ClaimFacts,
  given: { answer: 'confirmed' | 'questioned'; reason: string },
  today: Day,
): Ruling => {
  const may = mayAnswerStatus(member, standing, claim, today);
  if (!may.ok) return may;
  if (given.answer === claim.before) return refuse('sameAnswer');
  return given.answer === 'questioned' && given.reason === '' ? refuse('reasonNeeded') : ok;
};

// ——— the door

/** Whoever proposes a partnership sets its first terms, so the community opens that door, not the ally. P6 */
export const letIn = (member: Member, other: { kind: OrganisationKind }): Ruling => {
  if (member.organisation.kind === 'ally') return refuse('allyLetsIn', 'P6');
  if (other.kind !== 'ally') return refuse('onlyAlliesLetIn');
  return isSteward(member);
};

// ——— the funder clause

export const askClause = (member: Member, other: { kind: OrganisationKind }, asked: boolean): Ruling => {
  if (member.organisation.kind === 'ally') return refuse('allyAsks', 'P6');
  if (other.kind !== 'ally') return refuse('onlyAlliesAsked');
  if (asked) return refuse('alreadyAsked');
  return isSteward(member);
};

export const answerClause = (member: Member, question: { ally: OrganisationId }): Ruling =>
  question.ally === member.organisation.id ? isSteward(member) : refuse('notAsked');
