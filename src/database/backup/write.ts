import { createHash } from 'node:crypto';
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { Readable } from 'node:stream';
import pg from 'pg';
import { CannotStart } from '../cannotStart.ts';
import { endWhen, type Target } from '../connection.ts';
import { syncFolder } from '../embedded/durable.ts';
import { appliedMigrations } from '../migrate.ts';
import { asOwner } from '../owner.ts';
import { format, type Header, rowPrefix, type Voucher } from './file.ts';
import { sealedTo } from './sealing.ts';

/**
 * Sign-ins under way and forms sent twice: nobody needs them back, and they say when people were here. What was done of
 * a day was done to other rows than those that come back.
 */
export const leftOut = ['migration', 'rewritten', 'session', 'act', 'job_done'] as const;

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
  const made = Temporal.Now.instant().round('second').toString();
  const header: Header = { format, made, migrations: await appliedMigrations(client), tables: [] };
  for (const table of tables) header.tables.push({ name: table.name, rows: await countOf(client, table) });
  yield `${JSON.stringify(header)}\n`;
  for (const table of tables) yield* rowLines(client, table);
}

async function* vouchedContents(
  client: pg.Client,
  told: { lines: number },
  voucher: Voucher | null,
): AsyncGenerator<string> {
  const hash = createHash('sha256');
  for await (const line of contents(client)) {
    hash.update(line);
    told.lines += 1;
    yield line;
  }
  const sha256 = hash.digest('hex');
  const mac = voucher?.(sha256).toString('base64url');
  yield `${JSON.stringify({ sha256, ...(mac && { mac }) })}\n`;
}

/** The file could not be made: it is there, or its folder is not, or may not be written. */
export class CannotWrite extends Error {
  constructor(readonly file: string) {
    super('cannot write the backup');
  }
}

/** Is the file that has this name still the one we write? */
const isOurs = async (part: string, handle: FileHandle): Promise<boolean> => {
  const named = statSync(part, { throwIfNoEntry: false });
  const { ino, dev } = await handle.stat();
  return named?.ino === ino && named.dev === dev;
};

const opened = async (part: string): Promise<FileHandle> => {
  // Whoever writes to it holds the lock: what lies there was left by one that was killed.
  rmSync(part, { force: true });
  try {
    return await open(part, 'wx', 0o600);
  } catch {
    throw new CannotWrite(part);
  }
};

/** Written beside its place and moved there whole: half a backup looks like one. */
const writeWhole = async (lines: Readable, file: string, signal: AbortSignal | undefined): Promise<void> => {
  const part = `${file}.part`;
  if (existsSync(file)) throw new CannotWrite(file);
  const handle = await opened(part);
  try {
    await handle.writeFile(lines, signal ? { signal } : {});
    await handle.sync();
    if (existsSync(file) || !(await isOurs(part, handle))) throw new CannotWrite(file);
    renameSync(part, file);
    syncFolder(dirname(file));
  } finally {
    if (await isOurs(part, handle)) rmSync(part, { force: true });
    await handle.close();
  }
};

/** To whom it is encrypted, and who vouches for it; null: to nobody, and nobody. */
export type Sealing = { recipient: string | null; voucher: Voucher | null };

/** One backup at a time goes to a name. The lock goes with the connection, however the process ends. */
const claim = async (client: pg.Client, file: string): Promise<void> => {
  const { rows } = await client.query<{ ours: boolean }>(
    "select pg_try_advisory_xact_lock(hashtextextended('alongside backup ' || $1, 0)) as ours",
    [resolve(file)],
  );
  if (!rows[0]?.ours) throw new CannotWrite(`${file}.part`);
};

/**
 * Writes one moment of the whole database to a new file, as the owner. Gives the number of rows (C46). Migrates
 * nothing: a database of another version is backed up as it is.
 */
export const backUp = (
  owner: Target,
  file: string,
  { recipient, voucher }: Sealing,
  signal?: AbortSignal | undefined,
): Promise<number> =>
  asOwner(owner, async (client) => {
    endWhen(signal, client);
    const told = { lines: -1 };
    await client.query('begin isolation level repeatable read, read only');
    await refuseHalfSight(client);
    await claim(client, file);
    const plain = Readable.from(vouchedContents(client, told, voucher));
    await writeWhole(recipient ? await sealedTo(recipient, plain) : plain, file, signal);
    return told.lines;
  });
