// `npm run release`: packs what runs elsewhere as it is: built, with the versions of the lock file and a list of them.
import { spawnSync } from 'node:child_process';
import { copyFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildIfChanged } from './build.js';

const home = dirname(dirname(fileURLToPath(import.meta.url)));
const npm = (...given) => {
  const { status, stdout } = spawnSync('npm', given, {
    cwd: home,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 2],
  });
  if (status !== 0) throw new Error(`npm ${given[0]} failed`);
  return stdout;
};

// npm packs a lock file under this name alone.
const lock = join(home, 'npm-shrinkwrap.json');
buildIfChanged();
writeFileSync(join(home, 'dist', 'bom.cdx.json'), npm('sbom', '--sbom-format', 'cyclonedx', '--omit', 'dev'));
copyFileSync(join(home, 'package-lock.json'), lock);
try {
  process.stdout.write(npm('pack', ...process.argv.slice(2)));
} finally {
  rmSync(lock);
}
