import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Configuration } from '../configuration.ts';
import { BackupReader, type Voucher } from '../database/backup/file.ts';
import { presentFile, readPresent } from '../database/backup/present.ts';
import { Unrestorable } from '../database/backup/problem.ts';
import { migrationsOf, type Restored, restore } from '../database/backup/restore.ts';
import { isRecipient, newRecoveryKey } from '../database/backup/sealing.ts';
import { backUp, CannotWrite } from '../database/backup/write.ts';
import { CannotStart, exitCodes, fileProblem } from '../database/cannotStart.ts';
import { holdsDatabase } from '../database/embedded/server.ts';
import { type Entry, enterToFill, enterToRead } from '../database/owner.ts';
import { forgetPepper } from '../database/setUp.ts';
import { derive } from '../vault/derive.ts';
import { readPepper } from '../vault/pepper.ts';
import { type Translate, translator } from '../web/words/translate.ts';

/** What to print and how to exit: 0 done, 1 refused, 2 not understood; the rest as `cannotStart.ts` says. */
export type Answer = { line: string; exitCode: number };
type BackupOptions = { signal?: AbortSignal; t?: Translate };

const entered = async <Result>(entry: Entry, work: (entry: Entry) => Promise<Result>): Promise<Result> => {
  try {
    return await work(entry);
  } finally {
    await entry.stop();
  }
};

/** Vouches with the pepper, which lies elsewhere than backups do; null where it is not at hand. */
const voucherOf = ({ pepperFile }: Configuration): Voucher | null => {
  if (!existsSync(pepperFile)) return null;
  const key = derive(readPepper(pepperFile), 'backup voucher');
  return (sha256) => createHmac('sha256', key).update(sha256).digest();
};

const filled = (error: unknown, file: string): boolean => {
  const problem = fileProblem(error, file);
  return error !== problem && problem instanceof CannotStart && problem.reason === 'disk-full';
};

/** Writes the database to a new file, while the server runs or while it does not; encrypted unless it is to be plain. */
export const backupTo = async (
  configuration: Configuration,
  file: string,
  { plain = false, signal, t = translator('en') }: BackupOptions & { plain?: boolean } = {},
): Promise<Answer> => {
  const recipient = plain ? null : configuration.backupKey;
  if (!plain && recipient === null) return { line: t('command.noBackupKey'), exitCode: 1 };
  if (recipient && !isRecipient(recipient))
    throw new CannotStart('setting', { setting: 'ALONGSIDE_BACKUP_KEY' });
  try {
    const entry = await enterToRead(configuration);
    const sealing = { recipient, voucher: voucherOf(configuration) };
    const count = await entered(entry, ({ owner }) => backUp(owner, file, sealing, signal));
    return {
      line: t(recipient ? 'command.backedUpSealed' : 'command.backedUp', { count, file }),
      exitCode: 0,
    };
  } catch (error) {
    if (signal?.aborted) return { line: t('command.stopped'), exitCode: 130 };
    if (error instanceof CannotWrite) return { line: t('command.exists', { file: error.file }), exitCode: 1 };
    if (filled(error, file)) return { line: t('command.full', { file }), exitCode: exitCodes['disk-full'] };
    throw error;
  }
};

/** A new recovery key, as the standard tool makes one. */
export const newBackupKey = async (t: Translate = translator('en')): Promise<Answer> => {
  const { identity, recipient } = await newRecoveryKey();
  const lines = [`# ${t('command.backupKey.keep')}`, `# ALONGSIDE_BACKUP_KEY=${recipient}`, identity];
  return { line: lines.join('\n'), exitCode: 0 };
};

export type RestoreOptions = BackupOptions & {
  /** The file of the recovery key. */
  key?: string | null;
  /** Also what nobody vouches for: an older format, or one whose pepper is lost. */
  unverified?: boolean;
  /** Who belonged here last, kept beside the pepper of the host that was lost. */
  members?: string | null;
};

const whoeverVouches = (configuration: Configuration, unverified: boolean): Voucher | null => {
  if (unverified) return null;
  const voucher = voucherOf(configuration);
  if (!voucher) throw new Unrestorable('no-pepper');
  return voucher;
};

const keyIn = (file: string | null): string | null => {
  try {
    return file === null ? null : readFileSync(file, 'utf8');
  } catch {
    throw new Unrestorable('wrong-key');
  }
};

const fillFrom = async (
  configuration: Configuration,
  file: string,
  { key = null, unverified = false, members = null, signal }: RestoreOptions,
): Promise<Restored> => {
  const opening = { identity: keyIn(key), voucher: whoeverVouches(configuration, unverified) };
  const backup = await BackupReader.open(file, opening);
  // Before anything is made: a wrong file leaves no trace.
  migrationsOf(backup.header);
  const entry = await enterToFill(configuration);
  const present = readPresent(members ?? presentFile(configuration.dataFolder));
  return entered(entry, ({ owner }) => restore(owner, backup, { present, signal }));
};

/** Fills a new data folder, or the empty database of DATABASE_URL, from a backup. */
export const restoreFrom = async (
  configuration: Configuration,
  file: string,
  options: RestoreOptions = {},
): Promise<Answer> => {
  const { signal, t = translator('en') } = options;
  try {
    const restored = await fillFrom(configuration, file, options);
    if (!restored.ok) return { line: t(`command.problem.${restored.problem}`, { file }), exitCode: 1 };
    const { rows, removed } = restored;
    const pepper = t('command.restored', { count: rows, pepper: configuration.pepperFile });
    const since = removed === null ? t('command.removedUnknown') : t('command.removed', { count: removed });
    return { line: `${pepper}\n${since}`, exitCode: 0 };
  } catch (error) {
    if (signal?.aborted) return { line: t('command.stopped'), exitCode: 130 };
    if (error instanceof Unrestorable)
      return { line: t(`command.problem.${error.problem}`, { file }), exitCode: 1 };
    throw error;
  }
};

/** For when the pepper is lost: refused while the application runs here with it. */
export const forgetPepperOf = async (
  configuration: Configuration,
  t: Translate = translator('en'),
): Promise<Answer> => {
  if (!configuration.databaseUrl && !holdsDatabase(configuration.dataFolder))
    throw new CannotStart('nothing-there', { place: configuration.dataFolder });
  const entry = await enterToFill(configuration);
  await entered(entry, ({ owner }) => forgetPepper(owner));
  return { line: t('command.pepperForgotten'), exitCode: 0 };
};
