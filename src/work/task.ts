/** What is done to foreign input: named once, pure, and of plain data on both sides, so that a process of its own may do it. */
export type Task<In, Out> = {
  name: string;
  run: (input: In) => Out | Promise<Out>;
  /** So little, by its declared worst case, that it is done at once where it was asked for. */
  isSmall: (input: In) => boolean;
};

export const task = <In, Out>(
  name: string,
  run: Task<In, Out>['run'],
  isSmall: Task<In, Out>['isSmall'] = () => false,
): Task<In, Out> => ({ name, run, isSmall });

/** `busy`: too much is waiting already. `tooMuch`: it took longer, or more memory, than anything people write. */
export type NotDone = 'busy' | 'tooMuch';
export type Done<Out> = { ok: true; result: Out } | { ok: false; undone: NotDone };

/** For whom: a member, who has turns of her own, or anybody without an account. */
export type Lane = { key: string; open: boolean };
/** Nobody in particular: whoever comes from one source shares a turn for each kind of work. */
export const openLane = (source: string): Lane => ({ key: `open ${source}`, open: true });
export const laneOf = ({ person }: { person: string }): Lane => ({ key: person, open: false });

/** The one way to have work done. What it is given and gives back is copied, never shared. */
export interface Work {
  attempt<In, Out>(task: Task<In, Out>, input: In, lane: Lane): Promise<Done<Out>>;
  /** Would somebody be told to come back? Asked before anything is read for it. */
  isFull(lane: Lane): boolean;
}

/** Thrown where a page cannot be shown without it; `src/web/errors.ts` makes a sentence of it. */
export class WorkUndone extends Error {
  override name = 'WorkUndone';
  constructor(readonly undone: NotDone) {
    super(undone);
  }
}

/** Work in somebody's lane, as capabilities know it. */
export class Bench {
  readonly #work: Work;
  readonly #lane: Lane;

  constructor(work: Work, lane: Lane) {
    this.#work = work;
    this.#lane = lane;
  }

  /** For a form: what was not done is a sentence beside its field. */
  attempt<In, Out>(task: Task<In, Out>, input: In): Promise<Done<Out>> {
    return this.#work.attempt(task, input, this.#lane);
  }

  /** For what cannot be shown without it. */
  async run<In, Out>(task: Task<In, Out>, input: In): Promise<Out> {
    const done = await this.attempt(task, input);
    if (!done.ok) throw new WorkUndone(done.undone);
    return done.result;
  }

  get isFull(): boolean {
    return this.#work.isFull(this.#lane);
  }
}
