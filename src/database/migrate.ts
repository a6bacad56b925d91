import { createHash } from 'node:crypto';
import type pg from 'pg';
import { amend } from './amended.ts';
import { CannotStart } from './cannotStart.ts';
import { transacted } from './connection.ts';
import { troubleFrom } from './trouble.ts';

export type Migration = { name: string; text: string };
export type Applied = { name: string; sha256: string };

const files = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The migrations of this build, in order: `0001_ground_floor`, … */
export const migrations: Migration[] = Object.entries(files)
  .map(([path, text]) => ({ name: path.replace(/^.*\/|\.sql$/g, ''), text }))
  .sort((one, other) => (one.name < other.name ? -1 : 1));

const formerFiles = import.meta.glob<string>('./migrations/former/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/**
 * Migrations as they once were, where they were changed after landing: backups made then are read with them. What has
 * landed since is not changed any more, so none is added.
 */
export const formerMigrations: Migration[] = Object.entries(formerFiles).map(([path, text]) => ({
  name: path.replace(/^.*\/|\..*$/g, ''),
  text,
}));

export const digest = (text: string): string => createHash('sha256').update(text).digest('hex');

const prepare = `
  create table if not exists migration (name text primary key, sha256 text not null);
  alter table migration enable row level security;
  alter table migration force row level security;
  do $$ begin
    if not exists (select 1 from pg_policy where polrelid = 'migration'::regclass) then
      create policy owner_all on migration to current_user using (true) with check (true);
    end if;
  end $$;`;

/** What was applied to this database, in order. */
export const appliedMigrations = async (client: pg.Client): Promise<Applied[]> =>
  (await client.query<Applied>('select name, sha256 from migration order by name')).rows;

const refuseForeign = (applied: Applied[], ours: Migration[]): void => {
  for (const { name, sha256 } of applied) {
    const own = ours.find((migration) => migration.name === name);
    if (!own) throw new CannotStart('newer-database', { name });
    if (digest(own.text) !== sha256) throw new CannotStart('migration-changed', { name });
  }
};

const apply = async (client: pg.Client, { name, text }: Migration): Promise<void> => {
  try {
    await transacted(client, async () => {
      await client.query(text);
      await client.query('insert into migration (name, sha256) values ($1, $2)', [name, digest(text)]);
    });
  } catch (error) {
    const trouble = troubleFrom(error);
    if (trouble.full) throw new CannotStart('disk-full', { folder: 'PostgreSQL' });
    throw new CannotStart('migration', { name, sqlstate: trouble.sqlstate });
  }
};

/**
 * Brings the schema to this build, as the owner. One process at a time; each migration whole or not at all (C47).
 * Gives the names of those it applied.
 */
export const migrate = async (client: pg.Client, ours: Migration[] = migrations): Promise<string[]> => {
  await client.query(`select pg_advisory_lock(hashtextextended('alongside migrations', 0))`);
  try {
    await transacted(client, () => client.query(prepare));
    await amend(
      client,
      ours.map(({ name, text }) => ({ name, sha256: digest(text) })),
    );
    const applied = await appliedMigrations(client);
    refuseForeign(applied, ours);
    const missing = ours.filter(({ name }) => !applied.some((known) => known.name === name));
    for (const migration of missing) await apply(client, migration);
    return missing.map(({ name }) => name);
  } finally {
    await client
      .query(`select pg_advisory_unlock(hashtextextended('alongside migrations', 0))`)
      .catch(() => {});
  }
};
