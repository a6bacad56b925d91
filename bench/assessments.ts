import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

/** `npm run bench:assessments`: results of 500 people on 28 questions over 10 rounds, against their own queries alone. */
const outDir = 'node_modules/.vite/bench-assessments';
await build({
  logLevel: 'warn',
  build: { outDir, emptyOutDir: true, rolldownOptions: { input: { rounds: 'bench/manyRounds.ts' } } },
});
await import(pathToFileURL(resolve(outDir, 'rounds.js')).href);
