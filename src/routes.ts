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
  ownFeedback: post('/own/:code/feedback', 'link'),
  ownCalendar: get('/own/:code/calendar', 'link'),
  findSeat: get('/seat', 'open'),
  findSeatNow: post('/seat', 'open'),

  // engagements: holding it, paying, following up
  programme: get('/engagements/:engagement/programme'),
  engagementCalendar: get('/engagements/:engagement/calendar'),
  payments: get('/engagements/:engagement/payments'),
  choosePayment: post('/engagements/:engagement/payments/:payment/method'),
  markPaid: post('/engagements/:engagement/payments/:payment/receipt'),
  invoice: get('/engagements/:engagement/payments/:payment/invoice'),
  paymentsFile: get('/engagements/:engagement/payments/file'),
  feedback: get('/engagements/:engagement/feedback'),
  giveFeedback: post('/engagements/:engagement/feedback'),
  shareFeedback: post('/engagements/:engagement/feedback/sharing'),
  reportOutcome: post('/engagements/:engagement/outcome'),
} as const;

export type RouteName = keyof typeof routes;
