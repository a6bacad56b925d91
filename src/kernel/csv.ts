/** A cell that a spreadsheet would run as a formula is kept from it by a leading apostrophe. */
const safe = (cell: string): string =>
  /^[=+\-@\t\r]/.test(cell) && !/^-?\d+(?:\.\d+)?$/.test(cell) ? `'${cell}` : cell;
const quoted = (cell: string): string => `"${safe(cell).replaceAll('"', '""')}"`;

/** RFC 4180, every cell quoted. */
export const csvOf = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\r\n`).join('');
