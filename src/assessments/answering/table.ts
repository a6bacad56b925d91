import { parse } from 'csv-parse/sync';
import { task } from '../../work/task.ts';
import type { Question, Sheet } from '../sheet/facts.ts';
import { readAnswer } from './form.ts';

/** The most sheets that one table may hold. */
export const mostRows = 500;

export type TableProblem =
  | { problem: 'unreadable' }
  | { problem: 'encoding' }
  | { problem: 'columns'; missing: string[] }
  | { problem: 'twice'; column: string }
  | { problem: 'tooMany' }
  | { problem: 'tooWide'; row: number }
  | { problem: 'cell'; row: number; column: string };
export type ReadTable = { ok: true; sheets: Sheet[] } | ({ ok: false } & TableProblem);

const plainName = (name: string): string => name.replaceAll(/[^A-Za-z0-9]+/g, '_');

/** What a question is called in a table, and the record of its answer: as we name them, and as our forms do. */
const namesOf = (questions: readonly Question[]): Map<string, string> =>
  new Map(
    questions.flatMap(({ key }) => {
      const name = plainName(key);
      const record = `${name}_record`;
      return [
        ...[name, `q_${name}`].map((one) => [one, key] as const),
        ...[record, `q_${record}`].map((one) => [one, `${key}_record`] as const),
      ];
    }),
  );

/** KoboToolbox writes `d_voice/q_A1` and ODK Central `d_voice-q_A1` where we write `A1`: the longest name that is one. */
const columnOf = (head: string, names: ReadonlyMap<string, string>): string | null => {
  const starts = [0, ...[...head.matchAll(/[/.:-]+/g)].map(({ index, 0: sign }) => index + sign.length)];
  for (const start of starts) {
    const found = names.get(plainName(head.slice(start)));
    if (found !== undefined) return found;
  }
  return null;
};

const separators = [',', ';', '\t'] as const;
const rowsWith = (text: string, delimiter: string, to?: number): string[][] | null => {
  try {
    return parse(text, {
      ...{ delimiter, trim: true, bom: true, skip_empty_lines: true, relax_column_count: true },
      ...(to === undefined ? {} : { to }),
    });
  } catch {
    return null;
  }
};

/** One sign stands between the columns of a file: the one that `sep=` says, or the one that its first line is parted by. */
const rowsOf = (text: string, names: ReadonlyMap<string, string>): string[][] | null => {
  const [whole = '', said = ''] = /^\uFEFF?"?sep=(.)"?\r?\n/i.exec(text) ?? [];
  if (whole !== '') return rowsWith(text.slice(whole.length), said);
  const worth = (separator: string): number => {
    const heads = rowsWith(text, separator, 1)?.[0] ?? [];
    return heads.filter((head) => columnOf(head, names) !== null).length * 1000 + heads.length;
  };
  const [best = ','] = [...separators].sort((one, other) => worth(other) - worth(one));
  return rowsWith(text, best);
};

type Columns = ReadonlyMap<string, number>;
const columnsIn = (heads: readonly string[], names: ReadonlyMap<string, string>): Columns | string => {
  const columns = new Map<string, number>();
  for (const [place, head] of heads.entries()) {
    const column = columnOf(head, names);
    if (column === null) continue;
    if (columns.has(column)) return column;
    columns.set(column, place);
  }
  return columns;
};

const sheetOf = (
  row: readonly string[],
  columns: Columns,
  questions: readonly Question[],
): Sheet | string => {
  const answers: Sheet['answers'] = {};
  const records: Sheet['records'] = {};
  const cell = (column: string): string => row[columns.get(column) ?? -1] ?? '';
  for (const { key, most } of questions) {
    const answer = readAnswer(cell(key), most);
    if (answer === null || answer === undefined) return key;
    answers[key] = answer;
    const record = cell(`${key}_record`).slice(0, 400);
    if (record !== '') records[key] = record;
  }
  return { answers, records };
};

/** A sheet per row: one column per question, with 0 to 4, `na` or `unsaid`. Other columns are left unread. */
export const readSheetTable = (text: string, questions: readonly Question[]): ReadTable => {
  const names = namesOf(questions);
  const [heads, ...rows] = rowsOf(text, names) ?? [];
  if (!heads || rows.length === 0) return { ok: false, problem: 'unreadable' };
  if (rows.length > mostRows) return { ok: false, problem: 'tooMany' };
  const columns = columnsIn(heads, names);
  if (typeof columns === 'string') return { ok: false, problem: 'twice', column: columns };
  const missing = questions.filter(({ key }) => !columns.has(key)).map(({ key }) => key);
  if (missing.length > 0) return { ok: false, problem: 'columns', missing };
  const sheets: Sheet[] = [];
  for (const [place, row] of rows.entries()) {
    // A separator at the end of a line is nothing; words beyond the last head are somebody's, and nobody knows whose.
    if (row.slice(heads.length).some((cell) => cell !== ''))
      return { ok: false, problem: 'tooWide', row: place + 1 };
    const sheet = sheetOf(row, columns, questions);
    if (typeof sheet === 'string') return { ok: false, problem: 'cell', row: place + 1, column: sheet };
    sheets.push(sheet);
  }
  return { ok: true, sheets };
};

/** The text of a file: UTF-16 where its mark says so, as spreadsheet programs save it; else UTF-8. */
export const textOfTable = (bytes: Uint8Array): string | null => {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

type Table = { text: string; bytes: Uint8Array | null; questions: readonly Question[] };
export const sheetTable = task('sheet-table', ({ text, bytes, questions }: Table): ReadTable => {
  const written = bytes ? textOfTable(bytes) : text;
  return written === null ? { ok: false, problem: 'encoding' } : readSheetTable(written, questions);
});
