import { z } from 'zod';
import type { Day } from '../../kernel/clock.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { NoteId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { ActOutcome } from '../../session/memberContext.ts';
import { printSeatCode, readSeatCode } from '../../vault/codes/seatCode.ts';
import { place } from '../../web/forms/act.ts';
import type { DoneKey } from '../../web/forms/done.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import type { Feedback } from '../after/feedback.ts';
import { writeFeedback } from '../after/feedbackStore.ts';
import { feedbackFields, feedbackOf } from '../after/form.ts';
import { mayGiveFeedback } from '../after/rules.ts';
import { agreeingOf, identityWarning, noteForm } from '../notes/form.tsx';
import { answeredNote } from '../notes/routes.tsx';
import { calendarOf } from '../plan/calendar.ts';
import { messageFields } from '../questions/form.ts';
import { type AtSeat, answerOwnSeat, askFromSeat, changeOwnAppearance, withdrawOwnSeat } from './acts.ts';
import { answerFields, appearanceFields, appearanceOf } from './appearanceForm.tsx';
import { actAtSeat, answerAtSeat, codeAfter, ownCodeOf, readAtSeat, type WithCode } from './code.ts';
import { FindSeatPage } from './findPage.tsx';
import { agreeAsNominee, refuseAsNominee } from './noteActs.ts';
import { OwnSeatPage, SeatPage } from './page.tsx';
import { readOwnSeat, readSeat } from './read.ts';

const showSeat = async (request: Request, at: WithCode, _: undefined, returned?: ReturnedForm) => {
  const view = await readAtSeat(request, at, readSeat);
  if (!view) return request.notFound();
  const { answer, link } = view.facts;
  const answered = answer !== null && answer.answer !== 'asked';
  if (!returned && answered && link?.kind === 'return')
    return request.redirect(routes.ownSeat.url({ code: view.code }));
  return request.answer(<SeatPage frame={request.frame} view={view} returned={returned} />, returned);
};

const showOwn = async (request: Request, at: WithCode, _: undefined, returned?: ReturnedForm) => {
  const view = await readAtSeat(request, at, readOwnSeat);
  if (!view) return request.notFound();
  if (!returned && view.facts.link?.kind !== 'return')
    return request.redirect(routes.seat.url({ code: view.code }));
  const { frame, done, deps } = request;
  return request.answer(
    <OwnSeatPage frame={frame} view={view} origin={deps.origin} returned={returned} done={done} />,
    returned,
  );
};

const dayNumber = (day: Day): number =>
  Temporal.PlainDate.from('2026-01-01').until(day, { largestUnit: 'day' }).days + 1;

const calendar = async (request: Request, at: WithCode) => {
  // Which wording it is she is not told: what she fetches later takes the place of what she fetched before.
  const wording = { number: dayNumber(request.today), madeOn: request.today };
  const text = await readAtSeat(request, at, async ({ nomination, terms }) =>
    calendarOf(nomination.engagement, terms.plan, request.t('engagement.programme.entry'), wording),
  );
  return text === null ? request.notFound() : request.file(text, 'calendar.ics', 'text/calendar');
};

const find = async (request: Request) => {
  const form = await request.repeatableForm(z.strictObject({ code: z.string().max(80) }));
  const typed = form.ok ? form.values.code : '';
  const code = readSeatCode(typed);
  if (code) return request.redirect(routes.seat.url({ code: printSeatCode(code) }));
  return request.page(
    <FindSeatPage frame={request.frame} typed={typed} problem={request.t('engagement.find.wrong')} />,
    422,
  );
};

/** Her answers to the five questions: her organisation reads them, and not whose they are. */
const giveOwnFeedback = async (at: AtSeat, feedback: Feedback): ActOutcome => {
  const { tx, nomination, terms, now } = at;
  if (!mayGiveFeedback(nomination, terms.plan, now)) return null;
  const { engagement, organisation } = nomination;
  await writeFeedback(tx, { engagement, organisation, byNominee: true, feedback, day: dayOf(now) });
  return { ok: true };
};

/** Who may not tell is told what anybody is told of a code that opens nothing, whatever she sends (C16). */
const showTelling = async (request: Request, at: WithCode, _: undefined, returned?: ReturnedForm) => {
  const may = await readAtSeat(request, at, async ({ nomination, terms, now }) =>
    mayGiveFeedback(nomination, terms.plan, now),
  );
  return may ? showOwn(request, at, _, returned) : request.notFound();
};

/** No code in what is kept of an act: both arrivals of a form know theirs. */
const backToOwn = {
  to: () => '',
  reply: (request: Request, { code }: WithCode, _: undefined, { to }: { to: string }) =>
    request.redirect(routes.ownSeat.url({ code }) + to),
};

const answered: Record<'accepted' | 'declined' | 'asked', DoneKey> = {
  accepted: 'seatAccepted',
  declined: 'seatDeclined',
  asked: 'seatAsked',
};

const seat = place(routes.seat, showSeat);
const own = place(routes.ownSeat, showOwn);

const answer = answerAtSeat(
  seat,
  (facts: { answer: keyof typeof answered }) => answered[facts.answer],
  answerFields,
  (at, _, values, submission) => {
    const { answer: said, note, ...shown } = values;
    const given = { note, own: ownCodeOf(submission) };
    return said === 'accepted'
      ? answerOwnSeat(at, { ...given, answer: said, appearance: appearanceOf(shown) })
      : answerOwnSeat(at, { ...given, answer: said });
  },
  {
    ...backToOwn,
    reply: async (request, at, _, sent) =>
      request.redirect(routes.ownSeat.url({ code: await codeAfter(request, at, sent) }) + sent.to),
  },
);

const answerNote = actAtSeat(
  own,
  answeredNote,
  noteForm,
  (at, { note }: WithCode & { note: NoteId }, values) =>
    values.answer === 'refused' ? refuseAsNominee(at, note) : agreeAsNominee(at, note, agreeingOf(values)),
  { ...backToOwn, before: async (_, __, ___, values) => identityWarning(values) },
);

const change = actAtSeat(
  own,
  'appearanceChanged',
  appearanceFields,
  (at, _, values) => changeOwnAppearance(at, appearanceOf(values)),
  backToOwn,
);

const tell = actAtSeat(
  place(routes.ownSeat, showTelling),
  'feedbackGiven',
  feedbackFields,
  (at, _, values) => giveOwnFeedback(at, feedbackOf(values)),
  backToOwn,
);

const ask = actAtSeat(
  own,
  'seatQuestionSent',
  messageFields,
  (at, _, { words }) => askFromSeat(at, words),
  backToOwn,
);

export const seatRoutes = (mount: Mount): void => {
  mount.open(routes.findSeat, (request) =>
    request.page(<FindSeatPage frame={request.frame} typed="" problem={undefined} />),
  );
  mount.open(routes.findSeatNow, find);
  mount.open(routes.seat, showSeat);
  mount.open(routes.ownSeat, showOwn);
  mount.open(routes.ownCalendar, calendar);
  mount.open(routes.answerSeat, answer);
  mount.open(routes.answerOwnNote, answerNote);
  mount.open(routes.askOrganisation, ask);
  mount.open(routes.changeAppearance, change);
  mount.open(routes.ownFeedback, tell);
  mount.open(routes.withdrawSelf, actAtSeat(seat, 'seatLeft', {}, withdrawOwnSeat, backToOwn));
};
