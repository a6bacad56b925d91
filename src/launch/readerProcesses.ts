import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { overwritingFreed } from '../work/sweep.ts';
import { readingOnly } from './confinement.ts';
import { tell } from './gate.ts';
import { servingUser } from './servingUser.ts';

/** One reads, one is ready, and one or two still answer what they were asked. */
const most = 6;
const mostMegabytes = 128;

/** Reads the program and nothing else, has no network, no environment, and one connection: to whoever serves. */
const started = (program: string): ChildProcess =>
  spawn(
    process.execPath,
    [...readingOnly(program), `--max-old-space-size=${mostMegabytes}`, join(program, 'secretReader.js')],
    { env: overwritingFreed, stdio: ['ignore', 'ignore', 'inherit', 'pipe'], ...servingUser(program) },
  );

/**
 * Starts the processes that read forms with secrets. Each has one connection, whose other end is handed to the process
 * that serves: what goes over it never comes by here (C08).
 */
export class ReaderProcesses {
  readonly #child: ChildProcess;
  readonly #program: string;
  readonly #living = new Map<number, ChildProcess>();

  /** `child`: the process that serves. */
  constructor(child: ChildProcess, program: string) {
    this.#child = child;
    this.#program = program;
    child.once('exit', () => {
      for (const ask of this.#living.keys()) this.end(ask);
    });
  }

  open(ask: number): void {
    const reader = this.#living.size < most ? started(this.#program) : null;
    const stream = reader?.stdio[3];
    if (!reader || !(stream instanceof Socket)) {
      tell(this.#child, { kind: 'refused', ask, code: 'EAGAIN' });
      return;
    }
    this.#living.set(ask, reader);
    const gone = (): void => void this.#living.delete(ask);
    reader.once('exit', gone);
    reader.once('error', gone);
    stream.pause();
    tell(this.#child, { kind: 'connected', ask }, stream);
  }

  end(ask: number): void {
    this.#living.get(ask)?.kill('SIGKILL');
  }
}
