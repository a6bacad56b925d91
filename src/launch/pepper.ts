import { execFile } from 'node:child_process';
import type { ReadStream } from 'node:tty';
import { promisify } from 'node:util';
import type { Configuration } from '../configuration.ts';
import { CannotStart, fileProblem } from '../database/cannotStart.ts';
import { makeDataFolder } from '../database/embedded/place.ts';
import { NotAPepper, pepperIn, readPepper } from '../vault/pepper.ts';

const patience = 20_000;
const longestLine = 4096;

const firstLine = (bytes: Buffer): Buffer => {
  const end = bytes.findIndex((byte) => byte === 10 || byte === 13);
  return end === -1 ? bytes : bytes.subarray(0, end);
};

const pepperFrom = (given: Buffer, means: string): Buffer => {
  try {
    return pepperIn(firstLine(given));
  } catch (error) {
    throw error instanceof NotAPepper ? new CannotStart('no-pepper', { means }) : error;
  } finally {
    given.fill(0);
  }
};

/** The first line that a program prints: no shell, a deadline, and nothing of what it says is shown or kept. */
export const pepperByCommand = async (command: readonly string[], deadline = patience): Promise<Buffer> => {
  const [program = '', ...words] = command;
  const means = 'ALONGSIDE_PEPPER_COMMAND';
  try {
    const running = promisify(execFile)(program, words, {
      ...{ timeout: deadline, killSignal: 'SIGKILL', maxBuffer: longestLine, encoding: 'buffer' },
    });
    running.child.stdin?.end();
    const { stdout } = await running;
    return pepperFrom(stdout, means);
  } catch {
    throw new CannotStart('no-pepper', { means });
  }
};

type Terminal = Pick<ReadStream, 'isTTY' | 'on' | 'off' | 'resume' | 'pause'> &
  Partial<Pick<ReadStream, 'setRawMode'>>;
const [backspace, deleted] = [8, 127];
/** The end of the line, and what calls it off: Ctrl+C, Ctrl+D. */
const endings = [10, 13, 3, 4];

/** One line from a terminal that shows nothing of it, or from a pipe. */
export const typedLine = (input: Terminal): Promise<Buffer> =>
  new Promise((resolve) => {
    const typed: number[] = [];
    if (input.isTTY) input.setRawMode?.(true);
    const over = (): void => {
      if (input.isTTY) input.setRawMode?.(false);
      input.off('data', read);
      input.off('end', over);
      input.pause();
      resolve(Buffer.from(typed));
      typed.fill(0);
    };
    const read = (chunk: Buffer | string): void => {
      for (const byte of Buffer.from(chunk)) {
        if (endings.includes(byte)) {
          over();
          return;
        }
        if (byte === backspace || byte === deleted) typed.pop();
        else if (typed.length < longestLine) typed.push(byte);
      }
    };
    input.on('data', read);
    input.on('end', over);
    input.resume();
  });

const pepperTyped = async (ask: string): Promise<Buffer> => {
  process.stderr.write(`${ask} `);
  const typed = await typedLine(process.stdin);
  process.stderr.write('\n');
  return pepperFrom(typed, 'ALONGSIDE_PEPPER_ASK');
};

/** From a file, which is made at the first start; from a command; or from whoever starts it. Throws `CannotStart`. */
export const pepperOf = async (
  { dataFolder, pepperFile: file, pepperCommand, pepperAsked }: Configuration,
  ask: string,
): Promise<Buffer> => {
  try {
    makeDataFolder(dataFolder);
  } catch (error) {
    throw fileProblem(error, dataFolder);
  }
  if (pepperCommand) return pepperByCommand(pepperCommand);
  if (pepperAsked) return pepperTyped(ask);
  try {
    return readPepper(file);
  } catch (error) {
    throw error instanceof NotAPepper ? new CannotStart('not-a-pepper', { file }) : fileProblem(error, file);
  }
};
