import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { readSession } from '../identity/session.ts';
import * as ids from '../kernel/ids.ts';
import { languageCode } from '../language/vocabulary.ts';
import { type Route, routes } from '../routes.ts';
import { cookieHeader, freshCookie, readCookie } from './cookie.ts';
import type { Deps } from './deps.ts';
import { lateTexts, sessionOverPage } from './sessionOver.tsx';
import { type SignedIn, Visit } from './visit.ts';

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
  disclosure: ids.disclosureId,
  payment: ids.paymentId,
  daysOff: ids.daysOffId,
  statement: ids.statementId,
  wording: ids.wordingId,
  passage: ids.passageId,
  contribution: ids.contributionId,
  stated: ids.statedId,
  endorsement: ids.endorsementId,
  objection: ids.objectionId,
  elsewhere: ids.elsewhereId,
  // assessments; an instrument that ships with the product is known by its key
  round: ids.roundId,
  action: ids.agreedActionId,
  instrument: z.union([ids.instrumentId, z.string().regex(/^alongside-[a-z]{1,30}$/)]),
  item: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,59}$/),
  table: z.enum(['csv', 'json', 'xlsx']),
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
export const visitOf = async (context: Context, deps: Deps): Promise<Visit> => {
  const sent = readCookie(context.req.header('cookie'));
  const cookie = sent ?? freshCookie(null);
  if (!sent) context.header('Set-Cookie', cookieHeader(cookie));
  const session = sent ? await readSession(deps, sent.secret) : null;
  return new Visit(context, deps, cookie, session);
};

/** How routes are mounted: each handler gets a visit and parsed, branded parameters. */
export class Doors {
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
    answer: (visit: Visit, at: Parameters<Pattern>) => Reply,
  ): void {
    this.app.on(route.method, route.pattern, async (context) => {
      const visit = await visitOf(context, this.deps);
      const at = parametersOf(context, route);
      return at.success ? answer(visit, at.data) : visit.notFound();
    });
  }

  /** A signed-in person, whether or not an organisation counts her as a member. */
  person<Pattern extends string>(
    route: Route<Pattern>,
    answer: (visit: Visit, at: Parameters<Pattern>) => Reply,
  ): void {
    this.open(route, (visit, at) => (visit.session ? answer(visit, at) : this.signedOut(visit)));
  }

  /** Led to sign in; but a long text that was written meanwhile is given back first. */
  private async signedOut(visit: Visit): Promise<Response> {
    const texts = visit.context.req.method === 'POST' ? lateTexts((await visit.body()).fields) : [];
    if (texts.length === 0) return visit.redirect(routes.signIn.url());
    return visit.page(sessionOverPage(visit.frame, texts), 403);
  }

  /** A member who has kept her recovery code: before that nothing is written that could be lost (C11). */
  member<Pattern extends string>(
    route: Route<Pattern>,
    answer: (visit: Visit, at: Parameters<Pattern>, member: SignedIn) => Reply,
  ): void {
    this.person(route, (visit, at) => {
      if (!visit.session?.person.codeConfirmed) return visit.redirect(routes.account.url());
      const { member } = visit;
      return member ? answer(visit, at, member) : visit.notFound();
    });
  }
}
