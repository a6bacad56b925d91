import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../src/app.ts';
import { linkedBy, raterHash } from '../../src/assessments/links/store.ts';
import { readDraft } from '../../src/assessments/sheet/draftStore.ts';
import { BackupReader } from '../../src/database/backup/file.ts';
import { migrationsOf, restore } from '../../src/database/backup/restore.ts';
import { connected } from '../../src/database/connection.ts';
import { keepLoginSalt } from '../../src/database/setUp.ts';
import { prepare } from '../../src/database/start.ts';
import { judge } from '../../src/identity/judge.ts';
import { LoginReader } from '../../src/identity/loginStore.ts';
import { type PersonId, roundId, statementId } from '../../src/kernel/ids.ts';
import { routes } from '../../src/routes.ts';
import { answerHere } from '../../src/secrets/answer.ts';
import { madeHere } from '../../src/secrets/proof.ts';
import { SignInDelays } from '../../src/session/delays.ts';
import { UnsentTexts, unsentSlot } from '../../src/statements/draftForm/unsentStore.ts';
import { openBox, publicKeyOf } from '../../src/vault/box.ts';
import { byHandle } from '../../src/vault/codes/credential.ts';
import { currentCost, newSalt } from '../../src/vault/codes/passphrase.ts';
import { readRecoveryCode, recoveryKey } from '../../src/vault/codes/recoveryCode.ts';
import { readSeatCode, seatPrivateKey } from '../../src/vault/codes/seatCode.ts';
import { loginId } from '../../src/vault/codes/signInName.ts';
import { Unopenable } from '../../src/vault/envelope.ts';
import { Keyring } from '../../src/vault/keyring.ts';
import { openCarriedKey, tokenHash } from '../../src/vault/link.ts';
import { unwrapPersonKey } from '../../src/vault/personKey.ts';
import { previousPlace, recordPlace, sharePlace } from '../../src/vault/place.ts';
import { openSession } from '../../src/vault/session.ts';
import { Turnstile } from '../../src/vault/turnstile.ts';
import { wordsReady } from '../../src/web/words/translate.ts';
import { type TestDatabase, testDatabase, testPepper } from '../support/database.ts';
import {
  type OpenedRecord,
  openedByAll,
  readersOf,
  sealedBefore,
  sealedColumns,
} from '../support/oldEnvelopes.ts';
import { FakeClock, Person } from '../support/people.ts';
import { workHere } from '../support/work.ts';

const folder = 'test/fixtures/envelopes';
const before = sealedBefore.parse(JSON.parse(readFileSync(`${folder}/sealedBefore.json`, 'utf8')));

/** Sealed columns that no record's key opens: the tests below open each of them by itself. */
const openedOtherwise = [
  'audience_epoch.previous_sealed',
  'half_sheet.half_sealed',
  'invitation.sealed_key',
  'key_share.sealed',
  'person_wrap.wrapped',
  'rating_link.brief_sealed',
  'rating_link.half_sealed',
  'record_wrap.sealed',
  // Not in a backup: the fixture holds one row of it beside the backup.
  'session.sealed_key',
  'unsent_text.words_sealed',
];

let at: TestDatabase;
/** The sealed columns of the tables as they were, before any later migration. */
let sealedThen: string[];

beforeAll(async () => {
  await wordsReady;
  at = await testDatabase({ migrated: false });
  const backup = await BackupReader.open(`${folder}/sealedBefore.jsonl`, { voucher: null });
  const restored = await restore(at.targets.owner, backup, { ours: migrationsOf(backup.header) });
  expect(restored).toMatchObject({ ok: true });
  const { rows } = await at.owner.query<{ name: string }>(
    `select c.relname || '.' || a.attname as name
       from pg_attribute a join pg_class c on c.oid = a.attrelid
       where a.atttypid in ('sealed_field'::regtype, 'sealed_box'::regtype) and c.relkind = 'r'
         and a.attnum > 0 and not a.attisdropped`,
  );
  sealedThen = rows.map(({ name }) => name);
  await connected(at.targets.owner, prepare);
  await keepLoginSalt(at.targets.owner, { salt: newSalt(), ...currentCost });
});
afterAll(() => at.drop());

const named = ({ table, column }: { table: string; column: string }): string => `${table}.${column}`;
const inOrder = (records: readonly OpenedRecord[]): OpenedRecord[] =>
  records
    .map((one) => ({ ...one, readers: [...one.readers].sort() }))
    .sort((one, other) => (`${named(one)} ${one.record}` < `${named(other)} ${other.record}` ? -1 : 1));

test('the fixture holds an envelope of every column that was sealed when it was made', () => {
  const held = new Set(before.records.map(named));
  expect([...held, ...openedOtherwise].sort()).toEqual([...sealedThen].sort());
});

