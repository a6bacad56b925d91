import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { openDocument } from '../src/documents/document.ts';
import { anyDocuments } from '../test/support/generatedDocuments.ts';

/**
 * `node bench/documents.ts [HOW MANY] [SEED]`: reads generated documents, sound, broken and damaged, within the memory of a
 * process of the pool. Ends with 1 where one takes as long as that pool waits, takes too much memory, or is thrown at.
 */

const mostMegabytes = 256;
/** What the pool waits for: `src/work/pool.ts`. */
const deadline = 3_000;
const batch = 100;

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

const keep = (bytes: Uint8Array, name: string): string => {
  const file = join(tmpdir(), `generated-${name}`);
  writeFileSync(file, bytes);
  return file;
};

type Tally = { ended: Map<string, number>; slowest: number; longest: number };

const readOne = ({ name, bytes }: { name: string; bytes: Uint8Array }, tally: Tally): void => {
  const begun = process.cpuUsage();
  try {
    const opened = openDocument(bytes, name);
    const how = opened.ok ? 'read' : opened.problem;
    tally.ended.set(how, (tally.ended.get(how) ?? 0) + 1);
  } catch (error) {
    console.log(`thrown at by ${keep(bytes, name)}: ${String(error)}`);
    process.exit(1);
  }
  const { user, system } = process.cpuUsage(begun);
  const took = (user + system) / 1000;
  tally.slowest = Math.max(tally.slowest, took);
  tally.longest = Math.max(tally.longest, bytes.length);
  if (took < deadline) return;
  console.log(`${Math.round(took)} ms for ${keep(bytes, name)}`);
  process.exit(1);
};

const readAll = (count: number, seed: number): void => {
  const tally: Tally = { ended: new Map(), slowest: 0, longest: 0 };
  for (let at = 0; at < count; at += batch) {
    for (const document of fc.sample(anyDocuments, { numRuns: Math.min(batch, count - at), seed: seed + at }))
      readOne(document, tally);
    // Whoever waits for this process sees that it goes on.
    process.stderr.write('.');
  }
  const { maxRSS } = process.resourceUsage();
  const ways = [...tally.ended].sort(([, one], [, other]) => other - one);
  console.log(
    `${count} documents from seed ${seed}: ${ways.map(([how, times]) => `${how} ${times}`).join(', ')}`,
  );
  console.log(
    `slowest ${Math.round(tally.slowest)} ms, largest file ${megabytes(tally.longest)} MB, most memory ${megabytes(maxRSS * 1024)} MB`,
  );
};

const [count = '10000', seed = String(Date.now() % 1_000_000), inside] = process.argv.slice(2);
if (inside === 'inside') readAll(Number(count), Number(seed));
else {
  const file = fileURLToPath(import.meta.url);
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${mostMegabytes}`, file, count, seed, 'inside'],
    {
      stdio: 'inherit',
    },
  );
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
  });
}
