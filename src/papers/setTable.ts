import type { Cell, Column, Pdf, Picture, Words } from './piece.ts';
import type { Run } from './runs.ts';
import { heightOf, linked, margin, setRuns } from './setLine.ts';

type Struct = ReturnType<Pdf['struct']>;
export type SetCell = { cell: Cell; runs: readonly Run[] };
export type SetTable = { columns: readonly Column[]; head: readonly SetCell[]; rows: readonly SetCell[][] };

const size = 8.5;
const [gap, pad] = [8, 4];

const isPicture = (cell: Cell): cell is Picture => 'draw' in cell;

type Span = { x: number; width: number; number: boolean };
const spansOf = (pdf: Pdf, columns: readonly Column[]): Span[] => {
  const all = columns.reduce((sum, { share }) => sum + share, 0);
  const width = pdf.page.width - 2 * margin;
  let x = margin;
  return columns.map(({ share, number }) => {
    const span = { x, width: (width * share) / all - gap, number: number ?? false };
    x += (width * share) / all;
    return span;
  });
};

const rowHeight = (pdf: Pdf, cells: readonly SetCell[], spans: readonly Span[]): number =>
  Math.max(
    ...cells.map(({ cell, runs }, place) =>
      isPicture(cell) ? cell.height : heightOf(pdf, runs, size, spans[place]?.width ?? 1),
    ),
  );

type Standing = { y: number; height: number };

const drawWords = (pdf: Pdf, runs: readonly Run[], span: Span, { y, height }: Standing): void => {
  // Words stand in the middle of a row that a picture makes high.
  const own = heightOf(pdf, runs, size, span.width);
  const align = span.number ? 'right' : 'left';
  setRuns(pdf, runs, size, { x: span.x, y: y + (height - own) / 2, width: span.width, align });
};

/** A line from edge to edge: no screen reader stumbles over it. */
const rule = (pdf: Pdf, y: number, weight: number): void => {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf
    .moveTo(margin, y)
    .lineTo(pdf.page.width - margin, y)
    .lineWidth(weight)
    .strokeColor('#777')
    .stroke();
  pdf.endMarkedContent();
};

const addWords = (pdf: Pdf, parent: Struct, { to }: Words, at: Span & Standing, draw: () => void) => {
  if (to === undefined) parent.add(draw);
  else linked(pdf, parent, { to, box: () => at }, draw);
};

const addCell = (
  pdf: Pdf,
  row: Struct,
  { cell, runs }: SetCell,
  at: Span & Standing,
  scope: 'Row' | 'Column' | null,
): void => {
  const element = pdf.struct(scope ? 'TH' : 'TD', scope ? { scope } : {});
  row.add(element);
  if (isPicture(cell)) {
    const box = { x: at.x, y: at.y, width: at.width, height: at.height };
    element.add(pdf.struct('Figure', { alt: cell.alt }, () => cell.draw(pdf, box)));
  } else if (runs.length > 0) addWords(pdf, element, cell, at, () => drawWords(pdf, runs, at, at));
  element.end();
};

const drawHead = (pdf: Pdf, { head }: SetTable, spans: readonly Span[]): void => {
  const standing = { y: pdf.y, height: rowHeight(pdf, head, spans) };
  for (const [place, { runs }] of head.entries()) {
    const span = spans[place];
    if (span && runs.length > 0) drawWords(pdf, runs, span, standing);
  }
  pdf.y = standing.y + standing.height + pad;
};

const bottom = (pdf: Pdf): number => pdf.page.height - margin;

const addRow = (
  pdf: Pdf,
  table: Struct,
  cells: readonly SetCell[],
  spans: readonly Span[],
  scopeOf: (place: number) => 'Row' | 'Column' | null,
): void => {
  const row = pdf.struct('TR');
  table.add(row);
  const standing = { y: pdf.y, height: rowHeight(pdf, cells, spans) };
  for (const [place, cell] of cells.entries()) {
    const span = spans[place];
    if (span) addCell(pdf, row, cell, { ...span, ...standing }, scopeOf(place));
  }
  row.end();
  pdf.y = standing.y + standing.height + pad;
};

/** A table, row by row; where it goes over a page, its head stands there again, for eyes only. */
export const writeTable = (pdf: Pdf, root: Struct, set: SetTable): void => {
  const spans = spansOf(pdf, set.columns);
  const first = set.rows[0] ? rowHeight(pdf, set.rows[0], spans) : 0;
  if (pdf.y + rowHeight(pdf, set.head, spans) + first + 6 * pad > bottom(pdf)) pdf.addPage();
  const table = pdf.struct('Table');
  root.add(table);
  addRow(pdf, table, set.head, spans, () => 'Column');
  rule(pdf, pdf.y, 1);
  pdf.y += pad;
  for (const cells of set.rows) {
    if (pdf.y + rowHeight(pdf, cells, spans) + pad > bottom(pdf)) {
      pdf.addPage();
      pdf.markContent('Artifact', { type: 'Pagination' });
      drawHead(pdf, set, spans);
      pdf.endMarkedContent();
      rule(pdf, pdf.y, 1);
      pdf.y += pad;
    }
    addRow(pdf, table, cells, spans, (place) => (place === 0 ? 'Row' : null));
    rule(pdf, pdf.y, 0.5);
    pdf.y += pad;
  }
  table.end();
  pdf.x = margin;
  pdf.y += 6;
};