test('what the list calls JSON is JSON, and the rest is words as they were typed', () => {
  const isValue = (words: string): boolean => {
    try {
      return typeof JSON.parse(words) === 'object' || words.startsWith('"');
    } catch {
      return false;
    }
  };
  for (const record of before.records) {
    const kinds = sealedColumns.filter((one) => named(one) === named(record)).map(({ kind }) => kind);
    expect([named(record), kinds]).toEqual([named(record), [isValue(record.text) ? 'json' : 'text']]);
  }
});

test('every envelope sealed before opens at its place, to the same words, for the same people (C47)', async () => {
  const opened = await openedByAll(readersOf(at.database, before), sealedColumns);
  for (const column of new Set(before.records.map(named))) {
    const now = inOrder(opened.filter((one) => named(one) === column));
    expect
      .soft([column, now])
      .toEqual([column, inOrder(before.records.filter((one) => named(one) === column))]);
  }
  expect(opened.length).toBe(before.records.length);
});

const keyringOf = (person: PersonId): Keyring => {
  const found = before.people.find(({ id }) => id === person);
  if (!found) throw new Error('nobody of the fixture');
  return new Keyring({ person, privateKey: Buffer.from(found.privateKey) });
};

describe('what no record key seals', () => {
  test('a person’s key opens with her passphrase and with her recovery code', async () => {
    const means = { database: at.database, pepper: testPepper, turnstile: new Turnstile() };
    let recovered = 0;
    for (const { id, name, passphrase, recoveryCode, privateKey } of before.people) {
      const own = Buffer.from(passphrase, 'utf8');
      const byName = madeHere({ message: own, handle: null });
      const before = { id: async () => loginId(testPepper, name), proof: byName };
      const judged = await judge(means, { proof: madeHere(byHandle(name, own)), before });
      const unlocked = judged.ok ? judged.unlocked : null;
      const wraps = await at.database.withActor({ kind: 'person', person: id }, async (tx) => ({
        passphrase: await new LoginReader(tx).wrap(id, 'passphrase'),
        recovery: await new LoginReader(tx).wrap(id, 'recovery'),
      }));
      expect([name, wraps.passphrase && unlocked?.open(wraps.passphrase)]).toEqual([name, privateKey]);
      const code = readRecoveryCode(Buffer.from(recoveryCode, 'utf8'));
      if (!code || !wraps.recovery) continue;
      expect([name, unwrapPersonKey(recoveryKey(code), wraps.recovery, id, 'recovery')]).toEqual([
        name,
        privateKey,
      ]);
      recovered += 1;
    }
    expect(recovered).toBeGreaterThan(5);
  });

  test('a session of then opens nothing any more: everybody signs in once', () => {
    const { cookie, sealed } = before.session;
    expect(() => openSession(cookie, sealed)).toThrow(Unopenable);
  });

  test('the key in a link that nobody followed opens with the link', async () => {
    const { token, epoch } = before.invitation;
    const link = await at.facts
      .selectFrom('invitation')
      .innerJoin('audience_epoch', 'audience_epoch.audience_id', 'invitation.organisation_id')
      .select(['invitation.id', 'invitation.organisation_id as audience', 'sealed_key', 'public_key'])
      .where('token_hash', '=', tokenHash(token))
      .where('epoch', '=', epoch)
      .executeTakeFirstOrThrow();
    const carried = openCarriedKey(
      token,
      { invitation: link.id, audience: link.audience },
      link.sealed_key ?? Buffer.of(),
    );
    expect([carried.epoch, publicKeyOf(carried.privateKey)]).toEqual([epoch, link.public_key]);
  });

  test('what only its writer’s own key opens', async () => {
    expect(before.own.halfSheets.length * before.own.unsentTexts.length).toBeGreaterThan(0);
    for (const { person, round, sheet } of before.own.halfSheets) {
      const half = await at.database.withActor({ kind: 'person', person }, (tx) =>
        readDraft(tx, keyringOf(person), roundId.parse(round)),
      );
      expect(half).toEqual({ given: false, sheet });
    }
    for (const { person, statement, slot, words } of before.own.unsentTexts) {
      const where = { statement: statementId.parse(statement), slot: unsentSlot.parse(slot) };
      const unsent = await at.database.withActor({ kind: 'person', person }, (tx) =>
        new UnsentTexts(tx, keyringOf(person)).of(where),
      );
      expect(unsent?.words).toEqual(words);
    }
  });

  test('what a code for one sheet opens, half-way filled in', async () => {
    expect(before.own.ratingLinks.length).toBeGreaterThan(0);
    for (const { code, brief, half } of before.own.ratingLinks) {
      const read = readSeatCode(code) ?? Buffer.of();
      const linked = await at.database.withActor({ kind: 'stranger', bearer: raterHash(read) }, (tx) =>
        linkedBy(tx, read, before.day),
      );
      expect(half).not.toBeNull();
      expect(linked).toMatchObject({ given: brief, draft: half });
    }
  });
});

