import type PDFDocument from 'pdfkit';
import type { Block, Reader } from './outline.ts';
import { face } from './pdfFonts.ts';
import { type Run, runsOf, type Weight } from './pdfRuns.ts';

type Pdf = InstanceType<typeof PDFDocument>;
/** How a line is set; `tag` is what a screen reader is told it is. */
type Setting = {
  tag: string;
  weight: Weight;
  size: number;
  before: number;
  after: number;
  indent?: number;
  bullet?: true;
  lang?: string;
};

const margin = 64;
const settings = {
  title: { tag: 'H1', weight: 'bold', size: 22, before: 0, after: 10 },
  heading: { tag: 'H2', weight: 'bold', size: 15, before: 18, after: 6 },
  subheading: { tag: 'H3', weight: 'bold', size: 11.5, before: 10, after: 4 },
  paragraph: { tag: 'P', weight: 'text', size: 10.5, before: 0, after: 7 },
  named: { tag: 'P', weight: 'bold', size: 10.5, before: 0, after: 7 },
  quoted: { tag: 'BlockQuote', weight: 'text', size: 10.5, before: 0, after: 7, indent: 18 },
  item: { tag: 'P', weight: 'text', size: 10.5, before: 0, after: 4, indent: 16, bullet: true },
} as const satisfies Record<string, Setting>;

type Line = { setting: Setting; text: string };

/** Every line end of people's text is one here; an empty line is the space between paragraphs. */
const linesOf = (text: string, setting: Setting): Line[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .flatMap((line, index, all): Line[] => {
      if (line.trim() === '') return [];
      const ends = all[index + 1]?.trim() === '' || index === all.length - 1;
      return [{ setting: ends ? setting : { ...setting, after: 0 }, text: line }];
    });

const lines = (block: Block): Line[] => {
  switch (block.kind) {
    case 'title':
    case 'heading':
    case 'subheading':
    case 'paragraph':
      return [{ setting: settings[block.kind], text: block.text }];
    case 'named':
      return [{ setting: { ...settings.named, lang: block.language }, text: block.text }];
    case 'quoted':
      return linesOf(block.text, settings.quoted);
    case 'list':
      return block.items.map((item) => ({ setting: settings.item, text: item }));
    case 'exact':
      return linesOf(block.text, { ...settings.paragraph, lang: block.language });
    case 'hash':
      return [
        { setting: { ...settings.paragraph, size: 8.5, after: 0 }, text: block.label },
        { setting: { ...settings.paragraph, size: 8.5, after: 12 }, text: block.sha256Hex },
      ];
  }
};

/** A heading is not left alone at the foot of a page. */
const keepTogether = (pdf: Pdf, { size, tag }: Setting): void => {
  const needed = tag.startsWith('H') ? size * 5 : size * 2;
  if (pdf.y + needed > pdf.page.height - margin) pdf.addPage();
};

/** Where the baseline is below the top of a line: the text font's, so that fonts in one line stand on it together. */
const baseline = (size: number): number => -1.069 * size;

type SetLine = Line & { runs: readonly Run[] };
const draw = (pdf: Pdf, { setting: { size, indent = 0, bullet }, runs }: SetLine, last: number): void => {
  const x = margin + indent;
  const options = { width: pdf.page.width - margin - x, lineGap: 3, baseline: baseline(size) };
  if (bullet) {
    const { y } = pdf;
    pdf
      .font('text')
      .fontSize(size)
      .text('•', x - 11, y, { ...options, lineBreak: false });
    pdf.y = y;
  }
  for (const [index, { face, text }] of runs.entries()) {
    pdf.font(face.name).fontSize(size);
    const going = { ...options, continued: index < last };
    if (index === 0) pdf.text(text, x, pdf.y, going);
    else pdf.text(text, going);
  }
};

const write = (pdf: Pdf, root: ReturnType<Pdf['struct']>, line: SetLine): void => {
  const { tag, lang, before, after } = line.setting;
  pdf.y += before;
  keepTogether(pdf, line.setting);
  root.add(pdf.struct(tag, lang ? { lang } : {}, () => draw(pdf, line, line.runs.length - 1)));
  pdf.y += after;
};

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
    const pieces: Buffer[] = [];
    pdf.on('data', (piece: Buffer) => pieces.push(piece));
    pdf.on('end', () => resolve(Buffer.concat(pieces)));
    pdf.on('error', reject);
  });

/** A PDF with its fonts inside, tagged for screen readers, without a word about who made it, when or where. */
export const pdfFileOf = async (blocks: readonly Block[], { t, language }: Reader): Promise<Uint8Array> => {
  const { default: Document } = await import('pdfkit');
  const [Producer, never] = ['', new Date(0)];
  const info = { Title: t('published.file'), Producer, Creator: '', CreationDate: never, ModDate: never };
  const reading = { tagged: true, pdfVersion: '1.7', lang: language, displayTitle: true } as const;
  const pdf = new Document({ size: 'A4', margin, bufferPages: true, info, ...reading });
  const bytes = collected(pdf);
  const text = await face('text');
  pdf.registerFont(text.name, text.bytes);
  const all: SetLine[] = [];
  for (const line of blocks.flatMap(lines)) {
    const runs = await runsOf(line.text, line.setting.weight);
    for (const { face: own } of runs) pdf.registerFont(own.name, own.bytes);
    all.push({ ...line, runs });
  }
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  for (const line of all) write(pdf, root, line);
  root.end();
  numberPages(pdf);
  pdf.end();
  return bytes;
};
