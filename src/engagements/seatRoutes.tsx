import { z } from 'zod';
import type { Outcome, Refusal } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { printSeatCode, readSeatCode, seatCodeHash } from '../vault/seatCode.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { lines, type Problems, type Typed } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { Visit } from '../web/visit.ts';
import { feedbackForm } from './afterRoutes.tsx';
import { mayGiveFeedback } from './afterRules.ts';
import { appearanceFields, appearanceOf } from './appearanceForm.tsx';
import { calendarOf } from './calendar.ts';
import type { SentNote } from './disclosureForm.tsx';
import { writeFeedback } from './feedbackStore.ts';
import type { NominationRefusal } from './nominationRules.ts';
import { NominationReader } from './nominationStore.ts';
import { NomineeReader } from './nomineeStore.ts';
import { ownNotes } from './ownDisclosure.ts';
import { type AtSeat, answerOwnSeat, atSeat, changeOwnAppearance, withdrawOwnSeat } from './ownSeat.ts';
import { refusalInWords } from './refusals.ts';
import { FindSeatPage, OwnSeatPage, SeatPage, type SeatView } from './seatPages.tsx';

const nothing = z.strictObject({});
const answering = z.strictObject({
  ...appearanceFields,
  answer: z.enum(['accepted', 'declined', 'asked'], { error: 'problem.choose' }),
  note: lines(1000).default(''),
});
const appearing = z.strictObject(appearanceFields);
const finding = z.strictObject({ code: z.string().max(80) });

type Reply = Response | Promise<Response>;

/** What a code opens, for as long as the request lasts. A code that opens nothing looks like any missing page (C16). */
export const withSeat = async (
  visit: Visit,
  typed: string,
  work: (at: AtSeat, code: string) => Promise<() => Reply>,
): Promise<Response> => {
  const code = readSeatCode(typed);
  if (!code) return visit.notFound();
  const reply = await visit.asStranger(seatCodeHash(code), async (tx) => {
    const at = await atSeat(tx, code, visit.now);
    if (!at) return null;
    try {
      return await work(at, printSeatCode(code));
    } finally {
      at.keyring.close();
    }
  });
  return reply ? reply() : visit.notFound();
};

const viewOf = (visit: Visit, { nomination, terms, calledOff }: AtSeat, code: string): SeatView => ({
  frame: visit.frame,
  code,
  facts: nomination,
  terms,
  calledOff,
});

type Sent = { typed: Typed; problems: Problems };

const seatPage = (visit: Visit, view: SeatView, sent?: Sent) => () =>
  visit.page(<SeatPage {...view} sent={sent} />, sent ? 422 : 200);

const show = (visit: Visit, typed: string) =>
  withSeat(visit, typed, async (at, code) => {
    const answered = at.nomination.answer;
    const done = answered !== null && answered.answer !== 'asked';
    return done && at.nomination.link?.kind === 'return'
      ? () => visit.redirect(routes.ownSeat.url({ code }))
      : seatPage(visit, viewOf(visit, at, code));
  });

export const ownPage = async (
  visit: Visit,
  at: AtSeat,
  code: string,
  sent?: Sent,
  said?: Sent,
  note?: SentNote,
) => {
  const { tx, keyring, nomination } = at;
  const reader = new NominationReader(tx);
  const releases = await reader.releasesOf(nomination.id);
  // She knows the parties from her terms; the list of organisations is not hers to read.
  const names = new Map(at.terms.plan.organisations.map(({ key, name }) => [key, name]));
  const looks = (await reader.looks(releases.map(({ id }) => id))).map(({ organisation, on }) => ({
    name: names.get(organisation) ?? null,
    on,
  }));
  const appearance = await new NomineeReader(tx, keyring).appearance(nomination.id);
  const mayTell = mayGiveFeedback(nomination, at.terms.plan, at.now);
  const notes = await ownNotes(at);
  const view = { ...viewOf(visit, at, code), origin: visit.deps.origin, appearance, looks, mayTell, notes };
  return () =>
    visit.page(
      <OwnSeatPage {...view} sent={sent} said={said} note={note} done={visit.done} />,
      sent || said || note ? 422 : 200,
    );
};

const own = (visit: Visit, typed: string) =>
  withSeat(visit, typed, (at, code) =>
    at.nomination.link?.kind === 'return'
      ? ownPage(visit, at, code)
      : Promise.resolve(() => visit.redirect(routes.seat.url({ code }))),
  );

/** Rolls the transaction back: a refused act leaves nothing behind. */
class Refused extends Error {
  constructor(readonly refusal: Refusal<NominationRefusal>) {
    super('refused');
  }
}
const orRefuse = (outcome: Outcome<unknown, NominationRefusal>): void => {
  if (!outcome.ok) throw new Refused(outcome);
};

/** Reads what a refused act was refused for, and shows her page again with it. */
const again = async (
  visit: Visit,
  typed: string,
  act: () => Promise<Response>,
  show: (at: AtSeat, code: string, sentence: string) => Promise<() => Reply>,
): Promise<Response> => {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const sentence = refusalInWords(error.refusal, visit.t);
    return withSeat(visit, typed, (at, code) => show(at, code, sentence));
  }
};

