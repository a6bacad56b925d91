import type { Paragraph } from 'docx';
import { unzipSync, zipSync } from 'fflate';
import { printable } from '../../../pdf/oneLine.ts';
import { task } from '../../../work/task.ts';
import type { Block } from './block.ts';

type Docx = typeof import('docx');

const paragraphsOf = (text: string): string[] =>
  printable(text)
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((paragraph) => paragraph.trim() !== '');

/** One paragraph with its own line ends. */
const runs = ({ TextRun }: Docx, paragraph: string, language?: string) =>
  paragraph.split('\n').map(
    (text, index) =>
      new TextRun({
        text,
        ...(index > 0 ? { break: 1 } : {}),
        ...(language ? { language: { value: language, eastAsia: language } } : {}),
      }),
  );

const blockOf = (docx: Docx, block: Block): Paragraph[] => {
  const { HeadingLevel, Paragraph, TextRun } = docx;
  const line = (text: string) => new TextRun({ text: printable(text) });
  switch (block.kind) {
    case 'title':
      return [new Paragraph({ heading: HeadingLevel.TITLE, children: [line(block.text)] })];
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_1, children: [line(block.text)] })];
    case 'subheading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, children: [line(block.text)] })];
    case 'paragraph':
      return [new Paragraph({ children: [line(block.text)] })];
    case 'named':
      return [new Paragraph({ children: [new TextRun({ text: printable(block.text), bold: true })] })];
    case 'list':
      return block.items.map((item) => new Paragraph({ bullet: { level: 0 }, children: [line(item)] }));
    case 'quoted':
      return paragraphsOf(block.text).map(
        (text) => new Paragraph({ indent: { start: 480 }, children: runs(docx, text) }),
      );
    case 'exact':
      return paragraphsOf(block.text).map(
        (text) => new Paragraph({ children: runs(docx, text, block.language) }),
      );
    case 'hash':
      return [
        new Paragraph({
          children: [line(`${block.label} `), new TextRun({ text: block.sha256Hex, font: 'Courier New' })],
        }),
      ];
  }
};

/** Says nothing of who made the file, when, or on what machine. */
const core = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`;

/** A local time in every entry would tell the machine's time zone: all have the first day that the format knows. */
const neutral = (zipped: Uint8Array): Uint8Array =>
  zipSync(unzipSync(zipped), { mtime: '1980-01-02T00:00:00' });

type WordDocument = { blocks: readonly Block[]; title: string; language: string };

/** A Word file: headings, lists and languages are marked as such, and its properties are empty. */
export const wordFileOf = async ({ blocks, title, language }: WordDocument): Promise<Uint8Array> => {
  const docx = await import('docx');
  const document = new docx.Document({
    title,
    styles: {
      default: {
        document: {
          run: { font: 'Calibri', size: 22, language: { value: language } },
          paragraph: { spacing: { after: 160, line: 300 } },
        },
        title: { run: { size: 40, bold: true }, paragraph: { spacing: { after: 240 } } },
        heading1: { run: { size: 28, bold: true }, paragraph: { spacing: { before: 360, after: 120 } } },
        heading2: { run: { size: 24, bold: true }, paragraph: { spacing: { before: 240, after: 80 } } },
      },
    },
    sections: [{ children: blocks.flatMap((block) => blockOf(docx, block)) }],
  });
  return neutral(
    await docx.Packer.toBuffer(document, undefined, [{ path: 'docProps/core.xml', data: core }]),
  );
};

export const wordFile = task('word-file', wordFileOf);
