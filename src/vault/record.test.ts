import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keyholders, keyholders } from '../../test/support/keyholders.ts';
import { newId, organisationId } from '../kernel/ids.ts';
import { Unopenable } from './envelope.ts';
import { newRecord, recordKeys, renewRecord, shareRecord, shred } from './record.ts';

let world: Keyholders;
beforeAll(async () => {
  world = await keyholders();
});
afterAll(() => world.drop());

const place = () => ({ table: 'note', row: randomUUID() });

describe('a record', () => {
  it('is opened by every audience it was written for, and by no other', async () => {
    const [ours, theirs, others] = [
      await world.found('community-led'),
      await world.found('ally'),
      await world.found('ally'),
    ];
    const at = place();
    const sealed = await world.as(ours, async (tx, keyring) => {
      const record = await newRecord({ tx, keyring }, at, [
        ours.organisation,
        theirs.organisation,
        ours.organisation,
      ]);
      return record.seal('text', 'for both');
    });
    const read = (who: typeof ours) =>
      world.as(who, async (tx, keyring) =>
        (await recordKeys(tx, keyring, { table: 'note' }, [at.row])).get(at.row)?.open('text', sealed),
      );
    expect(await read(ours)).toBe('for both');
    expect(await read(theirs)).toBe('for both');
    expect(await read(others)).toBeUndefined();
  });

  it('is never written for nobody, nor for an audience without a key', async () => {
    const ours = await world.found('community-led');
    await expect(world.as(ours, (tx, keyring) => newRecord({ tx, keyring }, place(), []))).rejects.toThrow();
    const keyless = newId(organisationId);
    const nowhere = world.as(ours, (tx, keyring) => newRecord({ tx, keyring }, place(), [keyless]));
    await expect(nowhere).rejects.toThrow('an audience has no key');
  });

  it('seals each column at its own place: one column’s text does not open as another’s', async () => {
    const ours = await world.found('community-led');
    await world.as(ours, async (tx, keyring) => {
      const [one, two] = [
        await newRecord({ tx, keyring }, place(), [ours.organisation]),
        await newRecord({ tx, keyring }, place(), [ours.organisation]),
      ];
      const sealed = one.seal('reason', 'because');
      expect(one.open('reason', sealed)).toBe('because');
      expect(() => one.open('name', sealed)).toThrow(Unopenable);
      expect(() => two.open('reason', sealed)).toThrow(Unopenable);
    });
  });

  it('does not open when its wrap is moved to another row (C03)', async () => {
    const ours = await world.found('community-led');
    const [from, to] = [place(), place()];
    await world.as(ours, async (tx, keyring) => {
      await newRecord({ tx, keyring }, from, [ours.organisation]);
    });
    await world.owner
      .insertInto('record_wrap')
      .columns(['record_id', 'audience_id', 'epoch', 'sealed'])
      .expression((query) =>
        query
          .selectFrom('record_wrap')
          .select((wrap) => [wrap.val(to.row).as('record_id'), 'audience_id', 'epoch', 'sealed'])
          .where('record_id', '=', from.row),
      )
      .execute();
    const keys = await world.as(ours, (tx, keyring) =>
      recordKeys(tx, keyring, { table: 'note' }, [from.row, to.row]),
    );
    expect([...keys.keys()]).toEqual([from.row]);
  });

  it('is shared with one more audience later', async () => {
    const [ours, theirs] = [await world.found('community-led'), await world.found('ally')];
    const note = await world.write(ours, ours.organisation, 'now for you too');
    const read = () =>
      world.as(theirs, async (tx, keyring) =>
        (await recordKeys(tx, keyring, { table: 'note' }, [note.row]))
          .get(note.row)
          ?.open('text', note.sealed),
      );
    expect(await read()).toBeUndefined();
    await world.as(ours, async (tx, keyring) => {
      const record = (await recordKeys(tx, keyring, { table: 'note' }, [note.row])).get(note.row);
      if (record) await shareRecord({ tx, keyring }, record, theirs.organisation);
    });
    expect(await read()).toBe('now for you too');
  });

  it('once shredded opens for nobody (C39)', async () => {
    const [ours, ally] = [await world.found('community-led'), await world.found('ally')];
    const partnership = await world.partner(ours, ally);
    const note = await world.write(ally, partnership, 'gone');
    await world.as(ours, (tx) => shred(tx, [note.row]));
    for (const who of [ours, ally]) {
      const keys = await world.as(who, (tx, keyring) =>
        recordKeys(tx, keyring, { table: 'note' }, [note.row]),
      );
      expect(keys.size).toBe(0);
    }
  });

  it('that is rewritten gets a fresh key, so that a kept one opens nothing of it (C18)', async () => {
    const ours = await world.found('community-led');
    const at = place();
    await world.as(ours, async (tx, keyring) => {
      const kept = await newRecord({ tx, keyring }, at, [ours.organisation]);
      const renewed = await renewRecord({ tx, keyring }, at, [ours.organisation]);
      const sealed = renewed.seal('text', 'second thoughts');
      expect(() => kept.open('text', sealed)).toThrow(Unopenable);
      expect(renewed.open('text', sealed)).toBe('second thoughts');
    });
  });

  it('of a hundred rows is opened at once', async () => {
    const ours = await world.found('community-led');
    const ally = await world.found('ally');
    const rows = Array.from({ length: 100 }, () => randomUUID());
    await world.as(ours, async (tx, keyring) => {
      for (const row of rows)
        await newRecord({ tx, keyring }, { table: 'note', row }, [ours.organisation, ally.organisation]);
    });
    const keys = await world.as(ours, (tx, keyring) => recordKeys(tx, keyring, { table: 'note' }, rows));
    expect(keys.size).toBe(100);
  });
});
