import { randomBytes } from 'node:crypto';
import { closeSync, openSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';

/** Socket addresses hold about 100 bytes; on Linux, through its open folder, every path has a short one. */
const reached = async <Result>(
  path: string,
  use: (address: string) => Promise<Result>,
): Promise<Result | null> => {
  if (process.platform !== 'linux') return use(path);
  let folder: number;
  try {
    folder = openSync(dirname(path), 'r');
  } catch {
    return null;
  }
  try {
    return await use(`/proc/self/fd/${folder}/${basename(path)}`);
  } finally {
    closeSync(folder);
  }
};

/** A socket whose queue is full has somebody behind it. */
const isBusy = (error: Error): boolean => 'code' in error && error.code === 'EAGAIN';

/** Does a living process listen there? The kernel knows, whatever container that process is in. */
export const answers = async (path: string): Promise<boolean> =>
  (await reached(
    path,
    (address) =>
      new Promise<boolean>((resolve) => {
        const socket = connect(address);
        socket.once('connect', () => {
          socket.destroy();
          resolve(true);
        });
        socket.once('error', (error) => resolve(isBusy(error)));
      }),
  )) ?? false;

/** A socket file in the data folder, which shows that its process lives. */
export type LivingSocket = { name: string; close: () => void };

/** Listens in this folder until it is closed or the process dies; null where the file system has no sockets. */
export const openSocket = (folder: string): Promise<LivingSocket | null> => {
  const name = `alongside.${randomBytes(4).toString('hex')}.door`;
  const path = join(folder, name);
  const server = createServer((caller) => void caller.destroy()).unref();
  const close = (): void => {
    server.close();
    rmSync(path, { force: true });
  };
  return reached(
    path,
    (address) =>
      new Promise<LivingSocket | null>((resolve) => {
        server.once('error', () => resolve(null));
        server.listen(address, () => resolve({ name, close }));
      }),
  );
};
