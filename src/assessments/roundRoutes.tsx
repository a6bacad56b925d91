import { z } from 'zod';
import { addDays } from '../kernel/clock.ts';
import type { RoundId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { derive } from '../vault/derive.ts';
import { printSeatCode } from '../vault/seatCode.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { choice } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { chooseHow, handInAnswers, releaseAnswers, takeBackAnswers } from './answering.ts';
import { linkGrace, makeLinks, withdrawLinks } from './linking.ts';
import { LinksPage } from './linksPage.tsx';
import { chooseOther, endRound } from './opening.ts';
import { refusalInWords } from './refusals.ts';
import { RoundPage } from './roundPage.tsx';
import { readRound } from './roundView.ts';
import { sayDay } from './roundWords.tsx';
import type { RoundRefusal } from './rules.ts';
import type { Act, Looking } from './scene.ts';
import { answerModes } from './suppression.ts';
import { actOn, look } from './visiting.ts';

const nothing = z.strictObject({});
const modeForm = z.strictObject({ mode: choice(answerModes) });
const instrumentForm = z.strictObject({
  instrument: z.string().min(1, { error: 'problem.choose' }).max(80, { error: 'problem.choose' }),
});
const linksForm = z.strictObject({
  count: z
    .string()
    .trim()
    .regex(/^[1-9]\d?$/, { error: 'problem.number' })
    .transform(Number),
});

const show = async (visit: Visit, member: SignedIn, round: RoundId, said?: string): Promise<Response> => {
  const view = await look(visit, member, (looking) => readRound(looking, round, visit.language));
  if (!view) return visit.notFound();
  return visit.page(
    <RoundPage frame={visit.frame} view={view} said={said} done={visit.done} />,
    said === undefined ? 200 : 422,
  );
};

type Work<Values> = (looking: Looking, round: RoundId, values: Values) => Act<unknown, RoundRefusal>;

/** Most acts on a round are one form that comes back to its page. */
const acts =
  <Schema extends z.ZodType>(schema: Schema, done: DoneKey, work: Work<z.infer<Schema>>) =>
  async (visit: Visit, { round }: { round: RoundId }, member: SignedIn): Promise<Response> => {
    const form = await visit.form(schema);
    if (!form.ok) return show(visit, member, round, Object.values(form.problems)[0]);
    const to = () => withDone(routes.round.url({ round }), done);
    const again = (sentence: string) => show(visit, member, round, sentence);
    return actOn(visit, member, { act: form.act, to, again }, (looking) => work(looking, round, form.values));
  };

/** The codes come from the form itself: sent twice, it makes them once and shows the same (C48). */
const link = async (visit: Visit, { round }: { round: RoundId }, member: SignedIn): Promise<Response> => {
  const form = await visit.form(linksForm);
  if (!form.ok) return show(visit, member, round, Object.values(form.problems)[0]);
  const secret = visit.secretFor(form.act, 'code');
  const codes = Array.from({ length: form.values.count }, (_, place) =>
    derive(secret, `rater ${place}`, undefined, 16),
  );
  const to = routes.round.url({ round });
  const view = await look(visit, member, (looking) => readRound(looking, round, visit.language));
  const decided = await decideOnce<RoundRefusal>(visit, form.act, async (tx, keyring) => {
    const made = await makeLinks({ tx, keyring, member, now: visit.now }, round, codes);
    return made?.ok ? { ok: true, to } : made;
  });
  if (!decided?.ok || !view)
    return respond(visit, decided, (refusal) => show(visit, member, round, refusalInWords(refusal, visit.t)));
  return visit.page(
    <LinksPage
      frame={visit.frame}
      origin={visit.deps.origin}
      round={round}
      codes={codes.map(printSeatCode)}
      until={sayDay(visit.frame, addDays(view.facts.answerBy, linkGrace))}
    />,
  );
};

export const roundRoutes = (doors: Doors): void => {
  doors.member(routes.round, (visit, { round }, member) => show(visit, member, round));
  doors.member(
    routes.chooseHow,
    acts(modeForm, 'howChosen', (looking, round, { mode }) => chooseHow(looking, round, mode)),
  );
  doors.member(
    routes.chooseQuestions,
    acts(instrumentForm, 'questionsChosen', (looking, round, { instrument }) =>
      chooseOther(looking, round, instrument),
    ),
  );
  doors.member(routes.endRound, acts(nothing, 'roundEnded', endRound));
  doors.member(routes.handIn, acts(nothing, 'handedIn', handInAnswers));
  doors.member(routes.takeBack, acts(nothing, 'takenBack', takeBackAnswers));
  doors.member(routes.releaseAnswers, acts(nothing, 'released', releaseAnswers));
  doors.member(routes.linkRaters, link);
  doors.member(routes.withdrawLinks, acts(nothing, 'linksWithdrawn', withdrawLinks));
};
