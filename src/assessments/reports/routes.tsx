import type { PartnershipId } from '../../kernel/ids.ts';
import { type Paper, pdfPaper } from '../../pdf/render.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { SignedIn } from '../../session/session.ts';
import { memberPage } from '../../web/forms/memberPage.tsx';
import type { Frame } from '../../web/frame.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { WorkUndone } from '../../work/task.ts';
import type { AtRound } from '../visible.ts';
import { historyCsv, historyJson, reportCsv, reportJson } from './files.ts';
import { HistoryPage } from './historyPage.tsx';
import { historyPaper } from './historyPdf.ts';
import { ReportPage } from './page.tsx';
import { readHistory, readReport } from './read.ts';
import { roundPaper } from './roundPdf.ts';
import type { History, RoundReport } from './view.ts';

type AtPartnership = { partnership: PartnershipId };
const report = (context: MemberContext, { round }: AtRound) => readReport(context, round);
const history = (context: MemberContext, { partnership }: AtPartnership) => readHistory(context, partnership);

type Kind = 'csv' | 'json' | 'pdf' | 'xlsx';
type Writers<Found> = {
  csv: (found: Found) => string;
  json: (found: Found) => string;
  paper: (frame: Frame, found: Found) => Paper;
};
const ofRound: Writers<RoundReport> = { csv: reportCsv, json: reportJson, paper: roundPaper };
const ofHistory: Writers<History> = { csv: historyCsv, json: historyJson, paper: historyPaper };

/** The file's name says nothing of what is in it (C32). */
const send = async <Found,>(
  request: Request,
  found: Found | null,
  kind: Exclude<Kind, 'xlsx'>,
  writers: Writers<Found>,
): Promise<Response> => {
  if (!found) return request.notFound();
  switch (kind) {
    case 'csv':
      return request.file(writers.csv(found), 'report.csv', 'text/csv');
    case 'json':
      return request.file(writers.json(found), 'report.json', 'application/json');
    case 'pdf':
      return request.bytes(
        await request.work.run(pdfPaper, writers.paper(request.frame, found)),
        'report.pdf',
        'application/pdf',
      );
  }
};

/** Where a report can be read, it can be taken along. */
const fileOf =
  <At, Found>(read: (context: MemberContext, at: At) => Promise<Found | null>, writers: Writers<Found>) =>
  async (request: Request, at: At & { table: Kind }, member: SignedIn) => {
    if (at.table === 'xlsx') return request.notFound();
    // Nothing is opened for a paper that could not be drawn.
    if (at.table === 'pdf' && request.work.isFull) throw new WorkUndone('busy');
    return send(request, await request.readAs(member, (context) => read(context, at)), at.table, writers);
  };
const historyWithRounds = async (context: MemberContext, at: AtPartnership) => {
  const found = await history(context, at);
  return found?.rounds.length ? found : null;
};

export const reportRoutes = (mount: Mount): void => {
  mount.member(routes.report, memberPage(report, ReportPage));
  mount.member(routes.reportFile, fileOf(report, ofRound));
  mount.member(routes.history, memberPage(history, HistoryPage));
  mount.member(routes.historyFile, fileOf(historyWithRounds, ofHistory));
};
