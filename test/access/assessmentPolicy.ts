import {
  aboutFund,
  engagement,
  everyMember,
  everyMemberBut,
  everyone,
  harbourOnly,
  partnership,
  withCode,
} from './rows.ts';

const harbourSees = { member: 'sees', steward: 'sees' } as const;
const fundSees = { allyMember: 'sees', ally: 'sees' } as const;
const bothSee = engagement({ ...harbourSees, ...fundSees });
const outside = { asked: 'hidden', left: 'hidden' } as const;
const membersRefused = {
  member: 'no onlySteward',
  allyMember: 'no onlySteward',
} as const;
const stewardsAct = engagement({ ...membersRefused, steward: 'acts', ally: 'acts' });
/** The fund has not said how it answers. */
const fundHasNotBegun = { ...membersRefused, steward: 'acts', ally: 'no modeFirst' } as const;
/** P3, P7: not an ally's to decide. */
const fundDecidesNot = {
  allyMember: 'no onlyCommunity',
  ally: 'no onlyCommunity',
} as const;
const alliesRefused = {
  ally: 'no allyWrites',
  asked: 'no allyWrites',
  left: 'no allyWrites',
  outsideAlly: 'no allyWrites',
} as const;

/** Assessments: the fund opens rounds, Harbour answers, and neither sees the other's before both have. */
export const assessmentPolicy = {
  rounds: partnership({ ...harbourSees, ...fundSees, ...outside }),
  newRound: partnership({ ...harbourSees, ...fundSees, ...outside }),
  openRound: partnership({ ...membersRefused, steward: 'acts', ally: 'acts', ...outside }),
  round: bothSee,
  chooseQuestions: engagement({
    ...{ member: 'no onlySteward', steward: 'acts' },
    ...fundDecidesNot,
  }),
  endRound: stewardsAct,
  chooseHow: stewardsAct,
  sheet: engagement({ ...harbourSees, allyMember: 'to round', ally: 'to round' }),
  keepSheet: engagement({
    ...{ member: 'acts', steward: 'acts' },
    ...{ allyMember: 'no modeFirst', ally: 'no modeFirst' },
  }),
  paperSheet: bothSee,
  sheetsForm: bothSee,
  entry: bothSee,
  enterSheet: engagement(fundHasNotBegun),
  enterTable: engagement(fundHasNotBegun),
  linkRaters: engagement(fundHasNotBegun),
  withdrawLinks: stewardsAct,
  handIn: engagement(fundHasNotBegun),
  takeBack: engagement({ ...membersRefused, steward: 'acts', ally: 'no notHandedIn' }),
  releaseAnswers: engagement({
    ...{ member: 'no onlySteward', steward: 'acts' },
    ...fundDecidesNot,
  }),

  result: bothSee,
  resultItem: bothSee,
  writeReading: engagement({ member: 'acts', steward: 'acts', allyMember: 'acts', ally: 'acts' }),
  proposeAction: stewardsAct,
  // P7: the community side first, in agreeing and in saying that it is done
  consentAction: engagement({ ...membersRefused, steward: 'acts', ally: 'no communityAnswersFirst' }),
  reportAction: stewardsAct,
  reply: stewardsAct,
  publishing: bothSee,
  agreePublishing: stewardsAct,
  report: bothSee,
  reportFile: bothSee,
  // P15: it is of an ally, and Harbour is none
  pooledResults: everyMember('hidden'),
  history: partnership({ ...harbourSees, ...fundSees, ...outside }),
  historyFile: partnership({ ...harbourSees, ...fundSees, ...outside }),

  checkPartnership: everyone('sees'),
  checkPartnershipNow: everyone('sees'),
  findSheet: everyone('sees'),
  findSheetNow: everyone('to linkedSheet'),
  linkedSheet: withCode({ invited: 'sees', nominee: 'hidden' }),
  keepLinkedSheet: withCode({ invited: 'acts', nominee: 'hidden' }),
  // to whoever was given the address
  published: everyone('sees'),

  questionSets: everyMember('sees'),
  newQuestions: everyMemberBut('hidden', { steward: 'sees', neighbour: 'sees', host: 'sees' }),
  writeQuestions: everyMemberBut('acts', {
    ...{ member: 'no onlySteward', allyMember: 'no allyWrites' },
    ...alliesRefused,
  }),
  questions: harbourOnly(harbourSees),
  changeQuestions: harbourOnly({ member: 'no onlySteward', steward: 'acts' }),
  retireQuestions: harbourOnly({ member: 'no onlySteward', steward: 'acts' }),
  questionsFile: harbourOnly(harbourSees),
} as const;

/** Where the organisation is the fund: whoever sees it sees what its partners say of it, counted together. */
export const assessmentPolicyAtAllys = {
  pooledResults: aboutFund({ ...harbourSees, ...fundSees, otherAllies: 'sees', host: 'sees' }),
} as const;
