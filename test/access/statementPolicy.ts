import { engagement, everyMember, everyone, type Row, withCode } from './rows.ts';

const bothSee = engagement({ member: 'sees', steward: 'sees', allyMember: 'sees', ally: 'sees' });
const bothAct = engagement({ member: 'acts', steward: 'acts', allyMember: 'acts', ally: 'acts' });
const refusedMembers = {
  member: 'no onlySteward',
  allyMember: 'no onlySteward',
} as const;
const stewardsAct = engagement({ ...refusedMembers, steward: 'acts', ally: 'acts' });

/** Whoever holds the public page's address reads it; behind the doors, anybody who is a member of anything. */
const withAddress = (answer: Row['stranger']): Row => everyone(answer);
const membersWithAddress: Row = everyMember('sees');

/** Statements: the fund begins them with Harbour, and nobody else finds a draft through any door. */
export const statementPolicy = {
  // who is on the draft
  statements: everyMember('sees'),
  newStatement: everyMember('sees'),
  beginStatement: engagement({
    ...refusedMembers,
    ...{ steward: 'acts', ally: 'acts' },
  }),
  statement: bothSee,
  answerAsk: engagement({
    ...refusedMembers,
    ...{ steward: 'acts', ally: 'no alreadyAnswered' },
  }),
  // P10
  waiveDays: engagement({
    ...refusedMembers,
    ...{ steward: 'acts', ally: 'no daysNotYours' },
  }),
  leaveDraft: stewardsAct,
  groups: bothSee,
  listGroups: bothAct,
  // P9: once others are on the draft, a listed group stays
  dropGroup: engagement({
    ...{ member: 'no groupsFixed', steward: 'no groupsFixed' },
    ...{ allyMember: 'no groupsFixed', ally: 'no groupsFixed' },
  }),
  findToAsk: bothSee,
  askOnto: stewardsAct,
  assignGroups: stewardsAct,

  // the text, and what is said of it
  drafting: bothSee,
  writeText: bothAct,
  wording: bothSee,
  exactWording: bothSee,
  dropUnsent: bothAct,
  languageCheck: bothSee,
  readCheck: bothAct,
  // P6: how people are named is for a community to judge
  silenceRule: engagement({
    ...{ member: 'acts', steward: 'acts' },
    ...{ allyMember: 'no communityRule', ally: 'no communityRule' },
  }),
  hearRule: bothAct,
  keepPassage: bothAct,
  // P1: only who keeps it lets it go
  releasePassage: engagement({
    ...{ member: 'acts', steward: 'acts' },
    ...{ allyMember: 'no notYourPassage', ally: 'no notYourPassage' },
  }),
  input: bothSee,
  giveInput: bothAct,
  answerInput: engagement({
    ...{ member: 'no ownContribution', steward: 'no ownContribution' },
    ...{ allyMember: 'acts', ally: 'acts' },
  }),

  // signing, publishing, and what comes after
  signing: bothSee,
  makeFinal: stewardsAct,
  answerFinal: stewardsAct,
  stateWhy: stewardsAct,
  signWhy: engagement({
    ...refusedMembers,
    ...{ steward: 'no signedAndDone', ally: 'acts' },
  }),
  openSignOn: stewardsAct,
  linkSigner: stewardsAct,
  // P6: anybody may have typed anything as a name
  lookAtSignature: engagement({ ...refusedMembers, steward: 'acts', ally: 'no communityLooks' }),
  // P1: who has not answered the text cannot let it be published
  agreeToPublish: engagement({
    ...refusedMembers,
    ...{ steward: 'acts', ally: 'no signOffFirst' },
  }),
  after: bothSee,
  answerObjection: stewardsAct,
  objecting: membersWithAddress,
  objectNow: {
    ...everyMember('acts'),
    ...{ member: 'no onlySteward', allyMember: 'no onlySteward' },
  },

  // without an account: the public page, a link to sign on with, a signature's own code
  publicText: withAddress('sees'),
  publicPrint: withAddress('sees'),
  publicFile: withAddress('sees'),
  publicExact: withAddress('sees'),
  signPublicText: withAddress('acts'),
  signOn: withAddress('sees'),
  signOnNow: withAddress('acts'),
  // whoever signed for an organisation outside holds its code; another's code opens nothing of it
  ownSignature: withCode({ invited: 'sees', nominee: 'hidden' }),
  confirmSignature: withCode({ invited: 'acts', nominee: 'hidden' }),
  withdrawSignature: withCode({ invited: 'acts', nominee: 'hidden' }),
} as const satisfies Record<string, Row>;
