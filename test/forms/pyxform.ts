import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { extract } from 'tar';
import { installPackages } from '../support/debian.ts';

/** The reader that KoboToolbox and ODK stand on, as one Python file inside this package. Nothing of it is run at install. */
const version = 'cht-conf@6.6.1';
const integrity =
  'sha512-XxXYwZIbEuB4d6pxHhCozXYC4lFKzCYWN8AOD5juLHe83WrXiIt8P057/6C/iNp53ciaWgyTUGXANbT5MfSACQ==';
const inside = 'package/bin/xls2xform-medic';

const cache = join(tmpdir(), `alongside-forms-${process.getuid?.() ?? 'here'}`);
const archive = join(cache, `${version}.tgz`);
const run = promisify(execFile);

const integrityOf = (file: string): string =>
  `sha512-${createHash('sha512').update(readFileSync(file)).digest('base64')}`;

/** Throws where the registry could not be reached, and where what arrived is not the package. */
const fetched = async (): Promise<string> => {
  mkdirSync(cache, { recursive: true, mode: 0o700 });
  if (!existsSync(archive)) {
    const folder = mkdtempSync(join(cache, 'coming-'));
    try {
      await run('npm', ['pack', version, '--pack-destination', folder], { timeout: 90_000 });
      renameSync(join(folder, `${version.replace('@', '-')}.tgz`), archive);
    } catch (cause) {
      throw new Error(`These tests need ${version}: it could not be fetched from the registry.`, { cause });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  if (integrityOf(archive) !== integrity) {
    rmSync(archive);
    throw new Error(`${version} is not what it was: its hash differs from the one written here`);
  }
  return archive;
};

const hasPython = (): boolean => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

export type FormReader = { read: (form: Uint8Array) => Promise<string>; close: () => void };

/** Reads an XLSForm into the XForm that phones fill in. What is missing is installed, or the tests fail: none is left out. */
export const formReader = async (): Promise<FormReader> => {
  if (!hasPython()) installPackages(['python3']);
  if (!hasPython()) throw new Error('These tests need python3: install it.');
  const packed = await fetched();
  const folder = mkdtempSync(join(tmpdir(), 'alongside-form-'));
  await extract({ file: packed, cwd: folder, filter: (path) => path === inside });
  const env = { ...process.env, SHIV_ROOT: join(cache, 'unpacked'), HOME: folder };
  let forms = 0;
  const read = async (form: Uint8Array): Promise<string> => {
    forms += 1;
    const [from, to] = [join(folder, `${forms}.xlsx`), join(folder, `${forms}.xml`)];
    writeFileSync(from, form);
    await run('python3', [join(folder, inside), '--skip_validate', from, to], { env });
    return readFileSync(to, 'utf8');
  };
  return { read, close: () => rmSync(folder, { recursive: true, force: true }) };
};
