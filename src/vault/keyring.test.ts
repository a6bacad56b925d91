import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asHolder,
  day,
  type Keyholder,
  type Keyholders,
  keyholders,
  keyringOf,
} from '../../test/support/keyholders.ts';
import type { Tx } from '../database/tx.ts';
import { newKeyPair, openBox } from './box.ts';
import { grant, rotateAudience } from './chain/epochs.ts';
import { lockKeys } from './chain/shareRows.ts';
import { openField, placeOf, Unopenable } from './envelope.ts';
import { currentKeys, type Keyring } from './keyring.ts';
import { recordPlace } from './place.ts';
import { newRecord, recordKeys } from './record.ts';
import { partnershipHolders, rotateAfterRemoval } from './rotation.ts';

type Written = Awaited<ReturnType<Keyholders['write']>>;
let world: Keyholders;

beforeAll(async () => {
  world = await keyholders();
});
afterAll(() => world.drop());

const read = (who: Keyholder, note: Written): Promise<string | undefined> =>
  world.as(who, async (tx, keyring) => openNote(tx, keyring, note));
const openNote = async (tx: Tx, keyring: Keyring, note: Written): Promise<string | undefined> =>
  (await recordKeys(tx, keyring, { table: 'note', unsigned: true }, [note.row]))
    .get(note.row)
    ?.open('text', note.sealed);

/** Her membership ends: the steward's act changes every key she may have kept. */
const remove = async (steward: Keyholder, member: Keyholder): Promise<void> => {
  await world.as(steward, async (tx, keyring) => {
    const leaving = { organisation: steward.organisation, removed: member.person, today: day };
    await rotateAfterRemoval(tx, keyring, leaving);
    await tx.deleteFrom('membership').where('person_id', '=', member.person).execute();
  });
};

describe('an organisation’s key', () => {
  it('opens for its members, and for nobody else', async () => {
    const steward = await world.found('community-led');
    const member = await world.letIn(steward);
    const stranger = await world.found('ally');
    const note = await world.write(steward, steward.organisation, 'for us');
    expect(await read(steward, note)).toBe('for us');
    expect(await read(member, note)).toBe('for us');
    expect(await read(stranger, note)).toBeUndefined();
  });

  it('is written to by whoever may, who then cannot read it back', async () => {
    const steward = await world.found('community-led');
    const outside = await world.found('ally');
    const note = await world.write(outside, steward.organisation, 'a message');
    expect(await read(steward, note)).toBe('a message');
    expect(await read(outside, note)).toBeUndefined();
  });

  it('is written to by a job, which holds no key', async () => {
    const steward = await world.found('community-led');
    const row = randomUUID();
    const sealed = await world.database.withActor({ kind: 'job' }, async (tx) =>
      (await newRecord({ tx, keyring: null }, { table: 'note', row }, [steward.organisation])).seal(
        'text',
        'the window closed',
      ),
    );
    expect(await read(steward, { row, audience: steward.organisation, sealed })).toBe('the window closed');
  });

  it('is not shared by somebody who does not hold it', async () => {
    const steward = await world.found('community-led');
    const outside = await world.found('ally');
    const share = world.as(outside, (tx, keyring) =>
      grant(tx, keyring, steward.organisation, asHolder(outside)),
    );
    await expect(share).rejects.toThrow(Unopenable);
  });

  it('comes in an invitation, and she who follows it gives herself her share', async () => {
    const steward = await world.found('community-led');
    const carried = await world.as(steward, async (tx, keyring) =>
      Buffer.from(await keyring.privateKey(tx, steward.organisation, 1)),
    );
    const member = await world.person(steward.organisation, 'member');
    await world.as(member, async (tx, keyring) => {
      keyring.adopt(steward.organisation, 1, carried);
      await grant(tx, keyring, steward.organisation, asHolder(member));
    });
    const note = await world.write(steward, steward.organisation, 'welcome');
    expect(await read(member, note)).toBe('welcome');
  });

  it('is given again to a member who starts anew with other keys', async () => {
    const steward = await world.found('community-led');
    const member = await world.letIn(steward);
    const note = await world.write(steward, steward.organisation, 'still ours');
    const renewed = { ...member, ...newKeyPair() };
    expect(await read(renewed, note)).toBeUndefined();
    const carried = await world.as(steward, async (tx, keyring) =>
      Buffer.from(await keyring.privateKey(tx, steward.organisation, 1)),
    );
    await world.as(renewed, async (tx, keyring) => {
      keyring.adopt(steward.organisation, 1, carried);
      await grant(tx, keyring, steward.organisation, asHolder(renewed));
    });
    expect(await read(renewed, note)).toBe('still ours');
  });
});

