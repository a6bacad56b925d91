import { pdfPaper } from '../../../pdf/render.ts';
import type { Bench } from '../../../work/task.ts';
import { exactText } from '../../text/document.ts';
import type { Block, Reader } from './block.ts';
import type { PublishedStatement } from './document.ts';
import { htmlFileOf } from './htmlFile.tsx';
import { markdownOf } from './markdown.ts';
import { outlineOf } from './outline.ts';
import { paperOf } from './pdfFile.ts';
import { plainTextOf } from './plainText.ts';
import { wordFile } from './wordFile.ts';

export const formats = ['txt', 'html', 'md', 'docx', 'pdf'] as const;
export type Format = (typeof formats)[number];

/** `name` says nothing of what is in it: it is the beginning of the text's fingerprint (C32). */
export type StatementFile = { name: string; type: string; bytes: Uint8Array };

const types: Record<Format, string> = {
  txt: 'text/plain; charset=utf-8',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
};

const encoded = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What a file is drawn from, and the fingerprint that names it. */
export type Printed = { sha256Hex: string | undefined; blocks: readonly Block[] };

/** Whoever reads, and who draws for her. */
export type Making = Reader & { work: Bench };

const bytesOf = async (blocks: Printed['blocks'], format: Format, reader: Making): Promise<Uint8Array> => {
  const { t, language, work } = reader;
  switch (format) {
    case 'txt':
      return encoded(plainTextOf(blocks));
    case 'html':
      return encoded(await htmlFileOf(blocks, reader));
    case 'md':
      return encoded(markdownOf(blocks));
    case 'docx':
      return work.run(wordFile, { blocks, title: t('published.file'), language });
    case 'pdf':
      return work.run(pdfPaper, paperOf(blocks, reader));
  }
};

const nameOf = (sha256Hex: string | undefined, extension: string): string =>
  `text-${(sha256Hex ?? '').slice(0, 8)}.${extension}`;

/** The same blocks give the same bytes. */
export const fileOfPrinted = async (
  { sha256Hex, blocks }: Printed,
  format: Format,
  reader: Making,
): Promise<StatementFile> => ({
  name: nameOf(sha256Hex, format),
  type: types[format],
  bytes: await bytesOf(blocks, format, reader),
});

/** The whole statement, with its signatures and how it was made, in one file. */
export const printedOf = (statement: PublishedStatement, reader: Reader): Printed => ({
  sha256Hex: statement.texts[0]?.sha256Hex,
  blocks: outlineOf(statement, reader),
});

export const fileOf = (
  statement: PublishedStatement,
  format: Format,
  reader: Making,
): Promise<StatementFile> => fileOfPrinted(printedOf(statement, reader), format, reader);

/** Nothing but the text, to the last byte: its SHA-256 is the fingerprint that was signed. */
export const exactFileOf = ({ texts }: PublishedStatement, language: string): StatementFile | null => {
  const found = texts.find((text) => text.language === language);
  if (!found) return null;
  const name = nameOf(found.sha256Hex, `${language}.txt`);
  return { name, type: types.txt, bytes: encoded(exactText(found)) };
};
