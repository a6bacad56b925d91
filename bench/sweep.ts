import { randomBytes } from 'node:crypto';
import { lexicon } from '../src/language/lexicon/lexicon.ts';
import { stretch } from '../src/vault/codes/passphrase.ts';
import { overwriteFreed } from '../src/work/sweep.ts';

/**
 * What it costs the process that serves to overwrite what it freed (decision 30): measured beside the slow step of one
 * sign-in, in turns and in one process.
 *
 *     node bench/sweep.ts
 */
const runs = 15;

/** Milliseconds of the processor: of a clock they would say how busy the machine is. */
const took = async (work: () => unknown): Promise<number> => {
  const begun = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
};
const median = (figures: number[]): number => figures.toSorted((a, b) => a - b)[runs >> 1] ?? 0;

/** As much as a busy half minute leaves behind: pages as text, and the bodies of requests. */
const aHalfMinute = (): void => {
  const kept: string[] = [];
  for (let page = 0; page < 2_000; page += 1) {
    kept.push(randomBytes(64).toString('hex').repeat(128));
    Buffer.alloc(16 * 1024, page);
  }
};

lexicon();
const figures = { sweep: [] as number[], signIn: [] as number[] };
overwriteFreed();
for (let run = 0; run < runs; run += 1) {
  aHalfMinute();
  figures.sweep.push(await took(overwriteFreed));
  figures.signIn.push(await took(() => stretch(randomBytes(40), randomBytes(16))));
}
const [sweep, signIn] = [median(figures.sweep), median(figures.signIn)];
const share = (2 * sweep) / 40_000;
process.stdout.write(
  `a sweep ${sweep.toFixed(0)} ms, a sign-in's slow step ${signIn.toFixed(0)} ms: ratio ${(sweep / signIn).toFixed(2)}; ` +
    `two in forty seconds: ${(share * 100).toFixed(2)} % of one thread's time; heap ${(process.memoryUsage().heapUsed / 2 ** 20).toFixed(0)} MB\n`,
);