describe('a removed member', () => {
  /** Everything she could have kept: her own key, every key she opened, and a dump of every table of keys. */
  const capture = async (who: Keyholder, opens: Written[]) => {
    const keyring = keyringOf(who);
    const keys = await world.database.withActor({ kind: 'person', person: who.person }, async (tx) => {
      for (const note of opens) await openNote(tx, keyring, note);
      return Promise.all(
        opens.map(async (note) => Buffer.from(await keyring.privateKey(tx, note.audience, 1))),
      );
    });
    return { keyring, keys: [...keys, who.privateKey] };
  };

  it('opens nothing written after her removal, with all she kept and the whole database (C18)', async () => {
    const steward = await world.found('community-led');
    const ally = await world.found('ally');
    const leaver = await world.letIn(steward);
    const stays = await world.letIn(steward);
    const partnership = await world.partner(steward, ally);
    const before = [
      await world.write(steward, steward.organisation, 'before, ours'),
      await world.write(ally, partnership, 'before, shared'),
    ];
    const kept = await capture(leaver, before);
    await remove(steward, leaver);
    const held = world.owner.selectFrom('key_share').selectAll().where('holder_id', '=', leaver.person);
    expect(await held.execute()).toEqual([]);
    const shared = await world.write(ally, partnership, 'after, shared');
    const after = [await world.write(steward, steward.organisation, 'after, ours'), shared];

    await world.owner.transaction().execute(async (tx) => {
      const rows = before.map((note) => note.row);
      expect((await recordKeys(tx, kept.keyring, { table: 'note' }, rows)).size).toBe(2); // what she had, she may have copied
      for (const note of after) {
        expect((await recordKeys(tx, kept.keyring, { table: 'note' }, [note.row])).size).toBe(0);
        const wraps = await tx
          .selectFrom('record_wrap')
          .selectAll()
          .where('record_id', '=', note.row)
          .execute();
        for (const { record_id: record, audience_id: audience, epoch, sealed } of wraps) {
          expect(epoch).toBe(2);
          for (const key of kept.keys) {
            expect(() => openBox(key, sealed, recordPlace(record, audience, epoch))).toThrow(Unopenable);
            expect(() => openField(key, note.sealed, placeOf('note', 'text', note.row))).toThrow(Unopenable);
          }
        }
      }
    });
    for (const note of [...before, ...after]) {
      expect(await read(stays, note)).toBeDefined();
      expect(await read(leaver, note)).toBeUndefined();
    }
    expect(await read(ally, shared)).toBe('after, shared');
  });

  it('can no longer let anyone in: an invitation from before carries a key of the past', async () => {
    const steward = await world.found('community-led');
    const leaver = await world.letIn(steward);
    const carried = await world.as(steward, async (tx, keyring) =>
      Buffer.from(await keyring.privateKey(tx, steward.organisation, 1)),
    );
    await remove(steward, leaver);
    const invited = await world.person(steward.organisation, 'member');
    const joining = world.as(invited, async (tx, keyring) => {
      keyring.adopt(steward.organisation, 1, carried);
      await grant(tx, keyring, steward.organisation, asHolder(invited));
    });
    await expect(joining).rejects.toThrow(Unopenable);
  });
});

