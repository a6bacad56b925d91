import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { connected, type Target } from '../../src/database/connection.ts';
import { serverBinaries } from '../../src/database/embedded/binaries.ts';
import { runProgram } from '../../src/database/embedded/postmaster.ts';
import { serverUser } from '../../src/database/embedded/serverUser.ts';
import { freePort } from './program.ts';

const password = 'only for tests';

/** Somebody's own PostgreSQL: on TCP, with passwords, in another locale than the embedded one. */
export class ExternalServer {
  #child: ChildProcess | null = null;

  private constructor(
    readonly folder: string,
    readonly port: number,
  ) {}

  static async start(): Promise<ExternalServer> {
    const folder = mkdtempSync(join(tmpdir(), 'alongside-external-'));
    const server = new ExternalServer(folder, await freePort());
    await server.#create();
    await server.resume();
    return server;
  }

  get user() {
    return serverUser(this.folder);
  }

  get #data(): string {
    return join(this.folder, 'data');
  }

  async #create(): Promise<void> {
    const user = this.user;
    chmodSync(this.folder, 0o755);
    mkdirSync(this.#data, { mode: 0o700 });
    const secret = join(this.folder, 'password');
    writeFileSync(secret, password, { mode: 0o644 });
    if (user) chownSync(this.#data, user.uid, user.gid);
    const { folder } = serverBinaries(user, this.folder);
    const { code, said } = await runProgram(
      join(folder, 'initdb'),
      [
        '-D',
        this.#data,
        '-U',
        'postgres',
        '-A',
        'scram-sha-256',
        '--pwfile',
        secret,
        '--encoding=UTF8',
        '--locale=C',
      ],
      user,
    );
    if (code !== 0) throw new Error(`initdb: ${said}`);
  }

  /** Starts it, also again after a `kill`. */
  async resume(): Promise<void> {
    const user = this.user;
    const { folder } = serverBinaries(user, this.folder);
    const options = {
      listen_addresses: 'localhost',
      port: this.port,
      unix_socket_directories: '',
      shared_buffers: '64MB',
    };
    this.#child = spawn(
      join(folder, 'postgres'),
      ['-D', this.#data, ...Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
      { cwd: '/', ...user, env: { PATH: '/usr/bin:/bin', LC_ALL: 'C' }, stdio: 'ignore' },
    );
    for (;;) {
      if (this.#child.exitCode !== null) throw new Error(`postgres ended with ${this.#child.exitCode}`);
      try {
        return await connected(this.admin, async () => {});
      } catch {
        await pause(30);
      }
    }
  }

  get admin(): Target {
    return { host: 'localhost', port: this.port, database: 'postgres', user: 'postgres', password };
  }

  asAdmin<Result>(work: (client: pg.Client) => Promise<Result>, database = 'postgres'): Promise<Result> {
    return connected({ ...this.admin, database }, work);
  }

  /** A new role that may sign in, with these rights. */
  async role(name: string, rights = ''): Promise<void> {
    await this.asAdmin((client) =>
      client.query(
        `create role ${pg.escapeIdentifier(name)} login ${rights} password ${pg.escapeLiteral(password)}`,
      ),
    );
  }

  async database(name: string, owner: string, options = ''): Promise<void> {
    const [of, by] = [pg.escapeIdentifier(name), pg.escapeIdentifier(owner)];
    await this.asAdmin((client) =>
      client.query(`create database ${of} owner ${by} template template0 ${options}`),
    );
  }

  url(user: string, database: string, secret = password): string {
    return `postgres://${user}:${encodeURIComponent(secret)}@localhost:${this.port}/${database}`;
  }

  /** Lets nobody in over TCP who does not encrypt. Needs `ssl` to be on. */
  async onlyEncrypted(): Promise<void> {
    writeFileSync(join(this.#data, 'pg_hba.conf'), 'hostssl all all all scram-sha-256\n');
    await this.asAdmin((client) => client.query('select pg_reload_conf()'));
    await pause(300);
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await gone;
  }

  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGINT');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
