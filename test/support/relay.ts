import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Target } from '../../src/database/connection.ts';

type Change = (fromServer: Buffer) => Buffer;

/** Stands between us and a test server, as a network does: it can fall silent without closing anything. */
export class Relay {
  readonly #pairs: [Socket, Socket][] = [];
  #frozen = false;
  change: Change = (bytes) => bytes;

  private constructor(
    readonly server: Server,
    readonly port: number,
  ) {}

  static start(to: Target): Promise<Relay> {
    const at = to.host.startsWith('/')
      ? { path: `${to.host}/.s.PGSQL.${to.port}` }
      : { host: to.host, port: to.port };
    return new Promise((resolve) => {
      const server = createServer().listen(0, 'localhost', () => {
        const address = server.address();
        const relay = new Relay(server, typeof address === 'object' && address ? address.port : 0);
        server.on('connection', (near) => relay.#join(near, connect(at)));
        resolve(relay);
      });
    });
  }

  #join(near: Socket, far: Socket): void {
    this.#pairs.push([near, far]);
    for (const end of [near, far]) end.on('error', () => undefined);
    near.on('data', (bytes) => far.write(bytes)).on('close', () => far.destroy());
    far.on('data', (bytes: Buffer) => near.write(this.change(bytes))).on('close', () => near.destroy());
    if (this.#frozen) this.#hold(near, far);
  }

  #hold(...ends: Socket[]): void {
    for (const end of ends) end.removeAllListeners('data').pause();
  }

  /** What is open stays open and nothing passes through it any more; whoever comes now is not answered either. */
  freeze(): void {
    this.#frozen = true;
    for (const pair of this.#pairs) this.#hold(...pair);
  }

  /** At the same address a server answers again. What was frozen is not told. */
  failOver(): void {
    this.#frozen = false;
  }

  through(target: Target): Target {
    return { ...target, host: 'localhost', port: this.port };
  }

  stop(): void {
    this.server.close();
    for (const end of this.#pairs.flat()) end.destroy();
  }
}
