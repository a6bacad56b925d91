import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { extract } from 'tar';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { dropFolders, newFolder, Served } from './program.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 300_000 });

let release: string;
/** What `npm run release` makes, unpacked where it is to run, beside its packages. */
beforeAll(async () => {
  const folder = newFolder();
  const { status, stderr } = spawnSync(process.execPath, ['bin/release.js', '--pack-destination', folder], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toMatchObject({ status: 0 });
  await extract({ file: join(folder, 'alongside-0.1.0.tgz'), cwd: folder });
  release = join(folder, 'package');
  symlinkSync(join(process.cwd(), 'node_modules'), join(release, 'node_modules'));
});
afterAll(dropFolders);

test('a packed release carries its build, exact versions, and the list of what is in it', () => {
  for (const file of ['dist/main.js', 'dist/serving.js', 'dist/alongside.js', 'npm-shrinkwrap.json'])
    expect([file, existsSync(join(release, file))]).toEqual([file, true]);
  expect(existsSync('npm-shrinkwrap.json')).toBe(false);
  const bom = z
    .object({ bomFormat: z.literal('CycloneDX'), components: z.array(z.object({ name: z.string() })) })
    .parse(JSON.parse(readFileSync(join(release, 'dist/bom.cdx.json'), 'utf8')));
  const names = bom.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['pg', 'hono', 'zod']));
  // What only builds or tests is not in what runs.
  for (const name of ['vite', 'vitest', 'typescript', '@biomejs/biome', 'rolldown'])
    expect(names).not.toContain(name);
});

test('a release starts as it is, and builds nothing', async () => {
  const built = statSync(join(release, 'dist/main.js')).mtimeMs;
  const served = await Served.start(release, { ALONGSIDE_DATA: newFolder() }, [], ['bin/start.js']);
  expect(await served.health()).toBe(200);
  // The source that its licence gives every reader is in it, too.
  expect((await fetch(`${served.address}/source`)).status).toBe(200);
  expect(await served.run.stop()).toMatchObject({ code: 0, err: '' });
  expect(statSync(join(release, 'dist/main.js')).mtimeMs).toBe(built);
});
