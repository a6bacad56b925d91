import type { ChildProcess, Serializable } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import type { Target } from '../database/connection.ts';
import type { Address, ToServing } from './messages.ts';

const socketOf = ({ host, port }: Target): string =>
  host.startsWith('/') ? `${host}/.s.PGSQL.${port}` : `${host}:${port}`;
const nameOf = (address: Address): string =>
  'path' in address ? address.path : `${address.host}:${address.port}`;

const opened = (address: Address, patience: number): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(address);
    const late = setTimeout(() => socket.destroy(new Error('nobody answered in time')), patience);
    socket.pause();
    socket.once('connect', () => {
      clearTimeout(late);
      socket.removeAllListeners('error');
      resolve(socket);
    });
    socket.once('error', (error) => {
      clearTimeout(late);
      reject(error);
    });
  });

export const tell = (child: ChildProcess, message: ToServing & Serializable, socket?: Socket): void => {
  if (child.connected) child.send(message, socket, {}, () => {});
  else socket?.destroy();
};

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'ETIMEDOUT';

/**
 * Opens connections for the process that serves, to the database and to nothing else: that process may open none
 * itself, so that code that turned bad in it reaches nobody.
 */
export const openFor =
  (child: ChildProcess, targets: readonly Target[], patience = 10_000) =>
  async (ask: number, address: Address): Promise<void> => {
    if (!targets.map(socketOf).includes(nameOf(address))) {
      tell(child, { kind: 'refused', ask, code: 'EACCES' });
      return;
    }
    try {
      tell(child, { kind: 'connected', ask }, await opened(address, patience));
    } catch (error) {
      tell(child, { kind: 'refused', ask, code: codeOf(error) });
    }
  };
