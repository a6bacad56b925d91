import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageFolder, publishedFiles } from '../web/pages/packageFolder.ts';

/** Every `node_modules` in which a package that stands here may be found. */
const modulesAbove = (folder: string): string[] => {
  const here = join(folder, 'node_modules');
  const found = existsSync(here) ? [here, realpathSync(here)] : [];
  return dirname(folder) === folder ? found : [...found, ...modulesAbove(dirname(folder))];
};

const toRead = (program: string): string[] => {
  const root = packageFolder();
  const own = ['package.json', ...publishedFiles(root)].map((file) => join(root, file));
  return [...new Set([program, ...own, ...modulesAbove(root)])].map((folder) => `--allow-fs-read=${folder}`);
};

/** Reads the program and its packages, and has no network, no program and no thread to start. */
export const readingOnly = (program: string): string[] => ['--permission', ...toRead(program)];

/**
 * Node's own walls around the process that serves: it reads the program and its packages, writes nothing, starts no
 * program and no thread. The network is dropped once it listens. `program`: the folder of the file that is run.
 */
export const confinement = (program: string): string[] => [
  ...readingOnly(program),
  '--allow-net',
  '--disable-warning=ExperimentalWarning',
  '--disable-warning=SecurityWarning',
];
