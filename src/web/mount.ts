import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { DatabaseTrouble } from '../database/trouble.ts';
import * as ids from '../kernel/ids.ts';
import { languageCode } from '../language/vocabulary.ts';
import { type Route, routes } from '../routes.ts';
import { keepSeenKeys } from '../session/seenKeys.ts';
import type { SignedIn } from '../session/session.ts';
import { isSettled, readSession, type Session } from '../session/session.ts';
import { cookieHeader, freshCookie, readCookie, seenNow } from './cookie.ts';
import type { Deps } from './deps.ts';
import { lateTexts, sessionOverPage } from './forms/sessionOver.tsx';
import { messagePage } from './pages/messagePage.tsx';
import { Request } from './request.ts';

/** What a `:name` in a URL must be; anything else is simply not there. */
const parameterSchemas = {
  organisation: ids.organisationId,
  person: ids.personId,
  invitation: ids.invitationId,
  claim: ids.claimId,
  question: ids.clauseQuestionId,
  partnership: ids.partnershipId,
  decision: ids.decisionId,
  version: ids.versionId,
  engagement: ids.engagementId,
  planVersion: ids.planVersionId,
  request: ids.seatRequestId,
  exception: ids.exceptionId,
  expert: ids.expertId,
  nomination: ids.nominationId,
  note: ids.noteId,
  payment: ids.paymentId,
  daysOff: ids.daysOffId,
  statement: ids.statementId,
  wording: ids.wordingId,
  passage: ids.passageId,
  contribution: ids.contributionId,
  stated: ids.statedId,
  endorsement: ids.endorsementId,
  objection: ids.objectionId,
  external: ids.externalTextId,
  silenced: ids.silencedRuleId,
  words: ids.publicWordsId,
  asked: ids.blankingId,
  // assessments; an instrument that ships with the product is known by its key
  round: ids.roundId,
  action: ids.agreedActionId,
  instrument: z.union([ids.instrumentId, z.string().regex(/^alongside-[a-z]{1,30}$/)]),
  item: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/),
  table: z.enum(['csv', 'json', 'xlsx', 'pdf']),
  token: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  code: z.string().regex(/^[0-9A-Za-z]{5}(?:-[0-9A-Za-z]{5}){5}$/),
  format: z.enum(['txt', 'html', 'md', 'docx', 'pdf']),
  language: languageCode,
  file: z.string().regex(/^[\w.-]{1,80}$/),
  script: z.string().regex(/^[\w.-]{1,80}$/),
};
type Schemas = typeof parameterSchemas;
type Names<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<Rest>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;
type Parameters<Pattern extends string> = {
  [Name in Names<Pattern> & keyof Schemas]: z.infer<Schemas[Name]>;
};
type Reply = Response | Promise<Response>;

const parametersOf = <Pattern extends string>(context: Context, route: Route<Pattern>) => {
  const schema: z.ZodType<Parameters<Pattern>> = z.object(
    Object.fromEntries(
      Object.entries(parameterSchemas).filter(([name]) => route.pattern.split('/').includes(`:${name}`)),
    ),
  ) as never;
  return schema.safeParse(context.req.param());
};

/** Reads who is asking; the guard has already refused what did not come from our own pages. */
export const requestOf = async (context: Context, deps: Deps, writes: boolean): Promise<Request> => {
  const sent = readCookie(context.req.header('cookie'));
  const cookie = sent ?? freshCookie(null);
  const session = sent ? await readSession(deps, sent) : null;
  const request = new Request(
    context,
    deps,
    session?.isStale ? seenNow(deps, cookie) : cookie,
    session,
    writes,
  );
  if (!sent || session?.isStale) context.header('Set-Cookie', cookieHeader(request.cookie));
  return request;
};

/** What is read at an address of its own, with a key that was found changed; a list only leaves out what it cannot open. */
const doubtsStop = (session: Session | null, at: readonly [string, unknown][]): boolean => {
  const doubts = session?.keyring.doubts;
  if (!doubts || doubts.size === 0) return false;
  return at.some(([name, id]) => name !== 'organisation' || (typeof id === 'string' && doubts.has(id)));
};

/** How routes are mounted: each handler gets a request and parsed, branded parameters. */
export class Mount {
  constructor(
    private readonly app: Hono,
    private readonly deps: Deps,
  ) {}

  /** Files and signs of life: the same for everyone, so nobody is looked up. */
  bare(route: Route, answer: (context: Context, deps: Deps) => Reply): void {
    this.app.on(route.method, route.pattern, (context) => answer(context, this.deps));
  }

  /** Anyone may ask. */
  open<Pattern extends string>(
    route: Route<Pattern>,
    answer: (request: Request, at: Parameters<Pattern>, member: undefined) => Reply,
  ): void {
    this.app.on(route.method, route.pattern, async (context) => {
      const request = await requestOf(context, this.deps, route.writes);
      const at = parametersOf(context, route);
      if (!at.success) return request.notFound();
      const answered = await answer(request, at.data, undefined);
      if (doubtsStop(request.session, Object.entries(at.data))) return this.doubted(request);
      await this.keepSeen(request);
      return answered;
    });
  }

  /** A signed-in person, whether or not an organisation counts her as a member. */
  person<Pattern extends string>(
    route: Route<Pattern>,
    answer: (request: Request, at: Parameters<Pattern>) => Reply,
  ): void {
    this.open(route, (request, at) => (request.session ? answer(request, at) : this.signedOut(request)));
  }

  /** A key does not fit: nothing is shown or sealed there, and she is told. */
  private doubted(request: Request): Response | Promise<Response> {
    return request.page(messagePage(request.frame, 'keyDoesNotFit'), 409);
  }

  /** What cannot be kept now is kept at the next page. */
  private async keepSeen({ session }: Request): Promise<void> {
    try {
      if (session) await keepSeenKeys(this.deps.database, session.keyring);
    } catch (problem) {
      if (!(problem instanceof DatabaseTrouble)) throw problem;
    }
  }

  /** Led to sign in; but a long text that was written meanwhile is given back first. */
  private async signedOut(request: Request): Promise<Response> {
    const texts = request.context.req.method === 'POST' ? lateTexts((await request.body()).fields) : [];
    if (texts.length === 0) return request.redirect(routes.signIn.url());
    return request.page(sessionOverPage(request.frame, texts), 403);
  }

  /** A member who has her words and has kept her recovery code: before that nothing is written that could be lost (C11). */
  member<Pattern extends string>(
    route: Route<Pattern>,
    answer: (request: Request, at: Parameters<Pattern>, member: SignedIn) => Reply,
  ): void {
    this.person(route, (request, at) => {
      if (!request.session || !isSettled(request.session)) return request.redirect(routes.account.url());
      const { member, session } = request;
      const { doubts } = session.keyring;
      if (doubts.has(session.person.id) || (member && doubts.has(member.organisation.id)))
        return this.doubted(request);
      return member ? answer(request, at, member) : request.notFound();
    });
  }
}
