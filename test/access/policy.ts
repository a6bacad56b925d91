import type { RouteName, routes } from '../../src/routes.ts';
import { assessmentPolicy, assessmentPolicyAtAllys } from './assessmentPolicy.ts';
import { engagementPolicy } from './engagementPolicy.ts';
import { externalPolicy } from './externalPolicy.ts';
import { publicPagesPolicy } from './publicPagesPolicy.ts';
import {
  aboutClinic,
  aboutFund,
  aboutHarbour,
  account,
  everyMember,
  everyMemberBut,
  everyone,
  fundOnly,
  harbourOnly,
  only,
  partnership,
  type Row,
} from './rows.ts';
import { statementPolicy } from './statementPolicy.ts';

const stewardsOnly = { member: 'no onlySteward', steward: 'acts' } as const;
const fundStewardsOnly = { allyMember: 'no onlySteward', ally: 'acts' } as const;
const seenByBoth = { member: 'sees', steward: 'sees', allyMember: 'sees', ally: 'sees' } as const;
const membersRefused = { member: 'no onlySteward', allyMember: 'no onlySteward' } as const;

/** Everybody, at every address of the product; the addresses are Harbour's. */
export const policy: Record<RouteName, Row> = {
  // for anyone
  front: only('sees', 'to home'),
  principles: everyone('sees'),
  held: everyone('sees'),
  asked: everyone('sees'),
  claims: everyone('sees'),
  style: everyone('sees'),
  styleParts: everyone('sees'),
  health: everyone('sees'),
  stylesheet: everyone('sees'),
  icon: everyone('sees'),
  robots: everyone('sees'),
  source: everyone('sees'),
  language: everyone('acts'),
  leave: everyone('acts'),
  checkEngagement: everyone('sees'),
  checkEngagementNow: everyone('sees'),
  checkStatement: everyone('sees'),
  checkStatementNow: everyone('sees'),
  script: everyone('sees'),
  draftScript: everyone('sees'),

  // identity: a link that was followed opens nothing to anybody; one that waits is for somebody new
  setUp: everyone('hidden'),
  setUpNow: everyone('hidden'),
  join: only('sees', 'no alreadyIn'),
  joinNow: only('acts', 'no alreadyIn'),
  signIn: only('sees', 'to home'),
  signInNow: only('acts', 'to home'),
  recover: everyone('sees'),
  recoverNow: everyone('acts'),
  signOut: everyone('acts'),
  account: account('sees'),
  changePassphrase: account('acts'),
  changeName: account('acts', { removedBack: 'hidden' }),
  newRecoveryCode: account('acts'),
  confirmRecoveryCode: account('acts'),
  endSessions: account('acts'),
  // A file of what is kept about her: it is read, and nothing is done.
  kept: account('sees'),
  keptFile: account('sees'),
  eraseAccount: account('acts', {
    ...{ steward: 'no lastStewardErases', ally: 'no lastStewardErases', asked: 'no lastStewardErases' },
    ...{ left: 'no lastStewardErases', outsideAlly: 'no lastStewardErases' },
    ...{ neighbour: 'no lastStewardErases', host: 'no lastStewardErases' },
  }),

  // organisations
  // She whom no organisation counts any more is led to what is still hers.
  home: { ...everyMember('sees'), removedBack: 'to account' },
  happened: everyMember('sees'),
  // The form says that nothing was shown: true only of whoever is in no partnership.
  markRead: everyMemberBut('no happenedMeanwhile', {
    ...{ asked: 'acts', left: 'acts', neighbour: 'acts', outsideAlly: 'acts', host: 'acts' },
  }),
  // The host alone is asked what day it is.
  clock: everyMemberBut('hidden', { host: 'sees' }),
  confirmDay: everyMemberBut('hidden', { host: 'acts' }),
  organisations: everyMember('sees'),
  searchOrganisations: everyMember('sees'),
  organisation: aboutHarbour({ member: 'sees', steward: 'sees' }, { allies: 'sees', host: 'sees' }),
  profile: harbourOnly({ member: 'sees', steward: 'sees' }),
  changeProfile: harbourOnly(stewardsOnly),
  // P10: the time to answer is the community side's to set
  calendar: harbourOnly({ member: 'sees', steward: 'sees' }),
  changeWeek: harbourOnly(stewardsOnly),
  addDaysOff: harbourOnly(stewardsOnly),
  removeDaysOff: harbourOnly(stewardsOnly),
  members: harbourOnly({ member: 'sees', steward: 'sees' }),
  ownKeys: harbourOnly({ member: 'sees', steward: 'sees' }),
  comparedOwnKeys: harbourOnly({ member: 'acts', steward: 'acts' }),
  changeRole: harbourOnly(stewardsOnly),
  removeMember: harbourOnly(stewardsOnly),
  issueRecovery: harbourOnly(stewardsOnly),
  endMemberSessions: harbourOnly(stewardsOnly),
  invitations: harbourOnly({ member: 'sees', steward: 'sees' }),
  invite: harbourOnly(stewardsOnly),
  withdrawInvitation: harbourOnly(stewardsOnly),
  status: aboutHarbour({ member: 'sees', steward: 'sees' }, { allies: 'sees', host: 'sees' }),
  claimStatus: harbourOnly(stewardsOnly),
  answerStatus: aboutHarbour(
    { member: 'no ownClaim', steward: 'no ownClaim' },
    { allies: 'no allyConfirms', host: 'acts' },
  ),
  permitProposals: aboutHarbour(
    { member: 'no onlyAlliesLetIn', steward: 'no onlyAlliesLetIn' },
    { allies: 'no allyLetsIn', host: 'no onlyAlliesLetIn' },
  ),
  withdrawPermission: aboutHarbour(
    { member: 'no onlyAlliesLetIn', steward: 'no onlyAlliesLetIn' },
    { allies: 'no allyLetsIn', host: 'no onlyAlliesLetIn' },
  ),
  askClause: aboutHarbour(
    { member: 'no onlyAlliesAsked', steward: 'no onlyAlliesAsked' },
    { allies: 'no allyAsks', host: 'no onlyAlliesAsked' },
  ),
  answerClause: harbourOnly({ member: 'no clauseNotAsked', steward: 'no clauseNotAsked' }),

  // partnerships
  partnerships: everyMember('sees'),
  newPartnership: everyMember('sees'),
  proposePartnership: everyMemberBut('acts', {
    ...membersRefused,
    ...{ asked: 'no letInByNobody', left: 'no letInByNobody' },
    // They name an organisation that they do not know of.
    ...{ outsideAlly: 'no unknownParty', neighbour: 'no unknownParty' },
  }),
  partnership: partnership({ ...seenByBoth, asked: 'to decision', left: 'sees' }),
  power: partnership({ ...seenByBoth, asked: 'hidden', left: 'hidden' }),
  newProposal: partnership({ ...seenByBoth, asked: 'hidden', left: 'hidden' }),
  propose: partnership({ ...membersRefused, steward: 'acts', ally: 'acts', asked: 'hidden', left: 'hidden' }),
  decision: partnership({ ...seenByBoth, asked: 'sees', left: 'hidden' }),
  exactText: partnership({ ...seenByBoth, asked: 'sees', left: 'hidden' }),
  amendment: partnership({ ...seenByBoth, asked: 'sees', left: 'hidden' }),
  amend: partnership({ ...membersRefused, steward: 'acts', ally: 'acts', asked: 'acts', left: 'hidden' }),
  // P7: an ally speaks after the community, also about its own proposal
  consent: partnership({
    ...membersRefused,
    ...{ steward: 'acts', ally: 'no communityFirst', asked: 'no communityFirst', left: 'hidden' },
  }),
  object: partnership({ ...membersRefused, steward: 'acts', ally: 'acts', asked: 'acts', left: 'hidden' }),
  // P10: the time to answer is the community's to give up
  waiveWindow: partnership({
    ...membersRefused,
    ...{ steward: 'acts', ally: 'no waiverNotYours', asked: 'no waiverNotYours', left: 'hidden' },
  }),
  withdrawProposal: partnership({
    ...membersRefused,
    ...{ steward: 'no onlyProposer', ally: 'acts', asked: 'no onlyProposer', left: 'hidden' },
  }),
  leaving: partnership({ ...seenByBoth, asked: 'sees', left: 'hidden' }),
  leavePartnership: partnership({
    ...membersRefused,
    ...{ steward: 'acts', ally: 'acts', asked: 'acts', left: 'hidden' },
  }),
  record: partnership({ ...seenByBoth, asked: 'hidden', left: 'sees' }),
  recordFile: partnership({ ...seenByBoth, asked: 'hidden', left: 'sees' }),
  checkpointFile: partnership({ ...seenByBoth, asked: 'hidden', left: 'sees' }),
  holdCheckpoint: partnership({
    ...membersRefused,
    ...{ steward: 'acts', ally: 'acts', asked: 'hidden', left: 'hidden' },
  }),
  // What she has seen herself is for each to say.
  takeRecordAsSeen: partnership({
    ...{ member: 'acts', steward: 'acts', allyMember: 'acts', ally: 'acts' },
    ...{ asked: 'hidden', left: 'hidden' },
  }),

  compareKeys: partnership({ ...seenByBoth, asked: 'hidden', left: 'hidden' }),
  comparedKeys: partnership({
    ...{ member: 'acts', steward: 'acts', allyMember: 'acts', ally: 'acts' },
    ...{ asked: 'hidden', left: 'hidden' },
  }),

  ...engagementPolicy,
  ...statementPolicy,
  ...externalPolicy,
  ...publicPagesPolicy,
  ...assessmentPolicy,
};

