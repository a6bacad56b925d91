import { parseArgs } from 'node:util';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { CannotStart, exitCodes } from '../database/cannotStart.ts';
import { translator, wordsReady } from '../web/words.ts';
import type { Answer } from './keep.ts';
import { verifyFile } from './verify.ts';

const t = translator('en');

const configurationNow = (): Configuration => {
  const read = readConfiguration(process.env, 'data');
  if (!read.ok) throw new CannotStart('setting', { setting: read.setting });
  return read.configuration;
};

/** Told to stop, a command undoes what it began; told again, it is still doing so. */
const untilStopped = (): AbortSignal => {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  return stopping.signal;
};

const verify = async (file: string, checkpoint: unknown): Promise<Answer> => {
  const { lines, exitCode } = await verifyFile(file, typeof checkpoint === 'string' ? { checkpoint } : {});
  return { line: lines.join('\n'), exitCode };
};

/** `result`: the line is what was asked for, whatever the exit code says. */
const run = async (): Promise<Answer & { result?: boolean }> => {
  const [, , first, ...rest] = process.argv;
  if (first === 'check') return (await import('./check.ts')).check(rest);
  if (first === 'questions') return (await import('./questions.ts')).questions(rest);
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: { checkpoint: { type: 'string' } },
  });
  const [command, file, ...more] = positionals;
  if (file === undefined || more.length > 0) return { line: t('command.usage'), exitCode: 2 };
  if (command === 'verify') return verify(file, values.checkpoint);
  const { backupTo, restoreFrom } = await import('./keep.ts');
  if (command === 'backup') return backupTo(configurationNow(), file, { signal: untilStopped() });
  if (command === 'restore') return restoreFrom(configurationNow(), file, { signal: untilStopped() });
  return { line: t('command.usage'), exitCode: 2 };
};

const answer = async (): ReturnType<typeof run> => {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    return { line: t(`start.${error.reason}`, error.values), exitCode: exitCodes[error.reason] };
  }
};

await wordsReady;
const { line, exitCode, result } = await answer();
(exitCode === 0 || result ? process.stdout : process.stderr).write(`${line}\n`);
process.exitCode = exitCode;
