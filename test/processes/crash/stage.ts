import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { targetOf } from '../../../src/database/address/address.ts';
import type { Target } from '../../../src/database/connection.ts';
import { runningEmbedded } from '../../../src/database/embedded/server.ts';
import { ExternalServer } from '../external.ts';
import { peoplesAddress } from '../pair.ts';
import { backendsIn, databaseProcesses, freePort, newFolder, Served, type Settings } from '../program.ts';
import type { Chance } from './chance.ts';

/** What is killed: our process, PostgreSQL's first process, one of its others, all of it, or all of both. */
export const victims = ['server', 'postmaster', 'backend', 'postgres', 'everything'] as const;
export type Victim = (typeof victims)[number];

const killNow = (pids: readonly number[]): void => {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It was gone already.
    }
  }
};

/** Where a world is played: the program and its database, killed and brought back. */
export class Stage {
  private constructor(
    private readonly program: string,
    private readonly settings: Settings,
    private readonly server: ExternalServer | null,
    private served: Served,
  ) {}

  static async open(program: string, kind: 'embedded' | 'external'): Promise<Stage> {
    const server = kind === 'external' ? await ExternalServer.start() : null;
    const settings: Settings = {
      ALONGSIDE_DATA: newFolder(),
      ALONGSIDE_ORIGIN: peoplesAddress,
      PORT: String(await freePort()),
    };
    if (server) {
      await server.role('office', 'createrole');
      await server.database('office', 'office');
      settings['DATABASE_URL'] = server.url('office', 'office');
    }
    return new Stage(program, settings, server, await Served.start(program, settings));
  }

  get address(): string {
    return this.served.address;
  }

  get setUpLink(): string {
    return this.served.setUpLink;
  }

  get #folder(): string {
    return this.server?.folder ?? this.settings['ALONGSIDE_DATA'] ?? '';
  }

  async owner(): Promise<Target> {
    if (this.server) return targetOf(this.server.url('office', 'office'));
    const running = await runningEmbedded(this.#folder);
    if (!running) throw new Error('it runs nowhere');
    return running.owner;
  }

  /** At once, without a word. */
  async kill(victim: Victim, chance: Chance): Promise<void> {
    const database = databaseProcesses(this.#folder);
    const ours = this.served.run.child.pid ?? 0;
    switch (victim) {
      case 'server':
        killNow([ours]);
        break;
      case 'postmaster':
        killNow(database.slice(0, 1));
        break;
      case 'backend':
        killNow(backendsIn(this.#folder).slice(0, 1));
        break;
      case 'postgres':
        killNow(database);
        break;
      case 'everything':
        killNow(chance.next() < 0.5 ? [ours, ...database] : [...database, ours]);
        break;
      default:
        victim satisfies never;
    }
  }

  /** As whoever runs it would: starts what is gone, and waits until it is ready. */
  async back(victim: Victim): Promise<void> {
    const ends = victim === 'server' || victim === 'everything' || (victim !== 'backend' && !this.server);
    if (ends) await this.served.run.ended;
    if (this.server && (victim === 'postmaster' || victim === 'postgres' || victim === 'everything'))
      await this.server.resume();
    if (ends) this.served = await Served.start(this.program, this.settings);
    while ((await this.served.health()) !== 200) await pause(20);
  }

  async close(): Promise<void> {
    if (!this.served.run.over) await this.served.run.stop();
    await this.server?.stop();
    rmSync(this.settings['ALONGSIDE_DATA'] ?? '', { recursive: true, force: true });
  }
}
