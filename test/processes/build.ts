import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

const tree = process.cwd();

/** What `npm start` builds, in `folder`, with what it needs beside it. Safe to race: one of two builds stays. */
export const buildProgram = (folder: string): string => {
  const dist = join(folder, 'dist');
  if (existsSync(dist)) return folder;
  mkdirSync(folder, { recursive: true });
  const draft = join(folder, `draft-${process.pid}`);
  const vite = [join(tree, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'error'];
  const built = spawnSync(process.execPath, [...vite, '--outDir', draft], {
    cwd: tree,
    env: { PATH: process.env.PATH },
    encoding: 'utf8',
  });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
  cpSync(join(tree, 'bin'), join(folder, 'bin'), { recursive: true });
  cpSync(join(tree, 'package.json'), join(folder, 'package.json'));
  const modules = join(folder, 'node_modules');
  if (!existsSync(modules)) symlinkSync(join(tree, 'node_modules'), modules);
  if (existsSync(dist)) rmSync(draft, { recursive: true });
  else renameSync(draft, dist);
  return folder;
};
