import pg from 'pg';
import { CannotStart } from '../cannotStart.ts';
import { endWhen, type Target, transacted } from '../connection.ts';
import {
  type Applied,
  appliedMigrations,
  digest,
  formerMigrations,
  type Migration,
  migrations,
} from '../migrate.ts';
import { asOwner } from '../owner.ts';
import { prepare } from '../start.ts';
import type { BackupReader, Header } from './file.ts';
import { type Present, removeSince } from './present.ts';
import { type BackupProblem, Unrestorable } from './problem.ts';
import { isMade, type Table, tablesInOrder } from './write.ts';

/** `removed`: how many were members when it was made and are no more; null where nobody could tell. */
export type Restored =
  | { ok: true; rows: number; removed: number | null }
  | { ok: false; problem: BackupProblem };

/** The migrations that made the tables of this backup, each as it was then: or it is not ours to restore. */
export const migrationsOf = ({ migrations: theirs }: Header, ours: Migration[] = migrations): Migration[] => {
  const everOurs = [...ours, ...formerMigrations];
  const made = theirs.flatMap(({ name, sha256 }) => {
    const own = everOurs.find((one) => one.name === name && digest(one.text) === sha256);
    return own ? [own] : [];
  });
  if (made.length < theirs.length || made.length === 0) throw new Unrestorable('other-version');
  return made;
};

/** A database of something else is left as it is. */
const refuseForeign = async (client: pg.Client, known: Migration[]): Promise<void> => {
  if (await isMade(client)) {
    const applied: Applied[] = await appliedMigrations(client);
    if (applied.length > known.length) throw new Unrestorable('newer-tables');
    return;
  }
  const { rowCount } = await client.query(
    `select 1 from pg_class where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') limit 1`,
  );
  if (rowCount) throw new Unrestorable('not-empty');
};

/** What a first start writes by itself, in those versions that have the table: it makes room for what is restored. */
const writtenAtStart = ['installation', 'last_day'];

/** Only a database in which nobody was ever set up is filled, and nobody else writes to it meanwhile. */
const refuseFilled = async (client: pg.Client, tables: Table[]): Promise<void> => {
  const names = tables.map(({ name }) => pg.escapeIdentifier(name));
  await client.query(`lock table ${names.join(', ')} in exclusive mode`);
  for (const { name } of tables) {
    // A start alone notes the day.
    if (name === 'last_day') continue;
    const given = name === 'installation' ? ' where host_id is not null' : '';
    const { rowCount } = await client.query(`select 1 from ${pg.escapeIdentifier(name)}${given} limit 1`);
    if (rowCount) throw new Unrestorable('not-empty');
  }
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

/** Puts rows back as PostgreSQL wrote them; bytes come as base64. Each row is read once, not once per column. */
const insertion = async (client: pg.Client, { name, bytes }: Table): Promise<string> => {
  const table = pg.escapeIdentifier(name);
  const columns = await insertable(client, name);
  const values = columns.map((column) =>
    bytes.includes(column)
      ? `decode(given.row ->> ${pg.escapeLiteral(column)}, 'base64')`
      : `filled.${pg.escapeIdentifier(column)}`,
  );
  return `insert into ${table} (${columns.map((column) => pg.escapeIdentifier(column)).join(', ')})
    select ${values.join(', ')} from jsonb_array_elements($1::jsonb) as given(row)
      cross join lateral jsonb_populate_record(null::${table}, given.row - $2::text[]) as filled`;
};

/** So many rows, or so much text, go in one statement: PostgreSQL reads 256 MB of JSON at most. */
const batch = { rows: 500, characters: 4_000_000 };

const fillTable = async (
  client: pg.Client,
  table: Table,
  count: number,
  backup: BackupReader,
): Promise<void> => {
  const statement = await insertion(client, table);
  let rows: string[] = [];
  let characters = 0;
  for (let read = 1; read <= count; read += 1) {
    const row = await backup.row(table.name);
    rows.push(row);
    characters += row.length;
    if (read < count && rows.length < batch.rows && characters < batch.characters) continue;
    await client.query(statement, [`[${rows.join(',')}]`, table.bytes]);
    rows = [];
    characters = 0;
  }
};

const fill = async (client: pg.Client, backup: BackupReader): Promise<number> => {
  const told = backup.header.tables;
  const tables = await tablesInOrder(client);
  if (tables.map(({ name }) => name).join() !== told.map(({ name }) => name).join())
    throw new Unrestorable('damaged');
  await refuseFilled(client, tables);
  for (const { name } of tables)
    if (writtenAtStart.includes(name)) await client.query(`delete from ${pg.escapeIdentifier(name)}`);
  for (const [index, table] of tables.entries())
    await fillTable(client, table, told[index]?.rows ?? 0, backup);
  await backup.finish();
  return told.reduce((sum, { rows }) => sum + rows, 0);
};

/** What a changed file or a newer database says, as the problem it is; anything else as it was. */
const problemOf = (error: unknown): BackupProblem => {
  if (error instanceof Unrestorable) return error.problem;
  if (error instanceof CannotStart && error.reason === 'migration-changed') return 'newer-tables';
  // A row the schema refuses (class 22, 23).
  if (error instanceof pg.DatabaseError && /^2[23]/.test(error.code ?? '')) return 'damaged';
  throw error;
};

/** Makes the tables as they were, fills them in one transaction, and then brings them to this version. */
const restoreAs = async (
  client: pg.Client,
  backup: BackupReader,
  { ours, present }: { ours: Migration[]; present: Present | null },
): Promise<{ rows: number; removed: number | null }> => {
  const known = migrationsOf(backup.header, ours);
  await refuseForeign(client, known);
  await prepare(client, known);
  const restored = await transacted(client, async () => {
    const rows = await fill(client, backup);
    return { rows, removed: await removeSince(client, backup.header, present) };
  });
  await prepare(client, ours);
  return restored;
};

/** Fills an empty database from a backup of this version or an earlier one, as the owner: all of it or nothing (C46). */
export const restore = async (
  owner: Target,
  backup: BackupReader,
  {
    ours = migrations,
    present = null,
    signal,
  }: { ours?: Migration[]; present?: Present | null; signal?: AbortSignal | undefined } = {},
): Promise<Restored> => {
  try {
    return await asOwner(owner, async (client): Promise<Restored> => {
      endWhen(signal, client);
      try {
        return { ok: true, ...(await restoreAs(client, backup, { ours, present })) };
      } catch (error) {
        return { ok: false, problem: problemOf(error) };
      }
    });
  } finally {
    await backup.close();
  }
};
