import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, globSync, mkdirSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { onlyAdd } from '../../src/database/beside.ts';

/** A whole state of before, with sessions like today's: other sheets and scripts, and maybe fewer tables. */
export const earlier = '72e32f0';

const git = (...words: string[]) => spawnSync('git', words, { maxBuffer: 1 << 28 });

/** Why that state is not to be had here, where only the files are and no history; or null. */
export const noHistory = (): string | null =>
  git('cat-file', '-e', `${earlier}^{commit}`).status === 0 ? null : `the history does not hold ${earlier}`;

/** Builds that state of the program in this folder, with today's packages. */
export const buildEarlier = (folder: string): string => {
  if (existsSync(join(folder, 'dist'))) return folder;
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  const { stdout } = git('archive', '--format=tar', earlier);
  const unpacked = spawnSync('tar', ['-x', '-C', folder], { input: stdout });
  if (unpacked.status !== 0) throw new Error(`unpacking failed: ${unpacked.stderr}`);
  const modules = join(process.cwd(), 'node_modules');
  symlinkSync(modules, join(folder, 'node_modules'));
  const vite = [join(modules, 'vite/bin/vite.js'), 'build', '--logLevel', 'error'];
  const env = { PATH: process.env['PATH'] };
  const built = spawnSync(process.execPath, vite, { cwd: folder, env, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`the build failed: ${built.stderr}`);
  return folder;
};

const migrationsIn = (folder: string): string[] =>
  globSync(join(folder, 'src/database/migrations/*.sql')).map((file) => basename(file, '.sql'));

/** May that state serve beside today's, by what came to the tables since? */
export const mayServeBeside = (folder: string): boolean => {
  const before = migrationsIn(folder);
  return migrationsIn(process.cwd()).every((name) => before.includes(name) || onlyAdd.includes(name));
};
