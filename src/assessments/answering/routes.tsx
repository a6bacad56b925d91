import { z } from 'zod';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { printSeatCode, readSeatCode } from '../../vault/codes/seatCode.ts';
import { act, actAs, type Opening, place } from '../../web/forms/act.ts';
import { type DoneKey, withDone } from '../../web/forms/done.ts';
import { type Parsed, typedOf } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { type AtLink, giveLinked, keepLinked, readLink } from '../links/linkedSheet.ts';
import { raterHash } from '../links/store.ts';
import { type PartAnswers, withPart } from '../sheet/facts.ts';
import type { AtRound } from '../visible.ts';
import { giveSheet, keepSheet } from './acts.ts';
import { type SheetPart, sheetFields, sheetIn, textOf } from './form.ts';
import { SheetPage } from './page.tsx';
import { linkedView, readSheet } from './read.ts';
import type { SheetView } from './view.ts';

const partNamed = (parts: readonly SheetPart[], name: string | undefined): SheetPart => {
  const part = parts.find(({ key }) => key === name) ?? parts[0];
  if (!part) throw new Error('an instrument without questions');
  return part;
};

const page = (request: Request, view: SheetView, returned: ReturnedForm | undefined) => {
  const named = returned ? textOf(returned.typed, 'part') : request.context.req.query('part');
  const part = partNamed(view.parts, named);
  const { questions } = part;
  // What was refused counts as answered on the page: only the rule said no to it.
  const sheet = returned?.refusal
    ? withPart(view.sheet, { questions, sheet: sheetIn(questions, returned.typed) })
    : view.sheet;
  return request.answer(
    <SheetPage
      frame={request.frame}
      view={{ ...view, sheet }}
      part={part}
      returned={returned}
      done={request.done}
    />,
    returned,
  );
};

/** One part as it was sent, and what its button says: on to the next part, leave it for now, or give the sheet. */
type SentPart = { answers: PartAnswers; gives: boolean; next: string | null };
/** Its fields are the round's questions: `partSent` reads them. */
const sentPart = z.custom<SentPart>();

const partSent = async (request: Request, view: SheetView | null): Promise<Parsed<SentPart>> => {
  const body = (await request.body()).fields;
  if (!view) return { ok: false, problems: {}, typed: typedOf(body) };
  const part = partNamed(view.parts, body.get('part') ?? undefined);
  const { questions } = part;
  const form = await request.form(sheetFields(questions));
  if (!form.ok) return form;
  const after = view.parts[view.parts.indexOf(part) + 1];
  const does = form.values.do;
  return {
    ...form,
    values: {
      answers: { questions, sheet: sheetIn(questions, form.values) },
      gives: does === 'give',
      next: does === 'next' ? (after?.key ?? null) : null,
    },
  };
};

const doneWith = ({ gives, next }: SentPart): DoneKey | null =>
  gives ? 'sheetGiven' : next === null ? 'sheetKept' : null;
const partUrl = (sheet: string, part: string): string => `${sheet}?part=${encodeURIComponent(part)}`;

const show = async (request: Request, { round }: AtRound, member: SignedIn, returned?: ReturnedForm) => {
  const found = await request.readAs(member, (context) => readSheet(context, { round }, request.frame));
  if (!found) return request.notFound();
  // Nothing to write here now: the round's own page says why, and what is next.
  if (!returned && !found.open) return request.redirect(routes.round.url({ round }));
  return page(request, found.view, returned);
};

const keepOrGive = act(
  place(routes.sheet, show),
  doneWith,
  sentPart,
  async (context, at: AtRound, sent) => {
    const outcome = await (sent.gives ? giveSheet : keepSheet)(context, at, sent.answers);
    return outcome?.ok ? { ok: true, ...sent } : outcome;
  },
  {
    to: (at, { next }) => (next === null ? routes.round.url(at) : partUrl(routes.sheet.url(at), next)),
    read: async (request, at, member) => {
      const found = await request.readAs(member, (context) => readSheet(context, at, request.frame));
      return partSent(request, found?.view ?? null);
    },
  },
);

type AtCode = { code: string };

/** One that opens nothing looks like any missing page (C16). */
const viewAtLink = async (request: Request, { code: typed }: AtCode): Promise<SheetView | null> => {
  const code = readSeatCode(typed);
  const linked =
    code && (await request.asStranger(raterHash(code), (tx) => readLink({ tx, code, now: request.now })));
  return linked && linkedView(request.frame, linked, printSeatCode(code));
};

const showLinked = async (request: Request, at: AtCode, _: undefined, returned?: ReturnedForm) => {
  const view = await viewAtLink(request, at);
  return view ? page(request, view, returned) : request.notFound();
};

const byLink: Opening<AtCode, undefined, AtLink> = async (request, { code: typed }, _, work) => {
  const code = readSeatCode(typed);
  return code && request.attemptAsStranger(raterHash(code), (tx) => work({ tx, code, now: request.now }));
};

const thanks = withDone(routes.findSheet.url(), 'sheetGiven');
const keepOrGiveLinked = actAs(byLink)(
  place(routes.linkedSheet, showLinked),
  () => null,
  sentPart,
  async (at, _: AtCode, sent) => {
    const outcome = await (sent.gives ? giveLinked : keepLinked)(at, sent.answers);
    return outcome?.ok ? { ok: true, ...sent } : outcome;
  },
  {
    // No code in what is kept of the act: both arrivals know it.
    to: (_, { gives }) => (gives ? thanks : ''),
    reply: (request, at, _, { values: { gives, next } }) => {
      const sheet = routes.linkedSheet.url(at);
      if (gives) return request.redirect(thanks);
      return request.redirect(next === null ? withDone(sheet, 'sheetKept') : partUrl(sheet, next));
    },
    read: async (request, at) => partSent(request, await viewAtLink(request, at)),
  },
);

/** Her link is gone with her sheet: the same form, sent again, gets the same thanks (C48). */
const sendLinked = async (request: Request, at: AtCode, nobody: undefined) => {
  const earlier = await request.answered();
  return earlier ? request.redirect(earlier) : keepOrGiveLinked(request, at, nobody);
};

export const sheetRoutes = (mount: Mount): void => {
  mount.member(routes.sheet, show);
  mount.member(routes.keepSheet, keepOrGive);
  mount.open(routes.linkedSheet, showLinked);
  mount.open(routes.keepLinkedSheet, sendLinked);
};
