import { inAssessments } from './enforced/assessments.ts';
import type { Enforcement } from './enforced/enforcement.ts';
import { inEngagements } from './enforced/engagements.ts';
import { inLanguage } from './enforced/language.ts';
import { inPartnerships } from './enforced/partnerships.ts';
import { inStatements } from './enforced/statements.ts';
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

const {
  everyConsent,
  exactText,
  communityFirst,
  communityNamed,
  timeToAnswer,
  timeIsTheirs,
  reasonGiven,
  lastConsent,
  nobodyUnseen,
  reviewAhead,
  letIn,
  communitySide,
  statusByPeers,
  claimByCommunity,
} = inPartnerships;
const {
  someoneDecides,
  samePay,
  onlyPayee,
  ownSeats,
  twoKeys,
  termsSheRead,
  notePassedOn,
  ownCalendar,
  neverAnAllys,
  saysWhatCame,
  askedOfTheirs,
  onlyAsked,
  standIns,
  toldInTime,
  notForShow,
  everyPopulation,
  findingsStop,
  commitmentsKept,
} = inEngagements;
const {
  everyOwner,
  exactSignature,
  askedFirst,
  noWayAround,
  inputAnswered,
  groupsStay,
  namedAreAsked,
  askedThroughOwn,
  daysWithDraft,
  heardByCommunity,
  objectionStays,
  confirmedAfterChange,
  publisherAnswers,
  objectionKept,
  anotherLooks,
  wordsGo,
} = inStatements;
const { nobodyLeftOut, noSpeakingFor, ownEvidence, wholeGroup } = inLanguage;
const { sealedUntilBoth, ownQuestions, shownFor, publishedByBoth, pooledResults, saidDone } = inAssessments;

const partly = (...by: readonly [Enforcement, ...Enforcement[]]): Answer => ({ status: 'partly', by });
const fully = (...by: readonly [Enforcement, ...Enforcement[]]): Answer => ({ status: 'enforced', by });

type Row = [PrincipleId, readonly NoteSection[], Capability, Answer];
const rows: readonly Row[] = [
  [
    'P1',
    ['partnership'],
    'partnerships',
    fully(
      everyConsent,
      exactText,
      lastConsent,
      nobodyUnseen,
      everyOwner,
      exactSignature,
      confirmedAfterChange,
      publishedByBoth,
    ),
  ],
  ['P2', ['partnership'], 'partnerships', fully(lastConsent, everyConsent)],
  [
    'P3',
    ['partnership'],
    'assessments',
    fully(sealedUntilBoth, ownQuestions, shownFor, saidDone, reviewAhead, pooledResults),
  ],
  ['P4', ['experts'], 'engagements', partly(someoneDecides)],
  ['P5', ['experts'], 'engagements', fully(samePay, onlyPayee)],
  [
    'P6',
    ['voices'],
    'engagements',
    fully(
      ownSeats,
      neverAnAllys,
      twoKeys,
      termsSheRead,
      notePassedOn,
      askedOfTheirs,
      onlyAsked,
      letIn,
      anotherLooks,
      wordsGo,
    ),
  ],
  [
    'P7',
    ['voices'],
    'organisations',
    partly(
      statusByPeers,
      claimByCommunity,
      communitySide,
      communityFirst,
      standIns,
      noSpeakingFor,
      heardByCommunity,
    ),
  ],
  ['P8', ['research'], 'library', partly(ownEvidence)],
  [
    'P9',
    ['inclusion'],
    'statements',
    fully(askedFirst, noWayAround, inputAnswered, groupsStay, namedAreAsked, nobodyLeftOut, exactText),
  ],
  [
    'P10',
    ['inclusion'],
    'opportunities',
    partly(timeToAnswer, timeIsTheirs, toldInTime, ownCalendar, daysWithDraft),
  ],
  ['P11', ['participation'], 'engagements', fully(notForShow, someoneDecides, saysWhatCame)],
  [
    'P12',
    ['participation'],
    'engagements',
    fully(everyPopulation, standIns, findingsStop, communityNamed, wholeGroup, askedThroughOwn),
  ],
  ['P13', ['connections'], 'introductions', notBuilt],
  [
    'P14',
    ['allies'],
    'repairs',
    partly(lastConsent, reasonGiven, commitmentsKept, objectionStays, objectionKept, publisherAnswers),
  ],
  ['P15', ['inclusion', 'conclusion'], 'accountability', partly(pooledResults)],
];

/** The note, principle by principle: the index of the program. */
export const principles: readonly Principle[] = rows.map(([id, sections, capability, answer]) => ({
  id,
  sections,
  capability,
  answer,
}));
