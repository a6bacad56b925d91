type ParameterNames<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

/** Who may ask at all. What they may see is decided behind the door; not allowed and not there look alike. */
export type Door = 'open' | 'link' | 'signed-in';

export type Route<Pattern extends string = string> = {
  method: 'GET' | 'POST';
  pattern: Pattern;
  door: Door;
  url: (
    ...parameters: [ParameterNames<Pattern>] extends [never] ? [] : [Record<ParameterNames<Pattern>, string>]
  ) => string;
};

const route = <const Pattern extends string>(
  method: 'GET' | 'POST',
  pattern: Pattern,
  door: Door = 'signed-in',
): Route<Pattern> => ({
  method,
  pattern,
  door,
  url: (...[parameters]) =>
    pattern.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(new Map<string, string>(Object.entries(parameters ?? {})).get(name) ?? ''),
    ),
});

/** Every path that a route answers: what is said of a page before anybody looks who asks for it. */
export const pathsOf = ({ pattern }: Pick<Route, 'pattern'>): RegExp =>
  new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`);

const get = <const Pattern extends string>(pattern: Pattern, door?: Door) => route('GET', pattern, door);
const post = <const Pattern extends string>(pattern: Pattern, door?: Door) => route('POST', pattern, door);

/** Every URL of the product. Links, redirects, handlers, the access matrix and the canary test read this list. */
export const routes = {
  // for anyone
  front: get('/', 'open'),
  principles: get('/principles', 'open'),
  style: get('/style', 'open'),
  styleParts: get('/style/parts', 'open'),
  health: get('/health', 'open'),
  stylesheet: get('/assets/:file', 'open'),
  icon: get('/favicon.svg', 'open'),
  robots: get('/robots.txt', 'open'),
  source: get('/source', 'open'),
  language: post('/language', 'open'),
  leave: post('/leave', 'open'),
  checkEngagement: get('/check/engagement', 'open'),
  checkEngagementNow: post('/check/engagement', 'open'),
  checkStatement: get('/check/statement', 'open'),
  checkStatementNow: post('/check/statement', 'open'),
  script: get('/assets/check/:script', 'open'),
  draftScript: get('/assets/draft/:script', 'open'),

  // identity
  setUp: get('/set-up/:token', 'link'),
  setUpNow: post('/set-up/:token', 'link'),
  join: get('/join/:token', 'link'),
  joinNow: post('/join/:token', 'link'),
  signIn: get('/sign-in', 'open'),
  signInNow: post('/sign-in', 'open'),
  recover: get('/recover', 'open'),
  recoverNow: post('/recover', 'open'),
  signOut: post('/sign-out', 'open'),
  account: get('/account'),
  changePassphrase: post('/account/passphrase'),
  changeName: post('/account/name'),
  newRecoveryCode: post('/account/recovery-code'),
  confirmRecoveryCode: post('/account/recovery-code/confirmation'),
  endSessions: post('/account/sessions/ending'),
  eraseAccount: post('/account/erasure'),

  // organisations
  home: get('/home'),
  organisations: get('/organisations'),
  searchOrganisations: post('/organisations/search'),
  organisation: get('/organisations/:organisation'),
  profile: get('/organisations/:organisation/profile'),
  changeProfile: post('/organisations/:organisation/profile'),
  calendar: get('/organisations/:organisation/calendar'),
  changeWeek: post('/organisations/:organisation/calendar'),
  addDaysOff: post('/organisations/:organisation/calendar/days'),
  removeDaysOff: post('/organisations/:organisation/calendar/days/:daysOff/removal'),
  members: get('/organisations/:organisation/members'),
  changeRole: post('/organisations/:organisation/members/:person/role'),
  removeMember: post('/organisations/:organisation/members/:person/removal'),
  issueRecovery: post('/organisations/:organisation/members/:person/recovery'),
  endMemberSessions: post('/organisations/:organisation/members/:person/sessions/ending'),
  invitations: get('/organisations/:organisation/invitations'),
  invite: post('/organisations/:organisation/invitations'),
  withdrawInvitation: post('/organisations/:organisation/invitations/:invitation/withdrawal'),
  status: get('/organisations/:organisation/status'),
  claimStatus: post('/organisations/:organisation/status'),
  answerStatus: post('/organisations/:organisation/status/:claim/answer'),
  letIn: post('/organisations/:organisation/door'),
  closeDoor: post('/organisations/:organisation/door/closing'),
  askClause: post('/organisations/:organisation/clause'),
  answerClause: post('/organisations/:organisation/clause/:question/answer'),

  // partnerships
  partnerships: get('/partnerships'),
  newPartnership: get('/partnerships/new'),
  proposePartnership: post('/partnerships'),
  partnership: get('/partnerships/:partnership'),
  power: get('/partnerships/:partnership/power'),
  newProposal: get('/partnerships/:partnership/proposals/new'),
  propose: post('/partnerships/:partnership/proposals'),
  decision: get('/partnerships/:partnership/decisions/:decision'),
  exactText: get('/partnerships/:partnership/decisions/:decision/versions/:version/text'),
  amendment: get('/partnerships/:partnership/decisions/:decision/amendment'),
  amend: post('/partnerships/:partnership/decisions/:decision/amendment'),
  consent: post('/partnerships/:partnership/decisions/:decision/consent'),
  object: post('/partnerships/:partnership/decisions/:decision/objection'),
  waiveWindow: post('/partnerships/:partnership/decisions/:decision/waiver'),
  withdrawProposal: post('/partnerships/:partnership/decisions/:decision/withdrawal'),
  leaving: get('/partnerships/:partnership/leaving'),
  leavePartnership: post('/partnerships/:partnership/leaving'),
  record: get('/partnerships/:partnership/record'),
  recordFile: get('/partnerships/:partnership/record/file'),
  checkpointFile: get('/partnerships/:partnership/record/checkpoint'),
  holdCheckpoint: post('/partnerships/:partnership/record/checkpoint'),

  // engagements: planning and asking
  engagements: get('/engagements'),
  partnershipEngagements: get('/partnerships/:partnership/engagements'),
  newEngagement: get('/engagements/new'),
  openEngagement: post('/engagements'),
  engagement: get('/engagements/:engagement'),
  plan: get('/engagements/:engagement/plan'),
  changePlan: post('/engagements/:engagement/plan'),
  planVersion: get('/engagements/:engagement/plan/versions/:planVersion'),
  bringEngagement: post('/engagements/:engagement/partnership'),
  askSeats: post('/engagements/:engagement/requests'),
  request: get('/engagements/:engagement/requests/:request'),
  answerRequest: post('/engagements/:engagement/requests/:request/answer'),
  counterPlan: get('/engagements/:engagement/requests/:request/changes'),
  askChanges: post('/engagements/:engagement/requests/:request/changes'),
  takeChanges: post('/engagements/:engagement/requests/:request/changes/taking'),
  proposeException: post('/engagements/:engagement/exceptions'),
  signException: post('/engagements/:engagement/exceptions/:exception/signature'),
  cancelEngagement: post('/engagements/:engagement/cancellation'),

  // engagements: an organisation's own experts, and its nominations
  experts: get('/experts'),
  searchExperts: post('/experts/search'),
  newExpert: get('/experts/new'),
  listExpert: post('/experts'),
  expert: get('/experts/:expert'),
  changeExpert: post('/experts/:expert'),
  removeExpert: post('/experts/:expert/removal'),
  nominations: get('/engagements/:engagement/nominations'),
  nominate: post('/engagements/:engagement/nominations'),
  linkNominee: post('/engagements/:engagement/nominations/:nomination/link'),
  promoteReserve: post('/engagements/:engagement/nominations/:nomination/place'),
  withdrawNomination: post('/engagements/:engagement/nominations/:nomination/withdrawal'),
  releaseNominee: post('/engagements/:engagement/nominations/:nomination/release'),
  recallNominee: post('/engagements/:engagement/nominations/:nomination/recall'),

  // engagements: the nominee's own door
  seat: get('/seat/:code', 'link'),
  answerSeat: post('/seat/:code', 'link'),
  ownSeat: get('/own/:code', 'link'),
  changeAppearance: post('/own/:code/appearance', 'link'),
  withdrawSelf: post('/own/:code/withdrawal', 'link'),
  agreeDisclosure: post('/own/:code/notes/:disclosure', 'link'),
  ownFeedback: post('/own/:code/feedback', 'link'),
  ownCalendar: get('/own/:code/calendar', 'link'),
  findSeat: get('/seat', 'open'),
  findSeatNow: post('/seat', 'open'),

  // engagements: holding it, paying, following up
  programme: get('/engagements/:engagement/programme'),
  engagementCalendar: get('/engagements/:engagement/calendar'),
  disclosures: get('/engagements/:engagement/notes'),
  disclosure: get('/engagements/:engagement/notes/:disclosure'),
  askDisclosure: post('/engagements/:engagement/notes'),
  answerDisclosure: post('/engagements/:engagement/notes/:disclosure'),
  payments: get('/engagements/:engagement/payments'),
  choosePayment: post('/engagements/:engagement/payments/:payment/method'),
  markPaid: post('/engagements/:engagement/payments/:payment/receipt'),
  invoice: get('/engagements/:engagement/payments/:payment/invoice'),
  paymentsFile: get('/engagements/:engagement/payments/file'),
  feedback: get('/engagements/:engagement/feedback'),
  giveFeedback: post('/engagements/:engagement/feedback'),
  shareFeedback: post('/engagements/:engagement/feedback/sharing'),
  reportOutcome: post('/engagements/:engagement/outcome'),

  // statements: who is on the draft
  statements: get('/statements'),
  newStatement: get('/statements/new'),
  beginStatement: post('/statements'),
  statement: get('/statements/:statement'),
  answerAsk: post('/statements/:statement/answer'),
  waiveDays: post('/statements/:statement/waiver'),
  leaveDraft: post('/statements/:statement/leaving'),
  groups: get('/statements/:statement/groups'),
  listGroups: post('/statements/:statement/groups'),
  dropGroup: post('/statements/:statement/groups/removal'),
  findToAsk: post('/statements/:statement/drafters/search'),
  askOnto: post('/statements/:statement/drafters'),
  assignGroups: post('/statements/:statement/drafters/groups'),

  // statements: the text, and what is said of it
  drafting: get('/statements/:statement/text'),
  writeText: post('/statements/:statement/text'),
  wording: get('/statements/:statement/wordings/:wording'),
  exactWording: get('/statements/:statement/wordings/:wording/file'),
  dropUnsent: post('/statements/:statement/text/removal'),
  languageCheck: get('/statements/:statement/wordings/:wording/check'),
  readCheck: post('/statements/:statement/wordings/:wording/check'),
  silenceRule: post('/statements/:statement/wordings/:wording/check/rules'),
  hearRule: post('/statements/:statement/wordings/:wording/check/rules/:silenced'),
  keepPassage: post('/statements/:statement/wordings/:wording/passages'),
  releasePassage: post('/statements/:statement/passages/:passage/release'),
  input: get('/statements/:statement/input'),
  giveInput: post('/statements/:statement/wordings/:wording/input'),
  answerInput: post('/statements/:statement/input/:contribution/answer'),

  // statements: signing, publishing, and what comes after
  signing: get('/statements/:statement/signing'),
  makeFinal: post('/statements/:statement/final'),
  answerFinal: post('/statements/:statement/final/answer'),
  stateWhy: post('/statements/:statement/stated'),
  signWhy: post('/statements/:statement/stated/:stated/signature'),
  openSignOn: post('/statements/:statement/sign-on'),
  linkSigner: post('/statements/:statement/sign-on/links'),
  lookAtSignature: post('/statements/:statement/sign-on/:endorsement'),
  agreeToPublish: post('/statements/:statement/publication'),
  after: get('/statements/:statement/after'),
  answerObjection: post('/statements/:statement/objections/:objection/answer'),
  objecting: get('/text/:token/objection'),
  objectNow: post('/text/:token/objection'),

  // statements: the public page of a text, and signing on to it without an account
  publicText: get('/text/:token', 'link'),
  publicPrint: get('/text/:token/print', 'link'),
  publicFile: get('/text/:token/files/:format', 'link'),
  publicExact: get('/text/:token/exact/:language', 'link'),
  signPublicText: post('/text/:token/signatures', 'link'),
  signOn: get('/sign-on/:token', 'link'),
  signOnNow: post('/sign-on/:token', 'link'),
  ownSignature: get('/signature/:code', 'link'),
  confirmSignature: post('/signature/:code/confirmation', 'link'),
  withdrawSignature: post('/signature/:code/withdrawal', 'link'),

  // statements: a text that others published elsewhere
  textsElsewhere: get('/elsewhere'),
  newElsewhere: get('/elsewhere/new'),
  enterElsewhere: post('/elsewhere'),
  elsewhere: get('/elsewhere/:elsewhere'),
  removeElsewhere: post('/elsewhere/:elsewhere/removal'),
  objectElsewhere: post('/elsewhere/:elsewhere/objection'),
  answerElsewhere: post('/elsewhere/:elsewhere/answers'),
  supplementElsewhere: post('/elsewhere/:elsewhere/supplement'),
  publicElsewhere: get('/said/:token', 'link'),
  publicElsewhereFile: get('/said/:token/files/:format', 'link'),
  // assessments: a round, in which both sides answer the same questions
  rounds: get('/partnerships/:partnership/rounds'),
  newRound: get('/partnerships/:partnership/rounds/new'),
  openRound: post('/partnerships/:partnership/rounds'),
  round: get('/rounds/:round'),
  chooseQuestions: post('/rounds/:round/questions'),
  endRound: post('/rounds/:round/ending'),
  chooseHow: post('/rounds/:round/answering'),
  sheet: get('/rounds/:round/sheet'),
  keepSheet: post('/rounds/:round/sheet'),
  paperSheet: get('/rounds/:round/paper'),
  sheetsForm: get('/rounds/:round/form'),
  entry: get('/rounds/:round/entry'),
  enterSheet: post('/rounds/:round/entry'),
  enterTable: post('/rounds/:round/entry/table'),
  linkRaters: post('/rounds/:round/links'),
  withdrawLinks: post('/rounds/:round/links/withdrawal'),
  handIn: post('/rounds/:round/handing-in'),
  takeBack: post('/rounds/:round/handing-in/withdrawal'),
  releaseAnswers: post('/rounds/:round/release'),

  // assessments: the result, and what follows
  result: get('/rounds/:round/result'),
  resultItem: get('/rounds/:round/result/:item'),
  writeReading: post('/rounds/:round/result/:item/reading'),
  proposeAction: post('/rounds/:round/result/:item/actions'),
  consentAction: post('/rounds/:round/actions/:action/consent'),
  reportAction: post('/rounds/:round/actions/:action/report'),
  reply: post('/rounds/:round/reply'),
  publishing: get('/rounds/:round/publishing'),
  agreePublishing: post('/rounds/:round/publishing'),
  report: get('/rounds/:round/report'),
  reportFile: get('/rounds/:round/report/:table'),
  history: get('/partnerships/:partnership/rounds/report'),
  together: get('/organisations/:organisation/together'),
  historyFile: get('/partnerships/:partnership/rounds/report/:table'),

  // assessments: without an account
  checkPartnership: get('/check/partnership', 'open'),
  checkPartnershipNow: post('/check/partnership', 'open'),
  findSheet: get('/answers', 'open'),
  findSheetNow: post('/answers', 'open'),
  linkedSheet: get('/answers/:code', 'link'),
  keepLinkedSheet: post('/answers/:code', 'link'),
  published: get('/results/:token', 'link'),

  // assessments: sets of questions
  questionSets: get('/questions'),
  newQuestions: get('/questions/new'),
  writeQuestions: post('/questions'),
  questions: get('/questions/:instrument'),
  changeQuestions: post('/questions/:instrument'),
  retireQuestions: post('/questions/:instrument/retiring'),
  questionsFile: get('/questions/:instrument/:table'),
} as const;

export type RouteName = keyof typeof routes;