/** Her own code comes from the form itself: sent twice, it is one answer and one code (C48). */
const answer = async (visit: Visit, typed: string): Promise<Response> => {
  const form = await visit.form(answering);
  if (!form.ok)
    return withSeat(visit, typed, async (at, code) => seatPage(visit, viewOf(visit, at, code), form));
  const fresh = visit.secretFor(form.act, 'code').subarray(0, 16);
  const { answer: said, note, ...fields } = form.values;
  const to = (code: Buffer) =>
    withDone(
      routes.ownSeat.url({ code: printSeatCode(code) }),
      said === 'accepted' ? 'seatAccepted' : said === 'declined' ? 'seatDeclined' : 'seatAsked',
    );
  const earlier = async (): Promise<Response | null> => {
    const opened = await visit.asStranger(seatCodeHash(fresh), (tx) => atSeat(tx, fresh, visit.now));
    opened?.keyring.close();
    return opened && visit.redirect(to(fresh));
  };
  const act = () =>
    withSeat(visit, typed, async (at) => {
      const appearance = said === 'accepted' ? appearanceOf(fields) : null;
      const used = at.nomination.link?.kind === 'invite' ? fresh : at.code;
      // No code in what is kept of the act: both arrivals know it.
      await visit.once(at.tx, form.act, async () => {
        orRefuse(await answerOwnSeat(at, { answer: said, note, appearance, own: fresh }));
        return '';
      });
      return () => visit.redirect(to(used));
    });
  const known = await earlier();
  if (known) return known;
  const reply = await again(visit, typed, act, async (at, code, sentence) =>
    seatPage(visit, viewOf(visit, at, code), { typed: form.typed, problems: { form: sentence } }),
  );
  // Spent between the two looks, by the same form: the code that she was given then is hers.
  return reply.status === 404 ? ((await earlier()) ?? reply) : reply;
};

const change = async (visit: Visit, typed: string): Promise<Response> => {
  const form = await visit.form(appearing);
  if (!form.ok) return withSeat(visit, typed, (at, code) => ownPage(visit, at, code, form));
  const act = () =>
    withSeat(visit, typed, async (at, code) => {
      orRefuse(await changeOwnAppearance(at, appearanceOf(form.values)));
      return () => visit.redirect(withDone(routes.ownSeat.url({ code }), 'appearanceChanged'));
    });
  return again(visit, typed, act, (at, code, sentence) =>
    ownPage(visit, at, code, { typed: form.typed, problems: { form: sentence } }),
  );
};

const withdraw = async (visit: Visit, typed: string): Promise<Response> => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const act = () =>
    withSeat(visit, typed, async (at, code) => {
      // Pressed twice, it is withdrawn all the same (C48).
      if (at.nomination.answer?.answer !== 'withdrawn') orRefuse(await withdrawOwnSeat(at));
      return () => visit.redirect(withDone(routes.ownSeat.url({ code }), 'seatLeft'));
    });
  return again(visit, typed, act, async (at, code, sentence) =>
    seatPage(visit, viewOf(visit, at, code), { typed: {}, problems: { form: sentence } }),
  );
};

const find = async (visit: Visit) => {
  const form = await visit.repeatableForm(finding);
  const typed = form.ok ? form.values.code : '';
  const code = readSeatCode(typed);
  if (code) return visit.redirect(routes.seat.url({ code: printSeatCode(code) }));
  return visit.page(
    <FindSeatPage frame={visit.frame} typed={typed} problem={visit.t('engagement.find.wrong')} />,
    422,
  );
};

const calendar = (visit: Visit, typed: string) =>
  withSeat(visit, typed, async ({ nomination, terms }) => {
    const text = calendarOf(nomination.engagement, terms.plan, visit.t('engagement.programme.entry'));
    return () => visit.file(text, 'calendar.ics', 'text/calendar');
  });

/** Her answers to the five questions: her organisation reads them, and not whose they are. */
const feedback = async (visit: Visit, typed: string): Promise<Response> => {
  const form = await visit.form(feedbackForm);
  return withSeat(visit, typed, async (at, code) => {
    if (!mayGiveFeedback(at.nomination, at.terms.plan, at.now)) return () => visit.notFound();
    if (!form.ok) return ownPage(visit, at, code, undefined, form);
    await visit.once(at.tx, form.act, async () => {
      await writeFeedback(at.tx, {
        engagement: at.nomination.engagement,
        organisation: at.nomination.organisation,
        byNominee: true,
        feedback: form.values,
        day: visit.today,
      });
      return '';
    });
    return () => visit.redirect(withDone(routes.ownSeat.url({ code }), 'feedbackGiven'));
  });
};

export const seatRoutes = (doors: Doors): void => {
  doors.open(routes.findSeat, (visit) =>
    visit.page(<FindSeatPage frame={visit.frame} typed="" problem={undefined} />),
  );
  doors.open(routes.findSeatNow, find);
  doors.open(routes.seat, (visit, { code }) => show(visit, code));
  doors.open(routes.answerSeat, (visit, { code }) => answer(visit, code));
  doors.open(routes.ownSeat, (visit, { code }) => own(visit, code));
  doors.open(routes.changeAppearance, (visit, { code }) => change(visit, code));
  doors.open(routes.withdrawSelf, (visit, { code }) => withdraw(visit, code));
  doors.open(routes.ownCalendar, (visit, { code }) => calendar(visit, code));
  doors.open(routes.ownFeedback, (visit, { code }) => feedback(visit, code));
};
