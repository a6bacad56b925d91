import type { RoundId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { isAgreed, isDone } from './followRules.ts';
import { FollowReader } from './followStore.ts';
import { reportCsv, reportJson } from './reportFiles.ts';
import { ReportPage } from './reportPage.tsx';
import { type ResultView, readResult } from './resultRead.ts';
import type { Looking } from './scene.ts';
import { look } from './visiting.ts';

/** A report is of what both sides have seen. */
const readReport = async (looking: Looking, round: RoundId) => {
  const view = await readResult(looking, round);
  if (!view?.shown) return null;
  const actions = await new FollowReader(looking.tx, looking.keyring).actionsOf(round);
  const nameOf = (organisation: string): string =>
    view.shares.find((share) => share.organisation === organisation)?.name ?? '…';
  return {
    view,
    actions: actions
      .filter((action) => isAgreed(view.facts, action))
      .map((action) => ({ ...action, ownerName: nameOf(action.owner), done: isDone(view.facts, action) })),
  };
};

const report = async (visit: Visit, member: SignedIn, round: RoundId): Promise<Response> => {
  const found = await look(visit, member, (looking) => readReport(looking, round));
  if (!found) return visit.notFound();
  return visit.page(<ReportPage frame={visit.frame} {...found} />);
};

const writers: Record<'csv' | 'json', { type: string; write: (view: ResultView) => string }> = {
  csv: { type: 'text/csv', write: reportCsv },
  json: { type: 'application/json', write: reportJson },
};

const file = async (
  visit: Visit,
  member: SignedIn,
  round: RoundId,
  table: 'csv' | 'json' | 'xlsx',
): Promise<Response> => {
  const found = table === 'xlsx' ? null : await look(visit, member, (looking) => readReport(looking, round));
  if (!found || table === 'xlsx') return visit.notFound();
  const { type, write } = writers[table];
  return visit.file(write(found.view), `report.${table}`, type);
};

export const reportRoutes = (doors: Doors): void => {
  doors.member(routes.report, (visit, { round }, member) => report(visit, member, round));
  doors.member(routes.reportFile, (visit, { round, table }, member) => file(visit, member, round, table));
};
