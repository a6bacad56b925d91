import { task } from '../work/task.ts';
import type { Block, Cell, Line, Pdf, Table } from './document.ts';
import { face } from './fonts.ts';
import { margin, type SetLine, writeLine } from './setLine.ts';
import { type SetCell, type SetTable, writeTable } from './setTable.ts';
import { runsOf, type Weight } from './textRuns.ts';

/** Which page this is and of how many; no screen reader stumbles over it. */
const numberPages = (pdf: Pdf): void => {
  const { start, count } = pdf.bufferedPageRange();
  for (let index = 0; index < count; index += 1) {
    pdf.switchToPage(start + index);
    pdf.page.margins.bottom = 0;
    pdf.markContent('Artifact', { type: 'Pagination' });
    const options = { width: pdf.page.width - 2 * margin, align: 'right', lineBreak: false } as const;
    pdf
      .font('text')
      .fontSize(8.5)
      .text(`${index + 1} / ${count}`, margin, pdf.page.height - margin / 1.6, options);
    pdf.endMarkedContent();
  }
};

const collected = (pdf: Pdf): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
    pdf.on('end', () => resolve(Buffer.concat(chunks)));
    pdf.on('error', reject);
  });

const runsFor = async (pdf: Pdf, text: string, weight: Weight) => {
  const runs = await runsOf(text, weight);
  for (const { face: own } of runs) pdf.registerFont(own.name, own.bytes);
  return runs;
};

const setLine = async (pdf: Pdf, { setting, text, at, to }: Line): Promise<SetLine> => ({
  ...{ setting, runs: await runsFor(pdf, text, setting.weight) },
  ...(at === undefined ? {} : { at }),
  ...(to === undefined ? {} : { to }),
});

const setCell = async (pdf: Pdf, cell: Cell): Promise<SetCell> => ({
  cell,
  runs: 'text' in cell ? await runsFor(pdf, cell.text, cell.strong ? 'bold' : 'text') : [],
});

const setTable = async (pdf: Pdf, { columns, rows }: Table): Promise<SetTable> => {
  const head: SetCell[] = [];
  for (const column of columns) head.push(await setCell(pdf, column.head));
  const set: SetCell[][] = [];
  for (const row of rows) {
    const cells: SetCell[] = [];
    for (const cell of row) cells.push(await setCell(pdf, cell));
    set.push(cells);
  }
  return { columns, head, rows: set };
};

type Writing = (root: ReturnType<Pdf['struct']>) => void;
const setBlock = async (pdf: Pdf, block: Block): Promise<Writing> => {
  if (block.kind === 'line') {
    const line = await setLine(pdf, block);
    return (root) => writeLine(pdf, root, line);
  }
  const table = await setTable(pdf, block);
  return (root) => writeTable(pdf, root, table);
};

/** What a PDF is made from, as plain data. */
export type Paper = { blocks: readonly Block[]; title: string; language: string };

/** A PDF with its fonts inside, tagged for screen readers, without a word about who made it, when or where. */
export const pdfOf = async ({ blocks, title, language }: Paper): Promise<Uint8Array> => {
  const { default: Document } = await import('pdfkit');
  const [Producer, never] = ['', new Date(0)];
  const info = { Title: title, Producer, Creator: '', CreationDate: never, ModDate: never };
  const reading = { tagged: true, pdfVersion: '1.7', lang: language, displayTitle: true } as const;
  const pdf = new Document({ size: 'A4', margin, bufferPages: true, info, ...reading });
  const bytes = collected(pdf);
  const text = await face('text');
  pdf.registerFont(text.name, text.bytes);
  const writing: Writing[] = [];
  for (const block of blocks) writing.push(await setBlock(pdf, block));
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  for (const write of writing) write(root);
  root.end();
  numberPages(pdf);
  pdf.end();
  return bytes;
};

export const pdfPaper = task('pdf', pdfOf);
