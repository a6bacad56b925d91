import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, createServerModuleRunner } from 'vite';
import type * as Build from '../test/processes/build.ts';
import type * as Rounds from '../test/processes/crash/rounds.ts';

/**
 * `npm run crash -- 200 [seed]`: the rounds of `test/processes/crash.test.ts`, as many as asked for. Every world
 * plays twenty of them; one in four has its database elsewhere.
 */
const vite = await createServer({
  server: { middlewareMode: true, ws: false, watch: null },
  appType: 'custom',
  optimizeDeps: { noDiscovery: true },
});
const runner = createServerModuleRunner(vite.environments.ssr, { hmr: false });
const asked = Number(process.argv[2] ?? 200);
const seed = Number(process.argv[3] ?? Date.now() % 1_000_000);
const folder = mkdtempSync(join(tmpdir(), 'alongside-program-'));
const { buildProgram } = await runner.import<typeof Build>('/test/processes/build.ts');
const { crashRounds } = await runner.import<typeof Rounds>('/test/processes/crash/rounds.ts');
const say = (line: string): void => void process.stdout.write(`${line}\n`);
try {
  const program = buildProgram(join(folder, 'built'));
  for (let played = 0, world = 0; played < asked; world += 1) {
    const rounds = Math.min(20, asked - played);
    const kind = world % 4 === 3 ? 'external' : 'embedded';
    const outcome = await crashRounds({
      program,
      kind,
      rounds,
      seed: seed + world,
      say,
    });
    say(JSON.stringify(outcome));
    played += rounds;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
  await vite.close();
}
