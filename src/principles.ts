import type { PrincipleId } from './kernel/outcome.ts';

/** Where the principles come from. Its sentences stay its own: ours are under `principles.P1` … in `locales/`. */
export const note = {
  by: 'Global Network of Sex Work Projects (NSWP)',
  title: 'Guide for Allies to Meaningful Partnership and Engagement with Sex Worker-Led Organisations',
  address: 'https://www.nswp.org',
} as const;

/** The note's own headings, quoted as titles. Their keys are neutral: they may stand in an address (C32). */
export const noteSections = {
  partnership: 'Defining Meaningful Partnership and Engagement',
  experts: 'Recognising Sex Workers as Experts',
  voices: 'Deferring to Sex Workers’ Voices',
  research: 'Valuing Sex Workers’ Research Contributions',
  allies: 'The Role of Allies',
  inclusion: 'Facilitating Inclusion in Advocacy and Policymaking Spaces',
  participation: 'Promoting Sex Workers’ Active and Equal Participation',
  connections: 'Fostering Connections to Other Stakeholders',
  conclusion: 'Conclusion',
} as const;
export type NoteSection = keyof typeof noteSections;

/** The folder that answers for the principle. One that is not built yet has its name already. */
export type Capability =
  | 'organisations'
  | 'partnerships'
  | 'engagements'
  | 'statements'
  | 'assessments'
  | 'library'
  | 'opportunities'
  | 'introductions'
  | 'repairs'
  | 'accountability';

/** A rule, by its file and the name it exports, and the test that tries to break it and is refused. */
export type Enforcement = {
  rule: `src/${string}.ts#${string}`;
  refusal: { file: `${'src' | 'test'}/${string}.test.ts`; title: string };
};

/** `partly`: what is listed holds, and the principle asks for more, which is not built yet. */
export type Answer =
  | { status: 'enforced' | 'partly'; by: readonly [Enforcement, ...Enforcement[]] }
  | { status: 'not-built' };

export type Principle = {
  id: PrincipleId;
  sections: readonly NoteSection[];
  capability: Capability;
  answer: Answer;
};

const notBuilt = { status: 'not-built' } as const;

