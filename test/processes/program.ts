import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export type Settings = Record<string, string>;
export type Ended = { code: number | null; signal: string | null; out: string; err: string };

/** A port that nobody listens on. */
export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, 'localhost', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });

const folders: string[] = [];
const runs: Run[] = [];

/** An empty folder that the server's user can walk into; `dropFolders` removes them all. */
export const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'alongside-process-'));
  chmodSync(folder, 0o711);
  folders.push(folder);
  return folder;
};
/** Ends what a test that failed left running, and removes every folder. */
export const dropFolders = (): void => {
  for (const left of runs.splice(0)) if (!left.over) left.kill('SIGKILL');
  for (const folder of folders.splice(0)) {
    for (const pid of databaseProcesses(folder)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Nothing of the environment the tests run in but what finds programs. */
const environment = (settings: Settings): Settings => ({ PATH: process.env.PATH ?? '', ...settings });

/** One run of the program, listened to. */
export class Run {
  out = '';
  err = '';
  over = false;
  readonly ended: Promise<Ended>;

  constructor(readonly child: ChildProcess) {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.err += text;
    });
    this.ended = new Promise((resolve) =>
      child.once('close', (code, signal) => {
        this.over = true;
        resolve({ code, signal, out: this.out, err: this.err });
      }),
    );
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Told to stop, and gone. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.kill(signal);
    return this.ended;
  }
}

/** `node dist/<script>` in the program's folder; `through` puts another program before it (`setpriv …`, `unshare …`). */
export const run = (
  program: string,
  script: string[],
  settings: Settings,
  through: readonly string[] = [],
): Run => {
  const [file = '', ...options] = [...through, process.execPath, ...script];
  const child = spawn(file, options, {
    cwd: program,
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const started = new Run(child);
  runs.push(started);
  return started;
};

/** The server, on a port of its own, with people's address for it fixed. */
export class Served {
  private constructor(
    readonly run: Run,
    readonly port: number,
  ) {}

  static async start(
    program: string,
    settings: Settings,
    through: readonly string[] = [],
    script: string[] = ['dist/main.js'],
  ): Promise<Served> {
    const port = Number(settings['PORT'] ?? (await freePort()));
    const started = run(program, script, { ...settings, PORT: String(port) }, through);
    const served = new Served(started, port);
    await served.#ready();
    // Everything it prints at first was written before it could answer anybody.
    await served.health();
    await pause(15);
    return served;
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  async #ready(): Promise<void> {
    while (!this.run.out.includes('Alongside is ready')) {
      if (this.run.over) {
        const { code, signal, err } = await this.run.ended;
        throw new Error(`it did not start (${code ?? signal}): ${err}`);
      }
      await pause(15);
    }
  }

  /** The one-time link it printed. */
  get setUpLink(): string {
    return /http:\S+\/set-up\/\S+/.exec(this.run.out)?.[0] ?? '';
  }

  async health(): Promise<number> {
    return (await fetch(`${this.address}/health`)).status;
  }
}

type Process = { pid: number; parent: number; args: string };

const allProcesses = (): Process[] =>
  spawnSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .stdout.split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line))
    .flatMap((found) =>
      found ? [{ pid: Number(found[1]), parent: Number(found[2]), args: found[3] ?? '' }] : [],
    );

/** A process and all that it started, and they. */
export const withDescendants = (pid: number): number[] => {
  const all = allProcesses();
  const under = (of: number): number[] =>
    all.filter(({ parent }) => parent === of).flatMap((one) => [one.pid, ...under(one.pid)]);
  return [pid, ...under(pid)];
};

const serversIn = (folder: string): { masters: Process[]; children: Process[] } => {
  const all = allProcesses();
  const masters = all.filter(({ args }) => args.includes(`postgres -D ${folder}`));
  return { masters, children: all.filter(({ parent }) => masters.some(({ pid }) => pid === parent)) };
};

/** The processes of the PostgreSQL servers that have something in `folder`, each first one before its own. */
export const databaseProcesses = (folder: string): number[] => {
  const { masters, children } = serversIn(folder);
  return [...masters, ...children].map(({ pid }) => pid);
};

/** Those of them that work for the application, as PostgreSQL titles them; the busy ones first. */
export const backendsIn = (folder: string): number[] =>
  serversIn(folder)
    .children.filter(({ args }) => args.includes('alongside_app'))
    .sort((one, other) => Number(one.args.endsWith('idle')) - Number(other.args.endsWith('idle')))
    .map(({ pid }) => pid);

export const isRoot = process.getuid?.() === 0;
