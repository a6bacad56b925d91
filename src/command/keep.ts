import type { Configuration } from '../configuration.ts';
import { backUp, CannotWrite } from '../database/backup.ts';
import { BackupReader, Unrestorable } from '../database/backupFile.ts';
import { CannotStart, exitCodes, fileProblem } from '../database/cannotStart.ts';
import { type Entry, enterToFill, enterToRead } from '../database/owner.ts';
import { migrationsOf, restore } from '../database/restore.ts';
import { type Translate, translator } from '../web/words.ts';

/** What to print and how to exit: 0 done, 1 refused, 2 not understood; the rest as `cannotStart.ts` says. */
export type Answer = { line: string; exitCode: number };
type Telling = { signal?: AbortSignal; t?: Translate };

const entered = async <Result>(entry: Entry, work: (entry: Entry) => Promise<Result>): Promise<Result> => {
  try {
    return await work(entry);
  } finally {
    await entry.stop();
  }
};

/** Writes the database to a new file, while the server runs or while it does not. */
export const backupTo = async (
  configuration: Configuration,
  file: string,
  { signal, t = translator('en') }: Telling = {},
): Promise<Answer> => {
  try {
    const entry = await enterToRead(configuration);
    const count = await entered(entry, ({ owner }) => backUp(owner, file, signal));
    return { line: t('command.backedUp', { count, file }), exitCode: 0 };
  } catch (error) {
    if (signal?.aborted) return { line: t('command.stopped'), exitCode: 130 };
    if (error instanceof CannotWrite) return { line: t('command.exists', { file: error.file }), exitCode: 1 };
    const problem = fileProblem(error, file);
    if (error !== problem && problem instanceof CannotStart && problem.reason === 'disk-full')
      return { line: t('command.full', { file }), exitCode: exitCodes['disk-full'] };
    throw error;
  }
};

/** Fills a new data folder, or the empty database of DATABASE_URL, from a backup. */
export const restoreFrom = async (
  configuration: Configuration,
  file: string,
  { signal, t = translator('en') }: Telling = {},
): Promise<Answer> => {
  try {
    const backup = await BackupReader.open(file);
    // Before anything is made: a wrong file leaves no trace.
    migrationsOf(backup.header);
    const entry = await enterToFill(configuration);
    const restored = await entered(entry, ({ owner }) => restore(owner, backup, { signal }));
    if (!restored.ok) return { line: t(`command.problem.${restored.problem}`, { file }), exitCode: 1 };
    const { pepperFile } = configuration;
    return { line: t('command.restored', { count: restored.rows, pepper: pepperFile }), exitCode: 0 };
  } catch (error) {
    if (signal?.aborted) return { line: t('command.stopped'), exitCode: 130 };
    if (error instanceof Unrestorable)
      return { line: t(`command.problem.${error.problem}`, { file }), exitCode: 1 };
    throw error;
  }
};