/** `audience|epoch`, or `person|1`. */
const keyName = (holder: string, epoch: number): string => `${holder}|${epoch}`;

/** Whoever holds a key is handed others by it: every private key that the people of the fixture come to. */
const everyKey = async (): Promise<Map<string, Buffer>> => {
  const keys = new Map<string, Buffer>();
  for (const { id, privateKey } of before.people) keys.set(keyName(id, 1), privateKey);
  for (const { nomination, epoch, code } of before.seats)
    keys.set(keyName(nomination, epoch), seatPrivateKey(readSeatCode(code) ?? Buffer.of()));
  const shares = await at.facts.selectFrom('key_share').selectAll().execute();
  for (let known = 0; known < keys.size; ) {
    known = keys.size;
    for (const {
      audience_id: audience,
      epoch,
      holder_id: holder,
      holder_epoch: holderEpoch,
      sealed,
    } of shares) {
      const key = keys.get(keyName(holder, holderEpoch));
      const place = sharePlace({ audience, epoch, holder, holderEpoch });
      if (key) keys.set(keyName(audience, epoch), openBox(key, sealed, place));
    }
  }
  return keys;
};

describe('every key that was handed on opens where it was put', () => {
  test('an audience’s key is the private half of what is sealed to, and each epoch’s opens the one before', async () => {
    const keys = await everyKey();
    const epochs = await at.facts.selectFrom('audience_epoch').selectAll().execute();
    const publicKeys = new Map(epochs.map((one) => [keyName(one.audience_id, one.epoch), one.public_key]));
    const opened = epochs.filter((one) => keys.has(keyName(one.audience_id, one.epoch)));
    expect(new Set(opened.map(({ kind }) => kind))).toEqual(new Set(epochs.map(({ kind }) => kind)));
    const stepped = new Set<string>();
    for (const {
      audience_id: audience,
      epoch,
      kind,
      public_key: publicKey,
      previous_sealed: previous,
    } of opened) {
      const key = keys.get(keyName(audience, epoch)) ?? Buffer.of();
      expect(publicKeyOf(key)).toEqual(publicKey);
      if (!previous) continue;
      const earlier = openBox(key, previous, previousPlace(audience, epoch));
      expect(publicKeyOf(earlier)).toEqual(publicKeys.get(keyName(audience, epoch - 1)));
      stepped.add(kind);
    }
    expect(stepped).toEqual(new Set(['organisation', 'partnership', 'nominee']));
  });

  test('a record’s key is the same for each audience that it was wrapped for', async () => {
    const keys = await everyKey();
    const wraps = await at.facts.selectFrom('record_wrap').selectAll().execute();
    const records = new Map<string, Buffer>();
    for (const { record_id: record, audience_id: audience, epoch, sealed } of wraps) {
      const key = keys.get(keyName(audience, epoch));
      if (!key) continue;
      const opened = openBox(key, sealed, recordPlace(record, audience, epoch));
      expect(opened).toEqual(records.get(record) ?? opened);
      records.set(record, opened);
    }
    const unopened = before.records.filter(({ record }) => !records.has(record));
    expect(unopened).toEqual([]);
  });
});

const movesIn = async (person: Person): Promise<void> => {
  await person.signIn();
  const action = routes.changePassphrase.url();
  const { passphrase } = person;
  await person.submit(action, { passphrase, ...person.takeHandle(action), own: passphrase });
  await person.keepCode();
};

test('the program’s own pages still say the words that were sealed (C47)', async () => {
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
    ...{ origin: 'http://localhost:8080', leaveTo: 'https://www.wikipedia.org/' },
    delays: new SignInDelays(clock),
    report: (trouble) => expect(trouble).toBeUndefined(),
  });
  const browserOf = async (name: string | null): Promise<Person> => {
    const person = new Person(async (path, init) => app.request(`http://localhost:8080${path}`, init));
    const known = before.people.find((one) => one.name === name);
    // She signs in by her name once more, and is given words before any other page opens.
    if (known) await movesIn(Object.assign(person, { handle: known.name, passphrase: known.passphrase }));
    return person;
  };
  for (const [who, pages] of Map.groupBy(before.pages, (page) => page.who)) {
    const person = await browserOf(who);
    for (const { url, words } of pages) {
      const page = await person.get(url);
      const missing = words.filter(
        (one) => !page.text.includes(one) && !page.html.includes(`value="${one}"`),
      );
      expect.soft([who, url, page.status, missing]).toEqual([who, url, 200, []]);
    }
  }
}, 240_000);
