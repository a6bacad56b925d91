import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverUser } from '../../src/database/embedded/serverUser.ts';
import { freePort } from '../processes/program.ts';

type Wanted = {
  host?: string;
  port: number;
  users: Record<string, string>;
  mode: 'transaction' | 'session';
  size: number;
  /** What is set beside Debian's own settings. */
  more?: readonly string[];
};

export const answers = (port: number, host = 'localhost'): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, host, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** PgBouncer as Debian configures it, but for where it listens and what is behind it. */
export class PgBouncer {
  #child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    private readonly folder: string,
  ) {}

  static async start({
    host = 'localhost',
    port: behind,
    users,
    mode,
    size,
    more = [],
  }: Wanted): Promise<PgBouncer> {
    const folder = mkdtempSync(join(tmpdir(), 'alongside-pooler-'));
    const port = await freePort();
    const list = Object.entries(users).map(([name, password]) => `"${name}" "${password}"\n`);
    const settings = [
      '[databases]',
      `* = host=${host} port=${behind}`,
      '[pgbouncer]',
      'listen_addr = localhost',
      `listen_port = ${port}`,
      'unix_socket_dir =',
      'auth_type = scram-sha-256',
      `auth_file = ${join(folder, 'users')}`,
      `pool_mode = ${mode}`,
      `default_pool_size = ${size}`,
      ...more,
    ];
    writeFileSync(join(folder, 'users'), list.join(''), { mode: 0o600 });
    writeFileSync(join(folder, 'settings'), `${settings.join('\n')}\n`, { mode: 0o644 });
    const user = serverUser(folder);
    chmodSync(folder, 0o755);
    if (user) chownSync(join(folder, 'users'), user.uid, user.gid);
    const pooler = new PgBouncer(port, folder);
    await pooler.resume();
    return pooler;
  }

  get processes(): number[] {
    return this.#child?.pid ? [this.#child.pid] : [];
  }

  /** Starts it, also again after it was killed. */
  async resume(): Promise<void> {
    const child = spawn('pgbouncer', ['-q', join(this.folder, 'settings')], {
      ...serverUser(this.folder),
      env: { PATH: `${process.env['PATH']}:/usr/sbin` },
      stdio: 'ignore',
    });
    this.#child = child;
    while (!(await answers(this.port))) {
      if (child.exitCode !== null) throw new Error(`pgbouncer ended with ${child.exitCode}`);
      await pause(30);
    }
  }

  url(user: string, database: string, password: string): string {
    return `postgres://${user}:${encodeURIComponent(password)}@localhost:${this.port}/${database}`;
  }

  stop(): void {
    this.#child?.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
