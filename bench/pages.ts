import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/**
 * `npm run bench`, or `npm run bench -- 1000 100000`: how many pages a second, against the very same queries alone, on a
 * database of so many rows; then what each page weighs. Built as `npm start` builds it, so that its figures are of that.
 */
const outDir = 'node_modules/.vite/bench';
await build({
  logLevel: 'warn',
  build: {
    outDir,
    emptyOutDir: true,
    rolldownOptions: { input: { bench: 'bench/bench.ts', load: 'bench/load.ts' } },
  },
});
await import(pathToFileURL(resolve(outDir, 'bench.js')).href);
