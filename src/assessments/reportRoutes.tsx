import type { PartnershipId, RoundId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import type { Doors } from '../web/doors.ts';
import type { Frame } from '../web/frame.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { HistoryPage } from './historyPage.tsx';
import { historyPaper } from './historyPaper.ts';
import { historyCsv, historyJson, reportCsv, reportJson } from './reportFiles.ts';
import { ReportPage } from './reportPage.tsx';
import { type History, type RoundReport, readHistory, readReport } from './reportRead.ts';
import { roundPaper } from './roundPaper.ts';
import { look } from './visiting.ts';

const report = async (visit: Visit, member: SignedIn, round: RoundId): Promise<Response> => {
  const found = await look(visit, member, (looking) => readReport(looking, round));
  if (!found) return visit.notFound();
  return visit.page(<ReportPage frame={visit.frame} report={found} />);
};

const history = async (visit: Visit, member: SignedIn, partnership: PartnershipId): Promise<Response> => {
  const found = await look(visit, member, (looking) => readHistory(looking, partnership));
  if (!found) return visit.notFound();
  return visit.page(<HistoryPage frame={visit.frame} history={found} />);
};

type Kind = 'csv' | 'json' | 'pdf' | 'xlsx';
type Writers<Found> = {
  csv: (found: Found) => string;
  json: (found: Found) => string;
  pdf: (frame: Frame, found: Found) => Promise<Uint8Array>;
};
const ofRound: Writers<RoundReport> = { csv: reportCsv, json: reportJson, pdf: roundPaper };
const ofHistory: Writers<History> = { csv: historyCsv, json: historyJson, pdf: historyPaper };

/** The file's name says nothing of what is in it (C32). */
const send = async <Found,>(
  visit: Visit,
  found: Found | null,
  kind: Exclude<Kind, 'xlsx'>,
  writers: Writers<Found>,
): Promise<Response> => {
  if (!found) return visit.notFound();
  switch (kind) {
    case 'csv':
      return visit.file(writers.csv(found), 'report.csv', 'text/csv');
    case 'json':
      return visit.file(writers.json(found), 'report.json', 'application/json');
    case 'pdf':
      return visit.bytes(await writers.pdf(visit.frame, found), 'report.pdf', 'application/pdf');
  }
};

type Kinded<At> = At & { table: Kind };
const reportFile = async (visit: Visit, { round, table }: Kinded<{ round: RoundId }>, member: SignedIn) => {
  if (table === 'xlsx') return visit.notFound();
  const found = await look(visit, member, (looking) => readReport(looking, round));
  return send(visit, found, table, ofRound);
};

type OfPartnership = Kinded<{ partnership: PartnershipId }>;
const historyFile = async (visit: Visit, { partnership, table }: OfPartnership, member: SignedIn) => {
  if (table === 'xlsx') return visit.notFound();
  const found = await look(visit, member, (looking) => readHistory(looking, partnership));
  return send(visit, found?.rounds.length ? found : null, table, ofHistory);
};

export const reportRoutes = (doors: Doors): void => {
  doors.member(routes.report, (visit, { round }, member) => report(visit, member, round));
  doors.member(routes.reportFile, reportFile);
  doors.member(routes.history, (visit, { partnership }, member) => history(visit, member, partnership));
  doors.member(routes.historyFile, historyFile);
};