export type OrganisationRoute = {
  [Name in RouteName]: (typeof routes)[Name]['pattern'] extends `/organisations/:organisation${string}`
    ? Name
    : never;
}[RouteName];

const community = { member: 'sees', steward: 'sees' } as const;

/** The same addresses where the organisation is an ally: Northern Fund, or for a permission Law Clinic. */
export const policyAtAllys: Record<OrganisationRoute, Row> = {
  organisation: aboutFund({
    ...community,
    allyMember: 'sees',
    ally: 'sees',
    otherAllies: 'sees',
    host: 'sees',
  }),
  profile: fundOnly({ allyMember: 'sees', ally: 'sees' }),
  changeProfile: fundOnly(fundStewardsOnly),
  // P10: an ally's own week moves no window, so it has no calendar here
  calendar: everyMember('hidden'),
  changeWeek: everyMember('hidden'),
  addDaysOff: everyMember('hidden'),
  removeDaysOff: everyMember('hidden'),
  members: fundOnly({ allyMember: 'sees', ally: 'sees' }),
  ownKeys: fundOnly({ allyMember: 'sees', ally: 'sees' }),
  comparedOwnKeys: fundOnly({ allyMember: 'acts', ally: 'acts' }),
  changeRole: fundOnly(fundStewardsOnly),
  removeMember: fundOnly(fundStewardsOnly),
  issueRecovery: fundOnly(fundStewardsOnly),
  endMemberSessions: fundOnly(fundStewardsOnly),
  invitations: fundOnly({ allyMember: 'sees', ally: 'sees' }),
  // P7: an ally that could invite organisations could choose its peers
  invite: fundOnly({ allyMember: 'no allyInvites', ally: 'no allyInvites' }),
  withdrawInvitation: fundOnly(fundStewardsOnly),
  status: aboutFund({ ...community, allyMember: 'sees', ally: 'sees', otherAllies: 'sees', host: 'sees' }),
  claimStatus: fundOnly({ allyMember: 'no allyClaims', ally: 'no allyClaims' }),
  answerStatus: everyMember('hidden'),
  permitProposals: aboutClinic({
    ...stewardsOnly,
    ...{ allyMember: 'no allyLetsIn', ally: 'no allyLetsIn', asked: 'no allyLetsIn', host: 'acts' },
  }),
  withdrawPermission: aboutFund({
    ...stewardsOnly,
    ...{ allyMember: 'no allyLetsIn', ally: 'no allyLetsIn', otherAllies: 'no allyLetsIn', host: 'acts' },
  }),
  askClause: aboutClinic({
    ...stewardsOnly,
    ...{ allyMember: 'no allyAsks', ally: 'no allyAsks', asked: 'no allyAsks', host: 'acts' },
  }),
  answerClause: fundOnly(fundStewardsOnly),
  ...assessmentPolicyAtAllys,
};
