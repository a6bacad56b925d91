import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Configuration } from '../../src/configuration.ts';
import { ready } from '../../src/launch/ready.ts';
import { answerHere } from '../../src/secrets/answer.ts';
import { type Serving, serve } from '../../src/server.ts';
import { listenerOptions } from '../../src/web/listenerOptions.ts';
import { workHere } from './work.ts';

export type Running = Serving & { origin: string; setUpLink: string | null };

/** What `npm start` starts in several processes, in this one: its own database server, its own socket, the real clock. */
export const start = async (configuration: Configuration): Promise<Running> => {
  const before = await ready(configuration);
  const server = createServer(listenerOptions).listen(configuration.port, configuration.host);
  await once(server, 'listening');
  const { deps, stop: stopServing } = await serve(before, server, { work: workHere, secrets: answerHere });
  const stop = async (): Promise<void> => {
    await stopServing();
    await before.stop();
  };
  return { origin: configuration.origin, setUpLink: before.setUpLink, deps, stop };
};
