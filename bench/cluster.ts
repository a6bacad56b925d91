import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, createServerModuleRunner } from 'vite';
import type * as Faults from '../test/cluster/faults.ts';
import type * as Programs from '../test/cluster/programs.ts';
import type * as Rounds from '../test/cluster/rounds.ts';
import type * as Build from '../test/processes/build.ts';
import type * as Program from '../test/processes/program.ts';

/**
 * `npm run cluster -- 20 [seed]`: as many rounds as asked for: half of them with a
 * proxy that ends connections to a leader that leads no more, and half without. Debian, and root to install the rest.
 */
const vite = await createServer({
  server: { middlewareMode: true, ws: false, watch: null },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
});
const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false });
const asked = Number(process.argv[2] ?? 20);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'alongside-program-'));
const { buildProgram } = await runner.import<typeof Build>('/test/processes/build.ts');
const { dropFolders } = await runner.import<typeof Program>('/test/processes/program.ts');
const { clusterPrograms, missing } = await runner.import<typeof Programs>('/test/cluster/programs.ts');
const { everyFault } = await runner.import<typeof Faults>('/test/cluster/faults.ts');
const { clusterRounds } = await runner.import<typeof Rounds>('/test/cluster/rounds.ts');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const lacking = missing(clusterPrograms);
if (lacking) throw new Error(lacking);
try {
  const program = buildProgram(join(folder, 'built'));
  const programs = [program, program] as const;
  for (const [world, closes] of [true, false].entries()) {
    const rounds = world === 0 ? Math.ceil(asked / 2) : Math.floor(asked / 2);
    const faults = Array.from({ length: rounds }, (_, index) => everyFault[index % everyFault.length]);
    say(closes ? 'The proxy ends connections to a leader that leads no more.' : 'Nobody ends them.');
    const wanted = {
      programs,
      closes,
      faults: faults.filter((fault) => fault !== undefined),
      seed: seed + world,
    };
    const { jobs } = await clusterRounds({ ...wanted, say });
    say(`Nothing lost, torn or done twice; ${jobs} daily jobs, each done once a day.`);
  }
} finally {
  dropFolders();
  rmSync(folder, { recursive: true, force: true });
  await vite.close();
}
