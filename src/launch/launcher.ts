import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { type Configuration, readConfiguration } from '../configuration.ts';
import { keepPresent, presentFile } from '../database/backup/present.ts';
import { CannotStart, exitCodes } from '../database/cannotStart.ts';
import { type Translate, translator, wordsReady } from '../web/words/translate.ts';
import { startWorkPool, type WorkPool } from '../work/pool.ts';
import { overwritingFreed, sweeper } from '../work/sweep.ts';
import { confinement } from './confinement.ts';
import { openFor, tell } from './gate.ts';
import { listeningProblem } from './listeningProblem.ts';
import type { ToLauncher } from './messages.ts';
import { ReaderProcesses } from './readerProcesses.ts';
import { type Ready, ready } from './ready.ts';
import { servingUser } from './servingUser.ts';

/** `program`: the folder of the program that runs. */
type Launch = { program: string; example: boolean };

/** The process that serves, ready. `lost`: its exit code, where it ended without being told to. */
type Served = { people: string[] | null; lost: Promise<number>; stop: () => Promise<void> };

/** Longer than those who never finish sending are waited for. */
const patience = 20_000;

/** Has foreign input read in processes that may do even less, and which the one that serves could not start. */
const runFor = (child: ChildProcess, { run }: WorkPool) => {
  const happened = sweeper();
  return async ({ ask, errand }: Extract<ToLauncher, { kind: 'run' }>): Promise<void> => {
    tell(child, { kind: 'ran', ask, ran: await run(errand) });
    happened();
  };
};

const startServing = (before: Ready, { program, example }: Launch): Promise<Served> => {
  const { stop: _, ended: __, ...readied } = before;
  const child = fork(join(program, 'serving.js'), {
    execArgv: confinement(program),
    serialization: 'advanced',
    env: overwritingFreed,
    ...servingUser(program),
  });
  const targets = [before.app, before.owner, ...(before.superuser ? [before.superuser] : [])];
  const open = openFor(child, targets);
  const readers = new ReaderProcesses(child, program);
  const pool = startWorkPool(pathToFileURL(join(program, 'worker.js')));
  const run = runFor(child, pool);
  const gone = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  void gone.then(() => pool.stop());
  const stop = async (): Promise<void> => {
    tell(child, { kind: 'stop' });
    const late = setTimeout(() => child.kill('SIGKILL'), patience);
    await gone;
    clearTimeout(late);
  };
  return new Promise((resolve, reject) => {
    void gone.then((code) => reject(new CannotStart('serving-lost', { code })));
    child.on('message', (message: ToLauncher) => {
      if (message.kind === 'connect')
        void (message.address === 'reader' ? readers.open(message.ask) : open(message.ask, message.address));
      else if (message.kind === 'end') readers.end(message.ask);
      else if (message.kind === 'run') void run(message);
      else if (message.kind === 'ready') resolve({ people: message.people, lost: gone, stop });
      else if (message.kind === 'failed') reject(new CannotStart(message.reason, message.values));
      else
        reject(
          listeningProblem(message.code, before.configuration) ??
            new CannotStart('serving-lost', { code: 1 }),
        );
    });
    tell(child, { kind: 'begin', readied, example, atOnce: pool.atOnce });
  });
};

/** The example's people, made at the first start and kept beside it: they are nobody, and protect nothing. */
const tellExample = (people: string[] | null, folder: string, t: Translate): void => {
  const file = join(folder, 'people.txt');
  if (people) writeFileSync(file, `${people.join('\n')}\n`, { mode: 0o600 });
  // Somebody was set up, and the list was not written: the making was cut short.
  if (!existsSync(file)) throw new CannotStart('example-unfinished', { folder });
  say(t('start.people'));
  say(readFileSync(file, 'utf8').trimEnd());
};

const say = (line: string): void => void process.stdout.write(`${line}\n`);

const everyMinute = 60_000;

