import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Server as NetServer, type Socket } from 'node:net';
import { FairShare } from '../admission/fairShare.ts';
import type { Sources } from '../admission/source.ts';
import { rawRefusal } from '../web/rawRefusal.ts';
import { connections, shareOf } from './bounds.ts';
import { type App, Listener } from './listener.ts';

/** Longer than anybody waits for an answer; then one who does not read it is gone. */
const silence = 120_000;
/** Nobody waits longer than this for one who never finishes sending. */
const patience = 8_000;
/** A proxy that has just sent something over a kept connection finds it open; what is idle after that is closed. */
const lull = 500;

const statusOf = (error: Error): 400 | 408 | 413 | 431 => {
  switch ('code' in error ? error.code : '') {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return 408;
    case 'HPE_HEADER_OVERFLOW':
      return 431;
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return 413;
    default:
      return 400;
  }
};

/** Where too many are open, whoever has most of them loses one that is not being answered, by lot. */
const boundConnections = (server: Server, listener: Listener): void => {
  const open = new FairShare<Socket>(connections.inAll, (socket) => listener.answerOn(socket) !== null);
  server.on('connection', (socket: Socket) => {
    const share = shareOf(listener.sources.of(socket.remoteAddress, {}), connections);
    socket.once('close', () => open.release(socket));
    for (const one of open.hold(socket, share)) one.destroy();
  });
};

/** What never becomes a request is answered by hand, and only where no answer has begun. */
const refuseByHand = (server: Server, listener: Listener): void => {
  server.on('clientError', (error, socket) => {
    const answer = listener.answerOn(socket);
    if (answer) answer.once('finish', () => socket.end());
    else if (socket.writable) socket.end(rawRefusal(listener.origin, statusOf(error)));
    else socket.destroy();
  });
  server.on('checkExpectation', (_: IncomingMessage, outgoing: ServerResponse) =>
    listener.bare(outgoing, 417),
  );
};

/** Lets nobody new in, answers what is under way, and says on every answer that it is the last (C44). */
const close = async (server: Server, listener: Listener): Promise<void> => {
  listener.close();
  const closed = new Promise<void>((resolve) => {
    NetServer.prototype.close.call(server, () => resolve());
  });
  const idle = setTimeout(() => server.close(), lull);
  const late = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(idle);
  clearTimeout(late);
  server.close();
};

/** Answers with `app` where `server` listens already. Gives how to end it. */
export const receive = (
  server: Server,
  app: App,
  origin: string,
  sources: Sources,
): (() => Promise<void>) => {
  const listener = new Listener(app, origin, sources);
  const take = (incoming: IncomingMessage, outgoing: ServerResponse): void =>
    void listener.take(incoming, outgoing);
  server.on('request', take);
  // Whoever asks before sending is told to go on only where there is room.
  server.on('checkContinue', take);
  server.timeout = silence;
  boundConnections(server, listener);
  refuseByHand(server, listener);
  return () => close(server, listener);
};
