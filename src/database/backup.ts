import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { format, type Header, rowPrefix } from './backupFile.ts';
import { CannotStart } from './cannotStart.ts';
import { endWhen, type Target } from './connection.ts';
import { syncFolder } from './durable.ts';
import { appliedMigrations } from './migrate.ts';
import { asOwner } from './owner.ts';

/** Sign-ins under way and forms sent twice: nobody needs them back, and they say when people were here. */
export const leftOut = ['migration', 'session', 'act'] as const;

export type Table = { name: string; bytes: string[]; key: string[] };

/** The tables a backup holds, in an order in which whatever a row points at comes before it. */
export const tablesInOrder = async (client: pg.Client): Promise<Table[]> => {
  const { rows } = await client.query<Table & { needs: string[] }>(
    `select c.relname as name,
       array(select a.attname::text from pg_attribute a join pg_type t on t.oid = a.atttypid
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
               and 'bytea'::regtype in (t.oid, t.typbasetype) order by a.attnum) as bytes,
       array(select a.attname::text from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = any (i.indkey)
             where i.indrelid = c.oid and i.indisprimary order by a.attnum) as key,
       array(select f.relname::text from pg_constraint k join pg_class f on f.oid = k.confrelid
             where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as needs
     from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'
       and not c.relname = any ($1) order by 1`,
    [leftOut],
  );
  const ordered: Table[] = [];
  for (let left = rows; left.length > 0; ) {
    const free = left.filter(({ needs }) => !left.some(({ name }) => needs.includes(name)));
    if (free.length === 0) throw new Error('tables that need each other in a circle');
    ordered.push(...free.map(({ name, bytes, key }) => ({ name, bytes, key })));
    left = left.filter((table) => !free.includes(table));
  }
  return ordered;
};

/** Were our tables ever made here? */
export const isMade = async (client: pg.Client): Promise<boolean> =>
  Boolean((await client.query(`select to_regclass('migration') is not null as made`)).rows[0]?.made);

/** Whom the policies hide rows from would back up only the rest, and never know. */
const refuseHalfSight = async (client: pg.Client): Promise<void> => {
  if (!(await isMade(client))) throw new CannotStart('nothing-there', { place: client.database ?? '' });
  const { rowCount } = await client.query(
    `select 1 from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r'
       and not pg_has_role(relowner, 'usage') limit 1`,
  );
  if (rowCount) throw new CannotStart('owner-rights');
};

const countOf = async (client: pg.Client, { name }: Table): Promise<number> => {
  const { rows } = await client.query(`select count(*)::int as rows from ${pg.escapeIdentifier(name)}`);
  return Number(rows[0]?.rows);
};

/** A row as JSON text, made by PostgreSQL: no value passes through a number or a date of ours. */
const rowAsText = ({ name, bytes }: Table): string => {
  const encoded = bytes.map((column) => {
    const value = `replace(encode(t.${pg.escapeIdentifier(column)}, 'base64'), E'\\n', '')`;
    return `${pg.escapeLiteral(column)}, ${value}`;
  });
  const whole =
    encoded.length > 0 ? `to_jsonb(t) || jsonb_build_object(${encoded.join(', ')})` : 'to_jsonb(t)';
  return `select (${whole})::text as row from ${pg.escapeIdentifier(name)} t`;
};

/** A hundred rows at a time: the size of a database does not matter. */
async function* rowLines(client: pg.Client, table: Table): AsyncGenerator<string> {
  const order = table.key.map((column) => pg.escapeIdentifier(column)).join(', ');
  await client.query(`declare every_row no scroll cursor for ${rowAsText(table)} order by ${order || '1'}`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>('fetch 100 from every_row');
    for (const { row } of rows) yield `${rowPrefix(table.name)}${row}}\n`;
    if (rows.length === 0) break;
  }
  await client.query('close every_row');
}

async function* contents(client: pg.Client): AsyncGenerator<string> {
  const tables = await tablesInOrder(client);
  const header: Header = { format, migrations: await appliedMigrations(client), tables: [] };
  for (const table of tables) header.tables.push({ name: table.name, rows: await countOf(client, table) });
  yield `${JSON.stringify(header)}\n`;
  for (const table of tables) yield* rowLines(client, table);
}

async function* sealedContents(client: pg.Client, told: { lines: number }): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const line of contents(client)) {
    hash.update(line);
    told.lines += 1;
    yield line;
  }
  yield `${JSON.stringify({ sha256: hash.digest('hex') })}\n`;
}

/** The file could not be made: it is there, or its folder is not, or may not be written. */
export class CannotWrite extends Error {
  constructor(readonly file: string) {
    super('cannot write the backup');
  }
}

/** Written beside its place and moved there whole: half a backup looks like one. */
const writeWhole = async (lines: Readable, file: string, signal: AbortSignal | undefined): Promise<void> => {
  const part = `${file}.part`;
  if (existsSync(file)) throw new CannotWrite(file);
  const out = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
  await new Promise<void>((resolve, reject) => {
    out.once('open', () => resolve());
    out.once('error', () => reject(new CannotWrite(part)));
  });
  try {
    await pipeline(lines, out, { signal });
    if (existsSync(file)) throw new CannotWrite(file);
    renameSync(part, file);
    syncFolder(dirname(file));
  } finally {
    rmSync(part, { force: true });
  }
};

/**
 * Writes one moment of the whole database to a new file, as the owner. Gives the number of rows (C46). Migrates
 * nothing: a database of another version is backed up as it is.
 */
export const backUp = (owner: Target, file: string, signal?: AbortSignal | undefined): Promise<number> =>
  asOwner(owner, async (client) => {
    endWhen(signal, client);
    const told = { lines: -1 };
    await client.query('begin isolation level repeatable read, read only');
    await refuseHalfSight(client);
    await writeWhole(Readable.from(sealedContents(client, told)), file, signal);
    return told.lines;
  });
