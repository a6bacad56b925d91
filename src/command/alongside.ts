import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfiguration } from '../configuration.ts';
import { backUp } from '../database/backup.ts';
import { CannotStart, exitCodes, fileProblem } from '../database/cannotStart.ts';
import { clientConfig, type Target } from '../database/connection.ts';
import { runningEmbedded } from '../database/embedded.ts';
import { makeDataFolder } from '../database/place.ts';
import { restore } from '../database/restore.ts';
import { startDatabase } from '../database/start.ts';
import { readPepper } from '../vault/pepper.ts';
import { translator, wordsReady } from '../web/words.ts';
import { verifyFile } from './verify.ts';

const t = translator('en');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/** The database as its owner reaches it: the running one, or one started for as long as the work takes. */
const withOwner = async <Result>(work: (owner: Target) => Promise<Result>): Promise<Result> => {
  const read = readConfiguration(process.env, 'data');
  if (!read.ok) throw new CannotStart('setting', { setting: read.setting });
  const { configuration } = read;
  const running = configuration.databaseUrl ? null : runningEmbedded(configuration.dataFolder);
  if (running) return work(running.owner);
  makeDataFolder(configuration.dataFolder);
  const database = await startDatabase(configuration, readPepper(configuration.pepperFile));
  try {
    return await work(database.owner);
  } finally {
    await database.stop();
  }
};

const backupTo = async (file: string): Promise<number> => {
  if (existsSync(file)) {
    complain(t('command.exists', { file }));
    return 1;
  }
  const count = await withOwner((owner) => backUp(clientConfig(owner), file));
  say(t('command.backedUp', { count, file }));
  return 0;
};

const restoreFrom = async (file: string): Promise<number> => {
  if (!existsSync(file)) {
    complain(t('command.unreadable', { file }));
    return 2;
  }
  const restored = await withOwner((owner) => restore(clientConfig(owner), file));
  if (!restored.ok) {
    complain(t(`command.problem.${restored.problem}`));
    return 1;
  }
  say(t('command.restored', { count: restored.rows }));
  return 0;
};

const run = async (): Promise<number> => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: { checkpoint: { type: 'string' } },
  });
  const [command, file] = positionals;
  if (file !== undefined && command === 'verify') {
    const { checkpoint } = values;
    const answer = await verifyFile(file, typeof checkpoint === 'string' ? { checkpoint } : {});
    answer.lines.forEach(answer.exitCode === 0 ? say : complain);
    return answer.exitCode;
  }
  if (file !== undefined && command === 'backup') return backupTo(file);
  if (file !== undefined && command === 'restore') return restoreFrom(file);
  complain(t('command.usage'));
  return 2;
};

await wordsReady;
try {
  process.exitCode = await run();
} catch (error) {
  const problem = error instanceof CannotStart ? error : fileProblem(error, '');
  if (!(problem instanceof CannotStart)) throw problem;
  complain(t(`start.${problem.reason}`, problem.values));
  process.exitCode = exitCodes[problem.reason];
}
