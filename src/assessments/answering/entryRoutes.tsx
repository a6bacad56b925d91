import { z } from 'zod';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import { memberPage } from '../../web/forms/memberPage.tsx';
import type { Parsed } from '../../web/forms/parse.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import type { Translate } from '../../web/words/translate.ts';
import { xlsFormOf, xlsxType } from '../questions/xlsForm.ts';
import type { Sheet } from '../sheet/facts.ts';
import type { AtRound } from '../visible.ts';
import { enterSheets } from './acts.ts';
import { EntryPage, PaperPage } from './entryPage.tsx';
import { sheetFields, sheetIn, tableFields } from './form.ts';
import { readEntry } from './read.ts';
import { sheetTable, type TableProblem } from './table.ts';

const viewAt = (request: Request, at: AtRound, member: SignedIn) =>
  request.readAs(member, (context) => readEntry(context, at));
const show = memberPage(readEntry, EntryPage);

const sheetSent = async (request: Request, at: AtRound, member: SignedIn): Promise<Parsed<Sheet[]>> => {
  const questions = (await viewAt(request, at, member))?.questions ?? [];
  const form = await request.form(sheetFields(questions));
  return form.ok ? { ...form, values: [sheetIn(questions, form.values)] } : form;
};

const tableProblem = (problem: TableProblem, t: Translate): string => {
  switch (problem.problem) {
    case 'columns':
      return t('assessment.entry.problem.columns', { columns: problem.missing.join(', ') });
    case 'cell':
      return t('assessment.entry.problem.cell', { row: problem.row, column: problem.column });
    case 'tooMany':
      return t('assessment.entry.problem.tooMany');
    case 'twice':
      return t('assessment.entry.problem.twice', { column: problem.column });
    case 'tooWide':
      return t('assessment.entry.problem.tooWide', { row: problem.row });
    case 'encoding':
      return t('assessment.entry.problem.encoding');
    case 'unreadable':
      return t('assessment.entry.problem.unreadable');
  }
};

const tableSent = async (request: Request, at: AtRound, member: SignedIn): Promise<Parsed<Sheet[]>> => {
  const { form, files } = await request.uploadForm(z.strictObject(tableFields), { once: true });
  if (!form.ok) return form;
  const view = await viewAt(request, at, member);
  const { typed, values } = form;
  const bytes = files.get('tableFile')?.bytes ?? null;
  const field = bytes ? 'tableFile' : 'table';
  const wrong = (sentence: string) => ({ ok: false as const, typed, problems: { [field]: sentence } });
  if (!bytes && values.table === '') return wrong(request.t('problem.needed'));
  const table = { text: values.table, bytes, questions: view?.questions ?? [] };
  const done = await request.work.attempt(sheetTable, table);
  if (!done.ok) return wrong(request.undoneInWords(done.undone));
  const read = done.result;
  return read.ok ? { ...form, values: read.sheets } : wrong(tableProblem(read, request.t));
};

/** The questions for a phone that is not online: opens in KoboToolbox and ODK. */
const xlsForm = async (request: Request, at: AtRound, member: SignedIn) => {
  const view = await viewAt(request, at, member);
  if (!view) return request.notFound();
  return request.bytes(await xlsFormOf(request.frame, view), 'form.xlsx', xlsxType);
};

const entry = place(routes.entry, show);
/** Their fields are the round's questions: `sheetSent` and `tableSent` read them. */
const sheets = z.custom<Sheet[]>();

export const entryRoutes = (mount: Mount): void => {
  mount.member(routes.entry, show);
  mount.member(routes.enterSheet, act(entry, 'sheetEntered', sheets, enterSheets, { read: sheetSent }));
  mount.member(
    routes.enterTable,
    act(entry, 'sheetsEntered', sheets, enterSheets, { read: tableSent, to: routes.round.url }),
  );
  mount.member(routes.paperSheet, memberPage(readEntry, PaperPage));
  mount.member(routes.sheetsForm, xlsForm);
};
