import { globSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { besideTheKit, longerFiles, longerFunctions, mutualRooms, readingForTheKit } from './exceptions.ts';
import { circles, files, importsOf, longFunctions, stemOf, textOf } from './modules.ts';

const isTest = (file: string): boolean => /\.test\.tsx?$/.test(file);
const rooms = [...new Set(files.map((file) => dirname(file)))];
const roomOf = (file: string): string => file.split('/')[1] ?? '';
const inCapability = (file: string): boolean =>
  ['organisations', 'partnerships', 'engagements', 'statements', 'assessments'].includes(roomOf(file));

/** From the ground up: a room stands on those before it, never on one after it. */
const storeys = [
  ['kernel', 'routes.ts'],
  ['work'],
  ['database', 'vault', 'admission'],
  ['secrets'],
  ['session'],
  ['ledger'],
  ['language'],
  ['parties', 'documents', 'pdf'],
  ['enforced'],
  ['principles.ts'],
  ['web'],
  ['commitments', 'identity', 'checking', 'publicPages'],
  ['organisations', 'partnerships', 'engagements', 'statements', 'assessments'],
  ['app.ts', 'jobs', 'configuration.ts', 'listening', 'tasks.ts', 'worker.ts', 'secretReader.ts'],
  ['example', 'command'],
  ['server.ts'],
  ['launch'],
  ['main.ts', 'serving.ts'],
];
const storeyOf = (file: string): number => storeys.findIndex((storey) => storey.includes(roomOf(file)));

test('a room holds at most fifteen files, and the entrance of a capability not many more with its tests', () => {
  const crowded = rooms.filter((room) => files.filter((file) => dirname(file) === room).length > 15);
  expect(crowded).toEqual([]);
  const entrances = rooms.filter((room) => inCapability(room) && room.split('/').length === 2);
  const full = entrances.filter(
    (room) => readdirSync(room).filter((name) => /\.tsx?$/.test(name)).length > 20,
  );
  expect(full).toEqual([]);
});

test('no name stands twice in a room: not as two files, not as a file and a folder', () => {
  const stems = globSync('src/**/*.{ts,tsx}')
    .filter((file) => !isTest(file) && !file.endsWith('.d.ts'))
    .map(stemOf);
  const twice = stems.filter((stem, place) => stems.indexOf(stem) !== place || rooms.includes(stem));
  expect(twice).toEqual([]);
});

test('a test lies beside what it tests', () => {
  const alone = globSync('src/**/*.test.{ts,tsx}').filter((file) => !rooms.includes(dirname(file)));
  expect(alone).toEqual([]);
});

test('nothing stands on itself, not even by its types', () => {
  expect(circles()).toEqual([]);
});

/** The room of a capability that a file lies in, whatever lies inside it; null at the capability's own root. */
const ownRoomOf = (file: string): string | null => {
  const [, capability, room, ...rest] = file.split('/');
  return inCapability(file) && rest.length > 0 ? `${capability}/${room}` : null;
};

test('of two rooms of a capability one stands on the other, not each on each, but for those that may only become fewer', () => {
  const arrows = new Set(
    files.flatMap((file) => importsOf(file).map((target) => `${ownRoomOf(file)} ${ownRoomOf(target)}`)),
  );
  const mutual = [...arrows].filter((arrow) => {
    const [from = '', to = ''] = arrow.split(' ');
    return from !== 'null' && to !== 'null' && from < to && arrows.has(`${to} ${from}`);
  });
  expect(mutual.sort()).toEqual(mutualRooms);
});

test('no arrow runs upward, and every room has its storey', () => {
  expect(files.filter((file) => storeyOf(file) < 0)).toEqual([]);
  const upward = files.flatMap((file) =>
    importsOf(file)
      .filter((target) => target.startsWith('src/') && storeyOf(target) > storeyOf(file))
      .map((target) => `${file} → ${target}`),
  );
  expect(upward).toEqual([]);
});

test('rules say no, and nobody else does', () => {
  const refusing = files.filter(
    (file) =>
      !/(?:^|\/)rules\.ts$|kernel\/outcome\.ts$/.test(file) && /(?<![\w.])refuse\(/.test(textOf(file)),
  );
  expect(refusing).toEqual([]);
});

test('in a capability only stores speak SQL: README shows all of it by one pattern (C23)', () => {
  const speaking = files.filter(
    (file) =>
      inCapability(file) &&
      !/[sS]tore\.ts$/.test(basename(file)) &&
      /selectFrom|insertInto|updateTable|deleteFrom|mergeInto|sql`/.test(textOf(file)),
  );
  expect(speaking).toEqual([]);
  expect(globSync('src/**/rules.ts').length).toBeGreaterThan(20);
});

test('no file is longer than three hundred lines, but for those that may only shrink', () => {
  expect(files.filter((file) => textOf(file).split('\n').length > 301)).toEqual(longerFiles);
});

test('no function is longer than forty lines, but for those that may only become fewer', () => {
  expect(longFunctions(40).sort()).toEqual(longerFunctions);
});

test('a form whose act is done once is received by the act kit, but for those that let somebody in', () => {
  const receives = /request\.form\(|uploadForm\([^;]*once: true|\bparseForm\([^;]*once: true|\.actOnce\b/;
  const receiving = files.filter((file) => !file.startsWith('src/web/') && receives.test(textOf(file)));
  expect(receiving.filter((file) => !besideTheKit.includes(file))).toEqual(readingForTheKit);
  expect(besideTheKit.filter((file) => !receiving.includes(file))).toEqual([]);
  const without = readingForTheKit.filter((file) => !/web\/forms\/act\.ts'/.test(textOf(file)));
  expect(without).toEqual([]);
});