/** Every rule that a principle rests on, beside the test that tries to break it: the one list to keep true. */
const enforced = {
  everyConsent: {
    rule: 'src/kernel/decision.ts#everyPartyConsents',
    refusal: { file: 'src/kernel/decision.test.ts', title: 'silence never counts as consent' },
  },
  exactText: {
    rule: 'src/kernel/wording.ts#amend',
    refusal: {
      file: 'src/kernel/decision.test.ts',
      title: 'consents to an earlier text do not carry a later one into effect',
    },
  },
  lastConsent: {
    rule: 'src/partnerships/effect.ts#consentTo',
    refusal: {
      file: 'src/partnerships/effect.test.ts',
      title: 'a consent that is not the last puts nothing into force',
    },
  },
  nobodyUnseen: {
    rule: 'src/partnerships/rules.ts#proposeChange',
    refusal: {
      file: 'src/partnerships/rules.test.ts',
      title: 'a change of terms cannot bring a party in, or leave one out, unseen',
    },
  },
  reviewAhead: {
    rule: 'src/partnerships/fitting.ts#fitsChange',
    refusal: {
      file: 'src/partnerships/rules.test.ts',
      title: 'a new review date is still to come; an overdue one stops no other change',
    },
  },
  letIn: {
    rule: 'src/partnerships/rules.ts#proposePartnership',
    refusal: {
      file: 'src/partnerships/rules.test.ts',
      title: 'an ally that nobody has let in may not',
    },
  },
  communitySide: {
    rule: 'src/partnerships/rules.ts#proposePartnership',
    refusal: {
      file: 'src/partnerships/rules.test.ts',
      title: 'an ally cannot be written down as a community, nor the other way round',
    },
  },
  communityFirst: {
    rule: 'src/kernel/answering.ts#consent',
    refusal: {
      file: 'src/kernel/decision.test.ts',
      title: 'an ally cannot consent before every community party has',
    },
  },
  statusByPeers: {
    rule: 'src/organisations/rules.ts#answerStatus',
    refusal: {
      file: 'src/organisations/rules.test.ts',
      title: 'an ally cannot confirm that an organisation is led by its community',
    },
  },
  claimByCommunity: {
    rule: 'src/organisations/rules.ts#claimStatus',
    refusal: {
      file: 'src/organisations/rules.test.ts',
      title: 'an ally cannot claim to be led by a community',
    },
  },
  communityNamed: {
    rule: 'src/kernel/ledStatus.ts#statusInForce',
    refusal: {
      file: 'src/kernel/ledStatus.test.ts',
      title: 'a confirmation does not cover a community that was added later',
    },
  },
  timeToAnswer: {
    rule: 'src/kernel/window.ts#closesOn',
    refusal: {
      file: 'src/kernel/window.test.ts',
      title: 'never lasts under three while a community party has not agreed to it',
    },
  },
  timeIsTheirs: {
    rule: 'src/kernel/answering.ts#waive',
    refusal: {
      file: 'src/kernel/decision.test.ts',
      title: 'only the community side may shorten the time to answer',
    },
  },
  reasonGiven: {
    rule: 'src/kernel/answering.ts#object',
    refusal: { file: 'src/kernel/decision.test.ts', title: 'an objection needs a reason' },
  },
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
    rule: 'src/engagements/payRules.ts#markPaid',
    refusal: { file: 'src/engagements/payRules.test.ts', title: 'an ally cannot say that a payment arrived' },
  },
  ownSeats: {
    rule: 'src/engagements/nominationRules.ts#nominate',
    refusal: {
      file: 'src/engagements/nominationRules.test.ts',
      title: 'an ally cannot nominate, for its own seats or anybody else’s',
    },
  },
  twoKeys: {
    rule: 'src/engagements/nominationRules.ts#release',
    refusal: {
      file: 'src/engagements/nominationRules.test.ts',
      title: 'nobody is shown before she has said yes and chosen how',
    },
  },
  termsSheRead: {
    rule: 'src/engagements/nominationFacts.ts#isCurrent',
    refusal: {
      file: 'src/engagements/nominationRules.test.ts',
      title: 'counts only for the terms she said yes to: a changed plan is asked of her anew (P6)',
    },
  },
  neverAnAllys: {
    rule: 'src/engagements/nominationRules.ts#answerSeat',
    refusal: {
      file: 'test/claims/nominees.test.ts',
      title: 'no order of acts lets an ally enter, see, edit, replace or infer a nominee, or set paid (C17)',
    },
  },
  saysWhatCame: {
    rule: 'src/engagements/afterRules.ts#reportOutcome',
    refusal: {
      file: 'src/engagements/afterRules.test.ts',
      title: 'is not said for the convener by those it was asked of (P11)',
    },
  },
  askedOfTheirs: {
    rule: 'src/engagements/rules.ts#askSeats',
    refusal: {
      file: 'src/engagements/rules.test.ts',
      title: 'a community’s seat cannot be asked of an ally',
    },
  },
  onlyAsked: {
    rule: 'src/engagements/rules.ts#mayAnswer',
    refusal: {
      file: 'src/engagements/rules.test.ts',
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
    rule: 'src/engagements/exceptions.ts#standing',
    refusal: {
      file: 'src/engagements/exceptions.test.ts',
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
  nobodyLeftOut: {
    rule: 'src/language/findings/omission.ts#omissions',
    refusal: {
      file: 'src/language/findings/findings.test.ts',
      title: 'a list that leaves out somebody whom the text affects is stopped (P9)',
    },
  },
  noSpeakingFor: {
    rule: 'src/language/findings/phrasing.ts#phrasing',
    refusal: {
      file: 'src/language/findings/findings.test.ts',
      title: 'a text that speaks on behalf of a community is stopped (P7)',
    },
  },
  ownEvidence: {
    rule: 'src/language/findings/sources.ts#evidence',
    refusal: {
      file: 'src/language/findings/findings.test.ts',
      title: 'a source about a community is not one by it (P8)',
    },
  },
  wholeGroup: {
    rule: 'src/language/findings/wording.ts#narrowerNames',
    refusal: {
      file: 'src/language/findings/findings.test.ts',
      title: 'a name that covers less than the group is found (P12)',
    },
  },
} as const satisfies Record<string, Enforcement>;

const { nobodyLeftOut, noSpeakingFor, ownEvidence, wholeGroup } = enforced;
const { everyConsent, exactText, lastConsent, nobodyUnseen, reviewAhead, letIn } = enforced;
const { communitySide, communityFirst, statusByPeers, claimByCommunity, communityNamed } = enforced;
const { timeToAnswer, timeIsTheirs, reasonGiven } = enforced;
const { someoneDecides, samePay, onlyPayee, ownSeats, twoKeys, askedOfTheirs, onlyAsked } = enforced;
const { termsSheRead, neverAnAllys, saysWhatCame } = enforced;
const { standIns, toldInTime, notForShow, everyPopulation, findingsStop, commitmentsKept } = enforced;

const partly = (...by: readonly [Enforcement, ...Enforcement[]]): Answer => ({ status: 'partly', by });
const fully = (...by: readonly [Enforcement, ...Enforcement[]]): Answer => ({ status: 'enforced', by });

type Row = [PrincipleId, readonly NoteSection[], Capability, Answer];
const rows: readonly Row[] = [
  ['P1', ['partnership'], 'partnerships', partly(everyConsent, exactText, lastConsent, nobodyUnseen)],
  ['P2', ['partnership'], 'partnerships', fully(lastConsent, everyConsent)],
  ['P3', ['partnership'], 'assessments', partly(reviewAhead)],
  ['P4', ['experts'], 'engagements', partly(someoneDecides)],
  ['P5', ['experts'], 'engagements', fully(samePay, onlyPayee)],
  [
    'P6',
    ['voices'],
    'engagements',
    fully(ownSeats, neverAnAllys, twoKeys, termsSheRead, askedOfTheirs, onlyAsked, letIn),
  ],
  [
    'P7',
    ['voices'],
    'organisations',
    partly(statusByPeers, claimByCommunity, communitySide, communityFirst, standIns, noSpeakingFor),
  ],
  ['P8', ['research'], 'library', partly(ownEvidence)],
  ['P9', ['inclusion'], 'statements', partly(exactText, nobodyLeftOut)],
  ['P10', ['inclusion'], 'opportunities', partly(timeToAnswer, timeIsTheirs, toldInTime)],
  ['P11', ['participation'], 'engagements', fully(notForShow, someoneDecides, saysWhatCame)],
  [
    'P12',
    ['participation'],
    'engagements',
    fully(everyPopulation, standIns, findingsStop, communityNamed, wholeGroup),
  ],
  ['P13', ['connections'], 'introductions', notBuilt],
  ['P14', ['allies'], 'repairs', partly(lastConsent, reasonGiven, commitmentsKept)],
  ['P15', ['inclusion', 'conclusion'], 'accountability', notBuilt],
];

/** The note, principle by principle: the index of the program. */
export const principles: readonly Principle[] = rows.map(([id, sections, capability, answer]) => ({
  id,
  sections,
  capability,
  answer,
}));
