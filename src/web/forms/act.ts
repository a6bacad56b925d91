import { z } from 'zod';
import type { Tx } from '../../database/tx.ts';
import type { Refusal, RefusalKey } from '../../kernel/outcome.ts';
import type { ActOutcome, MemberContext } from '../../session/memberContext.ts';
import type { SignedIn } from '../../session/session.ts';
import { ShownAlready, type ShownOnce } from '../../vault/codes/shownOnce.ts';
import { messagePage } from '../pages/messagePage.tsx';
import type { Request } from '../request.ts';
import { refusalInWords } from '../words/refusals.ts';
import type { WordKey } from '../words/translate.ts';
import { type DoneKey, withDone } from './done.ts';
import type { Parsed, Problems } from './parse.ts';
import type { ReturnedForm } from './returned.ts';

type Reply = Response | Promise<Response>;
/** Whoever asks: a member, or nobody with an account. */
type Who = SignedIn | undefined;

/** Refusals that one field can mend stand beside that field. */
type FieldOf = Partial<Record<RefusalKey, string>>;

/** Refusals that a page says in words of its own. */
type WordsOf = Partial<Record<RefusalKey, WordKey>>;

/** Where a form stands: its address, and how its page is shown, alone or with what came back. */
export type Place<At, Asker extends Who = SignedIn> = {
  url: (at: At) => string;
  show: (request: Request, at: At, member: Asker, returned?: ReturnedForm) => Reply;
  fieldOf?: FieldOf;
  wordsOf?: WordsOf;
  statusOf?: (refusal: Refusal) => 403 | 422;
};

export const place = <At, Asker extends Who = SignedIn>(
  route: { url: (at: At) => string },
  show: Place<At, Asker>['show'],
  more: Pick<Place<At, Asker>, 'fieldOf' | 'wordsOf' | 'statusOf'> = {},
): Place<At, Asker> => ({ url: (at) => route.url(at), show, ...more });

/** A form's fields: a shape, or a schema that reads the whole of it. */
type Fields = z.ZodRawShape | z.ZodType;
export type ValuesOf<Form extends Fields> = Form extends z.ZodType
  ? z.infer<Form>
  : Form extends z.ZodRawShape
    ? z.infer<z.ZodObject<Form>>
    : never;

/** One sending of a form. Its secrets are fresh; sent again at once, it has the same ones (C48). */
export type Submission = { token: string; secret: (purpose: 'link' | 'code') => Buffer };

/** A sending that was taken: what it said, and where it leads. */
export type Sent<Values> = Submission & { values: Values; to: string };

type Work<Context, At, Form extends Fields, Facts> = (
  context: Context,
  at: At,
  values: ValuesOf<Form>,
  submission: Submission,
) => ActOutcome<Facts>;

type More<At, Asker extends Who, Form extends Fields, Facts> = {
  /** Where it leads, when not back to its place. */
  to?: (at: At, facts: Facts) => string;
  /** Shows something once, such as a link, instead of leading on to `to`. */
  reply?: (request: Request, at: At, member: Asker, sent: Sent<ValuesOf<Form>>) => Reply;
  /** Asked before the act, such as the passphrase: what is wrong with it, another answer, or null. */
  before?: (
    request: Request,
    at: At,
    member: Asker,
    values: ValuesOf<Form>,
  ) => Promise<Problems | Response | null>;
  /** Reads the form in a way of its own, with files for example. */
  read?: (request: Request, at: At, member: Asker) => Promise<Parsed<ValuesOf<Form>>>;
};

/** What is said where it leads; null: nothing. */
type Done = DoneKey | null;

/** How an act gets at the database: as whom, and with what in hand. Null: there is nothing for whoever asks (C16). */
export type Opening<At, Asker extends Who, Context extends { tx: Tx }> = <Facts>(
  request: Request,
  at: At,
  member: Asker,
  work: (context: Context) => ActOutcome<Facts>,
  shown: ShownOnce,
) => ActOutcome<Facts>;

/** What was made is shown to whoever sent the form first, and now to nobody. */
const showAgain = async (request: Request, reply: () => Reply): Promise<Response> => {
  try {
    return await reply();
  } catch (problem) {
    if (problem instanceof ShownAlready) return request.page(messagePage(request.frame, 'shownAlready'), 409);
    throw problem;
  }
};

const schemaOf = (fields: Fields): z.ZodType =>
  fields instanceof z.ZodType ? fields : z.strictObject(fields);

/**
 * The one way to receive a form: parse, read, decide and write in one transaction, once per form (C48), then lead on;
 * or show its place again with what was typed and why not. `actAs` says as whom the database is asked.
 */
export const actAs =
  <OpeningAt, Asker extends Who, Context extends { tx: Tx }>(open: Opening<OpeningAt, Asker, Context>) =>
  <PlaceAt, At extends OpeningAt & PlaceAt, Form extends Fields, Facts>(
    where: Place<PlaceAt, Asker>,
    done: Done | ((facts: Facts) => Done),
    fields: Form,
    work: Work<Context, At, Form, Facts>,
    more: More<At, Asker, Form, Facts> = {},
  ) =>
  async (request: Request, at: At, member: Asker): Promise<Response> => {
    const action = request.context.req.path;
    const form = await (more.read
      ? more.read(request, at, member)
      : request.form(schemaOf(fields) as z.ZodType<ValuesOf<Form>>));
    const again = (problems: Problems, refusal: Refusal | null = null) => {
      const status = refusal ? (where.statusOf?.(refusal) ?? 422) : 422;
      return where.show(request, at, member, { action, typed: form.typed, problems, refusal, status });
    };
    if (!form.ok) return again(form.problems);
    const { values, submissionToken: token } = form;
    const wrong = await more.before?.(request, at, member, values);
    if (wrong) return wrong instanceof Response ? wrong : again(wrong);
    const shown = await request.shownOnce(token);
    const submission: Submission = { token, secret: (purpose) => shown.secret(purpose) };
    const once = (context: Context) => async () => {
      const decided = await work(context, at, values, submission);
      if (!decided?.ok) return decided;
      // What is shown once is in no address that is kept, and neither is the address it came by.
      const to = more.to ? more.to(at, decided) : more.reply ? '' : where.url(at);
      const said = typeof done === 'function' ? done(decided) : done;
      return { ok: true, to: said === null ? to : withDone(to, said) } as const;
    };
    const outcome = await open(
      ...([request, at, member] as const),
      (context) => request.actOnce(context.tx, token, once(context), more.reply && shown),
      shown,
    );
    if (!outcome) return request.notFound();
    if (outcome.ok) {
      const { reply } = more;
      if (!reply) return request.redirect(outcome.to);
      return showAgain(request, () => reply(request, at, member, { ...submission, values, to: outcome.to }));
    }
    const words = where.wordsOf?.[outcome.refusal];
    const sentence = words ? request.t(words) : refusalInWords(outcome, request.t);
    return again({ [where.fieldOf?.[outcome.refusal] ?? 'form']: sentence }, outcome);
  };

/** What the member who is signed in does. */
export const act = actAs<unknown, SignedIn, MemberContext>((request, _, member, work) =>
  request.attempt((tx, keyring) => work(request.memberContext(tx, keyring, member))),
);
