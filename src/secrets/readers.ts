import type { Duplex } from 'node:stream';
import { WorkUndone } from '../work/task.ts';
import type { Asks, Kind, Secrets } from './ask.ts';
import type { Asked, Told } from './reading.ts';
import { hear, send } from './wire.ts';

/** A process that reads, as this one has it. `end` ends it, whatever it does. */
export type Reader = { stream: Duplex; end: () => void };
export type OpenReader = () => Promise<Reader>;

/** From the first form that it reads, a process is given more for so long; then it finishes and ends. */
const usualLife = 3_000;
/** The slow step takes a fifth of a second, on a busy machine some seconds. */
const usualPatience = 20_000;

/** The process is gone, or took too long: nothing that it was asked has happened. */
class Gone extends Error {}

/** One process while it lives. */
class Living {
  readonly #reader: Reader;
  readonly #waiting = new Map<number, PromiseWithResolvers<Told>>();
  #asked = 0;
  #isLast = false;

  constructor(reader: Reader) {
    this.#reader = reader;
    // Only `answerOver` is at the other end.
    hear<Told>(reader.stream, (number, told) => this.#waiting.get(number)?.resolve(told));
    reader.stream.on('error', () => this.#gone());
    reader.stream.on('close', () => this.#gone());
  }

  get isNew(): boolean {
    return this.#asked === 0;
  }

  get mayBeAsked(): boolean {
    return !this.#isLast;
  }

  async ask(asked: Asked, patience: number): Promise<Told> {
    this.#asked += 1;
    const number = this.#asked;
    const answer = Promise.withResolvers<Told>();
    this.#waiting.set(number, answer);
    const late = setTimeout(() => this.#gone(), patience);
    send(this.#reader.stream, number, asked);
    try {
      return await answer.promise;
    } finally {
      clearTimeout(late);
      this.#waiting.delete(number);
      if (this.#isLast) this.finish();
    }
  }

  /** What it was asked it still answers. */
  finish(): void {
    this.#isLast = true;
    if (this.#waiting.size === 0) this.#reader.end();
  }

  #gone(): void {
    this.#isLast = true;
    for (const { reject } of this.#waiting.values()) reject(new Gone());
    this.#reader.end();
  }
}

/**
 * Has forms with secrets read by processes that live for seconds. One that has read nothing yet is kept ready, so that
 * nobody who signs in waits for its start.
 */
export class Readers implements Secrets {
  readonly #open: OpenReader;
  readonly #life: number;
  readonly #patience: number;
  #now: Promise<Living> | null = null;
  #next: Promise<Living> | null = null;

  constructor(open: OpenReader, { life = usualLife, patience = usualPatience } = {}) {
    this.#open = open;
    this.#life = life;
    this.#patience = patience;
    this.#ready();
  }

  async ask<Of extends Kind>(
    kind: Of,
    about: Asks[Of]['about'],
    form: Uint8Array,
  ): Promise<Asks[Of]['told']> {
    const asked = { kind, about, form };
    // All that is asked may be asked again: a process that ended meanwhile leaves nothing behind.
    const told = await this.#try(asked).catch(() => this.#try(asked).catch(() => null));
    if (!told) throw new WorkUndone('busy');
    if (told.is === 'failed') throw new Error(`a form's ${kind} failed: ${told.name}`);
    // The process answered this very ask, by its kind.
    return told.told as Asks[Of]['told'];
  }

  async #try(asked: Asked): Promise<Told> {
    const living = await this.#current();
    if (living.isNew) {
      setTimeout(() => living.finish(), this.#life).unref();
      this.#ready();
    }
    return living.ask(asked, this.#patience);
  }

  async #current(): Promise<Living> {
    this.#now ??= this.#take();
    const taken = this.#now;
    try {
      const living = await taken;
      if (living.mayBeAsked) return living;
    } catch (problem) {
      if (this.#now === taken) this.#now = null;
      throw problem;
    }
    if (this.#now === taken) this.#now = null;
    return this.#current();
  }

  #take(): Promise<Living> {
    const next = this.#next ?? this.#start();
    this.#next = null;
    return next;
  }

  #ready(): void {
    this.#next ??= this.#start();
    // Whoever needs it hears why there is none.
    this.#next.catch(() => {
      this.#next = null;
    });
  }

  async #start(): Promise<Living> {
    return new Living(await this.#open());
  }
}
