import { z } from 'zod';
import { type AgreedActionId, organisationId, type RoundId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { choice, day, neededLines } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import type { SentItem } from './actionParts.tsx';
import { consentToOne, proposeAction, replyTo, reportOne, writeReading } from './following.ts';
import type { FollowRefusal } from './followRules.ts';
import { FollowReader } from './followStore.ts';
import { ItemPage } from './itemPage.tsx';
import { ResultPage } from './resultPage.tsx';
import { readItem, readResult } from './resultRead.ts';
import type { Act, Looking } from './scene.ts';
import { actOn, look } from './visiting.ts';

const nothing = z.strictObject({});
const readingForm = z.strictObject({ words: neededLines(2000) });
const replyForm = z.strictObject({ words: neededLines(3000) });
const actionForm = z.strictObject({
  what: neededLines(600),
  owner: z.string({ error: 'problem.choose' }).pipe(organisationId.catch(() => organisationId.parse(nobody))),
  dueOn: day,
});
/** No organisation: the rule then says that it is not one of the parties. */
const nobody = '00000000-0000-4000-8000-000000000000';
const doneForm = z.strictObject({ done: choice(['yes', 'no']) });

const showResult = async (
  visit: Visit,
  member: SignedIn,
  round: RoundId,
  sent?: { said: string; typed: string },
): Promise<Response> => {
  const view = await look(visit, member, (looking) => readResult(looking, round));
  if (!view) return visit.notFound();
  return visit.page(
    <ResultPage
      frame={visit.frame}
      view={view}
      done={visit.done}
      {...(sent ? { said: sent.said, typed: sent.typed } : {})}
    />,
    sent ? 422 : 200,
  );
};

type AtItem = { round: RoundId; item: string };
const showItem = async (visit: Visit, member: SignedIn, at: AtItem, sent?: SentItem): Promise<Response> => {
  const view = await look(visit, member, (looking) => readItem(looking, at.round, at.item));
  if (!view) return visit.notFound();
  return visit.page(
    <ItemPage frame={visit.frame} view={view} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

const reply = async (visit: Visit, { round }: { round: RoundId }, member: SignedIn) => {
  const form = await visit.form(replyForm);
  const typed = typeof form.typed.words === 'string' ? form.typed.words : '';
  const again = (said: string) => showResult(visit, member, round, { said, typed });
  if (!form.ok) return again(Object.values(form.problems)[0] ?? '');
  const to = () => withDone(routes.result.url({ round }), 'replied');
  return actOn(visit, member, { act: form.act, to, again }, (looking) =>
    replyTo(looking, round, form.values.words),
  );
};

const reading = async (visit: Visit, at: AtItem, member: SignedIn) => {
  const form = await visit.form(readingForm);
  const back = (problems: SentItem['problems']) =>
    showItem(visit, member, at, { form: 'reading', typed: form.typed, problems });
  if (!form.ok) return back(form.problems);
  const to = () => withDone(routes.resultItem.url(at), 'readingWritten');
  const again = (said: string) => back({ form: said });
  return actOn(visit, member, { act: form.act, to, again }, (looking) =>
    writeReading(looking, at.round, { item: at.item, words: form.values.words }),
  );
};

const action = async (visit: Visit, at: AtItem, member: SignedIn) => {
  const form = await visit.form(actionForm);
  const back = (problems: SentItem['problems']) =>
    showItem(visit, member, at, { form: 'action', typed: form.typed, problems });
  if (!form.ok) return back(form.problems);
  const { what, owner, dueOn } = form.values;
  const to = () => withDone(routes.resultItem.url(at), 'actionProposed');
  const again = (said: string) => back({ form: said });
  return actOn(visit, member, { act: form.act, to, again }, (looking) =>
    proposeAction(looking, at.round, { item: at.item, words: what, owner, dueOn }),
  );
};

type AtAction = { round: RoundId; action: AgreedActionId };
/** An action's own buttons come back to the question that it is about. */
const onAction = async (
  visit: Visit,
  member: SignedIn,
  at: AtAction,
  act: string,
  work: (looking: Looking) => Act<unknown, FollowRefusal>,
) => {
  const found = await look(visit, member, ({ tx, keyring }) =>
    new FollowReader(tx, keyring).action(at.action),
  );
  const item = found?.round === at.round ? found.item : '';
  const to = () => withDone(routes.resultItem.url({ round: at.round, item }), 'actionAnswered');
  const again = (said: string) =>
    showItem(visit, member, { round: at.round, item }, { form: 'none', typed: {}, problems: { form: said } });
  return actOn(visit, member, { act, to, again }, work);
};

const consent = async (visit: Visit, at: AtAction, member: SignedIn) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  return onAction(visit, member, at, form.act, (looking) => consentToOne(looking, at));
};

const report = async (visit: Visit, at: AtAction, member: SignedIn) => {
  const form = await visit.form(doneForm);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  return onAction(visit, member, at, form.act, (looking) =>
    reportOne(looking, at, form.values.done === 'yes'),
  );
};

export const resultRoutes = (doors: Doors): void => {
  doors.member(routes.result, (visit, { round }, member) => showResult(visit, member, round));
  doors.member(routes.resultItem, (visit, at, member) => showItem(visit, member, at));
  doors.member(routes.writeReading, reading);
  doors.member(routes.proposeAction, action);
  doors.member(routes.consentAction, consent);
  doors.member(routes.reportAction, report);
  doors.member(routes.reply, reply);
};
