import { z } from 'zod';
import { type InstrumentId, instrumentId } from '../../kernel/ids.ts';
import { languageNamed } from '../../language/worldLanguages.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { Parsed, Problems } from '../../web/forms/parse.ts';
import { type ReturnedForm, returnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import type { Instrument } from '../instrument/facts.ts';
import { mayWriteQuestions } from '../instrument/rules.ts';
import { shippedInstruments } from '../instrument/shipped.ts';
import { InstrumentReader, type OwnInstrument } from '../instrument/store.ts';
import { changeInstrument, retireInstrument, writeInstrument } from './acts.ts';
import { questionsCsv, questionsJson } from './files.ts';
import {
  formFields,
  importFields,
  instrumentFile,
  instrumentOf,
  longestSet,
  questionsFields,
  valuesOf,
} from './form.ts';
import { FormPreviewPage } from './imported/previewPage.tsx';
import { formFile } from './imported/readXlsForm.ts';
import { formInWords, problemInWords } from './imported/words.ts';
import { QuestionSetsPage, QuestionsPage } from './page.tsx';
import { WriteQuestionsPage } from './writePage.tsx';
import { instrumentXlsForm, xlsxType } from './xlsForm.ts';

type Found = { body: Instrument; own: OwnInstrument | null };
type AtAny = { instrument: string };
type AtOwn = { instrument: InstrumentId };

/** By the key of one that ships with the product, or the id of one's own. */
const find = async (request: Request, member: SignedIn, id: string): Promise<Found | null> => {
  const ours = shippedInstruments.find(({ key }) => key === id);
  if (ours) return { body: ours, own: null };
  const own = instrumentId.safeParse(id);
  if (!own.success) return null;
  const found = await request.readAs(member, ({ tx, keyring }) =>
    new InstrumentReader(tx, keyring).instrument(own.data),
  );
  return found && { body: found.body, own: found };
};

const listWith = async (
  request: Request,
  member: SignedIn,
  returned: ReturnedForm | undefined,
  told: readonly string[],
) => {
  const own = await request.readAs(member, ({ tx, keyring }) =>
    new InstrumentReader(tx, keyring).ofOrganisation(member.organisation.id),
  );
  const may = mayWriteQuestions(member);
  return request.answer(
    <QuestionSetsPage {...{ frame: request.frame, own, may, returned, told, done: request.done }} />,
    returned,
  );
};
const list = (request: Request, _: unknown, member: SignedIn, returned?: ReturnedForm) =>
  listWith(request, member, returned, []);

/** A form as a file: read, and shown before anything of it is kept. */
const readForm = async (request: Request, member: SignedIn) => {
  const action = routes.writeQuestions.url();
  const may = mayWriteQuestions(member);
  const { form, files } = await request.uploadForm(z.strictObject(formFields));
  const { typed } = form;
  if (!may.ok) return list(request, null, member, { action, typed, problems: {}, refusal: may, status: 403 });
  const wrong = (problems: Problems, told: readonly string[] = []) =>
    listWith(request, member, returnedForm(action, typed, problems), told);
  const file = files.get('form');
  const language = form.ok ? languageNamed(form.values.formLanguage) : null;
  if (!file || !language)
    return wrong({
      ...(form.ok ? {} : form.problems),
      ...(file ? {} : { form: request.t('assessment.form.problem.needed') }),
      ...(form.ok && !language ? { formLanguage: request.t('assessment.form.problem.language') } : {}),
    });
  const done = await request.work.attempt(formFile, { bytes: file.bytes, language });
  if (!done.ok) return wrong({ form: request.undoneInWords(done.undone) });
  const read = done.result;
  if (!read.ok)
    return wrong(
      { form: problemInWords(request.t, read) },
      formInWords(request.t, request.language, read).slice(1),
    );
  if (JSON.stringify(read.instrument).length > longestSet)
    return wrong({ form: request.t('assessment.form.problem.unfit') });
  return request.page(<FormPreviewPage frame={request.frame} read={read} />);
};

const show = async (
  request: Request,
  { instrument: id }: AtAny,
  member: SignedIn,
  returned?: ReturnedForm,
) => {
  const found = await find(request, member, id);
  if (!found) return request.notFound();
  const may = mayWriteQuestions(member);
  return request.answer(
    <QuestionsPage {...{ frame: request.frame, ...found, id, may, returned, done: request.done }} />,
    returned,
  );
};

const begin = async (request: Request, _: unknown, member: SignedIn, returned?: ReturnedForm) => {
  const from = request.context.req.query('from') ?? 'alongside-pulse';
  const found = await find(request, member, from);
  // A form that came back is shown, even to somebody who may not write.
  if (!returned && (!found || !mayWriteQuestions(member).ok)) return request.notFound();
  const language = request.context.req.query('language') ?? request.language;
  const values = found ? valuesOf(found.body, language, from) : {};
  const own = found?.own?.id ?? null;
  return request.answer(
    <WriteQuestionsPage {...{ frame: request.frame, values, own, returned }} />,
    returned,
  );
};

/** The form to change a set, as it came back. */
const changing = async (
  request: Request,
  { instrument: own }: AtOwn,
  member: SignedIn,
  returned?: ReturnedForm,
) => {
  const found = await find(request, member, own);
  if (!found) return request.notFound();
  return request.answer(
    <WriteQuestionsPage {...{ frame: request.frame, values: {}, own, returned }} />,
    returned,
  );
};

/** A set as it was typed; `bodyOver` lays it over the version that it takes the place of. */
type SentQuestions = { body: Instrument; bodyOver: (latest: Instrument) => Instrument | null };
const questionsSent = async (
  request: Request,
  member: SignedIn,
  own?: InstrumentId,
): Promise<Parsed<SentQuestions>> => {
  const form = await request.form(z.strictObject(questionsFields));
  if (!form.ok) return form;
  const before = (await find(request, member, own ?? form.values.from))?.body ?? null;
  const read = instrumentOf(form.values, before);
  if (!read.ok) {
    const questions = request.t(`assessment.questions.problem.${read.problem}`, { line: read.line });
    return { ok: false, typed: form.typed, problems: { questions } };
  }
  const bodyOver = (latest: Instrument): Instrument | null => {
    const laid = instrumentOf(form.values, latest);
    return laid.ok ? laid.body : null;
  };
  return { ...form, values: { body: read.body, bodyOver } };
};

const setSent = async (request: Request): Promise<Parsed<Instrument>> => {
  const form = await request.form(z.strictObject(importFields));
  if (!form.ok) return form;
  const { typed, values } = form;
  const done = await request.work.attempt(instrumentFile, values.json);
  if (!done.ok) return { ok: false, typed, problems: { json: request.undoneInWords(done.undone) } };
  if (done.result) return { ...form, values: done.result };
  return { ok: false, typed, problems: { json: request.t('assessment.questions.problem.file') } };
};

const to = (_: unknown, at: AtOwn) => routes.questions.url(at);
const sentQuestions = z.custom<SentQuestions>();

const bring = act(
  place(routes.questionSets, list),
  'questionsWritten',
  z.custom<Instrument>(),
  (context, _: unknown, body) => writeInstrument(context, body),
  { to, read: setSent },
);
const write = act(
  place(routes.newQuestions, begin),
  'questionsWritten',
  sentQuestions,
  (context, _: unknown, { body }) => writeInstrument(context, body),
  { to, read: (request, _, member) => questionsSent(request, member) },
);
const change = act(
  place(routes.questions, changing),
  'questionsWritten',
  sentQuestions,
  (context, at: AtOwn, { bodyOver }) => changeInstrument(context, at, bodyOver),
  { to, read: (request, { instrument }, member) => questionsSent(request, member, instrument) },
);
const retire = act(place<AtOwn>(routes.questions, show), 'questionsRetired', {}, retireInstrument);

/** What ships with the product is nobody's to change. */
const ofOwn =
  (work: (request: Request, at: AtOwn, member: SignedIn) => Promise<Response>) =>
  (request: Request, at: AtAny, member: SignedIn) => {
    const id = instrumentId.safeParse(at.instrument);
    return id.success ? work(request, { instrument: id.data }, member) : request.notFound();
  };

type Kind = 'csv' | 'json' | 'xlsx' | 'pdf';
const file = async (request: Request, { instrument, table }: AtAny & { table: Kind }, member: SignedIn) => {
  const found = table === 'pdf' ? null : await find(request, member, instrument);
  if (!found) return request.notFound();
  if (table === 'xlsx') return request.bytes(await instrumentXlsForm(found.body), 'questions.xlsx', xlsxType);
  return table === 'csv'
    ? request.file(questionsCsv(found.body), 'questions.csv', 'text/csv')
    : request.file(questionsJson(found.body), 'questions.json', 'application/json');
};

export const questionsRoutes = (mount: Mount): void => {
  mount.member(routes.questionSets, list);
  mount.member(routes.newQuestions, begin);
  mount.member(routes.writeQuestions, async (request, at, member) => {
    const { fields: sent, files } = await request.body();
    if (files.has('form') || sent.has('formLanguage')) return readForm(request, member);
    return sent.has('json') ? bring(request, at, member) : write(request, at, member);
  });
  mount.member(routes.questions, show);
  mount.member(routes.changeQuestions, ofOwn(change));
  mount.member(routes.retireQuestions, ofOwn(retire));
  mount.member(routes.questionsFile, file);
};
