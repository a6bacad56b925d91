import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * `npm run bench:engagements`, or `… -- 1000 100000`: the server's own time for each page of engagements, with so many of
 * them in one partnership and with so many seats in one; figures of one run, to be compared with each other only.
 */
const outDir = 'node_modules/.vite/bench-engagements';
await build({
  logLevel: 'warn',
  build: {
    outDir,
    emptyOutDir: true,
    rolldownOptions: { input: { bench: 'bench/engagementsBench.ts' } },
  },
});
await import(pathToFileURL(resolve(outDir, 'bench.js')).href);
