import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { Target } from '../../src/database/connection.ts';
import { serverUser } from '../../src/database/embedded/serverUser.ts';
import { databaseProcesses, freePort } from '../processes/program.ts';
import { here, signalAll } from './signals.ts';

const password = 'only for tests';
const superuser = { username: 'postgres', password };
const replication = { username: 'replicator', password };

/** How Patroni watches: a leader of which nothing is heard is followed by another after twenty seconds, its least. */
const watching = { ttl: 20, loop_wait: 2, retry_timeout: 5, maximum_lag_on_failover: 1_048_576 };

/** The PostgreSQL that Debian brings, newest first: with the tools that Patroni takes to make a standby. */
const binaries = (): string => {
  const found = globSync('/usr/lib/postgresql/*/bin/pg_rewind').sort().at(-1);
  if (!found) throw new Error('no PostgreSQL of Debian is here');
  return dirname(found);
};

type Answer = { status: number; said: unknown };

/** What Patroni says at this address; null where it says nothing in time. */
const answered = async (url: string): Promise<Answer | null> => {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return { status: answer.status, said: await answer.json() };
  } catch {
    return null;
  }
};

const members = z.object({ members: z.array(z.object({ role: z.string(), state: z.string() })) });
type Ports = { postgres: number; rest: number };

/** One of the machines: Patroni, and the PostgreSQL that it keeps running. */
export class Node {
  #patroni: ChildProcess | null = null;

  constructor(
    readonly name: string,
    private readonly folder: string,
    private readonly user: ReturnType<typeof serverUser>,
    readonly ports: Ports,
    etcd: number,
  ) {
    const settings = {
      scope: 'alongside',
      name,
      restapi: { listen: `${here}:${ports.rest}`, connect_address: `${here}:${ports.rest}` },
      etcd3: { host: `${here}:${etcd}` },
      bootstrap: {
        dcs: { ...watching, synchronous_mode: true, postgresql: { use_pg_rewind: true } },
        initdb: [{ encoding: 'UTF8' }, { locale: 'C' }, 'data-checksums'],
      },
      postgresql: {
        listen: `${here}:${ports.postgres}`,
        connect_address: `${here}:${ports.postgres}`,
        data_dir: join(folder, name),
        bin_dir: binaries(),
        pgpass: join(folder, `${name}.pgpass`),
        authentication: { superuser, replication, rewind: superuser },
        parameters: { unix_socket_directories: '', shared_buffers: '64MB', max_connections: 60 },
        pg_hba: ['host all all all scram-sha-256', 'host replication replicator all scram-sha-256'],
      },
    };
    writeFileSync(join(folder, `${name}.yml`), JSON.stringify(settings), { mode: 0o644 });
  }

  start(): void {
    const env = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', HOME: this.folder };
    const settings = join(this.folder, `${this.name}.yml`);
    this.#patroni = spawn('patroni', [settings], { ...this.user, cwd: '/', env, stdio: 'ignore' });
  }

  get postgres(): number[] {
    return databaseProcesses(join(this.folder, this.name));
  }

  /** Patroni first: it would start a PostgreSQL that is gone. */
  get processes(): number[] {
    const { pid, exitCode, signalCode } = this.#patroni ?? { exitCode: 0, signalCode: null };
    return [...(pid && exitCode === null && signalCode === null ? [pid] : []), ...this.postgres];
  }

  async leads(): Promise<boolean> {
    return (await answered(`http://${here}:${this.ports.rest}/primary`))?.status === 200;
  }

  /** Leads, and has a standby that has all that it has acknowledged. */
  async isWhole(): Promise<boolean> {
    const answer = await answered(`http://${here}:${this.ports.rest}/cluster`);
    const read = members.safeParse(answer?.said);
    if (!read.success) return false;
    const roles = read.data.members.map(({ role, state }) => `${role} ${state}`).sort();
    return /^leader running,sync_standby (?:running|streaming)$/.test(roles.join());
  }
}

/** Two PostgreSQL, of which Patroni has one lead, as etcd says: all from Debian, on one machine. */
export class Cluster {
  #etcd: ChildProcess | null = null;

  private constructor(
    readonly folder: string,
    private readonly user: ReturnType<typeof serverUser>,
    private readonly etcdPort: number,
    private readonly peerPort: number,
    readonly nodes: readonly [Node, Node],
  ) {}

  static async start(): Promise<Cluster> {
    const folder = mkdtempSync(join(tmpdir(), 'alongside-cluster-'));
    const user = serverUser(folder);
    chmodSync(folder, 0o755);
    if (user) chownSync(folder, user.uid, user.gid);
    const etcd = await freePort();
    const node = async (name: string): Promise<Node> =>
      new Node(name, folder, user, { postgres: await freePort(), rest: await freePort() }, etcd);
    const nodes = [await node('one'), await node('other')] as const;
    const cluster = new Cluster(folder, user, etcd, await freePort(), nodes);
    await cluster.#begin();
    return cluster;
  }

  async #begin(): Promise<void> {
    mkdirSync(join(this.folder, 'etcd'), { mode: 0o700 });
    if (this.user) chownSync(join(this.folder, 'etcd'), this.user.uid, this.user.gid);
    this.startEtcd();
    const [one, other] = this.nodes;
    one.start();
    while (!(await one.leads())) await pause(200);
    other.start();
    await this.whole();
  }

  startEtcd(): void {
    const [clients, peers] = [`http://${here}:${this.etcdPort}`, `http://${here}:${this.peerPort}`];
    const options = {
      name: 'only',
      'data-dir': join(this.folder, 'etcd'),
      'listen-client-urls': clients,
      'advertise-client-urls': clients,
      'listen-peer-urls': peers,
      'initial-advertise-peer-urls': peers,
      'initial-cluster': `only=${peers}`,
    };
    const words = Object.entries(options).map(([name, value]) => `--${name}=${value}`);
    this.#etcd = spawn('etcd', words, { ...this.user, cwd: '/', env: { PATH: '/usr/bin' }, stdio: 'ignore' });
  }

  get etcd(): number[] {
    return this.#etcd?.pid && this.#etcd.exitCode === null ? [this.#etcd.pid] : [];
  }

  async leader(): Promise<Node> {
    for (;;) {
      for (const node of this.nodes) if (await node.leads()) return node;
      await pause(100);
    }
  }

  async standby(): Promise<Node> {
    const leader = await this.leader();
    return this.nodes[0] === leader ? this.nodes[1] : this.nodes[0];
  }

  /** Until one leads, and the other has what it has. */
  async whole(): Promise<void> {
    while (!(await (await this.leader()).isWhole())) await pause(300);
  }

  /** As PostgreSQL's first user, at whatever address leads to whoever leads. */
  admin(port: number, database = 'postgres'): Target {
    return { host: here, port, database, user: superuser.username, password };
  }

  stop(): void {
    const all = [...this.nodes.flatMap(({ processes }) => processes), ...this.etcd];
    signalAll(all, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 20 });
  }
}
