type ParameterNames<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | ParameterNames<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

/** Who may ask at all. What they may see is decided behind that; not allowed and not there look alike. */
export type Access = 'open' | 'link' | 'signed-in';

export type Route<Pattern extends string = string> = {
  method: 'GET' | 'POST';
  pattern: Pattern;
  access: Access;
  /** A page that writes when it is read: what nobody but its readers' keys could do, or what a reader is told of. */
  writes: boolean;
  /** A form with secrets: only a process that soon ends reads it (C08). */
  secret: boolean;
  url: (
    ...parameters: [ParameterNames<Pattern>] extends [never] ? [] : [Record<ParameterNames<Pattern>, string>]
  ) => string;
};

const route = <const Pattern extends string>(
  method: 'GET' | 'POST',
  pattern: Pattern,
  access: Access = 'signed-in',
  { writes = method === 'POST', secret = false } = {},
): Route<Pattern> => ({
  method,
  pattern,
  access,
  writes,
  secret,
  url: (...[parameters]) =>
    pattern.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(new Map<string, string>(Object.entries(parameters ?? {})).get(name) ?? ''),
    ),
});

/** Every path that a route answers: what is said of a page before anybody looks who asks for it. */
export const pathsOf = ({ pattern }: Pick<Route, 'pattern'>): RegExp =>
  new RegExp(`^${pattern.replace(/:\w+/g, '[^/]+')}$`);

const get = <const Pattern extends string>(pattern: Pattern, who?: Access) => route('GET', pattern, who);
/** Any other page is read in a transaction that cannot write: PostgreSQL holds it to that. */
const getThatWrites = <const Pattern extends string>(pattern: Pattern) =>
  route('GET', pattern, 'signed-in', { writes: true });
const post = <const Pattern extends string>(pattern: Pattern, who?: Access) => route('POST', pattern, who);

/** What is sent there holds a passphrase, seven words or a recovery code. */
const postSecret = <const Pattern extends string>(pattern: Pattern, who?: Access) =>
  route('POST', pattern, who, { secret: true });

