import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract, list } from 'tar';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sourceArchive } from './sourceArchive.ts';

describe('the source that every reader may have', () => {
  const folder = mkdtempSync(join(tmpdir(), 'source-'));
  const file = join(folder, 'source.tar.gz');
  beforeAll(async () => writeFileSync(file, await sourceArchive()));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is what runs here, with its licence, its tests and what builds it', async () => {
    await extract({ file, cwd: folder });
    for (const path of ['LICENSE', 'package-lock.json', 'vite.config.ts', 'src/main.ts', 'test/database.ts'])
      expect(readFileSync(join(folder, 'source', path))).toEqual(readFileSync(path));
  });

  it('holds no data, no pepper and no history, and names nobody who packed it', async () => {
    const paths: string[] = [];
    const owners = new Set<unknown>();
    await list({
      file,
      onReadEntry: (entry) => {
        paths.push(entry.path);
        owners.add(`${entry.uname ?? ''}${entry.uid ?? ''}`);
      },
    });
    expect(paths.length).toBeGreaterThan(300);
    expect(
      paths.filter((path) => /^source\/(data|data-example|dist|node_modules|\.git)\//.test(path)),
    ).toEqual([]);
    expect([...owners]).toEqual(['']);
  });
});
