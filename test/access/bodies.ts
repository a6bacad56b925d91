import type { RouteName } from '../../src/routes.ts';
import type { Fields } from '../support/page.ts';
import { exception } from './engagementWorld.ts';
import type { Place, Who, World } from './world.ts';

type Body = (world: World, who: Who, place: Place) => Fields;

const nothing: Body = () => ({});
const ownPassphrase = { choice: 'own', words: '', own: 'seven herons crossed the flooded meadow' };
const onVersion: Body = ({ at }) => ({ version: at.community.version });

const aboutExpert = { name: 'Wren', skills: 'Labour law', availability: '', feeFloor: '', notes: '' };
const appearing = { name: 'Marigold', nameShown: 'partners' };
const feedback = {
  ...{ ownVoice: '4', freeToSayNo: '4', earlyEnough: '3', answered: 'na', paidWell: '2' },
  words: 'We were heard.',
};

/** A form that does what it is for, sent by whoever may send it. Every route that takes a form has one. */
export const bodies: Partial<Record<RouteName, Body>> = {
  language: () => ({ language: 'fr', back: '/' }),
  leave: nothing,
  checkEngagementNow: () => ({ do: 'add-seat', title: 'A round on the harbour' }),
  checkStatementNow: () => ({ text: 'Women, migrants and refugees.', scope: 'health' }),
  signOut: nothing,

  setUpNow: () => ({ name: 'Newcomer', organisation: 'A second host', ...ownPassphrase }),
  joinNow: () => ({ name: 'Newcomer', ...ownPassphrase }),
  signInNow: (_, { name, passphrase }) => ({ name, passphrase }),
  recoverNow: (_, { code }) => ({ code, ...ownPassphrase }),
  changePassphrase: (_, { passphrase }) => ({ passphrase, ...ownPassphrase }),
  changeName: (_, { passphrase, name }) => ({ passphrase, name: `${name} of the lake` }),
  newRecoveryCode: (_, { passphrase }) => ({ passphrase }),
  confirmRecoveryCode: (_, { code }) => ({ code }),
  endSessions: nothing,
  eraseAccount: (_, { passphrase }) => ({ passphrase }),

  searchOrganisations: () => ({ name: 'Harbour' }),
  changeProfile: () => ({
    name: 'Another name',
    communities: ['sex-workers', 'migrants'],
    regions: 'africa',
    languages: 'en',
    listed: 'no',
  }),
  changeRole: (_, { passphrase }) => ({ passphrase, role: 'steward' }),
  removeMember: (_, { passphrase }) => ({ passphrase }),
  issueRecovery: (_, { passphrase }) => ({ passphrase }),
  endMemberSessions: nothing,
  invite: () => ({ kind: 'organisation', organisationKind: 'ally' }),
  withdrawInvitation: nothing,
  claimStatus: () => ({ profile: 'UNAIDS', statement: 'We decide in assembly, still.' }),
  answerStatus: () => ({ answer: 'questioned', reason: 'Who sits on your board?' }),
  letIn: nothing,
  closeDoor: nothing,
  askClause: () => ({ clause: 'pepfar-pledge' }),
  answerClause: () => ({ answer: 'bound', note: 'One grant, until March.' }),

  // Each asks an organisation of the other side, which it knows if it knows any.
  proposePartnership: ({ forms, organisations, people }, who) => {
    const allies = [people.allyMember, people.ally, people.asked, people.left, people.outsideAlly];
    const other = allies.includes(who) ? organisations.harbour : organisations.fund;
    return { ...forms.founding, parties: other };
  },
  propose: ({ forms }) => forms.change,
  amend: ({ forms }) => forms.amendment,
  consent: onVersion,
  object: ({ at }) => ({ version: at.community.version, reason: 'The last boat leaves too early.' }),
  waiveWindow: onVersion,
  withdrawProposal: onVersion,
  leavePartnership: nothing,
  holdCheckpoint: ({ checkpoint }) => checkpoint,

  openEngagement: ({ forms }) => forms.plan,
  changePlan: ({ forms, at }) => ({ ...forms.changedPlan, version: at.community.planVersion }),
  bringEngagement: ({ at }) => ({ partnership: at.community.partnership }),
  askSeats: () => ({ days: '10' }),
  answerRequest: () => ({ answer: 'accepted', note: 'Gladly.' }),
  askChanges: ({ forms }) => ({ ...forms.changedPlan, note: 'Ours.' }),
  takeChanges: nothing,
  proposeException: () => exception,
  signException: nothing,
  cancelEngagement: () => ({ note: 'The hall burned down.' }),

  searchExperts: () => ({ wanted: 'budgets' }),
  listExpert: () => aboutExpert,
  changeExpert: () => ({ ...aboutExpert, formats: 'online' }),
  removeExpert: nothing,
  nominate: () => ({ seat: 'three', expert: '', label: 'Our delegate', note: '' }),
  linkNominee: nothing,
  promoteReserve: nothing,
  withdrawNomination: nothing,
  releaseNominee: nothing,
  recallNominee: nothing,

  answerSeat: () => ({ ...appearing, answer: 'accepted', note: 'Until five at the latest.' }),
  changeAppearance: () => ({ ...appearing, name: '' }),
  withdrawSelf: nothing,
  ownFeedback: () => feedback,
  findSeatNow: ({ at }) => ({ code: at.community.code }),

  choosePayment: () => ({ method: 'cash' }),
  markPaid: nothing,
  giveFeedback: () => feedback,
  shareFeedback: nothing,
  reportOutcome: () => ({ outcome: 'Two points went in.' }),
};
