import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { BackupReader } from '../../src/database/backup/file.ts';
import { migrationsOf, type Restored, restore } from '../../src/database/backup/restore.ts';
import type { Target } from '../../src/database/connection.ts';

const folder = 'test/fixtures/states';

const about = z.strictObject({
  madeOn: z.iso.date(),
  pepper: z.base64(),
  people: z.array(
    z.strictObject({ organisation: z.string(), role: z.string(), name: z.string(), passphrase: z.string() }),
  ),
});
export type State = z.infer<typeof about> & { name: string };

/** The states of the program that have landed, as somebody may have them. */
export const states = (): State[] =>
  globSync(`${folder}/*.json`)
    .sort()
    .map((file) => ({
      name: basename(file, '.json'),
      ...about.parse(JSON.parse(readFileSync(file, 'utf8'))),
    }));

const opened = async <Result>(
  { name }: State,
  work: (backup: BackupReader) => Promise<Result>,
): Promise<Result> => {
  const place = mkdtempSync(join(tmpdir(), 'state-'));
  try {
    const file = join(place, 'backup.jsonl');
    writeFileSync(file, gunzipSync(readFileSync(join(folder, `${name}.jsonl.gz`))));
    return await work(await BackupReader.open(file, { voucher: null }));
  } finally {
    rmSync(place, { recursive: true });
  }
};

/** Its backup, restored as this version of the program restores it. */
export const restoreBackup = (owner: Target, state: State): Promise<Restored> =>
  opened(state, (backup) => restore(owner, backup));

/** Fills an empty database with that state, schema and rows, as that version of the program had left them. */
export const restoreState = (owner: Target, state: State): Promise<void> =>
  opened(state, async (backup) => {
    const restored = await restore(owner, backup, { ours: migrationsOf(backup.header) });
    if (!restored.ok) throw new Error(`${state.name}: ${restored.problem}`);
  });
