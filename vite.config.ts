import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { readVocabulary } from './src/language/lexicon/read.ts';
import ClaimsReporter from './test/claims/reporter.ts';

/** Bundles carry the vocabulary as it was when they were built; only plain Node reads its files. */
const vocabularyInside = (): Plugin => ({
  name: 'vocabulary-inside',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/src/language/lexicon/read.ts')
      ? `export const readVocabulary = () => JSON.parse(${JSON.stringify(JSON.stringify(readVocabulary()))});`
      : null,
});

/** The server and the command are two bundles of one source; dependencies stay outside them. */
export default defineConfig({
  plugins: [vocabularyInside()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  build: {
    ssr: true,
    target: 'node26',
    outDir: 'dist',
    minify: false,
    cssMinify: 'lightningcss',
    sourcemap: true,
    rolldownOptions: {
      input: { main: 'src/main.ts', alongside: 'src/command/alongside.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/database.ts', 'test/processes/setup.ts'],
    css: true,
    reporters: ['default', new ClaimsReporter()],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
    coverage: {
      provider: 'v8',
      include: ['src/**'],
      exclude: ['src/**/*.test.*'],
      reporter: ['text-summary'],
    },
  },
});
