import { setTimeout as pause } from 'node:timers/promises';
import type pg from 'pg';
import { CannotStart } from './cannotStart.ts';
import { appliedMigrations, migrations } from './migrate.ts';
import { appRole } from './roles.ts';

/** A version before goes on serving beside these: they add something, and change nothing that it reads or writes. */
export const onlyAdd: readonly string[] = [
  '0005_drafting',
  '0008_pepper_check',
  '0008_what_is_shown_once',
  '0011_record_pins',
  '0013_jobs_done',
  '0015_members_see_who_holds_the_key',
];

/** Longer than a process that ended leaves its connections idle. */
const patience = 15_000;

/** The first migration to come that a version before could not serve beside; null where nothing is there yet. */
const changing = async (client: pg.Client): Promise<string | null> => {
  const { rows } = await client.query<{ made: boolean }>(
    "select to_regclass('migration') is not null as made",
  );
  if (!rows[0]?.made) return null;
  const applied = await appliedMigrations(client);
  const missing = migrations.filter(({ name }) => !applied.some((one) => one.name === name));
  return missing.find(({ name }) => !onlyAdd.includes(name))?.name ?? null;
};

const isServed = async (client: pg.Client): Promise<boolean> => {
  const { rowCount } = await client.query(
    'select 1 from pg_stat_activity where datname = current_database() and usename = $1 limit 1',
    [appRole],
  );
  return rowCount === 1;
};

/**
 * Before tables are changed that a version before reads, its processes have to be gone: they would answer people with
 * errors. Waits for those that are ending, and refuses to start otherwise. One that nobody has asked anything for ten
 * seconds has no connection, and is not seen.
 */
export const refuseBeside = async (client: pg.Client): Promise<void> => {
  const late = performance.now() + patience;
  for (;;) {
    const name = await changing(client);
    if (name === null || !(await isServed(client))) return;
    if (performance.now() > late) throw new CannotStart('earlier-serves', { name });
    await pause(500);
  }
};
