import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { routes } from '../../src/routes.ts';
import { readSession } from '../../src/session/session.ts';
import { newKeyPair, openBox, sealBox } from '../../src/vault/box.ts';
import { chainOf, statementOf } from '../../src/vault/chain/statement.ts';
import { sealField } from '../../src/vault/envelope.ts';
import { previousPlace, recordPlace, sharePlace } from '../../src/vault/place.ts';
import { signingKeyOf } from '../../src/vault/signing.ts';
import { readCookie } from '../../src/web/cookie.ts';
import { type Network, network, type Person, testPassphrase } from '../support/people.ts';

/** Whoever owns the database: reads and writes every row, holds no passphrase and no pepper, and changes no code. */
let net: Network;
let ada: Person;
let organisations = 0;
beforeAll(async () => {
  net = await network();
  ada = await net.setUp({ name: 'Ada', organisation: 'Rede Aurora' });
});
afterAll(() => net.close());

/** A steward with a colleague of each role, and what they wrote before anybody came. */
const group = async () => {
  organisations += 1;
  const number = organisations;
  await ada.signIn();
  const who = { name: `Sol ${number}`, organisation: `House ${number}` };
  const steward = await net.found(ada, 'community-led', who);
  const member = await net.join(steward, 'member', { name: `Mia ${number}` });
  const leaver = await net.join(steward, 'member', { name: `Lee ${number}` });
  const listed = await listExpert(steward, `Before ${number}`);
  expect(listed.status).toBe(303);
  for (const one of [steward, member, leaver]) expect(await shows(one, `Before ${number}`)).toBe(true);
  return { steward, member, leaver, organisation: steward.organisation, before: `Before ${number}` };
};
type Group = Awaited<ReturnType<typeof group>>;

const aboutExpert = (name: string) => ({
  ...{ name, skills: 'speaks about policing', availability: '', feeFloor: '', notes: 'cannot be filmed' },
});
const listExpert = async (who: Person, name: string) => {
  await who.get(routes.newExpert.url());
  return who.post(routes.listExpert.url(), aboutExpert(name));
};
const shows = async (who: Person, name: string): Promise<boolean> =>
  (await who.get(routes.experts.url())).text.includes(name);
const remove = ({ steward, organisation }: Group, person: Person) =>
  steward.post(routes.removeMember.url({ organisation, person: person.id }), { passphrase: testPassphrase });
const keyDoubt = 'A key here is not the one it was';

const publicKeyOf = async (person: Person): Promise<Buffer> =>
  (await net.owner.query('select public_key from person where id = $1', [person.id])).rows[0].public_key;
const wraps = async (organisation: string) =>
  (await net.owner.query('select * from record_wrap where audience_id = $1', [organisation])).rows;
const epochs = async (organisation: string) =>
  (
    await net.owner.query('select * from audience_epoch where audience_id = $1 order by epoch', [
      organisation,
    ])
  ).rows;

/** Puts an epoch of the attacker's own after the last, and seals its private half to everybody. */
const insertEpoch = async (at: Group, epoch: number) => {
  const pair = newKeyPair();
  await net.owner.query(
    "insert into audience_epoch (audience_id, epoch, kind, public_key, since) values ($1, $2, 'organisation', $3, '2026-11-24')",
    [at.organisation, epoch, pair.publicKey],
  );
  for (const holder of [at.steward, at.member, at.leaver])
    await insertShare(at, epoch, holder, pair.privateKey);
  return pair;
};
const insertShare = async ({ organisation }: Group, epoch: number, holder: Person, key: Buffer) => {
  const place = sharePlace({ audience: organisation, epoch, holder: holder.id, holderEpoch: 1 });
  await net.owner.query(
    `insert into key_share (audience_id, epoch, holder_id, holder_epoch, sealed) values ($1, $2, $3, 1, $4)
     on conflict (audience_id, epoch, holder_id) do update set sealed = excluded.sealed`,
    [organisation, epoch, holder.id, sealBox(await publicKeyOf(holder), key, place)],
  );
};
/** What a member could have kept while she was one. */
const keptBy = async (who: Person, { organisation }: Group, epoch: number): Promise<Buffer> => {
  const cookie = readCookie(who.cookie ?? undefined);
  const session = cookie && (await readSession(net.deps, cookie));
  if (!session) throw new Error('nobody is signed in');
  const actor = { kind: 'person', person: who.id } as const;
  return net.deps.database.withActor(actor, async (tx) =>
    Buffer.from(await session.keyring.privateKey(tx, organisation, epoch)),
  );
};

