import { readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { z } from 'zod';
import { connected, type Target } from '../connection.ts';
import { writeDurably } from '../embedded/durable.ts';
import type { Header } from './file.ts';

/** Who belongs to some organisation here, and when that was so. Numbers that mean nothing elsewhere. */
const present = z.strictObject({ at: z.iso.datetime(), members: z.array(z.uuid()) });
export type Present = z.infer<typeof present>;

/** Where it is kept. */
export const presentFile = (dataFolder: string): string => join(dataFolder, 'members');

/** Kept beside the pepper, so that whoever was removed since a backup is not brought back by it. */
export const keepPresent = async (owner: Target, file: string): Promise<void> => {
  const members = await connected(owner, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select distinct person_id as id from membership order by 1',
    );
    return rows.map(({ id }) => id);
  });
  const at = Temporal.Now.instant().round('second').toString();
  writeDurably(`${file}.new`, `${JSON.stringify({ at, members })}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

/** As it was kept last; null where no such file is. */
export const readPresent = (file: string): Present | null => {
  try {
    return present.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

/** What a member is by: her place, her name, her ways to keys, and the ways in that she was given. */
const removals = [
  'delete from record_wrap where record_id = any ($1)',
  'delete from key_share where holder_id = any ($1)',
  'delete from membership where person_id = any ($1)',
];

/**
 * Takes away again whoever was removed since the backup was made. Gives how many; null where what was kept is older than
 * the backup, or nothing was: then nobody can tell.
 */
export const removeSince = async (
  client: pg.Client,
  { made }: Header,
  kept: Present | null,
): Promise<number | null> => {
  if (!kept || !made || kept.at < made) return null;
  const { rows } = await client.query<{ id: string }>(
    'select distinct person_id as id from membership where person_id <> all ($1::uuid[])',
    [kept.members],
  );
  const gone = rows.map(({ id }) => id);
  for (const removal of removals) await client.query(removal, [gone]);
  return gone.length;
};
