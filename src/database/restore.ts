import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import pg from 'pg';
import { z } from 'zod';
import { format, type Table, tablesInOrder } from './backup.ts';
import { transacted } from './connection.ts';
import { appliedMigrations } from './migrate.ts';

const header = z.strictObject({
  format: z.literal(format),
  migrations: z.array(z.strictObject({ name: z.string(), sha256: z.string() })),
  tables: z.array(z.strictObject({ name: z.string(), rows: z.number().int().min(0) })),
});
const footer = z.strictObject({ sha256: z.string() });
type Header = z.infer<typeof header>;

export type BackupProblem = 'not-a-backup' | 'damaged' | 'other-version' | 'not-empty';
export type Restored = { ok: true; rows: number } | { ok: false; problem: BackupProblem };

/** Thrown inside the transaction, so that nothing of a file that cannot be restored stays. */
class Unrestorable extends Error {
  constructor(readonly problem: BackupProblem) {
    super(problem);
  }
}

const read = <Schema extends z.ZodType>(
  schema: Schema,
  line: string,
  problem: BackupProblem,
): z.infer<Schema> => {
  try {
    return schema.parse(JSON.parse(line));
  } catch {
    throw new Unrestorable(problem);
  }
};

/** Only a database in which nobody was ever set up is filled. */
const refuseFilled = async (client: pg.Client, tables: Table[]): Promise<void> => {
  for (const { name } of tables) {
    const given = name === 'installation' ? ' where host_id is not null' : '';
    const { rowCount } = await client.query(`select 1 from ${pg.escapeIdentifier(name)}${given} limit 1`);
    if (rowCount) throw new Unrestorable('not-empty');
  }
};

const refuseOtherSchema = async (
  client: pg.Client,
  { migrations, tables }: Header,
  ours: Table[],
): Promise<void> => {
  const applied = (await appliedMigrations(client)).map(({ name, sha256 }) => `${name} ${sha256}`);
  const theirs = migrations.map(({ name, sha256 }) => `${name} ${sha256}`);
  const names = tables.map(({ name }) => name);
  if (applied.join() !== theirs.join() || names.join() !== ours.map(({ name }) => name).join()) {
    throw new Unrestorable('other-version');
  }
};

/** Puts rows back as PostgreSQL wrote them; bytes come as base64. */
const insertRows = async (client: pg.Client, { name, bytes }: Table, rows: string[]): Promise<void> => {
  if (rows.length === 0) return;
  const table = pg.escapeIdentifier(name);
  const decoded = bytes.map((column) => {
    const text = pg.escapeLiteral(column);
    return `${text}, '\\x' || encode(decode(r.row ->> ${text}, 'base64'), 'hex')`;
  });
  const row = decoded.length > 0 ? `r.row || jsonb_build_object(${decoded.join(', ')})` : 'r.row';
  const columns = await insertable(client, name);
  const list = columns.map((column) => pg.escapeIdentifier(column)).join(', ');
  await client.query(
    `insert into ${table} (${list}) select ${list} from (
       select (jsonb_populate_record(null::${table}, ${row})).* from jsonb_array_elements($1::jsonb) as r(row)) as filled`,
    [`[${rows.join(',')}]`],
  );
};

/** Every column but those the database makes itself. */
const insertable = async (client: pg.Client, table: string): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0
       and not attisdropped and attgenerated = ''`,
    [pg.escapeIdentifier(table)],
  );
  return rows.map(({ name }) => name);
};

type Lines = AsyncIterator<string>;

/** The file's lines, read as they are asked for. */
async function* linesOf(file: string): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of createReadStream(file, 'utf8')) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

/** The row of a line that must belong to this table. */
const rowOf = async (lines: Lines, prefix: string, take: (line: string) => void): Promise<string> => {
  const { value, done } = await lines.next();
  if (done || !value.startsWith(prefix) || !value.endsWith('}')) throw new Unrestorable('damaged');
  take(value);
  return value.slice(prefix.length, -1);
};

const fillTable = async (
  client: pg.Client,
  table: Table,
  count: number,
  next: (prefix: string) => Promise<string>,
): Promise<void> => {
  const prefix = `{"table":${JSON.stringify(table.name)},"row":`;
  for (let done = 0; done < count; done += 500) {
    const rows: string[] = [];
    while (rows.length < Math.min(500, count - done)) rows.push(await next(prefix));
    await insertRows(client, table, rows);
  }
};

const fill = async (client: pg.Client, lines: Lines): Promise<number> => {
  const hash = createHash('sha256');
  const take = (line: string): void => void hash.update(`${line}\n`);
  const first = await lines.next();
  if (first.done) throw new Unrestorable('not-a-backup');
  const told = read(header, first.value, 'not-a-backup');
  take(first.value);
  const tables = await tablesInOrder(client);
  await refuseOtherSchema(client, told, tables);
  await refuseFilled(client, tables);
  await client.query('delete from installation');
  for (const [index, table] of tables.entries()) {
    await fillTable(client, table, told.tables[index]?.rows ?? 0, (prefix) => rowOf(lines, prefix, take));
  }
  const last = await lines.next();
  const whole = !last.done && read(footer, last.value, 'damaged').sha256 === hash.digest('hex');
  if (!whole || !(await lines.next()).done) throw new Unrestorable('damaged');
  return told.tables.reduce((sum, { rows }) => sum + rows, 0);
};

/** Fills an empty, migrated database from a backup, as the owner: all of it or nothing (C46). */
export const restore = async (connection: pg.ClientConfig, file: string): Promise<Restored> => {
  const client = new pg.Client(connection);
  client.on('error', () => {});
  await client.connect();
  const lines = linesOf(file);
  try {
    return { ok: true, rows: await transacted(client, () => fill(client, lines)) };
  } catch (error) {
    if (error instanceof Unrestorable) return { ok: false, problem: error.problem };
    // A row the schema refuses (class 22, 23): the file was changed.
    if (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? ''))
      return { ok: false, problem: 'damaged' };
    throw error;
  } finally {
    await lines.return(undefined);
    await client.end().catch(() => {});
  }
};
