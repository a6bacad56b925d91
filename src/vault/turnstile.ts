import { type Comer, nobody } from '../admission/comer.ts';
import { FairShare } from '../admission/fairShare.ts';
import type { Refusal } from '../kernel/outcome.ts';

/** Too many people are at this at once; come back in a moment (503 with Retry-After). */
export type Busy = Refusal<'busy'>;
export type Passed<Result> = { ok: true; result: Result };

/** Whoever wants slow work done passes here. */
export type Gate = { pass: <Result>(work: () => Promise<Result>) => Promise<Passed<Result> | Busy> };

type Waiting = { answer: (mayEnter: boolean) => void };
type Bounds = { atOnce?: number; queue?: number; ofOneSource?: number; patience?: number; pause?: number };

/** Of five places that become free, devices that signed in before get four, where any of them waits. */
const turns = 5;

/**
 * Slow work, such as Argon2 at 64 MiB a time: so many at once, so many waiting, and the rest are asked to return (C35).
 * A free place goes to a source by lot and there to one by lot, never to whoever came first: a flood from one source has
 * the chance of one. It counts for this process, whose memory and cores it keeps; each of several has its own.
 */
export class Turnstile implements Gate {
  readonly #atOnce: number;
  readonly #queue: number;
  readonly #ofOneSource: number;
  readonly #patience: number;
  /** Whoever is sent away is told so a little later: told at once, a machine would be back at once. */
  readonly #pause: number;
  readonly #known: FairShare<Waiting>;
  readonly #open: FairShare<Waiting>;
  #inside = 0;
  #turn = 0;

  constructor({ atOnce = 2, queue = 200, ofOneSource = 24, patience = 25_000, pause = 1_500 }: Bounds = {}) {
    this.#atOnce = atOnce;
    this.#queue = queue;
    this.#ofOneSource = ofOneSource;
    this.#patience = patience;
    this.#pause = pause;
    this.#known = new FairShare(queue);
    this.#open = new FairShare(queue);
  }

  async pass<Result>(work: () => Promise<Result>, comer: Comer = nobody): Promise<Passed<Result> | Busy> {
    if (this.#inside < this.#atOnce) this.#inside += 1;
    else if (!(await this.#wait(comer))) return { ok: false, refusal: 'busy' };
    try {
      return { ok: true, result: await work() };
    } finally {
      this.#leave();
    }
  }

  /** The same gate for all that one comer asks of it. */
  for(comer: Comer): Gate {
    return { pass: (work) => this.pass(work, comer) };
  }

  #wait({ source, device }: Comer): Promise<boolean> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        answer: (mayEnter) => {
          clearTimeout(late);
          this.#known.release(waiting);
          this.#open.release(waiting);
          resolve(mayEnter);
        },
      };
      const late = setTimeout(() => waiting.answer(false), this.#patience);
      // One at a time by one device: the lane is for people, and whoever keeps an account here could have many marks.
      const sentAway = device
        ? this.#known.hold(waiting, { group: device, bound: 1 })
        : this.#open.hold(waiting, {
            group: source.key,
            bound: source.shared ? this.#queue : this.#ofOneSource,
          });
      for (const one of sentAway) setTimeout(() => one.answer(false), this.#pause);
    });
  }

  /** The place goes straight to one of those who wait, so nobody can slip in between. */
  #leave(): void {
    this.#turn = (this.#turn + 1) % turns;
    const lanes = this.#turn === 0 ? [this.#open, this.#known] : [this.#known, this.#open];
    for (const lane of lanes) {
      const next = lane.draw();
      if (!next) continue;
      next.answer(true);
      return;
    }
    this.#inside -= 1;
  }
}
