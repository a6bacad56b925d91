import { parse } from 'csv-parse/sync';
import type { Question, Sheet } from './sheet.ts';
import { readAnswer } from './sheetForm.ts';

/** So many sheets are read at once. */
export const mostRows = 500;

export type TableProblem =
  | { problem: 'unreadable' }
  | { problem: 'columns'; missing: string[] }
  | { problem: 'tooMany' }
  | { problem: 'cell'; row: number; column: string };
export type ReadTable = { ok: true; sheets: Sheet[] } | ({ ok: false } & TableProblem);

/** KoboToolbox writes `d_voice/q_A1` where we write `A1`. */
const columnOf = (head: string): string =>
  (head.split('/').at(-1) ?? '').replace(/^q_/, '').replaceAll('-', '_');

const rowsOf = (text: string): Record<string, string>[] | null => {
  try {
    const delimiter = [',', ';', '\t'];
    return parse(text, {
      columns: (heads: string[]) => heads.map(columnOf),
      trim: true,
      bom: true,
      skip_empty_lines: true,
      delimiter,
    });
  } catch {
    return null;
  }
};

const columnFor = (key: string): string => columnOf(key.replaceAll('-', '_'));

const sheetOf = (row: Record<string, string>, questions: readonly Question[]): Sheet | string => {
  const answers: Sheet['answers'] = {};
  const records: Sheet['records'] = {};
  for (const { key, most } of questions) {
    const answer = readAnswer(row[columnFor(key)] ?? '', most);
    if (answer === null || answer === undefined) return key;
    answers[key] = answer;
    const record = (row[`${columnFor(key)}_record`] ?? '').slice(0, 400);
    if (record !== '') records[key] = record;
  }
  return { answers, records };
};

/** A sheet per row: one column per question, with 0 to 4, `na` or `unsaid`. Other columns are left unread. */
export const readSheetTable = (text: string, questions: readonly Question[]): ReadTable => {
  const rows = rowsOf(text);
  const [first] = rows ?? [];
  if (!rows || !first) return { ok: false, problem: 'unreadable' };
  if (rows.length > mostRows) return { ok: false, problem: 'tooMany' };
  const missing = questions.filter(({ key }) => first[columnFor(key)] === undefined).map(({ key }) => key);
  if (missing.length > 0) return { ok: false, problem: 'columns', missing };
  const sheets: Sheet[] = [];
  for (const [place, row] of rows.entries()) {
    const sheet = sheetOf(row, questions);
    if (typeof sheet === 'string') return { ok: false, problem: 'cell', row: place + 1, column: sheet };
    sheets.push(sheet);
  }
  return { ok: true, sheets };
};
