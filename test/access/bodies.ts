import type { RouteName } from '../../src/routes.ts';
import type { Fields } from '../support/page.ts';
import { ownPassphrase } from '../support/people.ts';
import { wholeSheet } from './assessmentWorld.ts';
import { exception } from './engagementWorld.ts';
import { entryFields } from './externalWorld.ts';
import { beginningFields, wordingFields } from './statementWorld.ts';
import type { Place, Who, World } from './world.ts';

type Body = (world: World, who: Who, place: Place) => Fields;

/** Short: a long text is given back to whoever was signed out while she wrote it. */
const oneQuestion = {
  about: 'One question.',
  mayChange: 'Anyone.',
  questions: '# Voice\n[q1] We are heard.',
};

const nothing: Body = () => ({});
const own = () => ownPassphrase('seven herons crossed the flooded meadow').fields;
const onVersion: Body = ({ at }) => ({ version: at.community.version });

const aboutExpert = { name: 'Wren', skills: 'Labour law', availability: '', feeFloor: '', notes: '' };
const appearing = { name: 'Marigold', nameShown: 'partners' };
const note = { answer: 'own', text: 'At the front desk, on weekdays.', days: '3', anyway: 'yes' };
const feedback = {
  ...{ ownVoice: '4', freeToSayNo: '4', earlyEnough: '3', answered: 'na', paidWell: '2' },
  words: 'We were heard.',
};

