import { z } from 'zod';
import { type InstrumentId, instrumentId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import type { Instrument } from './instrument.ts';
import { changeInstrument, retireInstrument, writeInstrument } from './instrumentActs.ts';
import { mayWriteQuestions } from './instrumentRules.ts';
import { InstrumentReader, type OwnInstrument } from './instrumentStore.ts';
import { questionsCsv, questionsJson } from './questionsFiles.ts';
import { importedInstrument, importForm, instrumentOf, questionsForm, typedOf } from './questionsForm.ts';
import { QuestionSetsPage, QuestionsPage } from './questionsPages.tsx';
import { shippedInstruments } from './shipped.ts';
import { actOn, look } from './visiting.ts';
import { WriteQuestionsPage } from './writeQuestionsPage.tsx';
import { instrumentXlsForm, xlsxType } from './xlsForm.ts';

const nothing = z.strictObject({});
type Found = { body: Instrument; own: OwnInstrument | null };

/** By the key of one that ships with the product, or the id of one's own. */
const find = async (visit: Visit, member: SignedIn, id: string): Promise<Found | null> => {
  const ours = shippedInstruments.find(({ key }) => key === id);
  if (ours) return { body: ours, own: null };
  const own = instrumentId.safeParse(id);
  if (!own.success) return null;
  const found = await look(visit, member, ({ tx, keyring }) =>
    new InstrumentReader(tx, keyring).instrument(own.data),
  );
  return found && { body: found.body, own: found };
};

const list = async (
  visit: Visit,
  member: SignedIn,
  sent?: { json: string; problem: string },
): Promise<Response> => {
  const own = await look(visit, member, ({ tx, keyring }) =>
    new InstrumentReader(tx, keyring).ofOrganisation(member.organisation.id),
  );
  return visit.page(
    <QuestionSetsPage
      frame={visit.frame}
      own={own}
      may={mayWriteQuestions(member)}
      done={visit.done}
      sent={sent}
    />,
    sent ? 422 : 200,
  );
};

const show = async (visit: Visit, member: SignedIn, id: string, said?: string): Promise<Response> => {
  const found = await find(visit, member, id);
  if (!found) return visit.notFound();
  return visit.page(
    <QuestionsPage
      frame={visit.frame}
      {...found}
      id={id}
      may={mayWriteQuestions(member)}
      said={said}
      done={visit.done}
    />,
    said === undefined ? 200 : 422,
  );
};

const begin = async (visit: Visit, member: SignedIn): Promise<Response> => {
  const from = visit.context.req.query('from') ?? 'alongside-pulse';
  const found = await find(visit, member, from);
  if (!found || !mayWriteQuestions(member).ok) return visit.notFound();
  const language = visit.context.req.query('language') ?? visit.language;
  const typed = typedOf(found.body, language, from);
  return visit.page(<WriteQuestionsPage frame={visit.frame} typed={typed} own={found.own?.id ?? null} />);
};

const bring = async (visit: Visit, member: SignedIn): Promise<Response> => {
  const form = await visit.form(importForm);
  const json = typeof form.typed.json === 'string' ? form.typed.json : '';
  const again = (problem: string) => list(visit, member, { json, problem });
  if (!form.ok) return again(Object.values(form.problems)[0] ?? '');
  const body = importedInstrument(form.values.json);
  if (!body) return again(visit.t('assessment.questions.problem.file'));
  const to = ({ id }: { id: InstrumentId }) =>
    withDone(routes.questions.url({ instrument: id }), 'questionsWritten');
  return actOn(visit, member, { act: form.act, to, again }, (looking) => writeInstrument(looking, body));
};

const write = async (visit: Visit, member: SignedIn, own: InstrumentId | null): Promise<Response> => {
  if (!own && new URLSearchParams(await visit.context.req.text()).has('json')) return bring(visit, member);
  const form = await visit.form(questionsForm);
  const { typed } = form;
  const again = (problems: Record<string, string>) =>
    visit.page(<WriteQuestionsPage frame={visit.frame} typed={typed} problems={problems} own={own} />, 422);
  const from = typeof typed.from === 'string' ? typed.from : '';
  const before = await find(visit, member, own ?? from);
  if (own && !before) return visit.notFound();
  if (!form.ok) return again(form.problems);
  const read = instrumentOf(form.values, before?.body ?? null, visit.t);
  if (!read.ok) return again(read.problems);
  const to = ({ id }: { id: InstrumentId }) =>
    withDone(routes.questions.url({ instrument: id }), 'questionsWritten');
  const refused = (sentence: string) => again({ form: sentence });
  return actOn(visit, member, { act: form.act, to, again: refused }, (looking) =>
    own ? changeInstrument(looking, own, read.body) : writeInstrument(looking, read.body),
  );
};

const ownId = (id: string): InstrumentId | null => instrumentId.safeParse(id).data ?? null;

const retire = async (visit: Visit, member: SignedIn, typed: string): Promise<Response> => {
  const id = ownId(typed);
  const form = await visit.form(nothing);
  if (!id) return visit.notFound();
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const to = () => withDone(routes.questions.url({ instrument: id }), 'questionsRetired');
  const again = (sentence: string) => show(visit, member, id, sentence);
  return actOn(visit, member, { act: form.act, to, again }, (looking) => retireInstrument(looking, id));
};

const file = async (
  visit: Visit,
  member: SignedIn,
  id: string,
  table: 'csv' | 'json' | 'xlsx' | 'pdf',
): Promise<Response> => {
  const found = table === 'pdf' ? null : await find(visit, member, id);
  if (!found) return visit.notFound();
  if (table === 'xlsx') return visit.bytes(await instrumentXlsForm(found.body), 'questions.xlsx', xlsxType);
  return table === 'csv'
    ? visit.file(questionsCsv(found.body), 'questions.csv', 'text/csv')
    : visit.file(questionsJson(found.body), 'questions.json', 'application/json');
};

export const questionsRoutes = (doors: Doors): void => {
  doors.member(routes.questionSets, (visit, _, member) => list(visit, member));
  doors.member(routes.newQuestions, (visit, _, member) => begin(visit, member));
  doors.member(routes.writeQuestions, (visit, _, member) => write(visit, member, null));
  doors.member(routes.questions, (visit, { instrument }, member) => show(visit, member, instrument));
  doors.member(routes.changeQuestions, (visit, { instrument }, member) => {
    const id = ownId(instrument);
    return id ? write(visit, member, id) : visit.notFound();
  });
  doors.member(routes.retireQuestions, (visit, { instrument }, member) => retire(visit, member, instrument));
  doors.member(routes.questionsFile, (visit, { instrument, table }, member) =>
    file(visit, member, instrument, table),
  );
};
