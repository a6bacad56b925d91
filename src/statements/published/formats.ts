import { exactText } from '../text.ts';
import { htmlFileOf } from './htmlFile.tsx';
import { markdownOf } from './markdown.ts';
import { type Block, outlineOf, type Reader } from './outline.ts';
import { pdfFileOf } from './pdfFile.ts';
import { plainTextOf } from './plainText.ts';
import type { PublishedStatement } from './published.ts';
import { wordFileOf } from './wordFile.ts';

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

const bytesOf = async (blocks: Printed['blocks'], format: Format, reader: Reader): Promise<Uint8Array> => {
  switch (format) {
    case 'txt':
      return encoded(plainTextOf(blocks));
    case 'html':
      return encoded(await htmlFileOf(blocks, reader));
    case 'md':
      return encoded(markdownOf(blocks));
    case 'docx':
      return wordFileOf(blocks, reader);
    case 'pdf':
      return pdfFileOf(blocks, reader);
  }
};

const nameOf = (sha256Hex: string | undefined, extension: string): string =>
  `text-${(sha256Hex ?? '').slice(0, 8)}.${extension}`;

/** The same blocks give the same bytes. */
export const fileOfPrinted = async (
  { sha256Hex, blocks }: Printed,
  format: Format,
  reader: Reader,
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
  reader: Reader,
): Promise<StatementFile> => fileOfPrinted(printedOf(statement, reader), format, reader);

/** Nothing but the text, to the last byte: its SHA-256 is the fingerprint that was signed. */
export const exactFileOf = ({ texts }: PublishedStatement, language: string): StatementFile | null => {
  const found = texts.find((text) => text.language === language);
  if (!found) return null;
  const name = nameOf(found.sha256Hex, `${language}.txt`);
  return { name, type: types.txt, bytes: encoded(exactText(found)) };
};
