import { createHash, createHmac, hkdfSync } from 'node:crypto';
import { dictionary } from '@zxcvbn-ts/language-en';
import type { Pool } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { exampleNetwork } from '../../src/example/network.ts';
import { seedExample } from '../../src/example/seed.ts';
import { byWords, loginLookup } from '../../src/vault/codes/credential.ts';
import { lowestCost, stretch } from '../../src/vault/codes/passphrase.ts';
import { normaliseName } from '../../src/vault/codes/signInName.ts';
import { testPepper } from '../support/database.ts';
import { type Network, network } from '../support/people.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

let net: Network;
let people: { name: string; words: string }[];
beforeAll(async () => {
  net = await network();
  const setUpToken = Buffer.from(net.setUpLink.split('/').at(-1) ?? '', 'base64url');
  people = (await seedExample({ deps: net.deps, setUpToken })).map((line) => {
    const [, , name = '', words = ''] = line.split(' · ');
    return { name, words };
  });
});
afterAll(() => net.close());

/** Every value of bytes that lies in the database, whichever column it is in. */
const storedBytes = async (owner: Pool): Promise<Set<string>> => {
  const { rows } = await owner.query<{ relation: string; name: string }>(
    `select c.oid::regclass::text as relation, quote_ident(a.attname) as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
       where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0
         and not a.attisdropped and (t.typname = 'bytea' or t.typbasetype = 'bytea'::regtype)`,
  );
  const stored = new Set<string>();
  for (const { relation, name } of rows) {
    const found = await owner.query<{ value: Buffer }>(
      `select distinct ${name} as value from ${relation} where ${name} is not null`,
    );
    for (const { value } of found.rows) stored.add(value.toString('hex'));
  }
  return stored;
};

const hmac = (text: string): string => createHmac('sha256', testPepper).update(text).digest('hex');
/** What a quick guess at a name could be compared with, by somebody who has the pepper and reads our source. */
const quickly = (name: string): string[] => [
  hmac(`login\0${name}`),
  hmac(name),
  createHash('sha256').update(name).digest('hex'),
  Buffer.from(hkdfSync('sha256', name, testPepper, 'alongside/1 login id', 32)).toString('hex'),
];

const letters = [...'abcdefghijklmnopqrstuvwxyz'];
/** A public list of names, and every string of up to three letters. */
const guesses = (): Set<string> => {
  const short = ['', ''].reduce<string[]>(
    (before) => [...before, ...before.flatMap((start) => letters.map((letter) => start + letter))],
    letters,
  );
  const lists = Object.values(dictionary).flatMap((list) => list.map(String));
  return new Set([...short, ...lists].map(normaliseName));
};

test('whoever seizes the disk and the pepper finds no name by guessing: every guess costs an Argon2 of words (C07)', async () => {
  const stored = await storedBytes(net.owner);
  const tried = guesses();
  const inList = people.filter(({ name }) => tried.has(normaliseName(name)));
  expect(inList.length, 'the list has some of their names').toBeGreaterThan(3);
  // Even who knows all the names finds none of them.
  for (const { name } of people) tried.add(normaliseName(name));
  const found = [...tried].filter((name) => quickly(name).some((digest) => stored.has(digest)));
  expect(found).toEqual([]);
});

test('whoever has the words finds the row, at the cost of an Argon2 above the floor, and only with the pepper (C07, C14)', async () => {
  const { rows } = await net.owner.query('select login_salt, login_memory, login_passes from installation');
  const { login_salt: salt, login_memory: memory, login_passes: passes } = rows[0];
  expect([memory >= lowestCost.memory, passes >= lowestCost.passes]).toEqual([true, true]);
  const root = await stretch(byWords(people[0]?.words ?? '').message, salt, { memory, passes });
  const stored = await storedBytes(net.owner);
  expect(stored.has(loginLookup(root, testPepper).toString('hex'))).toBe(true);
  expect(stored.has(loginLookup(root, Buffer.alloc(32, 9)).toString('hex'))).toBe(false);
  expect(stored.has(root.toString('hex'))).toBe(false);
});

test('no row holds anybody’s chosen name in clear, nor a word that she signs in with (C01)', async () => {
  const tables = await net.owner.query<{ relation: string }>(
    `select oid::regclass::text as relation from pg_class
       where relkind = 'r' and relnamespace = current_schema()::regnamespace`,
  );
  expect(exampleNetwork.organisations.length).toBeGreaterThan(3);
  for (const { relation } of tables.rows) {
    const { rows } = await net.owner.query<{ row: string }>(
      `select to_jsonb(one)::text as row from ${relation} one`,
    );
    const text = rows.map(({ row }) => row).join('\n');
    const named = people.filter(({ name, words }) => text.includes(`"${name}"`) || text.includes(words));
    expect([relation, named.map(({ name }) => name)]).toEqual([relation, []]);
  }
});
