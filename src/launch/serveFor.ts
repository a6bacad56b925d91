import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { CannotStart } from '../database/cannotStart.ts';
import type { Target } from '../database/connection.ts';
import { type OpenReader, Readers } from '../secrets/readers.ts';
import { type Readied, type Serving, serve } from '../server.ts';
import { Errands, type Ran, type Run } from '../work/errands.ts';
import { shareNoBuffers, sweeper } from '../work/sweep.ts';
import { askLauncher } from './askLauncher.ts';
import { HandedStream, type Opener } from './handedStream.ts';
import type { Begin, ToLauncher, ToServing } from './messages.ts';

const tell = (message: ToLauncher): void => void process.send?.(message);

/** The example's people, made in an empty place; null where somebody was set up before. */
const peopleOf = async ({ deps }: Serving, { setUpToken }: Readied): Promise<string[] | null> => {
  if (!setUpToken) return null;
  const { seedExample } = await import('../example/seed.ts');
  return seedExample({ deps, setUpToken });
};

/** Has errands run by the launcher's other processes. */
const errandsAtLauncher = (): { run: Run; hear: (message: ToServing) => void } => {
  const waiting = new Map<number, (ran: Ran) => void>();
  let asked = 0;
  const run: Run = (errand) =>
    new Promise((resolve) => {
      const ask = ++asked;
      waiting.set(ask, resolve);
      tell({ kind: 'run', ask, errand });
    });
  const hear = (message: ToServing): void => {
    if (message.kind !== 'ran') return;
    waiting.get(message.ask)?.(message.ran);
    waiting.delete(message.ask);
  };
  return { run, hear };
};

type Given = { open: Opener; openReader: OpenReader; run: Run };

const begun = async (
  { readied, example, atOnce }: Begin,
  server: Server,
  { open, openReader, run }: Given,
): Promise<Serving> => {
  const stream = () => new HandedStream(open);
  const through = (target: Target): Target => ({ ...target, stream });
  const given = {
    ...readied,
    pepper: Buffer.from(readied.pepper),
    setUpToken: readied.setUpToken && Buffer.from(readied.setUpToken),
    app: through(readied.app),
    owner: through(readied.owner),
    superuser: readied.superuser && through(readied.superuser),
  };
  const serving = await serve(given, server, {
    work: new Errands(run, atOnce),
    secrets: new Readers(openReader),
  });
  tell({ kind: 'ready', people: example ? await peopleOf(serving, given) : null });
  return serving;
};

/** Serves until the launcher says to stop, or is gone. */
export const serveFor = async (begin: Begin, server: Server): Promise<void> => {
  const { open, openReader, hear } = askLauncher(tell);
  const errands = errandsAtLauncher();
  const told = Promise.withResolvers<void>();
  process.on('message', (message: ToServing, socket: Socket | undefined) => {
    hear(message, socket);
    errands.hear(message);
    if (message.kind === 'stop') told.resolve();
  });
  process.once('disconnect', () => process.exit());
  shareNoBuffers();
  server.on('request', sweeper());
  // A request comes in bytes of its own, which the parser, who reads them first, needs no longer; its one buffer would
  // keep ends of earlier ones.
  server.on('connection', (socket) => socket.on('data', (part: Buffer) => void part.fill(0)));
  try {
    const serving = await begun(begin, server, { open, openReader, run: errands.run });
    await told.promise;
    await serving.stop();
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    tell({ kind: 'failed', reason: error.reason, values: error.values });
  }
  process.exit();
};
