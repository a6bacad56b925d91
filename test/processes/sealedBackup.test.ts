import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { connected } from '../../src/database/connection.ts';
import { startEmbedded } from '../../src/database/embedded/server.ts';
import { ageOpens, ageSeals } from '../support/age.ts';
import { buildProgram } from './build.ts';
import { dropFolders, type Ended, newFolder, run, Served, type Settings } from './program.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

const organisation = 'aaaaaaaa-0000-4000-8000-000000000001';
const staying = 'aaaaaaaa-0000-4000-8000-00000000000a';
const leaving = 'aaaaaaaa-0000-4000-8000-00000000000b';

let program: string;
let used: string;
let files: string;
let recipient: string;
let keyFile: string;
const file = (name: string): string => join(files, name);
const answered = (settings: Settings, ...words: string[]): Promise<Ended> =>
  run(program, ['bin/alongside.js', ...words], settings).ended;

const asOwner = async (folder: string, question: string): Promise<unknown[]> => {
  const server = await startEmbedded(folder);
  try {
    return await connected(server.owner, async (client) => (await client.query(question)).rows);
  } finally {
    await server.stop();
  }
};

/** A folder with the pepper in its place, and nothing else. */
const emptyPlace = (): string => {
  const folder = join(newFolder(), 'data');
  mkdirSync(folder, { mode: 0o711 });
  cpSync(join(used, 'pepper'), join(folder, 'pepper'));
  return folder;
};
const restored = (name: string, ...words: string[]): Promise<Ended> =>
  answered({ ALONGSIDE_DATA: emptyPlace() }, 'restore', file(name), ...words);

beforeAll(async () => {
  program = buildProgram(inject('programFolder'));
  used = newFolder();
  files = newFolder();
  await (await Served.start(program, { ALONGSIDE_DATA: used })).run.stop();
  await asOwner(
    used,
    `insert into organisation (id, name, kind, communities, vocabulary, regions, languages, founded_on)
       values ('${organisation}', 'Ferry Landing (example)', 'community-led', '{}', 'v1', '{}', '{}', '2026-11-24');
     update installation set set_up_hash = null, host_id = '${organisation}', set_up_on = '2026-11-24';
     insert into person (id, public_key) select id, sha256(id::text::bytea) from unnest('{${staying},${leaving}}'::uuid[]) id;
     insert into membership (person_id, organisation_id, role, name_sealed, joined_on)
       select id, '${organisation}', 'member', '\\x01'::bytea || sha256(id::text::bytea) || sha256(id::text::bytea), '2026-11-24' from person`,
  );
  const key = await answered({}, 'backup-key');
  keyFile = file('recovery-key.txt');
  writeFileSync(keyFile, key.out, { mode: 0o600 });
  recipient = /ALONGSIDE_BACKUP_KEY=(age1\w+)/.exec(key.out)?.[1] ?? '';
  const sealed = await answered(
    { ALONGSIDE_DATA: used, ALONGSIDE_BACKUP_KEY: recipient },
    'backup',
    file('sealed'),
  );
  expect(sealed).toMatchObject({ code: 0, err: '' });
});
afterAll(dropFolders);

test('without a key, and without a word that it is to be plain, no backup is written', async () => {
  const { code, err } = await answered({ ALONGSIDE_DATA: used }, 'backup', file('none'));
  expect(code).toBe(1);
  expect(err).toContain('ALONGSIDE_BACKUP_KEY');
  expect(existsSync(file('none'))).toBe(false);
});

test('shows nothing of what is in it, and the standard tool alone opens it', () => {
  const sealed = readFileSync(file('sealed'));
  expect(sealed.includes('Ferry Landing')).toBe(false);
  expect(sealed.includes(organisation)).toBe(false);
  const plain = ageOpens(sealed, keyFile);
  expect(plain).toContain('Ferry Landing (example)');
  expect(JSON.parse(plain.split('\n')[0] ?? '')).toMatchObject({ format: 'alongside-backup/2' });
});

test('comes back with the recovery key and the pepper, and without either not', async () => {
  expect(await restored('sealed', '--key', keyFile)).toMatchObject({ code: 0, err: '' });
  expect((await restored('sealed')).err).toContain('--key FILE');
  const other = file('other-key.txt');
  writeFileSync(other, (await answered({}, 'backup-key')).out);
  expect((await restored('sealed', '--key', other)).err).toContain('does not open');
  const nowhere = { ALONGSIDE_DATA: join(newFolder(), 'data') };
  expect((await answered(nowhere, 'restore', file('sealed'), '--key', keyFile)).err).toContain('pepper');
});

test('does not come back with a byte changed anywhere', async () => {
  const whole = readFileSync(file('sealed'));
  for (const at of [whole.length - 1, Math.floor(whole.length / 2), 300]) {
    const changed = Buffer.from(whole);
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(file('changed'), changed);
    expect(await restored('changed', '--key', keyFile)).toMatchObject({ code: 1, out: '' });
  }
});

test('a row that was changed does not come back, though all of it was encrypted and hashed anew', async () => {
  const lines = ageOpens(readFileSync(file('sealed')), keyFile)
    .trimEnd()
    .split('\n');
  const forged = lines.slice(0, -1).map((line) => line.replace('"role": "member"', '"role": "steward"'));
  expect(forged.join()).not.toBe(lines.slice(0, -1).join());
  const body = `${forged.join('\n')}\n`;
  const sha256 = createHash('sha256').update(body).digest('hex');
  const mac = String(JSON.parse(lines.at(-1) ?? '').mac);
  for (const footer of [{ sha256 }, { sha256, mac }]) {
    writeFileSync(file('forged'), ageSeals(`${body}${JSON.stringify(footer)}\n`, recipient));
    const { code, err } = await restored('forged', '--key', keyFile);
    expect({ code, err }).toMatchObject({ code: 1 });
    expect(err).toContain('somebody may have changed it');
  }
});

test('whoever was removed since comes back as removed', async () => {
  await asOwner(used, `delete from membership where person_id = '${leaving}'`);
  // The server keeps who belongs here beside the pepper.
  await (await Served.start(program, { ALONGSIDE_DATA: used })).run.stop();
  const folder = emptyPlace();
  const given = ['restore', file('sealed'), '--key', keyFile, '--members', join(used, 'members')];
  const { code, out } = await answered({ ALONGSIDE_DATA: folder }, ...given);
  expect({ code, out }).toMatchObject({ code: 0 });
  expect(out).toContain('One member was removed since');
  expect(await asOwner(folder, 'select person_id from membership')).toEqual([{ person_id: staying }]);
  // Where nothing was kept, it says that nobody could tell.
  expect((await restored('sealed', '--key', keyFile)).out).toContain('Nobody told who was removed');
});

test('who belonged here before a backup was made says nothing of who came until then', async () => {
  const old = file('old-members');
  writeFileSync(old, JSON.stringify({ at: '2026-11-24T00:00:00Z', members: [] }));
  expect((await restored('sealed', '--key', keyFile, '--members', old)).out).toContain(
    'Nobody told who was removed',
  );
});