describe('a newcomer after many changes of key', () => {
  it('reads everything from the beginning, through the chain of epochs', async () => {
    const steward = await world.found('community-led');
    const notes = [await world.write(steward, steward.organisation, 'epoch 1')];
    for (let epoch = 2; epoch <= 6; epoch += 1) {
      await world.as(steward, (tx, keyring) =>
        rotateAudience(tx, keyring, steward.organisation, [asHolder(steward)], day),
      );
      notes.push(await world.write(steward, steward.organisation, `epoch ${epoch}`));
    }
    const newcomer = await world.letIn(steward);
    const texts = await world.as(newcomer, async (tx, keyring) => {
      const rows = notes.map((note) => note.row);
      const keys = await recordKeys(tx, keyring, { table: 'note' }, rows);
      return notes.map((note) => keys.get(note.row)?.open('text', note.sealed));
    });
    expect(texts).toEqual([1, 2, 3, 4, 5, 6].map((epoch) => `epoch ${epoch}`));
  });
});

describe('a partnership’s key', () => {
  it('is held by organisations, and opens for the members of each, before and after their own keys change', async () => {
    const [community, ally, outside] = [
      await world.found('community-led'),
      await world.found('ally'),
      await world.found('ally'),
    ];
    const partnership = await world.partner(community, ally);
    const note = await world.write(community, partnership, 'agreed');
    const newcomer = await world.letIn(ally);
    await world.as(ally, (tx, keyring) =>
      rotateAudience(tx, keyring, ally.organisation, [asHolder(ally), asHolder(newcomer)], day),
    );
    for (const who of [community, ally, newcomer]) expect(await read(who, note)).toBe('agreed');
    expect(await read(outside, note)).toBeUndefined();
  });

  it('opens nothing new for a party that left', async () => {
    const [community, ally, third] = [
      await world.found('community-led'),
      await world.found('ally'),
      await world.found('ally'),
    ];
    const partnership = await world.partner(community, ally, third);
    await world.as(third, async (tx, keyring) => {
      await lockKeys(tx);
      const remaining = await partnershipHolders({ tx, keyring }, partnership, third.organisation);
      await rotateAudience(tx, keyring, partnership, remaining, day);
    });
    const note = await world.write(community, partnership, 'after they left');
    expect(await read(ally, note)).toBe('after they left');
    expect(await read(third, note)).toBeUndefined();
    const [key] = await world.as(third, (tx, keyring) => currentKeys({ tx, keyring }, [partnership]));
    const opened = world.as(third, (tx, keyring) => keyring.privateKey(tx, partnership, key?.epoch ?? 0));
    await expect(opened).rejects.toThrow(Unopenable);
  });

  it('never goes to a stale key when two parties change theirs at once', async () => {
    const [community, ally] = [await world.found('community-led'), await world.found('ally')];
    const [one, two] = [await world.letIn(community), await world.letIn(ally)];
    const partnership = await world.partner(community, ally);
    await Promise.all([remove(community, one), remove(ally, two)]);
    const shares = await world.owner
      .selectFrom('key_share')
      .selectAll()
      .where('audience_id', '=', partnership)
      .where('epoch', '=', 3)
      .execute();
    expect(shares.map((share) => share.holder_epoch)).toEqual([2, 2]);
    const note = await world.write(community, partnership, 'both changed');
    for (const who of [community, ally]) expect(await read(who, note)).toBe('both changed');
  });
});

describe('a keyring', () => {
  it('forgets every key when the request is over', async () => {
    const steward = await world.found('community-led');
    const note = await world.write(steward, steward.organisation, 'for us');
    await world.as(steward, async (tx, keyring) => {
      expect(await openNote(tx, keyring, note)).toBe('for us');
      const key = await keyring.privateKey(tx, steward.organisation, 1);
      keyring.close();
      expect(key.equals(Buffer.alloc(32))).toBe(true);
      expect(await openNote(tx, keyring, note)).toBeUndefined();
    });
  });

  it('makes values that are hers alone, one for each use', async () => {
    const [one, two] = [await world.found('ally'), await world.found('ally')];
    const made = [keyringOf(one).derive('a'), keyringOf(one).derive('b'), keyringOf(two).derive('a')];
    expect(new Set(made.map((value) => value.toString('hex'))).size).toBe(3);
    expect(
      keyringOf(one)
        .derive('a')
        .equals(made[0] ?? one.publicKey),
    ).toBe(true);
  });
});
