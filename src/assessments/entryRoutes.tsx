import { z } from 'zod';
import type { RoundId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { lines, parseForm } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import type { Translate } from '../web/words.ts';
import { enterSheets } from './answering.ts';
import { EntryPage, type EntryView, PaperPage, type SentEntry } from './entryPage.tsx';
import { respondentOf } from './facts.ts';
import { type Looking, ownOf, readScene } from './scene.ts';
import { emptySheet } from './sheet.ts';
import { mergeSheet, partsOf, sheetFields } from './sheetForm.ts';
import { countSheets } from './sheetStore.ts';
import { readSheetTable, type TableProblem } from './sheetTable.ts';
import { actOn, look } from './visiting.ts';
import { xlsFormOf } from './xlsForm.ts';

const tableForm = z.strictObject({ table: lines(200_000) });

const entryView = async (looking: Looking, round: RoundId): Promise<EntryView | null> => {
  const scene = await readScene(looking, round);
  const own = scene && respondentOf(scene.facts, ownOf(looking));
  if (!scene || !own) return null;
  const { terms, questions, facts } = scene;
  return {
    ...{ round, partnership: facts.partnership, terms, questions, side: own.side },
    parts: partsOf(terms, questions),
    sheets: await countSheets(looking.tx, { round, organisation: own.organisation }),
  };
};

const show = async (visit: Visit, member: SignedIn, round: RoundId, sent?: SentEntry): Promise<Response> => {
  const view = await look(visit, member, (looking) => entryView(looking, round));
  if (!view) return visit.notFound();
  return visit.page(
    <EntryPage frame={visit.frame} view={view} sent={sent} done={visit.done} />,
    sent ? 422 : 200,
  );
};

const paper = async (visit: Visit, member: SignedIn, round: RoundId): Promise<Response> => {
  const view = await look(visit, member, (looking) => entryView(looking, round));
  return view ? visit.page(<PaperPage frame={visit.frame} view={view} />) : visit.notFound();
};

const enterOne = async (visit: Visit, { round }: { round: RoundId }, member: SignedIn) => {
  const view = await look(visit, member, (looking) => entryView(looking, round));
  if (!view) return visit.notFound();
  const body = new URLSearchParams(await visit.context.req.text());
  const form = parseForm(body, sheetFields(view.questions), visit.t, { once: true });
  const back = (problems: SentEntry['problems']) =>
    show(visit, member, round, { form: 'sheet', typed: form.typed, problems });
  if (!form.ok) return back(form.problems);
  const sheet = mergeSheet(emptySheet, view.questions, form.values);
  const to = () => withDone(routes.entry.url({ round }), 'sheetEntered');
  const again = (sentence: string) => back({ form: sentence });
  return actOn(visit, member, { act: form.act, to, again }, (looking) =>
    enterSheets(looking, round, [sheet]),
  );
};

const tableProblem = (problem: TableProblem, t: Translate): string => {
  switch (problem.problem) {
    case 'columns':
      return t('assessment.entry.problem.columns', { columns: problem.missing.join(', ') });
    case 'cell':
      return t('assessment.entry.problem.cell', { row: problem.row, column: problem.column });
    case 'tooMany':
      return t('assessment.entry.problem.tooMany');
    case 'unreadable':
      return t('assessment.entry.problem.unreadable');
  }
};

const enterTable = async (visit: Visit, { round }: { round: RoundId }, member: SignedIn) => {
  const form = await visit.form(tableForm);
  const back = (problems: SentEntry['problems']) =>
    show(visit, member, round, { form: 'table', typed: form.typed, problems });
  if (!form.ok) return back(form.problems);
  const view = await look(visit, member, (looking) => entryView(looking, round));
  if (!view) return visit.notFound();
  const read = readSheetTable(form.values.table, view.questions);
  if (!read.ok) return back({ table: tableProblem(read, visit.t) });
  const to = () => withDone(routes.round.url({ round }), 'sheetsEntered');
  const again = (sentence: string) => back({ form: sentence });
  return actOn(visit, member, { act: form.act, to, again }, (looking) =>
    enterSheets(looking, round, read.sheets),
  );
};

/** The questions for a phone that is not online: opens in KoboToolbox and ODK. */
const form = async (visit: Visit, member: SignedIn, round: RoundId): Promise<Response> => {
  const view = await look(visit, member, (looking) => entryView(looking, round));
  if (!view) return visit.notFound();
  const file = await xlsFormOf(visit.frame, view);
  return visit.bytes(file, 'form.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
};

export const entryRoutes = (doors: Doors): void => {
  doors.member(routes.entry, (visit, { round }, member) => show(visit, member, round));
  doors.member(routes.enterSheet, enterOne);
  doors.member(routes.enterTable, enterTable);
  doors.member(routes.paperSheet, (visit, { round }, member) => paper(visit, member, round));
  doors.member(routes.sheetsForm, (visit, { round }, member) => form(visit, member, round));
};