/** A form that does what it is for, sent by whoever may send it. Every route that takes a form has one. */
export const bodies: Partial<Record<RouteName, Body>> = {
  language: () => ({ language: 'fr', back: '/' }),
  leave: nothing,
  checkEngagementNow: () => ({ do: 'add-seat', title: 'A round on the harbour' }),
  checkStatementNow: () => ({
    ...{ text: 'Women, migrants and refugees.', before: 'Women.', passages: 'Women.', scope: 'health' },
    ...{ source: 'aster. a letter. 2019.', origin: 'academic' },
  }),
  signOut: nothing,

  setUpNow: () => ({ name: 'Newcomer', organisation: 'A second host', ...own() }),
  joinNow: () => ({ name: 'Newcomer', ...own() }),
  signInNow: (_, { handle, passphrase }) => ({ words: '', handle, own: passphrase }),
  recoverNow: (_, { code }) => ({ code, ...own() }),
  changePassphrase: (_, { passphrase }) => ({ passphrase, ...own() }),
  changeName: (_, { passphrase, name }) => ({ passphrase, name: `${name} of the lake` }),
  newRecoveryCode: (_, { passphrase }) => ({ passphrase }),
  confirmRecoveryCode: (_, { code }) => ({ code }),
  endSessions: nothing,
  keptFile: (_, { passphrase }) => ({ passphrase }),
  confirmDay: nothing,
  markRead: () => ({ size: '0' }),
  eraseAccount: (_, { passphrase }) => ({ passphrase }),

  searchOrganisations: () => ({ name: 'Harbour' }),
  changeProfile: () => ({
    name: 'Another name',
    communities: ['sex-workers', 'migrants'],
    regions: 'africa',
    languages: 'en',
    listed: 'no',
  }),
  changeWeek: () => ({ rest: ['5', '6'], notice: '20' }),
  addDaysOff: () => ({ first: '2027-01-04', last: '2027-01-08' }),
  removeDaysOff: nothing,
  changeRole: (_, { passphrase }) => ({ passphrase, role: 'steward' }),
  removeMember: (_, { passphrase }) => ({ passphrase }),
  issueRecovery: (_, { passphrase }) => ({ passphrase }),
  endMemberSessions: nothing,
  invite: () => ({ kind: 'organisation', organisationKind: 'ally' }),
  withdrawInvitation: nothing,
  claimStatus: () => ({ profile: 'UNAIDS', statement: 'We decide in assembly, still.' }),
  answerStatus: () => ({ answer: 'questioned', reason: 'Who sits on your board?' }),
  permitProposals: nothing,
  withdrawPermission: nothing,
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
  takeRecordAsSeen: ({ checkpoint }) => checkpoint,
  comparedKeys: ({ codes }) => ({ code: codes.together }),
  comparedOwnKeys: ({ codes, people }, who) => ({
    code: [people.allyMember, people.ally].includes(who) ? codes.fund : codes.harbour,
  }),

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
  answerNominee: () => ({ words: 'Before tax.' }),
  recallNominee: nothing,

  answerSeat: () => ({ ...appearing, answer: 'accepted', note: 'Until five at the latest.' }),
  askOrganisation: () => ({ words: 'Is the fee before tax?' }),
  changeAppearance: () => ({ ...appearing, name: '' }),
  withdrawSelf: nothing,
  answerOwnNote: ({ engagements }) => ({ ...note, read: engagements.main.notes.read }),
  ownFeedback: () => feedback,
  findSeatNow: ({ at }) => ({ code: at.community.code }),

  askForNote: ({ engagements }) => ({
    ...{ release: engagements.main.notes.unasked, what: 'papers', why: 'The pass office asks for a copy.' },
  }),
  answerNote: ({ engagements }) => ({ ...note, read: engagements.main.notes.read }),
  choosePayment: () => ({ method: 'cash' }),
  markPaid: nothing,
  giveFeedback: () => feedback,
  shareFeedback: nothing,
  reportOutcome: () => ({ outcome: 'Two points went in.' }),

  beginStatement: ({ at }) => beginningFields(at.community.partnership),
  answerAsk: () => ({ answer: 'joined' }),
  waiveDays: nothing,
  leaveDraft: nothing,
  listGroups: () => ({ group: 'people-in-prison' }),
  dropGroup: () => ({ group: 'migrants' }),
  findToAsk: () => ({ name: 'River' }),
  askOnto: ({ organisations }) => ({ organisation: organisations.rede }),
  assignGroups: ({ organisations }) => ({ organisation: organisations.harbour, group: 'sex-workers' }),
  writeText: ({ statements }) => ({
    base: statements.main.wording,
    ...wordingFields('Relief must reach sex workers.\n\nIt is paid out within a month.\n\nAnd soon.'),
  }),
  dropUnsent: () => ({ slot: 'en' }),
  readCheck: nothing,
  silenceRule: () => ({ rule: 'language', reason: 'It is the word of the law.' }),
  hearRule: nothing,
  keepPassage: () => ({ words: 'Relief must reach sex workers.' }),
  releasePassage: nothing,
  giveInput: () => ({ kind: 'comment', passage: '', words: 'Thank you.' }),
  answerInput: () => ({ answer: 'declined', words: 'The fund does.' }),
  makeFinal: nothing,
  answerFinal: ({ statements }) => ({
    ...{ final: statements.final.final, answer: 'reservation', reservation: 'Two weeks would be better.' },
  }),
  stateWhy: () => ({ lock: 'group-unasked:migrants', sentence: 'We asked around.' }),
  signWhy: nothing,
  openSignOn: nothing,
  linkSigner: nothing,
  lookAtSignature: () => ({ look: 'take' }),
  agreeToPublish: ({ statements }) => ({ final: statements.final.final }),
  answerObjection: () => ({ answer: 'decline', words: 'We talked it over.' }),
  objectNow: () => ({ words: 'We are missing.', named: 'no' }),
  signPublicText: () => ({ organisation: 'Hill Choir' }),
  signOnNow: () => ({ organisation: 'Hill Choir' }),
  confirmSignature: nothing,
  withdrawSignature: nothing,

  lookAtWords: () => ({ look: 'show' }),
  lookAtAsked: () => ({ look: 'keep' }),
  askWayBack: () => ({ block: 'page', words: 'sex workers' }),
  blankWords: () => ({ block: 'page', words: 'sex workers', reason: 'person' }),
  takePageDown: () => ({ reason: 'danger' }),

  enterExternalText: () => entryFields('Relief after the fire'),
  removeExternalText: nothing,
  objectToExternalText: () => ({ words: 'We are missing.', asked: 'nobody', named: 'no' }),
  answerExternalText: () => ({ answer: 'decline', words: 'We talked it over.', partnership: '' }),
  supplementExternalText: ({ at }) => ({
    ...{ partnership: at.community.partnership, title: 'What was missing' },
    purpose: 'It says who was left out.',
  }),

  openRound: () => ({
    ...{ instrument: 'alongside-pulse/1', occasion: 'yearly', answerBy: '2027-01-20', engagement: '' },
  }),
  chooseQuestions: () => ({ instrument: 'alongside-matrix/1' }),
  endRound: nothing,
  chooseHow: () => ({ mode: 'people' }),
  keepSheet: () => ({ ...wholeSheet('2'), part: 'occasion', do: 'stop' }),
  enterSheet: () => wholeSheet('2'),
  enterTable: () => ({ table: 'A1,A3,C1,D2,F2\n1,2,3,na,unsaid\n' }),
  linkRaters: () => ({ count: '3' }),
  withdrawLinks: nothing,
  handIn: nothing,
  takeBack: nothing,
  releaseAnswers: nothing,
  writeReading: () => ({ words: 'It began in June.' }),
  proposeAction: ({ organisations }) => ({
    ...{ what: 'Write it down.', owner: organisations.fund, dueOn: '2027-04-01' },
  }),
  consentAction: nothing,
  reportAction: () => ({ done: 'yes' }),
  reply: () => ({ words: 'We read it differently.' }),
  agreePublishing: () => ({ fields: ['red-lines', 'together'] }),
  checkPartnershipNow: () => ({ do: 'show', part: 'voice', 'a-A1': '2' }),
  findSheetNow: ({ assessments }) => ({ code: assessments.people.code }),
  keepLinkedSheet: () => ({ ...wholeSheet('1'), part: 'occasion', do: 'give' }),
  writeQuestions: ({ forms }) => ({ ...forms.questions, ...oneQuestion }),
  changeQuestions: ({ forms }) => ({ ...forms.questions, ...oneQuestion, title: 'Our own, again' }),
  retireQuestions: nothing,
};
