import type { Socket } from 'node:net';
import type { OpenReader } from '../secrets/readers.ts';
import type { Opener } from './handedStream.ts';
import type { ToLauncher, ToServing, Wanted } from './messages.ts';

export type AskedLauncher = {
  open: Opener;
  openReader: OpenReader;
  hear: (message: ToServing, socket: Socket | undefined) => void;
};

/** Asks the launcher for each connection; its answers come in any order. */
export const askLauncher = (tell: (message: ToLauncher) => void): AskedLauncher => {
  const waiting = new Map<number, PromiseWithResolvers<Socket>>();
  let asked = 0;
  const ask = (address: Wanted): { number: number; socket: Promise<Socket> } => {
    const number = ++asked;
    const answer = Promise.withResolvers<Socket>();
    waiting.set(number, answer);
    tell({ kind: 'connect', ask: number, address });
    return { number, socket: answer.promise };
  };
  const open: Opener = (address) => ask(address).socket;
  const openReader: OpenReader = async () => {
    const { number, socket } = ask('reader');
    const stream = await socket;
    const end = (): void => {
      stream.destroy();
      tell({ kind: 'end', ask: number });
    };
    return { stream, end };
  };
  const hear = (message: ToServing, socket: Socket | undefined): void => {
    if (message.kind !== 'connected' && message.kind !== 'refused') return;
    const answer = waiting.get(message.ask);
    waiting.delete(message.ask);
    if (message.kind === 'connected' && socket) answer?.resolve(socket);
    else answer?.reject(Object.assign(new Error('no connection'), { code: codeOf(message) }));
  };
  return { open, openReader, hear };
};

/** What the launcher was refused with. A socket that closed on its way to this process comes as none. */
const codeOf = (message: ToServing): string => (message.kind === 'refused' ? message.code : 'ECONNRESET');
