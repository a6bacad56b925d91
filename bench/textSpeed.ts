import { globSync, readFileSync } from 'node:fs';
import { corpus } from '../test/language/golden.ts';
import type { Reader } from './textReaders.ts';

export const megabytes = (text: string): number => Buffer.byteLength(text) / 1e6;

/** As many for every reader, after as many to warm up: the best of many beside the best of a few would flatter one. */
const runs = { warm: 12, counted: 9 };

const timeOf = async (read: Reader, text: string): Promise<number> => {
  const used = process.cpuUsage();
  await read(text);
  const { user, system } = process.cpuUsage(used);
  return user + system;
};

const median = (times: readonly number[]): number =>
  times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

/** MB a second of each, in rounds that take turns: what slows the machine down slows all of them. Processor's time. */
export const speeds = async (
  readings: readonly { read: Reader; text: string }[],
): Promise<readonly number[]> => {
  const times: number[][] = readings.map(() => []);
  for (let round = 0; round < runs.warm + runs.counted; round += 1)
    for (const [at, { read, text }] of readings.entries()) {
      const time = await timeOf(read, text);
      if (round >= runs.warm) times[at]?.push(time);
    }
  return readings.map(({ text }, at) => (megabytes(text) / median(times[at] ?? [])) * 1e6);
};

export const runsSaid = `medians of ${runs.counted} runs each, after ${runs.warm} to warm up`;

/** So much is written between two texts in which something is to be found. */
const between = 4000;
const most = 16;

const english = corpus
  .filter(({ lang, clean }) => lang === 'en' && !clean)
  .map(({ text }) => text)
  .filter((_, at) => at % 3 === 0)
  .slice(0, most);
const docs = globSync('docs/**/*.md')
  .sort()
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n\n');

/** English prose as people write it, with what is typically found in it here and there: a golden text on every second page. */
export const prose = english
  .map((text, at) => `${docs.slice(at * between, (at + 1) * between)}\n\n${text}\n\n`)
  .join('');

/** The golden texts of the five languages one after another: nearly every sentence has something in it. */
export const dense = corpus.map(({ text }) => text).join('\n\n');
