import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import { createApp } from '../../src/app.ts';
import { BackupReader } from '../../src/database/backup/file.ts';
import { restore } from '../../src/database/backup/restore.ts';
import { keepLoginSalt } from '../../src/database/setUp.ts';
import { routes } from '../../src/routes.ts';
import { answerHere } from '../../src/secrets/answer.ts';
import { SignInDelays } from '../../src/session/delays.ts';
import { currentCost, newSalt } from '../../src/vault/codes/passphrase.ts';
import { loginId } from '../../src/vault/codes/signInName.ts';
import { Turnstile } from '../../src/vault/turnstile.ts';
import { wordsReady } from '../../src/web/words/translate.ts';
import { type TestDatabase, testDatabase, testPepper } from '../support/database.ts';
import { sealedBefore } from '../support/oldEnvelopes.ts';
import { FakeClock, Person } from '../support/people.ts';
import { workHere } from '../support/work.ts';

vi.setConfig({ testTimeout: 400_000, hookTimeout: 400_000 });

/** A database from when people signed in by their names, filled and backed up by the program of that time. */
const folder = 'test/fixtures/envelopes';
const before = sealedBefore.parse(JSON.parse(readFileSync(`${folder}/sealedBefore.json`, 'utf8')));
const [first, second, third] = before.people;
const origin = 'http://localhost:8080';

let at: TestDatabase;
let browser: (known: { name: string; passphrase: string } | undefined) => Person;
beforeAll(async () => {
  await wordsReady;
  at = await testDatabase({ migrated: false });
  const backup = await BackupReader.open(`${folder}/sealedBefore.jsonl`, { voucher: null });
  expect(await restore(at.targets.owner, backup)).toMatchObject({ ok: true });
  await keepLoginSalt(at.targets.owner, { salt: newSalt(), ...currentCost });
  const clock = new FakeClock(`${before.day}T09:00:00Z`);
  const app = createApp({
    ...{
      database: at.database,
      clock,
      pepper: testPepper,
      turnstile: new Turnstile(),
      work: workHere,
      secrets: answerHere,
    },
    ...{ origin, leaveTo: 'https://www.wikipedia.org/', delays: new SignInDelays(clock) },
    report: (trouble) => expect(trouble).toBeUndefined(),
  });
  browser = (known) =>
    Object.assign(new Person(async (path, init) => app.request(origin + path, init)), {
      handle: known?.name ?? '',
      passphrase: known?.passphrase ?? '',
    });
});
afterAll(() => at.drop());

const rowsOf = async ({ id }: { id: string }) =>
  (await at.owner.query('select id, by_name from login where person_id = $1 order by by_name', [id])).rows;
const wrapsOf = async ({ id }: { id: string }): Promise<string[]> =>
  (await at.owner.query('select kind from person_wrap where person_id = $1 order by kind', [id])).rows.map(
    ({ kind }) => kind,
  );
const taking = routes.changePassphrase.url();

test('somebody from before signs in by her name once more, takes words, types them, and her name is nowhere (C07, C47)', async () => {
  if (!first) throw new Error('nobody of the fixture');
  const hers = loginId(testPepper, first.name);
  expect(await rowsOf(first)).toMatchObject([{ by_name: true, id: hers }]);
  const person = browser(first);
  const page = await person.signIn();
  expect(page.text).toContain(en.identity.move.text);
  expect((await person.get(routes.partnerships.url())).location).toBe(routes.account.url());
  await person.get(routes.account.url());
  const words = person.page.form(taking).find(([name]) => name === 'words')?.[1] ?? '';
  await person.submit(taking, { passphrase: first.passphrase, choice: 'words', own: '' });
  // Until she has typed them, both open her account.
  expect(await rowsOf(first)).toMatchObject([{ by_name: false }, { by_name: true }]);
  expect(person.page.text).toContain(en.identity.move.begun);
  Object.assign(person, { handle: '', passphrase: words });
  await person.keepCode();
  expect(await rowsOf(first)).toMatchObject([{ by_name: false }]);
  expect(await wrapsOf(first)).toEqual(['passphrase', 'recovery']);
  const { rows } = await at.owner.query('select 1 from login where id = $1', [hers]);
  expect(rows).toEqual([]);
  expect((await person.signIn(words.toUpperCase().replaceAll(' ', ' - '))).status).toBe(200);
  expect((await person.get(routes.home.url())).status).toBe(200);
  expect((await browser(first).signIn()).status).toBe(422);
});

test('who loses the words before she typed them comes back by her name, and is given others', async () => {
  if (!second) throw new Error('nobody of the fixture');
  const person = browser(second);
  await person.signIn();
  await person.submit(taking, { passphrase: second.passphrase, choice: 'words', own: '' });
  const again = browser(second);
  expect((await again.signIn()).text).toContain(en.identity.move.text);
  expect(await rowsOf(second)).toMatchObject([{ by_name: true }]);
  expect(await wrapsOf(second)).toEqual(['passphrase']);
  const own = again.takeHandle(taking);
  await again.submit(taking, {
    passphrase: second.passphrase,
    ...own,
    own: 'a kettle for each morning here',
  });
  again.passphrase = 'a kettle for each morning here';
  expect((await again.signIn()).status).toBe(200);
  expect(await rowsOf(second)).toMatchObject([{ by_name: false }]);
  await again.keepCode();
  expect(await wrapsOf(second)).toEqual(['passphrase', 'recovery']);
});

test('a wrong passphrase with a name from before is told like one with a name that nobody has (C35)', async () => {
  const wrong = async (name: string) => {
    const page = await browser({ name, passphrase: 'not what she chose' }).signIn();
    return [page.status, page.html.replaceAll(/value="[^"]*"/g, '')];
  };
  expect(await wrong(third?.name ?? '')).toEqual(await wrong('Nobody of that name'));
});
