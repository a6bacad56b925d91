import type { Lane } from './task.ts';

type Waiting = { enter: (entered: boolean) => void; late: NodeJS.Timeout };
type Queue = { lane: Lane; running: number; waiting: Waiting[] };

export type TurnLimits = {
  /** Turns at once; those without an account never have the last of them. */
  atOnce: number;
  /** How many may wait in one lane, and altogether; at most half of them without an account. */
  inLane: number;
  inAll: number;
  /** How long anybody waits. */
  patience: number;
};

/** Who is next: one at a time in each lane, the lanes in turn, so that whoever asks sixty times delays only herself. */
export class Turns {
  readonly #limits: TurnLimits;
  /** Whose lane was served last stands last. */
  readonly #queues = new Map<string, Queue>();
  #running = 0;
  #openRunning = 0;
  #waiting = 0;
  #openWaiting = 0;

  constructor(limits: TurnLimits) {
    this.#limits = limits;
  }

  isFull({ key, open }: Lane): boolean {
    const { inLane, inAll } = this.#limits;
    const here = this.#queues.get(key)?.waiting.length ?? 0;
    return here >= inLane || this.#waiting >= inAll || (open && this.#openWaiting >= inAll / 2);
  }

  /** False: too many wait already, or it took too long. Whoever entered leaves again. */
  async enter(lane: Lane): Promise<boolean> {
    const queue = this.#queueOf(lane);
    if (this.#mayRun(queue)) {
      this.#take(queue);
      return true;
    }
    if (this.isFull(lane)) return false;
    return new Promise((enter) => {
      const waiting: Waiting = {
        enter,
        late: setTimeout(() => this.#giveUp(queue, waiting), this.#limits.patience),
      };
      queue.waiting.push(waiting);
      this.#count(lane, 1);
    });
  }

  leave(lane: Lane): void {
    const queue = this.#queueOf(lane);
    queue.running -= 1;
    this.#running -= 1;
    if (lane.open) this.#openRunning -= 1;
    this.#served(queue);
    this.#forget(queue);
    this.#next();
  }

  #queueOf(lane: Lane): Queue {
    const known = this.#queues.get(lane.key);
    if (known) return known;
    const fresh: Queue = { lane, running: 0, waiting: [] };
    this.#queues.set(lane.key, fresh);
    return fresh;
  }

  #mayRun({ lane, running }: Queue): boolean {
    const { atOnce } = this.#limits;
    if (running > 0 || this.#running >= atOnce) return false;
    return !lane.open || this.#openRunning < Math.max(1, atOnce - 1);
  }

  #take(queue: Queue): void {
    queue.running += 1;
    this.#running += 1;
    if (queue.lane.open) this.#openRunning += 1;
  }

  #served(queue: Queue): void {
    this.#queues.delete(queue.lane.key);
    this.#queues.set(queue.lane.key, queue);
  }

  #next(): void {
    for (const queue of [...this.#queues.values()]) {
      const [first] = queue.waiting;
      if (!first || !this.#mayRun(queue)) continue;
      queue.waiting.shift();
      this.#count(queue.lane, -1);
      clearTimeout(first.late);
      this.#take(queue);
      first.enter(true);
    }
  }

  #giveUp(queue: Queue, waiting: Waiting): void {
    queue.waiting.splice(queue.waiting.indexOf(waiting), 1);
    this.#count(queue.lane, -1);
    this.#forget(queue);
    waiting.enter(false);
  }

  #count({ open }: Lane, by: 1 | -1): void {
    this.#waiting += by;
    if (open) this.#openWaiting += by;
  }

  #forget({ lane, running, waiting }: Queue): void {
    if (running === 0 && waiting.length === 0) this.#queues.delete(lane.key);
  }
}
