import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { z } from 'zod';
import type { Actor } from '../database/actor.ts';
import type { Tx } from '../database/open.ts';
import { type Session, signedInOf } from '../identity/session.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import type { Member } from '../kernel/organisation.ts';
import { routes } from '../routes.ts';
import type { Keyring } from '../vault/keyring.ts';
import { formKey, onceSecret } from '../vault/session.ts';
import { actOnce, earlierAnswer } from './actOnce.ts';
import type { VisitCookie } from './cookie.ts';
import type { Deps } from './deps.ts';
import { doneNotice } from './done.ts';
import { type Parsed, parseForm } from './form.ts';
import { formToken } from './formToken.ts';
import type { Frame } from './frame.ts';
import { languageOf } from './language.ts';
import { messagePage } from './messagePage.tsx';
import { type Body, bodyOf, type Uploaded } from './upload.ts';
import { type Language, type Translate, translator } from './words.ts';

type Element = HtmlEscapedString | Promise<HtmlEscapedString>;
export type Person = Session['person'];
/** Who is looking, as the rules see her, with the names her pages show. */
export type SignedIn = Member & { name: string; organisationName: string };

/** One request: who asks, in which language, and the five steps' tools: parse, read, decide, write, respond. */
export class Visit {
  readonly language: Language;
  readonly t: Translate;
  readonly now: Temporal.Instant;
  readonly today: Day;

  constructor(
    readonly context: Context,
    readonly deps: Deps,
    readonly cookie: VisitCookie,
    readonly session: Session | null,
  ) {
    this.language = languageOf(cookie.language, context.req.header('accept-language'));
    this.t = translator(this.language);
    this.now = deps.clock.now();
    this.today = dayOf(this.now);
  }

  get member(): SignedIn | null {
    return this.session ? signedInOf(this.session) : null;
  }

  get frame(): Frame {
    const { member } = this;
    return {
      t: this.t,
      language: this.language,
      path: this.context.req.method === 'GET' ? this.context.req.path : this.backPath(),
      formToken: formToken(formKey(this.cookie.secret)),
      newAct: () => randomBytes(24).toString('base64url'),
      member: member && {
        name: member.name,
        organisationName: member.organisationName,
        organisationUrl: routes.organisation.url({ organisation: member.organisation.id }),
        steward: member.role === 'steward',
      },
    };
  }

  /** A page that answers a POST has no address of its own to come back to in another language. */
  private backPath(): string {
    return this.session ? routes.home.url() : routes.front.url();
  }

  get actor(): Actor {
    return this.session ? { kind: 'person', person: this.session.person.id } : { kind: 'stranger' };
  }

  /** Reads or writes as whoever is looking. The keyring opens what she may open, and nothing outlives the request. */
  within<Result>(work: (tx: Tx, keyring: Keyring) => Promise<Result>): Promise<Result> {
    const { session } = this;
    if (!session) throw new Error('a stranger has no keyring');
    return this.deps.database.withActor(this.actor, (tx) => work(tx, session.keyring));
  }

  asStranger<Result>(bearer: Buffer | null, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.deps.database.withActor({ kind: 'stranger', ...(bearer ? { bearer } : {}) }, work);
  }

  async form<Schema extends z.ZodType>(schema: Schema): Promise<Parsed<z.infer<Schema>>> {
    return parseForm(new URLSearchParams(await this.context.req.text()), schema, this.t, { once: true });
  }

  /** A form whose act may be repeated without harm, such as the language switch. */
  async repeatableForm<Schema extends z.ZodType>(schema: Schema): Promise<Parsed<z.infer<Schema>>> {
    return parseForm(new URLSearchParams(await this.context.req.text()), schema, this.t, { once: false });
  }

  /** What was sent, either way browsers send a form, with its files. */
  async body(): Promise<Body> {
    return (await bodyOf(this.context)) ?? { fields: new URLSearchParams(), files: new Map() };
  }

  /** A form that may bring a file; repeatable where its act may be. */
  async uploadForm<Schema extends z.ZodType>(
    schema: Schema,
    { once = false } = {},
  ): Promise<{ form: Parsed<z.infer<Schema>>; files: ReadonlyMap<string, Uploaded> }> {
    const { fields, files } = await this.body();
    return { form: parseForm(fields, schema, this.t, { once }), files };
  }

  /** The same form arriving twice does its work once; both arrivals get the same answer (C48). */
  once(tx: Tx, act: string, work: () => Promise<string>): Promise<string> {
    return actOnce(tx, formKey(this.cookie.secret), act, this.today, work);
  }

  /** The act token of the form that was sent. */
  async act(): Promise<string> {
    return new URLSearchParams(await this.context.req.text()).get('act') ?? '';
  }

  /** Where this very form already led, when it was sent before. */
  async answered(): Promise<string | null> {
    const act = await this.act();
    return this.asStranger(null, (tx) => earlierAnswer(tx, formKey(this.cookie.secret), act));
  }

  /** A secret that the same form, sent again, gives again: shown once, never stored (C48). */
  secretFor(act: string, purpose: 'link' | 'code' | 'session'): Buffer {
    return onceSecret(this.cookie.secret, act, purpose);
  }

  /** The sentence for `?done=…` after a redirect, or null. */
  get done(): string | null {
    return doneNotice(this.context.req.query('done'), this.t);
  }

  page(
    element: Element,
    status: 200 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 = 200,
  ): Response | Promise<Response> {
    return this.context.html(element, status);
  }

  redirect(location: string): Response {
    return this.context.redirect(location, 303);
  }

  /** Not there and not allowed to know are one answer (C16). */
  notFound(): Response | Promise<Response> {
    return this.page(messagePage(this.frame, 'notFound'), 404);
  }

  bytes(body: Uint8Array, name: string, type: string): Response {
    return this.context.body(new Uint8Array(body), 200, {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  }

  file(body: string, name: string, type: string): Response {
    return this.context.body(body, 200, {
      'Content-Type': `${type}; charset=utf-8`,
      'Content-Disposition': `attachment; filename="${name}"`,
    });
  }
}
