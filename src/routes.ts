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
} as const;

export type RouteName = keyof typeof routes;
