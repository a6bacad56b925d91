import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const apt = '/usr/bin/apt-get';
/** Several files of tests may want something at the same moment: one installs, the others wait for it. */
const lock = '/tmp/alongside-tests-install.lock';

/** Installs these packages of Debian where root may. Whoever needs them looks itself whether they are there now. */
export const installPackages = (packages: readonly string[]): void => {
  if (process.getuid?.() !== 0 || !existsSync(apt)) return;
  const ask = (...words: string[]): void => {
    spawnSync('flock', [lock, apt, '-qq', '-y', '--no-install-recommends', ...words], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: 'ignore',
    });
  };
  ask('update');
  ask('-o', 'DPkg::Lock::Timeout=600', 'install', ...packages);
};
