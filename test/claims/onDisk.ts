import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { TestDatabase } from '../support/database.ts';

type Owned = Pick<TestDatabase, 'owner'>;

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** A server at work drops files of its own meanwhile: what is gone holds nothing. */
const bytesOf = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (problem) {
    if (existsSync(file)) throw problem;
    return Buffer.alloc(0);
  }
};

/** The ways in which text could lie in a file. */
const needles = (text: string): Buffer[] => [
  Buffer.from(text),
  Buffer.from(text, 'utf16le'),
  Buffer.from(Buffer.from(text).toString('hex')),
  Buffer.from(Buffer.from(text).toString('base64').slice(0, -3)),
  Buffer.from(encodeURIComponent(text)),
  Buffer.from(text.replaceAll(' ', '+')),
];

const tablesWith = async ({ owner }: Owned, text: string): Promise<string[]> => {
  const tables = await owner.query("select tablename from pg_tables where schemaname = 'public'");
  const found: string[] = [];
  for (const { tablename } of tables.rows) {
    const { rows } = await owner.query(`select to_jsonb(t)::text as row from "${tablename}" t`);
    if (rows.some(({ row }) => row.includes(text))) found.push(tablename);
  }
  return found;
};

/** The tables, and the files of the whole data folder with its log of changes, in which a text lies in any way. */
export const foundIn = async (at: Owned, text: string): Promise<string[]> => {
  const tables = await tablesWith(at, text);
  await at.owner.query('checkpoint').catch(() => undefined);
  const { rows } = await at.owner.query("select current_setting('data_directory') as folder");
  const places = needles(text);
  const files = filesBelow(rows[0].folder).flatMap((file) => {
    const bytes = bytesOf(file);
    const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    const needle = places.find((one) => plain.includes(one));
    // What follows it says which form it was typed into.
    return needle ? [`${file}: ${plain.subarray(plain.indexOf(needle)).toString('latin1', 0, 60)}`] : [];
  });
  return [...tables, ...files];
};
