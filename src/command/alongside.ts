import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { CannotStart, exitCodes } from '../database/cannotStart.ts';
import { systemClock } from '../kernel/clock.ts';
import { translator, wordsReady } from '../web/words/translate.ts';
import type { Answer, RestoreOptions } from './backup.ts';
import { verifyFile } from './verify.ts';

const t = translator('en');

const configurationNow = (): Configuration => {
  const read = readConfiguration(process.env, 'data');
  if (!read.ok) throw new CannotStart('setting', { setting: read.setting });
  return read.configuration;
};

/** Stops on a signal: a command undoes what it began. A second signal changes nothing. */
const untilStopped = (): AbortSignal => {
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stopping.abort());
  return stopping.signal;
};

const texts = z.array(z.string()).catch([]);

const verify = async (
  file: string,
  given: Record<string, unknown>,
): Promise<Answer & { result: boolean }> => {
  const checkpoint = z.string().safeParse(given.checkpoint).data;
  const [keys, proofs] = [texts.parse(given.key), texts.parse(given.proof)];
  const { lines, exitCode } = await verifyFile(file, { keys, proofs, ...(checkpoint ? { checkpoint } : {}) });
  // What fits without a key of one's own is an answer, and no trouble.
  return { line: lines.join('\n'), exitCode, result: exitCode === 3 };
};

type Given = { [option: string]: unknown };
const textOf = (given: unknown): string | null => (typeof given === 'string' ? given : null);

const restoring = ({ key, members, unverified }: Given): RestoreOptions => ({
  key: texts.parse(key).at(0) ?? null,
  members: textOf(members),
  unverified: unverified === true,
  signal: untilStopped(),
});

/** `result`: the line is what was asked for, whatever the exit code says. `beside`: what is to be said of it. */
const run = async (): Promise<Answer & { result?: boolean; beside?: string }> => {
  const [, , first, ...rest] = process.argv;
  if (first === 'check') return (await import('./check.ts')).check(rest);
  if (first === 'questions') return (await import('./questions.ts')).questions(rest);
  if (first === 'forget-pepper' && rest.length === 0)
    return (await import('./backup.ts')).forgetPepperOf(configurationNow());
  if (first === 'backup-key' && rest.length === 0) return (await import('./backup.ts')).newBackupKey();
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    strict: false,
    options: {
      checkpoint: { type: 'string' },
      key: { type: 'string', multiple: true },
      proof: { type: 'string', multiple: true },
      members: { type: 'string' },
      plain: { type: 'boolean' },
      unverified: { type: 'boolean' },
    },
  });
  const [command, file, ...more] = positionals;
  if (file === undefined || more.length > 0) return { line: t('command.usage'), exitCode: 2 };
  if (command === 'clock' && file === 'accept')
    return (await import('./clock.ts')).acceptClock(configurationNow(), systemClock);
  if (command === 'verify') return verify(file, values);
  const { backupTo, restoreFrom } = await import('./backup.ts');
  if (command === 'backup')
    return backupTo(configurationNow(), file, { plain: values.plain === true, signal: untilStopped() });
  if (command === 'restore') return restoreFrom(configurationNow(), file, restoring(values));
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
const { line, beside, exitCode, result } = await answer();
if (beside) process.stderr.write(`${beside}\n`);
(exitCode === 0 || result ? process.stdout : process.stderr).write(`${line}\n`);
process.exitCode = exitCode;
