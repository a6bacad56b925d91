import { strFromU8, Unzip, UnzipInflate, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import readXlsxFile from 'read-excel-file/node';

const mostBytes = 2_000_000;
const mostUnpacked = 20_000_000;
/** A sheet may say that its last row is the millionth: what it is laid out to is bounded too (C55). */
const mostCells = 2_000_000;

/** Why a file is not opened at all. Each has a sentence of its own. */
export type Unopened =
  | { problem: 'tooLarge' | 'notASpreadsheet' | 'oldExcel' | 'locked' | 'openDocument' }
  /** A formula whose result was never worked out: what the cell says is not in the file. */
  | { problem: 'formula'; sheet: string; cell: string };

/** What a cell says; `date` and `error` say nothing that could be read out. */
export type Cell = { says: string } | { is: 'date' | 'error' };
export type Sheet = { name: string; rows: readonly (readonly (Cell | null)[])[] };
export type Opened = { ok: true; sheets: Sheet[] } | ({ ok: false } & Unopened);

class Unopenable extends Error {
  constructor(readonly why: Unopened) {
    super(why.problem);
  }
}
const giveUp = (problem: Exclude<Unopened['problem'], 'formula'>): never => {
  throw new Unopenable({ problem });
};

/** Excel until 2003, and every Excel file with a password, is kept in this older container. */
const isOldContainer = (file: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => file[at] === byte);
/** The container's list of parts is written in UTF-16. */
const encrypted = Buffer.from('EncryptedPackage', 'utf16le');

/** A small file may unpack to a huge one: what really comes out is counted before anything reads it. */
const countUnpacked = (file: Uint8Array): void => {
  if (file.length > mostBytes) giveUp('tooLarge');
  let unpacked = 0;
  const unzip = new Unzip((part) => {
    part.ondata = (error, chunk) => {
      unpacked += chunk?.length ?? 0;
      // What is thrown in here comes back in here as an error: what was found first is what is said.
      if (unpacked > mostUnpacked) giveUp('tooLarge');
      if (error) giveUp('notASpreadsheet');
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < file.length; from += 65_536)
    unzip.push(file.subarray(from, from + 65_536), from + 65_536 >= file.length);
};

/** The names of the parts that hold the sheets, as the workbook's own list gives them. */
const sheetParts = (book: string, relations: string): { name: string; part: string }[] => {
  const targets = new Map<string, string>();
  const links = new Parser(
    {
      onopentag: (name, { Id = '', Target = '' }) => {
        if (name === 'Relationship') targets.set(Id, Target);
      },
    },
    { xmlMode: true },
  );
  links.end(relations);
  const sheets: { name: string; part: string }[] = [];
  const list = new Parser(
    {
      onopentag: (tag, { name = '', 'r:id': id = '' }) => {
        const target = targets.get(id);
        if (tag === 'sheet' && target) sheets.push({ name, part: target.replace(/^\/?(?:xl\/)?/, 'xl/') });
      },
    },
    { xmlMode: true },
  );
  list.end(book);
  return sheets;
};

type Calculated = {
  /** The first cell whose formula has no result beside it. */
  empty: string | null;
  /** Cells whose formula went wrong. */
  errors: ReadonlySet<string>;
};

const calculatedIn = (xml: string): Calculated => {
  let cell = '';
  let [hasFormula, hasValue] = [false, false];
  let empty: string | null = null;
  const errors = new Set<string>();
  const parser = new Parser(
    {
      onopentag: (name, { r = '', t = '' }) => {
        if (name === 'c') {
          [cell, hasFormula, hasValue] = [r, false, false];
          if (t === 'e') errors.add(r);
        } else if (name === 'f') hasFormula = true;
        else if (name === 'v') hasValue = true;
      },
      onclosetag: (name) => {
        if (name === 'c' && hasFormula && !hasValue) empty ??= cell;
      },
    },
    { xmlMode: true },
  );
  parser.end(xml);
  return { empty, errors };
};

const columnOfLetters = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0);

/** How far a sheet is laid out, by the addresses of its cells. */
const cellsIn = (xml: string): number => {
  let [rows, columns] = [0, 0];
  for (const [cell] of xml.matchAll(/<c [^<>]*/g)) {
    const [, letters = '', row = ''] = / r="([A-Z]{1,4})(\d{1,8})"/.exec(cell) ?? [];
    rows = Math.max(rows, Number(row));
    columns = Math.max(columns, columnOfLetters(letters));
  }
  return rows * columns;
};

const noErrors: ReadonlySet<string> = new Set();

/** What a reader of values would pass over: formulas without a result, and results that are errors, by sheet. */
const errorsIn = (
  file: Uint8Array,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, ReadonlySet<string>> => {
  const parts = unzipSync(file, { filter: ({ name }) => /\.(?:xml|rels)$|^mimetype$/.test(name) });
  const text = (name: string): string => (parts[name] ? strFromU8(parts[name]) : '');
  if (text('mimetype').includes('opendocument')) giveUp('openDocument');
  const [book, relations] = [text('xl/workbook.xml'), text('xl/_rels/workbook.xml.rels')];
  const errors = new Map<string, ReadonlySet<string>>();
  for (const { name, part } of sheetParts(book, relations)) {
    const xml = text(part);
    if (cellsIn(xml) > mostCells) giveUp('tooLarge');
    if (!wanted(name)) continue;
    const calculated = calculatedIn(xml);
    if (calculated.empty) throw new Unopenable({ problem: 'formula', sheet: name, cell: calculated.empty });
    errors.set(name, calculated.errors);
  }
  return errors;
};

const cellOf = (value: unknown): Cell | null => {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return { is: 'date' };
  if (typeof value === 'boolean') return { says: value ? 'TRUE' : 'FALSE' };
  // A no-break space is part of what is said.
  const says = String(value)
    .replace(/[ \t\r\n\f\v]+/g, ' ')
    .trim();
  return says === '' ? null : { says };
};

const placeOf = (address: string): [row: number, column: number] => {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(address) ?? [];
  return [Number(row) - 1, columnOfLetters(letters) - 1];
};

const rowsOf = (data: readonly (readonly unknown[])[], errors: ReadonlySet<string>): Sheet['rows'] => {
  const rows = data.map((row) => row.map(cellOf));
  for (const address of errors) {
    const [row, column] = placeOf(address);
    while (rows.length <= row) rows.push([]);
    const cells = rows[row];
    if (cells) cells[column] = { is: 'error' };
  }
  return rows;
};

/**
 * The sheets of an .xlsx file, cell by cell, bounded in work (C55). `wanted`: whose formulas must have been worked out.
 */
export const openXlsx = async (file: Uint8Array, wanted: (name: string) => boolean): Promise<Opened> => {
  try {
    if (isOldContainer(file)) giveUp(Buffer.from(file).includes(encrypted) ? 'locked' : 'oldExcel');
    countUnpacked(file);
    const errors = errorsIn(file, wanted);
    const sheets = await readXlsxFile(Buffer.from(file));
    return {
      ok: true,
      sheets: sheets.map(({ sheet: name, data }) => ({
        name,
        rows: rowsOf(data, errors.get(name) ?? noErrors),
      })),
    };
  } catch (error) {
    if (error instanceof Unopenable) return { ok: false, ...error.why };
    // Whatever else a reader throws at foreign bytes: they are no workbook.
    return { ok: false, problem: 'notASpreadsheet' };
  }
};
