import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

const above = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('the program does not stand in its own package');
  return above(dirname(folder));
};

/** The folder of the package that this file or its bundle stands in. Node's own search errs under its permission model. */
export const packageFolder = (): string => above(import.meta.dirname);

const manifest = z.object({ files: z.array(z.string()) });

/** What `package.json` says is published. */
export const publishedFiles = (folder: string): string[] =>
  manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))).files;
