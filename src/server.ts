import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app.ts';
import { type Configuration, readConfiguration } from './configuration.ts';
import { CannotStart, exitCodes, fileProblem } from './database/cannotStart.ts';
import { makeDataFolder } from './database/place.ts';
import { renewSetUpLink } from './database/setUp.ts';
import { startDatabase } from './database/start.ts';
import { SignInDelays } from './identity/delays.ts';
import { startJobs } from './jobs/jobs.ts';
import { systemClock } from './kernel/clock.ts';
import { routes } from './routes.ts';
import { newToken, tokenHash } from './vault/link.ts';
import { NotAPepper, readPepper } from './vault/pepper.ts';
import { Turnstile } from './vault/turnstile.ts';
import type { Deps } from './web/deps.ts';
import { rawRefusal } from './web/rawRefusal.ts';
import { type Translate, translator, wordsReady } from './web/words.ts';

type Undo = () => void | Promise<void>;

const pepperOf = (dataFolder: string, file: string): Buffer => {
  try {
    makeDataFolder(dataFolder);
    return readPepper(file);
  } catch (error) {
    throw error instanceof NotAPepper ? new CannotStart('not-a-pepper', { file }) : fileProblem(error, file);
  }
};

const listen = (
  app: ReturnType<typeof createApp>,
  { host, port, origin }: Configuration,
): Promise<Server> => {
  // No header larger than 16 KB, no request longer than a minute: one slow client holds up nobody (C55).
  const server = createServer(
    { requestTimeout: 60_000, headersTimeout: 20_000, keepAliveTimeout: 5_000 },
    getRequestListener(app.fetch),
  );
  server.on('clientError', (_, socket) => void (socket.writable && socket.end(rawRefusal(origin))));
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : '';
      reject(
        code === 'EADDRINUSE' || code === 'EACCES'
          ? new CannotStart('port-busy', { host, port })
          : code === 'ENOTFOUND' || code === 'EADDRNOTAVAIL'
            ? new CannotStart('setting', { setting: 'HOST' })
            : error,
      );
    });
    server.listen(port, host, () => resolve(server));
  });
};

/** Nobody waits longer than this for one who never finishes sending. */
const patience = 8_000;

/** Requests under way are answered; nobody new is let in (C44). */
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(() => server.closeAllConnections(), patience);
    server.close(() => {
      clearTimeout(late);
      resolve();
    });
    server.closeIdleConnections();
  });

export type Running = {
  origin: string;
  deps: Deps;
  setUpLink: string | null;
  setUpToken: Buffer | null;
  stop: () => Promise<void>;
};

/** Everything `npm start` does, step by step; what was begun is undone in reverse when a later step fails. */
export const start = async (
  configuration: Configuration,
  onLoss: () => void = () => undefined,
): Promise<Running> => {
  const undoing: Undo[] = [];
  const undo = (step: Undo): void => void undoing.unshift(step);
  const stop = async (): Promise<void> => {
    for (const step of undoing.splice(0)) await step();
  };
  try {
    await wordsReady;
    const pepper = pepperOf(configuration.dataFolder, configuration.pepperFile);
    const {
      database,
      owner,
      superuser,
      ended,
      stop: stopDatabase,
    } = await startDatabase(configuration, pepper);
    let stopping = false;
    undo(() => {
      stopping = true;
      return stopDatabase();
    });
    void ended.then(() => stopping || onLoss());
    const token = newToken();
    const fresh = await renewSetUpLink(owner, tokenHash(token));
    const deps: Deps = {
      database,
      clock: systemClock,
      pepper,
      origin: configuration.origin,
      leaveTo: configuration.leaveTo,
      turnstile: new Turnstile(),
      delays: new SignInDelays(systemClock),
      report: (trouble) => void process.stderr.write(`${JSON.stringify(trouble)}\n`),
    };
    const server = await listen(createApp(deps), configuration);
    undo(() => close(server));
    const jobs = startJobs({ ...deps, owner, superuser });
    undo(() => jobs.stop());
    const path = routes.setUp.url({ token: token.toString('base64url') });
    return {
      origin: configuration.origin,
      deps,
      setUpLink: fresh ? `${configuration.origin}${path}` : null,
      setUpToken: fresh ? token : null,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
};

/**
 * Told to stop however early and however often (npm passes a signal on that the terminal sent as well), it stops once
 * and whole. Where the start fails, its own sentence and exit code stand. Gives: was it told to?
 */
const stopWhenTold = (starting: Promise<Running>): (() => boolean) => {
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

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The example's people, made at the first start and kept beside it: they are nobody, and protect nothing. */
const tellExample = async ({ deps, setUpToken }: Running, folder: string, t: Translate): Promise<void> => {
  const file = join(folder, 'people.txt');
  if (setUpToken) {
    const { seedExample } = await import('./example/seed.ts');
    writeFileSync(file, `${(await seedExample({ deps, setUpToken })).join('\n')}\n`, { mode: 0o600 });
  }
  // Somebody was set up, and the list was not written: the making was cut short.
  if (!existsSync(file)) throw new CannotStart('example-unfinished', { folder });
  say(t('start.people'));
  say(readFileSync(file, 'utf8').trimEnd());
};

/** Runs until it is told to stop. Every way of not starting is one sentence and an exit code of its own. */
export const startServer = async ({
  env,
  example,
}: {
  env: NodeJS.ProcessEnv;
  example: boolean;
}): Promise<void> => {
  await wordsReady;
  const t = translator('en');
  let told = (): boolean => false;
  try {
    if (Number(process.versions.node.split('.')[0]) < 26)
      throw new CannotStart('runtime', { found: process.versions.node });
    const read = readConfiguration(env, example ? 'data-example' : 'data');
    if (!read.ok) throw new CannotStart('setting', { setting: read.setting });
    const starting = start(read.configuration, () => {
      process.stderr.write(`${t('start.server-lost')}\n`);
      process.exit(exitCodes['server-failed']);
    });
    told = stopWhenTold(starting);
    const running = await starting;
    if (example) {
      await tellExample(running, read.configuration.dataFolder, t).catch(async (error: unknown) => {
        await running.stop();
        throw error;
      });
    }
    say(t('start.listening', { origin: running.origin }));
    if (running.setUpLink && !example) say(t('start.setUp', { link: running.setUpLink }));
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