/** Everybody of the group is told, reads nothing there and writes nothing; what is not sealed to it goes on. */
const isNoticed = async ({ steward, member, organisation, before }: Group): Promise<void> => {
  const sealed = (await wraps(organisation)).length;
  for (const who of [steward, member]) {
    const page = await who.get(routes.experts.url());
    expect(page.status).toBe(409);
    expect(page.text).toContain(keyDoubt);
    expect(page.text).not.toContain(before);
    expect((await who.post(routes.listExpert.url(), aboutExpert('Zoya K.'))).status).toBe(409);
    expect((await who.get(routes.account.url())).status).toBe(200);
  }
  expect((await wraps(organisation)).length).toBe(sealed);
};

describe('whoever writes rows', () => {
  test('is noticed with an epoch of her own after the last, and nothing is sealed to it (C57)', async () => {
    const at = await group();
    const pair = await insertEpoch(at, 2);
    await isNoticed(at);
    for (const { record_id: record, epoch, sealed } of await wraps(at.organisation))
      expect(() => openBox(pair.privateKey, sealed, recordPlace(record, at.organisation, epoch))).toThrow();
  });

  test('is noticed with another key of a colleague before keys are changed (C57)', async () => {
    const at = await group();
    const own = newKeyPair();
    await net.owner.query('update person set public_key = $2 where id = $1', [at.member.id, own.publicKey]);
    await at.steward.get(routes.members.url({ organisation: at.organisation }));
    expect((await remove(at, at.leaver)).status).toBe(409);
    expect((await epochs(at.organisation)).length).toBe(1);
    const her = await at.member.get(routes.experts.url());
    expect([her.status, her.text.includes(keyDoubt)]).toEqual([409, true]);
  });

  test('is noticed with a colleague who was never let in, before keys are changed (C57)', async () => {
    const at = await group();
    const own = newKeyPair();
    const id = randomUUID();
    await net.owner.query('insert into person (id, public_key) values ($1, $2)', [id, own.publicKey]);
    await net.owner.query(
      `insert into membership (person_id, organisation_id, role, name_sealed, joined_on)
       select $1, organisation_id, role, name_sealed, joined_on from membership where person_id = $2`,
      [id, at.member.id],
    );
    await at.steward.get(routes.members.url({ organisation: at.organisation }));
    expect((await remove(at, at.leaver)).status).toBe(409);
    expect((await epochs(at.organisation)).length).toBe(1);
  });

  test('is noticed with another key in the place of an earlier one (C57)', async () => {
    const at = await group();
    await at.steward.get(routes.members.url({ organisation: at.organisation }));
    expect((await remove(at, at.leaver)).status).toBe(303);
    const [, second] = await epochs(at.organisation);
    const place = previousPlace(at.organisation, 2);
    await net.owner.query(
      'update audience_epoch set previous_sealed = $2 where audience_id = $1 and epoch = 2',
      [at.organisation, sealBox(second.public_key, newKeyPair().privateKey, place)],
    );
    await isNoticed(at);
  });

  test('is noticed with an earlier share in the place of a later one, and with keys wound back (C57)', async () => {
    const at = await group();
    const [first] = await epochs(at.organisation);
    const shares = (
      await net.owner.query('select * from key_share where audience_id = $1', [at.organisation])
    ).rows;
    await at.steward.get(routes.members.url({ organisation: at.organisation }));
    expect((await remove(at, at.leaver)).status).toBe(303);
    for (const who of [at.steward, at.member]) expect(await shows(who, at.before)).toBe(true);
    await net.owner.query('delete from record_wrap where audience_id = $1 and epoch = 2', [at.organisation]);
    await net.owner.query('delete from key_share where audience_id = $1 and epoch = 2', [at.organisation]);
    await net.owner.query('delete from audience_epoch where audience_id = $1 and epoch = 2', [
      at.organisation,
    ]);
    expect((await epochs(at.organisation))[0]).toEqual(first);
    expect(shares.length).toBe(3);
    await isNoticed(at);
  });

  test('is noticed with what a member who left kept: another second epoch than the one that was seen (C57)', async () => {
    const at = await group();
    const kept = await keptBy(at.leaver, at, 1);
    await at.steward.get(routes.members.url({ organisation: at.organisation }));
    expect((await remove(at, at.leaver)).status).toBe(303);
    for (const who of [at.steward, at.member]) expect(await shows(who, at.before)).toBe(true);
    const pair = newKeyPair();
    const [first, second] = await epochs(at.organisation);
    const [own, before] = [signingKeyOf(pair.privateKey), signingKeyOf(kept)];
    const row = {
      ...second,
      ...{ public_key: pair.publicKey, signing_key: own.publicKey, by_id: at.leaver.id },
      ...{
        by_key: own.publicKey,
        previous_sealed: sealBox(pair.publicKey, kept, previousPlace(at.organisation, 2)),
      },
    };
    const statement = statementOf(row, chainOf([first]).at(-1)?.hash ?? null);
    await net.owner.query(
      `update audience_epoch set public_key = $2, signing_key = $3, by_id = $4, by_key = $5, previous_sealed = $6,
         signature = $7, by_signature = $8 where audience_id = $1 and epoch = 2`,
      [
        ...[at.organisation, row.public_key, row.signing_key, row.by_id, row.by_key, row.previous_sealed],
        ...[before.sign(statement), own.sign(statement)],
      ],
    );
    // Its signatures are good: only what was seen of the other tells them apart.
    expect(chainOf(await epochs(at.organisation)).length).toBe(2);
    for (const holder of [at.steward, at.member]) await insertShare(at, 2, holder, pair.privateKey);
    await isNoticed(at);
  });

  test('writes no row that is taken for a colleague’s (C57)', async () => {
    const at = await group();
    const [{ public_key: publicKey }] = await epochs(at.organisation);
    const forge = async (inside: (key: Buffer) => Buffer): Promise<void> => {
      const [id, key] = [randomUUID(), randomBytes(32)];
      const about = { name: 'A forged name', skills: '', formats: [], languages: [], regions: [] };
      const words = JSON.stringify({ ...about, availability: '', feeFloor: '', notes: '' });
      await net.owner.query(
        "insert into expert (id, organisation_id, about_sealed, listed_on) values ($1, $2, $3, '2026-11-24')",
        [id, at.organisation, sealField(key, words, ['expert', 'about_sealed', id].join('|'))],
      );
      await net.owner.query(
        'insert into record_wrap (record_id, audience_id, epoch, sealed) values ($1, $2, 1, $3)',
        [id, at.organisation, sealBox(publicKey, inside(key), recordPlace(id, at.organisation, 1))],
      );
    };
    await forge((key) => key);
    await forge((key) => Buffer.concat([key, Buffer.alloc(85)]));
    await forge((key) => Buffer.concat([key, Buffer.of(1), randomBytes(84)]));
    for (const who of [at.steward, at.member]) {
      expect(await shows(who, at.before)).toBe(true);
      expect(await shows(who, 'A forged name')).toBe(false);
    }
  });

  test('makes nobody begin to trust anew by taking away what she has seen (C57)', async () => {
    const at = await group();
    await net.owner.query('update person set pins_sealed = null where id = $1', [at.steward.id]);
    await net.owner.query(
      'update person set pins_sealed = (select pins_sealed from person where id = $2) where id = $1',
      [at.member.id, at.leaver.id],
    );
    await isNoticed(at);
  });

  test('moves nobody to another organisation (C57)', async () => {
    const [at, other] = [await group(), await group()];
    await net.owner.query('update membership set organisation_id = $2 where person_id = $1', [
      at.member.id,
      other.organisation,
    ]);
    expect((await at.member.get(routes.experts.url())).status).toBe(409);
    expect((await at.member.post(routes.listExpert.url(), aboutExpert('Zoya K.'))).status).toBe(409);
  });
});
