import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { targetOf } from '../../src/database/address/address.ts';
import { connected, type Target } from '../../src/database/connection.ts';
import { appRole } from '../../src/database/roles.ts';
import { peoplesAddress } from '../processes/pair.ts';
import { freePort, newFolder, Served, type Settings, withDescendants } from '../processes/program.ts';
import { HaProxy } from './haProxy.ts';
import { Cluster } from './patroni.ts';
import { PgBouncer } from './pgBouncer.ts';
import { here } from './signals.ts';

const password = 'only for tests';

/** PgBouncer as it should be where the leader changes: by itself it waits fifteen seconds after an entry that failed. */
const pooling = ['server_login_retry = 1', 'server_connect_timeout = 4', 'server_check_delay = 0'];

type Built = { programs: readonly [string, string]; closes: boolean };

/**
 * Two processes of the program behind HAProxy, one of them through PgBouncer, on two PostgreSQL of which Patroni has one
 * lead. `programs`: the program that each of the two runs.
 */
export class Stage {
  private constructor(
    readonly cluster: Cluster,
    readonly pooler: PgBouncer,
    private readonly proxy: HaProxy,
    readonly ports: { database: number; web: number },
    private readonly programs: readonly [string, string],
    private readonly settings: readonly [Settings, Settings],
    readonly served: [Served, Served],
  ) {}

  static async open({ programs, closes }: Built): Promise<Stage> {
    const cluster = await Cluster.start();
    const ports = { database: await freePort(), web: await freePort() };
    const own = [await freePort(), await freePort()] as const;
    const proxy = await HaProxy.start({
      database: {
        port: ports.database,
        nodes: cluster.nodes.map((node) => ({ port: node.ports.postgres, asked: node.ports.rest })),
      },
      web: { port: ports.web, served: own },
      closes,
    });
    await makeOffice(cluster, ports.database);
    const users = { [appRole]: password };
    const pooler = await PgBouncer.start({
      ...{ host: here, port: ports.database, users, mode: 'transaction', size: 8, more: pooling },
    });
    const straight = (user: string): string =>
      `postgres://${user}:${encodeURIComponent(password)}@${here}:${ports.database}/office`;
    const both = {
      ALONGSIDE_DATA: newFolder(),
      ALONGSIDE_ORIGIN: peoplesAddress,
      HOST: here,
      DATABASE_URL: straight('office'),
    };
    const settings = [
      { ...both, PORT: String(own[0]), DATABASE_APP_URL: straight(appRole) },
      { ...both, PORT: String(own[1]), DATABASE_APP_URL: pooler.url(appRole, 'office', password) },
    ] as const;
    const [one, other] = await Promise.all([
      Served.start(programs[0], settings[0]),
      Served.start(programs[1], settings[1]),
    ]);
    return new Stage(cluster, pooler, proxy, ports, programs, settings, [one, other]);
  }

  /** Do people come by the proxy? While a world is made and read, they come to one process and the other in turn. */
  byProxy = false;
  #turn = 0;

  /** Where people come. */
  get address(): string {
    if (this.byProxy) return `http://${here}:${this.ports.web}`;
    this.#turn += 1;
    return this.served[this.#turn % 2 === 0 ? 0 : 1].address;
  }

  get setUpLink(): string {
    return this.served[0].setUpLink;
  }

  get owner(): Target {
    return targetOf(this.settings[0]['DATABASE_URL'] ?? '');
  }

  asAdmin<Result>(work: (client: pg.Client) => Promise<Result>): Promise<Result> {
    return connected(this.cluster.admin(this.ports.database, 'office'), work);
  }

  /** The process people start, the one that serves beneath it, and those that read foreign input. */
  processesOf(which: 0 | 1): number[] {
    return withDescendants(this.served[which].run.child.pid ?? 0);
  }

  /** Starts one anew when all its processes are gone; one that is left behind is an error. */
  async startAgain(which: 0 | 1, before: readonly number[]): Promise<void> {
    await this.served[which].run.ended;
    const late = performance.now() + 30_000;
    while (before.some(isThere)) {
      if (performance.now() > late) throw new Error('a process of a killed one lives on');
      await pause(50);
    }
    this.served[which] = await Served.start(this.programs[which], this.settings[which]);
  }

  async healthy(): Promise<void> {
    for (const served of this.served) while ((await served.health()) !== 200) await pause(100);
  }

  async close(): Promise<void> {
    for (const { run } of this.served) if (!run.over) await run.stop();
    this.proxy.stop();
    this.pooler.stop();
    this.cluster.stop();
  }
}

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const makeOffice = async (cluster: Cluster, port: number): Promise<void> => {
  const statements = [
    `create role office login createrole password '${password}'`,
    `create role ${appRole} login noinherit password '${password}'`,
    'create database office owner office template template0',
    'create table beat (number int)',
    'insert into beat values (0)',
  ];
  for (;;) {
    try {
      await connected(cluster.admin(port), async (client) => {
        for (const statement of statements) await client.query(statement);
      });
      return;
    } catch (error) {
      // The proxy has not yet seen who leads.
      if (error instanceof pg.DatabaseError) throw error;
      await pause(200);
    }
  }
};
