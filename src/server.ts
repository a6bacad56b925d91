import type { Server } from 'node:http';
import { Sources } from './admission/source.ts';
import { createApp } from './app.ts';
import type { Configuration } from './configuration.ts';
import type { Target } from './database/connection.ts';
import { Database } from './database/open.ts';
import { startJobs } from './jobs/jobs.ts';
import { systemClock } from './kernel/clock.ts';
import { lexicon } from './language/lexicon/lexicon.ts';
import { receive } from './listening/receive.ts';
import type { Secrets } from './secrets/ask.ts';
import { SignInDelays } from './session/delays.ts';
import { Turnstile } from './vault/turnstile.ts';
import type { Deps } from './web/deps.ts';
import { translator, wordsReady } from './web/words/translate.ts';
import type { Work } from './work/task.ts';

/** What has to be there before anybody can be served. */
export type Readied = {
  configuration: Configuration;
  pepper: Buffer;
  /** The entries of the application's role, of the owner, and of a server of our own for its log alone. */
  app: Target;
  owner: Target;
  superuser: Target | null;
  /** Opens this place for the first time; null once somebody was set up. */
  setUpToken: Buffer | null;
};
export type Serving = { deps: Deps; stop: () => Promise<void> };

/** Once: the clock jumped, and what is over waits for a person's word. */
const tellHeld = (): ((last: string, today: string) => void) => {
  let told = false;
  return (last, today) => {
    if (!told) process.stdout.write(`${translator('en')('start.clock-held', { last, today })}\n`);
    told = true;
  };
};

/** Answers people on `server`, which listens already, and does what is due. */
export const serve = async (
  readied: Readied,
  server: Server,
  { work, secrets }: { work: Work; secrets: Secrets },
): Promise<Serving> => {
  const { configuration, pepper, app, owner, superuser } = readied;
  await wordsReady;
  // Half a second that would stop everybody, were it taken at the first text.
  lexicon();
  const database = new Database(app);
  const deps: Deps = {
    database,
    clock: systemClock,
    pepper,
    origin: configuration.origin,
    leaveTo: configuration.leaveTo,
    turnstile: new Turnstile(),
    work,
    secrets,
    delays: new SignInDelays(systemClock),
    report: (trouble) => void process.stderr.write(`${JSON.stringify(trouble)}\n`),
  };
  const { origin, proxies } = configuration;
  const close = receive(server, createApp(deps), origin, new Sources(proxies));
  const jobs = startJobs({ ...deps, owner, superuser, held: tellHeld() });
  const stop = async (): Promise<void> => {
    await Promise.all([close(), jobs.stop()]);
    await database.close();
  };
  return { deps, stop };
};
