import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { HtmlEscapedString } from 'hono/utils/html';
import type { z } from 'zod';
import type { Comer } from '../admission/comer.ts';
import { deviceOf, newMark } from '../admission/deviceMark.ts';
import type { Actor } from '../database/actor.ts';
import type { Tx } from '../database/tx.ts';
import { type Day, dayOf } from '../kernel/clock.ts';
import type { PersonId } from '../kernel/ids.ts';
import type { Outcome, RefusalKey } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import type { HeldForm } from '../secrets/heldForm.ts';
import type { ActOutcome, MemberContext } from '../session/memberContext.ts';
import { type Session, type SignedIn, signedInOf } from '../session/session.ts';
import { answerKey, ShownOnce } from '../vault/codes/shownOnce.ts';
import type { Keyring } from '../vault/keyring.ts';
import { formKey, sessionIdHash } from '../vault/session.ts';
import { Bench, laneOf, type NotDone, openLane } from '../work/task.ts';
import { sourceOf } from './arrival.ts';
import { type BrowserCookie, seenNow } from './cookie.ts';
import type { Deps } from './deps.ts';
import { actOnce, earlierAnswer } from './forms/actOnce.ts';
import { doneNotice } from './forms/done.ts';
import { type Parsed, parseForm } from './forms/parse.ts';
import type { ReturnedForm } from './forms/returned.ts';
import { formToken } from './forms/token.ts';
import { type Body, bodyOf, type Uploaded } from './forms/upload.ts';
import type { Frame } from './frame.ts';
import { messagePage } from './pages/messagePage.tsx';
import { placedIn } from './placed/placing.ts';
import { languageOf } from './words/language.ts';
import { type Language, type Translate, translator } from './words/translate.ts';

type Element = HtmlEscapedString | Promise<HtmlEscapedString>;
export type Person = Session['person'];

export const comerOf = (context: Context, deps: Deps, mark: string | null): Comer => {
  const device = deviceOf(deps.pepper, mark, dayOf(deps.clock.now()));
  return deps.delays.trusted({ source: sourceOf(context), device });
};

/** One request: who asks, in which language, and the five steps' tools: parse, read, decide, write, respond. */
export class Request {
  readonly language: Language;
  readonly t: Translate;
  readonly now: Temporal.Instant;
  readonly today: Day;
  #comeBack = false;

  constructor(
    readonly context: Context,
    readonly deps: Deps,
    readonly cookie: BrowserCookie,
    readonly session: Session | null,
    /** May what is asked change anything? A page that only reads may not. */
    readonly writes = true,
  ) {
    this.language = languageOf(cookie.language, context.req.header('accept-language'));
    this.t = translator(this.language);
    this.now = deps.clock.now();
    this.today = dayOf(this.now);
  }

  get member(): SignedIn | null {
    return this.session ? signedInOf(this.session) : null;
  }

  /** Where foreign input is read, in her own turn. */
  get work(): Bench {
    const { member } = this;
    return new Bench(this.deps.work, member ? laneOf(member) : openLane(sourceOf(this.context).key));
  }

