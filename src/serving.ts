import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Begin, ToLauncher } from './launch/messages.ts';
import { listenerOptions } from './web/listenerOptions.ts';

/**
 * The process that serves. It listens, gives up the network and reads the application only then: code of a package
 * that turned bad never had a socket. Who came meanwhile waits.
 */
const begun = (): Promise<Begin> => new Promise((resolve) => process.once('message', resolve));
const tell = (message: ToLauncher): void => void process.send?.(message);

// A terminal tells every process of its group: this one waits for the launcher's word.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const begin = await begun();
const { host, port } = begin.readied.configuration;
const server = createServer(listenerOptions).listen(port, host);
try {
  await once(server, 'listening');
} catch (error) {
  tell({ kind: 'not-listening', code: error instanceof Error && 'code' in error ? String(error.code) : '' });
  process.exit();
}
process.permission?.drop('net');
const { serveFor } = await import('./launch/serveFor.ts');
await serveFor(begin, server);
