import { engagement, everyMember, everyone, fundOnly, harbourOnly, partnership, withCode } from './rows.ts';

const harbourSees = { member: 'sees', steward: 'sees' } as const;
const fundSees = { allyMember: 'sees', ally: 'sees' } as const;
const bothSee = engagement({ ...harbourSees, ...fundSees });
const harbourPlansNothing = {
  member: 'no notPlanner',
  steward: 'no notPlanner',
} as const;
const harbourStewards = { member: 'no onlySteward', steward: 'acts' } as const;
const fundStewards = { allyMember: 'no onlySteward', ally: 'acts' } as const;
/** P5: an ally cannot settle its own debt. */
const fundPays = { allyMember: 'no onlyPayee', ally: 'no onlyPayee' } as const;

/** Engagements: the fund plans, Harbour is asked and nominates, and a nominee needs no account. */
export const engagementPolicy = {
  // planning and asking
  engagements: everyMember('sees'),
  partnershipEngagements: partnership({ ...harbourSees, ...fundSees, asked: 'hidden', left: 'hidden' }),
  newEngagement: everyMember('sees'),
  openEngagement: engagement({ member: 'acts', steward: 'acts', allyMember: 'acts', ally: 'acts' }),
  engagement: bothSee,
  plan: fundOnly(fundSees),
  changePlan: fundOnly({ allyMember: 'acts', ally: 'acts' }),
  planVersion: bothSee,
  bringEngagement: fundOnly({ allyMember: 'acts', ally: 'acts' }),
  askSeats: engagement({ ...harbourPlansNothing, ...fundStewards }),
  request: bothSee,
  // P6: only who is asked answers
  answerRequest: engagement({
    ...harbourStewards,
    ...{ allyMember: 'no notTheirSide', ally: 'no notTheirSide' },
  }),
  counterPlan: harbourOnly(harbourSees),
  askChanges: harbourOnly(harbourStewards),
  takeChanges: engagement({ ...harbourPlansNothing, allyMember: 'acts', ally: 'acts' }),
  proposeException: engagement({ ...harbourStewards, ...fundStewards }),
  signException: engagement({
    ...harbourStewards,
    ...{ allyMember: 'no onlySteward', ally: 'no alreadySigned' },
  }),
  cancelEngagement: engagement({ ...harbourPlansNothing, ...fundStewards }),

  // its own experts and nominations: no ally has a door to them (C17)
  experts: everyMember('sees'),
  searchExperts: everyMember('sees'),
  newExpert: everyMember('sees'),
  listExpert: everyMember('acts'),
  expert: harbourOnly(harbourSees),
  changeExpert: harbourOnly({ member: 'acts', steward: 'acts' }),
  removeExpert: harbourOnly({ member: 'acts', steward: 'acts' }),
  nominations: harbourOnly(harbourSees),
  nominate: harbourOnly(harbourStewards),
  linkNominee: harbourOnly(harbourStewards),
  promoteReserve: harbourOnly(harbourStewards),
  withdrawNomination: harbourOnly(harbourStewards),
  releaseNominee: harbourOnly(harbourStewards),
  // Nobody is written to who did not write first.
  answerNominee: harbourOnly(harbourStewards),
  // Hiding somebody again waits for nobody.
  recallNominee: harbourOnly({ member: 'acts', steward: 'acts' }),

  // the nominee's own door: a code opens one nomination, to whoever holds it, and nothing else
  seat: withCode({ invited: 'sees', nominee: 'to ownSeat' }),
  answerSeat: withCode({ invited: 'acts', nominee: 'no alreadyAnswered' }),
  ownSeat: withCode({ invited: 'to seat', nominee: 'sees' }),
  askOrganisation: withCode({ invited: 'acts', nominee: 'acts' }),
  changeAppearance: withCode({ invited: 'no notAccepting', nominee: 'acts' }),
  withdrawSelf: withCode({ invited: 'no notAccepting', nominee: 'acts' }),
  answerOwnNote: withCode({ invited: 'hidden', nominee: 'acts' }),
  ownFeedback: withCode({ invited: 'hidden', nominee: 'acts' }),
  ownCalendar: withCode({ invited: 'sees', nominee: 'sees' }),
  findSeat: everyone('sees'),
  findSeatNow: everyone('to seat'),

  // holding it, paying, following up
  programme: bothSee,
  engagementCalendar: bothSee,
  // P6: whoever asked reads it by a steward, once both agreed; only the two who hold a key can turn it
  notes: bothSee,
  note: fundOnly({ allyMember: 'hidden', ally: 'sees' }),
  askForNote: engagement({
    ...{ member: 'no onlySteward', steward: 'no ownSeat' },
    ...fundStewards,
  }),
  answerNote: engagement({
    ...harbourStewards,
    ...{ allyMember: 'no notTheirNote', ally: 'no notTheirNote' },
  }),
  payments: bothSee,
  choosePayment: engagement({ ...harbourStewards, ...fundPays }),
  markPaid: engagement({ ...harbourStewards, ...fundPays }),
  invoice: bothSee,
  paymentsFile: bothSee,
  feedback: bothSee,
  giveFeedback: engagement({ member: 'acts', steward: 'acts', allyMember: 'acts', ally: 'acts' }),
  shareFeedback: engagement({
    ...harbourStewards,
    ...{ allyMember: 'no onlySteward', ally: 'no nothingToShare' },
  }),
  // P11: whoever convened it answers for what came of it
  reportOutcome: engagement({
    ...{ member: 'no onlyConvener', steward: 'no onlyConvener' },
    ...fundStewards,
  }),
} as const;
