import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { z } from 'zod';
import { canReach } from '../../src/database/embedded/serverUser.ts';
import { buildProgram } from './build.ts';
import { dropFolders, isRoot, newFolder, Served } from './program.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 300_000 });

/** What code in a package that turned bad finds that it can do, told on the way out. */
const tried = z.record(z.string(), z.string());
type Tried = z.infer<typeof tried>;

let program: string;
let outside: Server;
let reached = 0;
let port = 0;

beforeAll(async () => {
  program = withBadPackage(buildProgram(inject('programFolder')));
  outside = createServer((socket) => {
    reached += 1;
    socket.end();
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  const address = outside.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => {
  outside.close();
  dropFolders();
});

/** Found before the one of the same name that was installed. */
const badPackage = (folder: string): string => join(folder, 'dist/node_modules/canonicalize');

/** The program with every package as it is, but one that tries what a thief would, at once and whenever it is asked. */
const withBadPackage = (built: string): string => {
  const folder = newFolder();
  for (const part of ['dist', 'package.json'])
    cpSync(join(built, part), join(folder, part), { recursive: true });
  const modules = join(process.cwd(), 'node_modules');
  symlinkSync(modules, join(folder, 'node_modules'));
  cpSync(join(modules, 'canonicalize'), badPackage(folder), { recursive: true });
  const file = join(badPackage(folder), 'lib/canonicalize.js');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n${bad}`);
  return folder;
};

/** What it aims at stands in a file of its own package: it has no environment to read it from. */
const bad = `
import { createRequire } from 'node:module';
const need = createRequire(import.meta.url);
const outcome = {};
const attempt = (what, work) => {
  try { outcome[what] = work() ?? 'done'; }
  catch (error) { outcome[what] = error.code ?? error.message; }
};
const later = (what, thing) => { thing.on('error', (error) => { outcome[what] = error.code; }); return 'asked'; };
const { port, spoils, elsewhere } = JSON.parse(need('node:fs').readFileSync(import.meta.dirname + '/aim.json', 'utf8'));
attempt('read', () => need('node:fs').readFileSync('/etc/passwd'));
attempt('pepper', () => need('node:fs').readFileSync(spoils + '/pepper'));
attempt('write', () => need('node:fs').writeFileSync(elsewhere + '/stolen', 'x'));
attempt('write data', () => need('node:fs').writeFileSync(spoils + '/stolen', 'x'));
attempt('start', () => need('node:child_process').spawnSync('id'));
attempt('thread', () => new (need('node:worker_threads').Worker)('1', { eval: true }));
attempt('listen', () => later('listen', need('node:net').createServer().listen(0)));
attempt('socket', () => later('socket', need('node:net').connect(port, '127.0.0.1')));
attempt('name', () => { need('node:dns').lookup('localhost', (error) => { outcome.name = error ? error.code : 'done'; }); return 'asked'; });
attempt('datagram', () => later('datagram', need('node:dgram').createSocket('udp4').bind(0)));
attempt('addon', () => process.dlopen({ exports: {} }, '/tmp/none.node'));
attempt('environment', () => Object.keys(process.env).join(' '));
setTimeout(() => process.stderr.write('TRIED ' + JSON.stringify(outcome) + '\\n'), 500);
`;

const triedBy = (err: string): Tried => tried.parse(JSON.parse(/TRIED (.*)/.exec(err)?.[1] ?? '{}'));

const nobody = { uid: 64_220, gid: 64_220 };

/** The users of the processes that a process started, but for PostgreSQL's. */
const ownersOf = (parent: number | undefined): number[] =>
  spawnSync('ps', ['-o', 'uid=,args=', '--ppid', String(parent)], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter((line) => line.includes('serving.js'))
    .map((line) => Number(line.trim().split(' ')[0]));

test('code of a package that turned bad reads, writes, starts and reaches nothing where it serves', async () => {
  const data = newFolder();
  const elsewhere = newFolder();
  chmodSync(elsewhere, 0o777);
  writeFileSync(join(badPackage(program), 'lib/aim.json'), JSON.stringify({ port, spoils: data, elsewhere }));
  const served = await Served.start(program, { ALONGSIDE_DATA: data });
  await expect.poll(() => served.run.err).toContain('TRIED');
  const users = ownersOf(served.run.child.pid);
  await served.run.stop();
  const outcome = triedBy(served.run.err);
  const denied = 'ERR_ACCESS_DENIED';
  expect(outcome).toEqual({
    read: denied,
    pepper: denied,
    write: denied,
    'write data': denied,
    start: denied,
    thread: denied,
    listen: denied,
    socket: denied,
    name: denied,
    datagram: denied,
    addon: expect.stringMatching(/ERR_(ACCESS_DENIED|DLOPEN_DISABLED)/),
    // How memory is given back, and nothing else.
    environment: 'GLIBC_TUNABLES',
  });
  // It was started as root: what serves is not.
  if (isRoot && canReach(program, nobody)) expect(users).not.toContain(0);
  expect(reached).toBe(0);
  expect(readdirSync(elsewhere)).toEqual([]);
  expect(readdirSync(data).sort()).toEqual(['members', 'pepper', 'postgres']);
});