/** Every URL of the product. Links, redirects, handlers, the access matrix and the canary test read this list. */
export const routes = {
  // for anyone
  front: get('/', 'open'),
  principles: get('/principles', 'open'),
  held: get('/about/held', 'open'),
  asked: get('/about/asked', 'open'),
  claims: get('/about/claims', 'open'),
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
  setUpNow: postSecret('/set-up/:token', 'link'),
  join: get('/join/:token', 'link'),
  joinNow: postSecret('/join/:token', 'link'),
  signIn: get('/sign-in', 'open'),
  signInNow: postSecret('/sign-in', 'open'),
  recover: get('/recover', 'open'),
  recoverNow: postSecret('/recover', 'open'),
  signOut: post('/sign-out', 'open'),
  account: get('/account'),
  changePassphrase: postSecret('/account/passphrase'),
  changeName: postSecret('/account/name'),
  newRecoveryCode: postSecret('/account/recovery-code'),
  confirmRecoveryCode: postSecret('/account/recovery-code/confirmation'),
  endSessions: post('/account/sessions/ending'),
  kept: get('/account/kept'),
  keptFile: postSecret('/account/kept'),
  eraseAccount: postSecret('/account/erasure'),

  // organisations
  home: get('/home'),
  happened: get('/happened'),
  markRead: post('/happened'),
  clock: get('/clock'),
  confirmDay: post('/clock'),
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
  ownKeys: get('/organisations/:organisation/keys'),
  comparedOwnKeys: post('/organisations/:organisation/keys'),
  changeRole: postSecret('/organisations/:organisation/members/:person/role'),
  removeMember: postSecret('/organisations/:organisation/members/:person/removal'),
  issueRecovery: postSecret('/organisations/:organisation/members/:person/recovery'),
  endMemberSessions: post('/organisations/:organisation/members/:person/sessions/ending'),
  invitations: get('/organisations/:organisation/invitations'),
  invite: post('/organisations/:organisation/invitations'),
  withdrawInvitation: post('/organisations/:organisation/invitations/:invitation/withdrawal'),
  status: get('/organisations/:organisation/status'),
  claimStatus: post('/organisations/:organisation/status'),
  answerStatus: post('/organisations/:organisation/status/:claim/answer'),
  permitProposals: post('/organisations/:organisation/permission'),
  withdrawPermission: post('/organisations/:organisation/permission/withdrawal'),
  askClause: post('/organisations/:organisation/clause'),
  answerClause: post('/organisations/:organisation/clause/:question/answer'),

  // partnerships
  partnerships: get('/partnerships'),
  newPartnership: get('/partnerships/new'),
  proposePartnership: post('/partnerships'),
  partnership: getThatWrites('/partnerships/:partnership'),
  power: getThatWrites('/partnerships/:partnership/power'),
  newProposal: getThatWrites('/partnerships/:partnership/proposals/new'),
  propose: post('/partnerships/:partnership/proposals'),
  decision: getThatWrites('/partnerships/:partnership/decisions/:decision'),
  exactText: getThatWrites('/partnerships/:partnership/decisions/:decision/versions/:version/text'),
  amendment: getThatWrites('/partnerships/:partnership/decisions/:decision/amendment'),
  amend: post('/partnerships/:partnership/decisions/:decision/amendment'),
  consent: post('/partnerships/:partnership/decisions/:decision/consent'),
  object: post('/partnerships/:partnership/decisions/:decision/objection'),
  waiveWindow: post('/partnerships/:partnership/decisions/:decision/waiver'),
  withdrawProposal: post('/partnerships/:partnership/decisions/:decision/withdrawal'),
  leaving: getThatWrites('/partnerships/:partnership/leaving'),
  leavePartnership: post('/partnerships/:partnership/leaving'),
  record: getThatWrites('/partnerships/:partnership/record'),
  recordFile: getThatWrites('/partnerships/:partnership/record/file'),
  checkpointFile: getThatWrites('/partnerships/:partnership/record/checkpoint'),
  holdCheckpoint: post('/partnerships/:partnership/record/checkpoint'),
  takeRecordAsSeen: post('/partnerships/:partnership/record/seen'),
  compareKeys: getThatWrites('/partnerships/:partnership/keys'),
  comparedKeys: post('/partnerships/:partnership/keys'),

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
  answerNominee: post('/engagements/:engagement/nominations/:nomination/answers'),
  recallNominee: post('/engagements/:engagement/nominations/:nomination/recall'),

  // engagements: the nominee's own door
  seat: get('/seat/:code', 'link'),
  answerSeat: post('/seat/:code', 'link'),
  ownSeat: get('/own/:code', 'link'),
  askOrganisation: post('/own/:code/questions', 'link'),
  changeAppearance: post('/own/:code/appearance', 'link'),
  withdrawSelf: post('/own/:code/withdrawal', 'link'),
  answerOwnNote: post('/own/:code/notes/:note', 'link'),
  ownFeedback: post('/own/:code/feedback', 'link'),
  ownCalendar: get('/own/:code/calendar', 'link'),
  findSeat: get('/seat', 'open'),
  findSeatNow: post('/seat', 'open'),

  // engagements: holding it, paying, following up
  programme: getThatWrites('/engagements/:engagement/programme'),
  engagementCalendar: get('/engagements/:engagement/calendar'),
  notes: get('/engagements/:engagement/notes'),
  note: getThatWrites('/engagements/:engagement/notes/:note'),
  askForNote: post('/engagements/:engagement/notes'),
  answerNote: post('/engagements/:engagement/notes/:note'),
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

  // what pages say to anyone: a look before words show, and a way back for what shows
  procedure: get('/pages', 'open'),
  looking: get('/looking'),
  lookAtWords: post('/looking/:token/words/:words'),
  lookAtAsked: post('/looking/:token/asked/:asked'),
  wayBack: get('/pages/:token', 'link'),
  askWayBack: post('/pages/:token/asked', 'link'),
  blankWords: post('/pages/:token/blankings'),
  takePageDown: post('/pages/:token/removal'),

  // statements: a text that others published
  externalTexts: get('/external'),
  newExternalText: get('/external/new'),
  enterExternalText: post('/external'),
  externalText: get('/external/:external'),
  removeExternalText: post('/external/:external/removal'),
  objectToExternalText: post('/external/:external/objection'),
  answerExternalText: post('/external/:external/answers'),
  supplementExternalText: post('/external/:external/supplement'),
  publicExternalText: get('/external/public/:token', 'link'),
  publicExternalFile: get('/external/public/:token/files/:format', 'link'),
  /** Addresses that were printed before lead on for good. */
  formerExternalText: get('/said/:token', 'link'),
  formerExternalFile: get('/said/:token/files/:format', 'link'),
  // assessments: a round, in which both sides answer the same questions
  rounds: get('/partnerships/:partnership/rounds'),
  newRound: get('/partnerships/:partnership/rounds/new'),
  openRound: post('/partnerships/:partnership/rounds'),
  round: getThatWrites('/rounds/:round'),
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
  result: getThatWrites('/rounds/:round/result'),
  resultItem: getThatWrites('/rounds/:round/result/:item'),
  writeReading: post('/rounds/:round/result/:item/reading'),
  proposeAction: post('/rounds/:round/result/:item/actions'),
  consentAction: post('/rounds/:round/actions/:action/consent'),
  reportAction: post('/rounds/:round/actions/:action/report'),
  reply: post('/rounds/:round/reply'),
  publishing: get('/rounds/:round/publishing'),
  agreePublishing: post('/rounds/:round/publishing'),
  report: getThatWrites('/rounds/:round/report'),
  reportFile: getThatWrites('/rounds/:round/report/:table'),
  history: get('/partnerships/:partnership/rounds/report'),
  pooledResults: getThatWrites('/organisations/:organisation/pooled-results'),
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

const secretPaths = Object.values<Route>(routes)
  .filter(({ secret }) => secret)
  .map(pathsOf);

/** Does a form that is sent to this path hold secrets? */
export const isSecretPath = (path: string): boolean => secretPaths.some((paths) => paths.test(path));