  get frame(): Frame {
    const { member } = this;
    return {
      t: this.t,
      language: this.language,
      path: this.context.req.method === 'GET' ? this.context.req.path : this.backPath(),
      formToken: formToken(formKey(this.cookie.secret)),
      newSubmission: () => randomBytes(24).toString('base64url'),
      placed: (bytes) => this.placed(bytes),
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

  /** Who asks for slow work: from where, and with a device that signed in before, while that is not too often wrong. */
  get comer(): Comer {
    return comerOf(this.context, this.deps, this.cookie.mark);
  }

  /** What judging a passphrase takes, through the gate as whoever asks. */
  get means() {
    const { database, pepper, turnstile } = this.deps;
    return { database, pepper, turnstile: turnstile.for(this.comer) };
  }

  /** The cookie of whoever has just signed in here: with a mark, so that this device has a lane of its own (C35). */
  signedInCookie(secret: Buffer, person: PersonId): BrowserCookie {
    const { cookie, deps, now, today } = this;
    const isMarked = deviceOf(deps.pepper, cookie.mark, today) !== null;
    const getsMark = !isMarked && deps.delays.marks.take([person], now);
    return { ...this.sessionCookie(secret), mark: getsMark ? newMark(deps.pepper, today) : cookie.mark };
  }

  /** The cookie of the session that this secret opens. */
  sessionCookie(secret: Buffer): BrowserCookie {
    return seenNow(this.deps, { ...this.cookie, secret });
  }

  get actor(): Actor {
    const { session, cookie } = this;
    if (!session) return { kind: 'stranger' };
    // Her session's row is found by its cookie alone.
    return { kind: 'person', person: session.person.id, bearer: sessionIdHash(cookie.secret) };
  }

  /** Reads or writes as whoever is looking. The keyring opens what she may open, and nothing outlives the request. */
  within<Result>(work: (tx: Tx, keyring: Keyring) => Promise<Result>): Promise<Result> {
    const { session } = this;
    if (!session) throw new Error('a stranger has no keyring');
    return this.deps.database.withActor(this.actor, (tx) => work(tx, session.keyring), this);
  }

  /** Acts as whoever is signed in: what a rule refuses leaves nothing behind. */
  attempt<Facts>(work: (tx: Tx, keyring: Keyring) => ActOutcome<Facts>): ActOutcome<Facts> {
    const { session } = this;
    if (!session) throw new Error('a stranger has no keyring');
    return this.deps.database.attempt(this.actor, (tx) => work(tx, session.keyring));
  }

  /** Acts without an account, by what a link or a code in hand opens. */
  attemptAsStranger<Facts>(bearer: Buffer | null, work: (tx: Tx) => ActOutcome<Facts>): ActOutcome<Facts> {
    return this.deps.database.attempt({ kind: 'stranger', ...(bearer ? { bearer } : {}) }, work);
  }

  /** Reads as the member who is signed in. */
  readAs<Result>(member: SignedIn, work: (context: MemberContext) => Promise<Result>): Promise<Result> {
    return this.within((tx, keyring) => work(this.memberContext(tx, keyring, member)));
  }

  memberContext(tx: Tx, keyring: Keyring, member: SignedIn): MemberContext {
    return { tx, keyring, member, now: this.now, work: new Bench(this.deps.work, laneOf(member)) };
  }

  asStranger<Result>(bearer: Buffer | null, work: (tx: Tx) => Promise<Result>): Promise<Result> {
    return this.deps.database.withActor({ kind: 'stranger', ...(bearer ? { bearer } : {}) }, work, this);
  }

  async form<Schema extends z.ZodType>(schema: Schema): Promise<Parsed<z.infer<Schema>>> {
    const { fields, secrets } = await this.body();
    return parseForm(fields, schema, this.t, { once: true, ...(secrets ? { secrets } : {}) });
  }

  /** A form whose act may be repeated without harm, such as the language switch. */
  async repeatableForm<Schema extends z.ZodType>(schema: Schema): Promise<Parsed<z.infer<Schema>>> {
    return parseForm((await this.body()).fields, schema, this.t, { once: false });
  }

  /** What was sent, either way browsers send a form, with its files. */
  body(): Promise<Body> {
    return bodyOf(this.context);
  }

  /** The form that was sent, where it holds secrets: to ask about what this process does not read. */
  async held(): Promise<HeldForm> {
    const { held } = await this.body();
    if (!held) throw new Error(`no form with secrets comes to ${this.context.req.routePath}`);
    return held;
  }

  /** What stands in a page for these bytes, which are put there when it leaves. Such a page is not compressed. */
  placed(bytes: Uint8Array): string {
    this.context.req.raw.headers.delete('accept-encoding');
    return placedIn(this.context).add(bytes);
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
  actOnce<Key extends string = RefusalKey>(
    tx: Tx,
    token: string,
    work: () => Promise<Outcome<{ to: string }, Key> | null>,
    shown?: ShownOnce,
  ): Promise<Outcome<{ to: string }, Key> | null> {
    return actOnce(tx, { key: formKey(this.cookie.secret), token, day: this.today, shown }, work);
  }

  /** Where this very form already led, when it was sent before; and what it made then. */
  async answered(shown?: ShownOnce): Promise<string | null> {
    const token = (await this.body()).fields.get('act') ?? '';
    const earlier = { key: formKey(this.cookie.secret), token, ...(shown ? { shown } : {}) };
    return this.asStranger(null, (tx) => earlierAnswer(tx, earlier));
  }

  /** What this form makes and shows once. A passphrase in it is asked for each time, and guessed at by no answer. */
  async shownOnce(token: string): Promise<ShownOnce> {
    const { fields } = await this.body();
    const typed = [...fields].filter(([name]) => name !== 'passphrase' && name !== 'token');
    return new ShownOnce(answerKey(this.cookie.secret, token, typed), this.now);
  }

  /** The sentence for `?done=…` after a redirect, or null. */
  get done(): string | null {
    return doneNotice(this.context.req.query('done'), this.t);
  }

  /** Why work was not done, as a sentence for its field; where others' is waiting, the answer says when to come back. */
  undoneInWords(undone: NotDone): string {
    if (undone === 'busy') this.#comeBack = true;
    return this.t(`work.${undone}`);
  }

  page(
    element: Element,
    status: 200 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 = 200,
  ): Response | Promise<Response> {
    if (!this.#comeBack) return this.context.html(element, status);
    this.context.header('Retry-After', '20');
    return this.context.html(element, 503);
  }

  /** A page with a form on it: as it is, or as it came back. */
  answer(element: Element, returned: ReturnedForm | undefined): Response | Promise<Response> {
    return this.page(element, returned?.status ?? 200);
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