/** Keeps, beside the pepper, who belongs here: whoever is removed is not brought back by an older backup. */
const keepMembers = ({ owner, configuration }: Ready): (() => Promise<void>) => {
  const file = presentFile(configuration.dataFolder);
  // Where it cannot be written now, the next minute tries again; the serving process tells of a database that is gone.
  const keep = (): Promise<void> => keepPresent(owner, file).catch(() => undefined);
  let keeping = keep();
  const timer = setInterval(() => {
    keeping = keeping.then(keep);
  }, everyMinute);
  return async () => {
    clearInterval(timer);
    // A database that no longer answers keeps nobody from stopping.
    await Promise.race([keeping.then(keep), pause(3_000, undefined, { ref: false })]);
  };
};

type Launched = Served & { before: Ready };

/** Everything `npm start` does, step by step; what was begun is undone in reverse when a later step fails. */
const start = async (configuration: Configuration, how: Launch, t: Translate): Promise<Launched> => {
  const before = await ready(configuration);
  try {
    const served = await startServing(before, how);
    const stop = async (): Promise<void> => {
      await served.stop();
      await before.stop();
    };
    try {
      if (how.example) tellExample(served.people, configuration.dataFolder, t);
    } catch (error) {
      await served.stop();
      throw error;
    }
    const stopKeeping = keepMembers(before);
    return { ...served, before, stop: () => stopKeeping().then(stop) };
  } catch (error) {
    await before.stop();
    throw error;
  }
};

/**
 * Told to stop however early and however often (npm passes a signal on that the terminal sent as well), it stops once
 * and whole. Where the start fails, its own sentence and exit code stand. Gives: was it told to?
 */
const stopWhenTold = (starting: Promise<Launched>): (() => boolean) => {
  let told = false;
  const stop = async (): Promise<void> => {
    if (told) return;
    told = true;
    const running = await starting.catch(() => null);
    await running?.stop();
    if (running) process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  return () => told;
};

/** One of the two processes beneath is gone without being told to: the other one goes too, and whoever watches starts anew. */
const endWithEither = ({ before, lost, stop }: Launched, told: () => boolean, t: Translate): void => {
  void before.ended.then(() => {
    if (told()) return;
    process.stderr.write(`${t('start.server-lost')}\n`);
    process.exit(exitCodes['server-failed']);
  });
  void lost.then(async (code) => {
    if (told()) return;
    process.stderr.write(`${t('start.serving-lost', { code })}\n`);
    await stop();
    process.exit(exitCodes['serving-lost']);
  });
};

const configured = ({ env, example }: Launch & { env: NodeJS.ProcessEnv }): Configuration => {
  if (Number(process.versions.node.split('.')[0]) < 26)
    throw new CannotStart('runtime', { found: process.versions.node });
  const read = readConfiguration(env, example ? 'data-example' : 'data');
  if (!read.ok) throw new CannotStart('setting', { setting: read.setting });
  return read.configuration;
};

/**
 * Runs until it is told to stop: readies the database, and has another process serve, which may do little. Every way
 * of not starting is one sentence and an exit code of its own.
 */
export const launch = async (how: Launch & { env: NodeJS.ProcessEnv }): Promise<void> => {
  await wordsReady;
  const t = translator('en');
  let told = (): boolean => false;
  try {
    const starting = start(configured(how), how, t);
    told = stopWhenTold(starting);
    const running = await starting;
    endWithEither(running, told, t);
    const { configuration, setUpLink } = running.before;
    say(t('start.listening', { origin: configuration.origin }));
    if (setUpLink && !how.example) say(t('start.setUp', { link: setUpLink }));
  } catch (error) {
    if (!(error instanceof CannotStart)) {
      // What is being stopped may fail on the way.
      if (told()) return;
      throw error;
    }
    process.stderr.write(`${t(`start.${error.reason}`, error.values)}\n`);
    process.exitCode = exitCodes[error.reason];
  }
};
