import type { Done, Lane, Task, Work } from './task.ts';
import { Turns } from './turns.ts';

/** What a process is told to do: the task's name, and what it is done to. */
export type Errand = { name: string; input: unknown };
/** `tooMuch`: it took too long, or too much memory. `failed`: ours; nothing but the error's own name leaves that process. */
export type Ran = { is: 'done'; result: unknown } | { is: 'tooMuch' } | { is: 'failed'; name: string };
export type Run = (errand: Errand) => Promise<Ran>;

const patience = 6_000;

/** Sends errands to where they are run, each in its turn. */
export class Errands implements Work {
  readonly #run: Run;
  readonly #turns: Turns;

  constructor(run: Run, atOnce: number) {
    this.#run = run;
    this.#turns = new Turns({ atOnce, inLane: 4, inAll: 24, patience });
  }

  isFull(lane: Lane): boolean {
    return this.#turns.isFull(lane);
  }

  async attempt<In, Out>(task: Task<In, Out>, input: In, lane: Lane): Promise<Done<Out>> {
    if (task.isSmall(input)) return { ok: true, result: await task.run(input) };
    const own = lane.open ? { ...lane, key: `${lane.key} ${task.name}` } : lane;
    if (!(await this.#turns.enter(own))) return { ok: false, undone: 'busy' };
    try {
      const ran = await this.#run({ name: task.name, input });
      if (ran.is === 'failed') throw new Error(`the task ${task.name} failed: ${ran.name}`);
      if (ran.is === 'tooMuch') return { ok: false, undone: 'tooMuch' };
      // The process ran this very task, by its name: what it gives is what the task gives.
      return { ok: true, result: ran.result as Out };
    } finally {
      this.#turns.leave(own);
    }
  }
}
