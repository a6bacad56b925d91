import type { Enforcement } from './enforcement.ts';

/** Of seats, pay, nominations and what came of it. */
export const inEngagements = {
  someoneDecides: {
    rule: 'src/engagements/checks/tokenism.ts#someoneDecides',
    refusal: {
      file: 'src/engagements/checks/tokenism.test.ts',
      title: 'communities that only advise or watch are found, with the most that is offered them (P4, P11)',
    },
  },
  samePay: {
    rule: 'src/engagements/checks/parity.ts#equallyPaid',
    refusal: {
      file: 'src/engagements/checks/parity.test.ts',
      title: 'a cent less than the best-paid other expert in the role is refused (P5, R1)',
    },
  },
  onlyPayee: {
    rule: 'src/engagements/payments/rules.ts#markPaid',
    refusal: {
      file: 'src/engagements/payments/rules.test.ts',
      title: 'an ally cannot say that a payment arrived',
    },
  },
  ownSeats: {
    rule: 'src/engagements/nominations/rules.ts#nominate',
    refusal: {
      file: 'src/engagements/nominations/rules.test.ts',
      title: 'an ally cannot nominate, for its own seats or anybody else’s',
    },
  },
  twoKeys: {
    rule: 'src/engagements/nominations/rules.ts#release',
    refusal: {
      file: 'src/engagements/nominations/rules.test.ts',
      title: 'nobody is shown before she has said yes and chosen how',
    },
  },
  termsSheRead: {
    rule: 'src/engagements/nominations/facts.ts#isCurrent',
    refusal: {
      file: 'src/engagements/nominations/rules.test.ts',
      title: 'counts only for the terms she said yes to: a changed plan is asked of her anew (P6)',
    },
  },
  neverAnAllys: {
    rule: 'src/engagements/nominations/rules.ts#answerSeat',
    refusal: {
      file: 'test/claims/nominees.test.ts',
      title: 'no order of acts lets an ally enter, see, edit, replace or infer a nominee, or set paid (C17)',
    },
  },
  saysWhatCame: {
    rule: 'src/engagements/after/rules.ts#reportOutcome',
    refusal: {
      file: 'src/engagements/after/rules.test.ts',
      title: 'is not said for the convener by those it was asked of (P11)',
    },
  },
  askedOfTheirs: {
    rule: 'src/engagements/requests/rules.ts#askSeats',
    refusal: {
      file: 'src/engagements/requests/rules.test.ts',
      title: 'a community’s seat cannot be asked of an ally',
    },
  },
  notePassedOn: {
    rule: 'src/engagements/notes/rules.ts#turnKey',
    refusal: {
      file: 'src/engagements/notes/rules.test.ts',
      title: 'is neither written, agreed to nor refused by the ally that asked',
    },
  },
  ownCalendar: {
    rule: 'src/organisations/calendar/rules.ts#maySetCalendar',
    refusal: {
      file: 'src/organisations/calendar/rules.test.ts',
      title: 'is a steward’s of a community-led organisation to set; an ally has none to set (P10)',
    },
  },
  onlyAsked: {
    rule: 'src/engagements/requests/rules.ts#mayAnswer',
    refusal: {
      file: 'src/engagements/requests/rules.test.ts',
      title: 'nobody answers for the organisation that is asked',
    },
  },
  standIns: {
    rule: 'src/engagements/checks/standIns.ts#nobodyStandsIn',
    refusal: {
      file: 'src/engagements/checks/standIns.test.ts',
      title:
        'an ally cannot hold or fill a community’s seat, however close it works, and nobody can sign that away (P7)',
    },
  },
  toldInTime: {
    rule: 'src/engagements/checks/lead.ts#toldInTime',
    refusal: {
      file: 'src/engagements/checks/lead.test.ts',
      title: 'fifteen working days are enough, fourteen are late, and the number is our default (P10)',
    },
  },
  notForShow: {
    rule: 'src/engagements/checks/centre.ts#centreSaysWho',
    refusal: {
      file: 'src/engagements/checks/centre.test.ts',
      title: '“communities at the centre” without saying who stops the plan (P11)',
    },
  },
  everyPopulation: {
    rule: 'src/engagements/checks/whoseSeats.ts#populationsHaveSeats',
    refusal: {
      file: 'src/engagements/checks/whoseSeats.test.ts',
      title: 'each missing population is a finding of its own (P12)',
    },
  },
  findingsStop: {
    rule: 'src/engagements/requests/exceptions/rules.ts#blockingFindings',
    refusal: {
      file: 'src/engagements/requests/exceptions/rules.test.ts',
      title: 'a finding stays a block until every community party and the planning ally have signed',
    },
  },
  commitmentsKept: {
    rule: 'src/engagements/checks/commitmentsKept.ts#commitmentsAreKept',
    refusal: {
      file: 'src/engagements/checks/commitmentsKept.test.ts',
      title: 'asking another organisation of the same community does not',
    },
  },
} as const satisfies Record<string, Enforcement>;
