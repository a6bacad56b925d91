import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keyholder, type Keyholders, keyholders } from '../../test/support/keyholders.ts';
import { currentCost, lowestCost } from './codes/passphrase.ts';
import { sealField } from './envelope.ts';
import { wrapPersonKey } from './personKey.ts';

let world: Keyholders;
let her: Keyholder;
beforeAll(async () => {
  world = await keyholders();
  her = await world.found('community-led');
});
afterAll(() => world.drop());

describe('the database itself', () => {
  const login = (cost: { memory: number; passes: number }) =>
    world.owner
      .insertInto('login')
      .values({
        id: randomBytes(32),
        person_id: her.person,
        salt: randomBytes(16),
        ...cost,
        verifier_hash: randomBytes(32),
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();

  it('keeps no sign-in that is cheaper to guess than the floor (C14)', async () => {
    await expect(login({ ...lowestCost, memory: lowestCost.memory - 1 })).rejects.toThrow();
    await expect(login({ ...lowestCost, passes: lowestCost.passes - 1 })).rejects.toThrow();
    await login(lowestCost);
    await login(currentCost);
  });

  it('knows two ways to wrap a person’s key, and a passkey is not one that could stand alone (C12)', async () => {
    const wrap = (kind: 'passphrase' | 'recovery') => ({
      person_id: her.person,
      kind,
      wrapped: wrapPersonKey(randomBytes(32), her.privateKey, her.person, kind),
    });
    await world.owner
      .insertInto('person_wrap')
      .values([wrap('passphrase'), wrap('recovery')])
      .execute();
    const passkey = sql`insert into person_wrap select person_id, 'passkey', wrapped from person_wrap limit 1`;
    await expect(passkey.execute(world.owner)).rejects.toThrow();
  });

  it('refuses plain text where only sealed text belongs (C02)', async () => {
    const rename = (name: Buffer) =>
      world.owner
        .updateTable('membership')
        .set({ name_sealed: name })
        .where('person_id', '=', her.person)
        .execute();
    await rename(sealField(randomBytes(32), 'Ana', 'membership|name_sealed|her'));
    await expect(rename(Buffer.from('Ana'.repeat(40)))).rejects.toThrow();
    await expect(rename(Buffer.from([1, 2, 3]))).rejects.toThrow();
  });
});
