import type { Cell, Column, Pdf, Picture } from './document.ts';
import { drawFigure } from './figures.ts';
import { draw } from './pictures.ts';
import { heightOf, linked, margin, setRuns } from './setLine.ts';
import type { TextRun } from './textRuns.ts';

type Struct = ReturnType<Pdf['struct']>;
export type SetCell = { cell: Cell; runs: readonly TextRun[] };
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

const figureHeight = 15;
const wordsHeight = (pdf: Pdf, { cell, runs }: SetCell, width: number): number =>
  heightOf(pdf, runs, size, width) + ('figure' in cell ? figureHeight : 0);

const rowHeight = (pdf: Pdf, cells: readonly SetCell[], spans: readonly Span[]): number =>
  Math.max(
    ...cells.map((set, place) =>
      isPicture(set.cell) ? set.cell.height : wordsHeight(pdf, set, spans[place]?.width ?? 1),
    ),
  );

type Place = Span & { y: number; height: number };

/** In the middle of its row: a picture beside it may be higher than the words are. */
const drawWords = (pdf: Pdf, set: SetCell, { x, y, width, height, number }: Place): void => {
  const { cell, runs } = set;
  const top = y + (height - wordsHeight(pdf, set, width)) / 2;
  const figure = 'figure' in cell ? cell.figure : undefined;
  if (figure) drawFigure(pdf, figure, { x: number ? x + width - 6 : x + 6, y: top + 7 });
  const at = { x, y: figure ? top + figureHeight : top, width };
  setRuns(pdf, runs, size, { ...at, align: number ? 'right' : 'left' });
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

type Scope = 'Row' | 'Column' | null;
const addCell = (pdf: Pdf, row: Struct, set: SetCell, at: Place, scope: Scope): void => {
  const { cell } = set;
  const element = pdf.struct(scope ? 'TH' : 'TD', scope ? { scope } : {});
  row.add(element);
  if (isPicture(cell))
    element.add(pdf.struct('Figure', { alt: cell.alt }, () => draw(pdf, at, cell.drawing)));
  else if (cell.to !== undefined)
    linked(pdf, element, { to: cell.to, box: () => at }, () => drawWords(pdf, set, at));
  else if (set.runs.length > 0) element.add(() => drawWords(pdf, set, at));
  element.end();
};

/** The head again, for eyes only. */
const repeatHead = (pdf: Pdf, { head }: SetTable, spans: readonly Span[]): void => {
  const standing = { y: pdf.y, height: rowHeight(pdf, head, spans) };
  pdf.markContent('Artifact', { type: 'Pagination' });
  for (const [place, set] of head.entries()) {
    const span = spans[place];
    if (span && isPicture(set.cell)) draw(pdf, { ...span, ...standing }, set.cell.drawing);
    else if (span) drawWords(pdf, set, { ...span, ...standing });
  }
  pdf.endMarkedContent();
  pdf.y = standing.y + standing.height + pad;
};

const bottom = (pdf: Pdf): number => pdf.page.height - margin;

const addRow = (
  pdf: Pdf,
  table: Struct,
  cells: readonly SetCell[],
  spans: readonly Span[],
  scopeOf: (place: number) => Scope,
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
  pdf.y += pad;
  const table = pdf.struct('Table');
  root.add(table);
  addRow(pdf, table, set.head, spans, () => 'Column');
  rule(pdf, pdf.y, 1);
  pdf.y += pad;
  for (const cells of set.rows) {
    if (pdf.y + rowHeight(pdf, cells, spans) + pad > bottom(pdf)) {
      pdf.addPage();
      repeatHead(pdf, set, spans);
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
