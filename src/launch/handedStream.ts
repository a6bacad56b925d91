import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';
import type { Address } from './messages.ts';

/** Opens a connection where this process may not: the launcher does, and hands it over. */
export type Opener = (address: Address) => Promise<Socket>;

/** The driver's own socket, as far as it asks: bytes go to and from one that was opened elsewhere. */
export class HandedStream extends Duplex {
  readonly #open: Opener;
  #socket: Socket | null = null;

  constructor(open: Opener) {
    super();
    this.#open = open;
  }

  connect(portOrPath: number | string, host = 'localhost'): this {
    const address =
      typeof portOrPath === 'string' ? { path: portOrPath } : { port: Number(portOrPath), host };
    this.#open(address).then(
      (socket) => this.#take(socket),
      (error: Error) => this.destroy(error),
    );
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(enable?: boolean, delay?: number): this {
    this.#socket?.setKeepAlive(enable, delay);
    return this;
  }

  ref(): this {
    this.#socket?.ref();
    return this;
  }

  unref(): this {
    this.#socket?.unref();
    return this;
  }

  override _read(): void {
    this.#socket?.resume();
  }

  override _write(chunk: Uint8Array, _: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#socket?.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket?.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket?.destroy();
    done(error);
  }

  #take(socket: Socket): void {
    if (this.destroyed) {
      socket.destroy();
      return;
    }
    this.#socket = socket.setNoDelay(true);
    socket.on('data', (chunk) => void (this.push(chunk) || socket.pause()));
    socket.once('end', () => this.push(null));
    socket.once('error', (error) => this.destroy(error));
    socket.once('close', () => this.destroy());
    this.emit('connect');
  }
}
