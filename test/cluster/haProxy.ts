import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverUser } from '../../src/database/embedded/serverUser.ts';
import { answers } from './pgBouncer.ts';
import { here } from './signals.ts';

type Behind = { port: number; asked: number };
type Wanted = {
  database: { port: number; nodes: readonly Behind[] };
  web: { port: number; served: readonly number[] };
  /** Does it end what is open to a leader that leads no more? */
  closes: boolean;
};

const settingsOf = ({ database, web, closes }: Wanted): string => `
global
  maxconn 400
defaults
  timeout connect 2s
  timeout check 5s
  timeout client 60s
  timeout server 60s
  retries 2
  option redispatch
listen database
  mode tcp
  bind ${here}:${database.port}
  option httpchk OPTIONS /primary
  http-check expect status 200
  default-server inter 500ms fall 2 rise 1 ${closes ? 'on-marked-down shutdown-sessions' : ''}
${database.nodes.map(({ port, asked }, index) => `  server node${index} ${here}:${port} check port ${asked}`).join('\n')}
listen web
  mode http
  option http-server-close
  bind ${here}:${web.port}
  option httpchk
  http-check send meth GET uri /health ver HTTP/1.1 hdr Host localhost
  # While the database is away each says 503, and still has something to tell people.
  http-check expect rstatus ^(200|503)$
  default-server inter 500ms fall 3 rise 1 on-marked-down shutdown-sessions
${web.served.map((port, index) => `  server served${index} ${here}:${port} check`).join('\n')}
`;

/** One address for whoever leads, and one for the program's processes: what `docs/scaling.md` says to set. */
export class HaProxy {
  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  static async start(wanted: Wanted): Promise<HaProxy> {
    const folder = mkdtempSync(join(tmpdir(), 'alongside-proxy-'));
    chmodSync(folder, 0o755);
    writeFileSync(join(folder, 'settings'), settingsOf(wanted), { mode: 0o644 });
    const child = spawn('haproxy', ['-db', '-q', '-f', join(folder, 'settings')], {
      ...serverUser(folder),
      cwd: '/',
      env: { PATH: `${process.env['PATH']}:/usr/sbin` },
      stdio: 'ignore',
    });
    while (!(await answers(wanted.web.port, here))) {
      if (child.exitCode !== null) throw new Error(`haproxy ended with ${child.exitCode}`);
      await pause(30);
    }
    return new HaProxy(child, folder);
  }

  stop(): void {
    this.child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}
