import { availableParallelism } from 'node:os';
import { build, type Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { withWords, wordsOf } from './src/language/lexicon/ofLanguages.ts';
import { readVocabulary } from './src/language/lexicon/read.ts';
import { textLanguages } from './src/language/lexicon/schema.ts';
import { readClaims } from './src/web/pages/readClaims.ts';
import ClaimsReporter from './test/claims/reporter.ts';
import { LongestFirst } from './test/longestFirst.ts';

let vocabulary: string | null = null;
/** Read once for both bundles. */
const vocabularyText = (): string => {
  vocabulary ??= JSON.stringify(readVocabulary());
  return vocabulary;
};

/** Bundles carry the claims whose tests ran, as the last whole run wrote them. */
const claimsInside = (): Plugin => ({
  name: 'claims-inside',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/src/web/pages/readClaims.ts')
      ? `export const readClaims = () => ${JSON.stringify(readClaims())};`
      : null,
});

/** Bundles carry the vocabulary as it was when they were built; plain Node and tests read its files as they are. */
const vocabularyInside = (): Plugin => ({
  name: 'vocabulary-inside',
  apply: 'build',
  enforce: 'pre',
  load: (id) =>
    id.endsWith('/src/language/lexicon/read.ts')
      ? `export const readVocabulary = () => JSON.parse(${JSON.stringify(vocabularyText())});`
      : null,
});

/** In the browser what all languages share comes first, and the words of each in a file of its own. */
const wordsApart = (): Plugin => ({
  name: 'words-apart',
  enforce: 'pre',
  resolveId: (id) => (id.startsWith('words:') ? `\0${id}` : null),
  load: (id) => {
    if (id.endsWith('/src/language/lexicon/read.ts'))
      return `const read = ${jsonModule(withWords(readVocabulary(), []))};\nexport const readVocabulary = () => read;`;
    if (id.endsWith('/src/checking/inBrowser/fetched.ts')) {
      const files = textLanguages.map((one) => `${one}: () => import('words:${one}')`);
      return `const files = { ${files.join(', ')} };
export const fetchWords = async (language) => (await files[language]()).words;`;
    }
    const language = textLanguages.find((one) => id === `\0words:${one}`);
    return language ? `export const words = ${jsonModule(wordsOf(readVocabulary(), language))};` : null;
  },
});

/** Text that is parsed: engines read that sooner than an object that is written out. */
const jsonModule = (value: unknown): string => `JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

type BrowserFiles = { file: string; files: Record<string, string> };

/** What a page runs in the browser, as small files of ours, built when the server's bundle asks for them. */
const browserFiles = async (input: string): Promise<BrowserFiles> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [wordsApart()],
    oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
    build: {
      write: false,
      target: 'es2024',
      modulePreload: false,
      rolldownOptions: {
        input,
        output: {
          format: 'es',
          hashCharacters: 'hex',
          entryFileNames: '[hash:12].js',
          chunkFileNames: 'part-[hash:12].js',
        },
        checks: { pluginTimings: false },
      },
    },
  });
  const [{ output } = { output: [] }] = Array.isArray(built) ? built : 'output' in built ? [built] : [];
  const chunks = output.flatMap((part) => (part.type === 'chunk' ? [part] : []));
  return {
    file: chunks.find(({ isEntry }) => isEntry)?.fileName ?? '',
    files: Object.fromEntries(chunks.map(({ fileName, code }) => [fileName, code])),
  };
};

/** The files that stand for a script, and where each of them comes from. */
const enhancements = {
  '/src/checking/script.ts': 'src/checking/browser.tsx',
  '/src/statements/draftForm/autosaveScript.ts': 'src/statements/draftForm/autosave.ts',
};

const isEnhancement = (id: string): boolean => Object.keys(enhancements).some((place) => id.endsWith(place));

const scriptInside = (): Plugin => ({
  name: 'script-inside',
  enforce: 'pre',
  // What it stands for changes while the file that stands for it does not: tests would run an older script.
  configureVitest: ({ defineCacheKeyGenerator }) =>
    defineCacheKeyGenerator(({ id }) => (isEnhancement(id) ? false : null)),
  async load(id) {
    const [, input] = Object.entries(enhancements).find(([place]) => id.endsWith(place)) ?? [];
    if (!input) return null;
    return `export const script = ${JSON.stringify(await browserFiles(input))};`;
  },
});

/** The server and the command are two bundles of one source; dependencies stay outside them. */
export default defineConfig({
  plugins: [vocabularyInside(), claimsInside(), scriptInside()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
  build: {
    ssr: true,
    target: 'node26',
    outDir: 'dist',
    minify: false,
    cssMinify: 'lightningcss',
    sourcemap: true,
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: {
        main: 'src/main.ts',
        serving: 'src/serving.ts',
        worker: 'src/worker.ts',
        secretReader: 'src/secretReader.ts',
        alongside: 'src/command/alongside.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: 'parts/[name]-[hash].js' },
    },
  },
  test: {
    include: [
      'adapters/**/*.test.ts',
      'src/**/*.test.ts',
      'src/**/*.test.tsx',
      'test/**/*.test.ts',
      'test/**/*.test.tsx',
    ],
    globalSetup: ['test/database.ts', 'test/processes/setup.ts'],
    css: true,
    reporters: ['default', new ClaimsReporter()],
    testTimeout: 120_000,
    hookTimeout: 300_000,
    maxWorkers: availableParallelism(),
    // What one file of tests has read, the next one in that process need not read again.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    coverage: {
      // What is covered is looked at where changes are accepted; counting it slows every test down.
      enabled: process.env.CI !== undefined,
      provider: 'v8',
      include: ['src/**'],
      exclude: ['src/**/*.test.*'],
      reporter: ['text-summary'],
    },
  },
});
