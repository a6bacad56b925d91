import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  day,
  type Keyholder,
  type Keyholders,
  keyholders,
  keyringOf,
} from '../../test/support/keyholders.ts';
import { sampleSigner } from '../../test/support/record.ts';
import type { Tx } from '../database/tx.ts';
import type { PartnershipId } from '../kernel/ids.ts';
import type { Keyring } from '../vault/keyring.ts';
import { actorOf, actorOfEach, ownAct, proofOf } from './actor.ts';
import { isSignedBy } from './checkpoint.ts';
import { dailyCheckpoint, heldCheckpoints, hold, latestCheckpoint } from './checkpointStore.ts';
import { recordLines } from './download.ts';

import { append, entriesFrom, headOf, type RecordedAct } from './store.ts';
import { verifyRecord } from './verify.ts';
import { ownCosigner, trustOf, type Watch } from './witness/trust.ts';

let world: Keyholders;
let community: Keyholder;
let ally: Keyholder;
beforeAll(async () => {
  world = await keyholders();
  community = await world.found('community-led');
  ally = await world.found('ally');
});
afterAll(() => world.drop());

const said = (partnership: PartnershipId, who: Keyholder, reason: string): RecordedAct => ({
  partnership,
  kind: 'objection-raised',
  organisation: who.organisation,
  actor: actorOfEach(keyringOf(who), partnership),
  object: randomUUID(),
  day,
  content: { reason },
});
const record = (partnership: PartnershipId, who: Keyholder, reason: string) =>
  world.as(who, (tx, keyring) => append({ tx, keyring }, said(partnership, who, reason)));
const watchOf = (partnership: PartnershipId, who: Keyholder, tx: Tx, keyring: Keyring): Watch => ({
  ...{ tx, keyring, signer: sampleSigner, partnership, organisation: who.organisation },
});
/** "I hold this", and the entry that says so. */
const holdNow = (partnership: PartnershipId, who: Keyholder, size: number) =>
  world.as(who, async (tx, keyring) => {
    const cosigner = await ownCosigner(watchOf(partnership, who, tx, keyring));
    const { organisation } = who;
    const held = await hold(tx, { signer: sampleSigner, cosigner }, { partnership, organisation, size, day });
    if (held) {
      const act = said(partnership, who, '');
      const content = { size, ...(held.key ? { key: held.key } : {}) };
      await append({ tx, keyring }, { ...act, kind: 'checkpoint-held', content });
    }
    return held;
  });
const download = (partnership: PartnershipId, who: Keyholder): Promise<string[]> =>
  world.as(who, (tx, keyring) => Array.fromAsync(recordLines(watchOf(partnership, who, tx, keyring), day)));

describe('the record of a partnership', () => {
  it('is written by both sides and downloaded by either, whole and with its texts', async () => {
    const partnership = await world.partner(community, ally);
    for (let turn = 0; turn < 3; turn += 1) {
      await record(partnership, community, `ours ${turn}`);
      await record(partnership, ally, `theirs ${turn}`);
    }
    for (const who of [community, ally]) {
      const lines = await download(partnership, who);
      expect(verifyRecord(lines)).toMatchObject({ ok: true, size: 6, withText: 6 });
      expect(lines[2]).toContain('theirs 0');
    }
  });

  it('is not written nor read by an organisation outside it', async () => {
    const partnership = await world.partner(community, ally);
    await record(partnership, community, 'between us');
    const outside = await world.found('ally');
    await expect(record(partnership, outside, 'uninvited')).rejects.toThrow();
    const seen = await world.as(outside, (tx, keyring) =>
      entriesFrom(tx, keyring, partnership, { after: 0, limit: 10 }),
    );
    expect(seen).toEqual([]);
  });

  it('is not written in another party’s name', async () => {
    const partnership = await world.partner(community, ally);
    const act = said(partnership, community, 'as if we had said it');
    await expect(world.as(ally, (tx) => append({ tx, keyring: null }, act))).rejects.toThrow();
  });

  it('is written by time itself, by a job that holds no key', async () => {
    const partnership = await world.partner(community, ally);
    const act: RecordedAct = {
      ...said(partnership, ally, ''),
      kind: 'silence-recorded',
      organisation: null,
      actor: null,
    };
    await world.database.withActor({ kind: 'job' }, (tx) =>
      append({ tx, keyring: null }, { ...act, content: { of: 'ally' } }),
    );
    expect(verifyRecord(await download(partnership, ally))).toMatchObject({ ok: true, size: 1, withText: 1 });
  });

  it('has one order when many write at once', async () => {
    const partnership = await world.partner(community, ally);
    const writers = Array.from({ length: 12 }, (_, turn) =>
      record(partnership, turn % 2 ? ally : community, `${turn}`),
    );
    const heads = await Promise.all(writers);
    expect(heads.map((head) => head.size).sort((one, other) => one - other)).toEqual(
      Array.from({ length: 12 }, (_, index) => index + 1),
    );
    expect(verifyRecord(await download(partnership, community))).toMatchObject({ ok: true, size: 12 });
  });

  it('forgets an act whose transaction fails, and leaves no gap', async () => {
    const partnership = await world.partner(community, ally);
    await record(partnership, community, 'first');
    const failing = world.as(ally, async (tx) => {
      await append({ tx, keyring: null }, said(partnership, ally, 'torn'));
      throw new Error('the power went');
    });
    await expect(failing).rejects.toThrow();
    await record(partnership, ally, 'second');
    expect(verifyRecord(await download(partnership, ally))).toMatchObject({ ok: true, size: 2 });
  });

  it('is read page by page, from either end', async () => {
    const partnership = await world.partner(community, ally);
    for (let turn = 1; turn <= 5; turn += 1) await record(partnership, community, `${turn}`);
    await world.as(ally, async (tx, keyring) => {
      const read = async (page: { after: number } | { before: number }) =>
        (await entriesFrom(tx, keyring, partnership, { ...page, limit: 2 })).map((entry) => entry.sequence);
      expect(await read({ after: 0 })).toEqual([1, 2]);
      expect(await read({ after: 4 })).toEqual([5]);
      expect(await read({ before: 6 })).toEqual([5, 4]);
      expect(await read({ before: 2 })).toEqual([1]);
    });
  });

  it('gives every act of one person a name of its own, and tells her which are hers (C31)', async () => {
    const partnership = await world.partner(community, ally);
    for (const who of [community, ally, community, community]) await record(partnership, who, 'again');
    const keyring = keyringOf(community);
    const entries = await world.as(ally, (tx, theirs) =>
      entriesFrom(tx, theirs, partnership, { after: 0, limit: 10 }),
    );
    expect(new Set(entries.map(({ actor }) => actor)).size).toBe(4);
    expect(entries.map((entry) => ownAct(keyring, partnership, entry) !== null)).toEqual([
      ...[true, false, true, true],
    ]);
    keyring.close();
  });

  it('has acts that can be proved one by one, each without the others', async () => {
    const partnership = await world.partner(community, ally);
    for (const text of ['one', 'two']) await record(partnership, community, text);
    const keyring = keyringOf(community);
    const entries = await world.as(community, (tx, own) =>
      entriesFrom(tx, own, partnership, { after: 0, limit: 10 }),
    );
    const proofs = entries.map((entry) => proofOf(keyring, partnership, entry));
    expect(proofs.map(actorOf)).toEqual(entries.map(({ actor }) => actor));
    expect(new Set(proofs).size).toBe(2);
    const another = await world.partner(community, ally);
    expect(entries.map((entry) => ownAct(keyring, another, entry))).toEqual([null, null]);
    keyring.close();
  });

  it('keeps the names of entries from before, and she still knows hers', async () => {
    const partnership = await world.partner(community, ally);
    const keyring = keyringOf(community);
    const former = keyring.derive(`ledger pseudonym|${partnership}`, 8).toString('hex');
    const before = { ...said(partnership, community, 'before'), actor: () => former };
    for (let turn = 0; turn < 2; turn += 1)
      await world.as(community, (tx, keys) => append({ tx, keyring: keys }, before));
    await record(partnership, community, 'since');
    const lines = await download(partnership, ally);
    expect(verifyRecord(lines)).toMatchObject({ ok: true, size: 3, withText: 3 });
    const entries = await world.as(ally, (tx, theirs) =>
      entriesFrom(tx, theirs, partnership, { after: 0, limit: 10 }),
    );
    const own = entries.map((entry) => ownAct(keyring, partnership, entry)?.proof);
    expect(own).toEqual([null, null, expect.stringMatching(/^[0-9a-f]{32}$/)]);
    expect(entries.map((entry) => ownAct(keyringOf(ally), partnership, entry))).toEqual([null, null, null]);
    keyring.close();
  });

  it('still verifies after a text was shredded, and no longer tells it (C39)', async () => {
    const partnership = await world.partner(community, ally);
    await record(partnership, ally, 'stays');
    await record(partnership, ally, 'goes');
    await world.as(ally, async (tx) => {
      const row = await tx
        .selectFrom('ledger_content')
        .select('record_id')
        .where('partnership_id', '=', partnership)
        .where('sequence', '=', 2)
        .executeTakeFirstOrThrow();
      await tx.deleteFrom('record_wrap').where('record_id', '=', row.record_id).execute();
    });
    const lines = await download(partnership, community);
    expect(verifyRecord(lines)).toMatchObject({ ok: true, size: 2, withText: 1 });
    expect(lines.join()).toContain('stays');
    expect(lines.join()).not.toContain('goes');
  });

  it('cannot be changed, shortened or emptied by the application (C51)', async () => {
    const partnership = await world.partner(community, ally);
    await record(partnership, community, 'as it was');
    const attempts = [
      sql`update ledger_entry set day = day + 1`,
      sql`delete from ledger_entry`,
      sql`truncate ledger_entry cascade`,
      sql`update ledger_content set sequence = 9`,
      sql`delete from ledger_content`,
    ];
    for (const attempt of attempts) {
      await expect(world.as(community, (tx) => attempt.execute(tx))).rejects.toThrow();
    }
    expect(verifyRecord(await download(partnership, ally))).toMatchObject({ ok: true, size: 1, withText: 1 });
  });

  it('changed by the owner of the database itself is named by whoever checks (C50)', async () => {
    const partnership = await world.partner(community, ally);
    for (const text of ['one', 'two', 'three']) await record(partnership, community, text);
    await sql`alter table ledger_entry disable trigger ledger_entry_append_only`.execute(world.owner);
    await world.owner
      .updateTable('ledger_entry')
      .set({ kind: 'consent-given' })
      .where('partnership_id', '=', partnership)
      .where('sequence', '=', 2)
      .execute();
    await sql`alter table ledger_entry enable trigger ledger_entry_append_only`.execute(world.owner);
    expect(verifyRecord(await download(partnership, ally))).toMatchObject({ problem: 'hash', sequence: 2 });
  });
});

describe('a checkpoint', () => {
  it('is kept once a day, signed, and read by every party', async () => {
    const partnership = await world.partner(community, ally);
    await record(partnership, community, 'one');
    const first = await world.as(community, (tx) => dailyCheckpoint(tx, sampleSigner, partnership, day));
    await record(partnership, ally, 'two');
    const again = await world.as(ally, (tx) => dailyCheckpoint(tx, sampleSigner, partnership, day));
    expect(again).toEqual(first);
    expect(first?.size).toBe(1);
    expect(isSignedBy(first?.note ?? '', sampleSigner.verifierKey(partnership))).toBe(true);
    expect(await world.as(ally, (tx) => latestCheckpoint(tx, partnership))).toMatchObject({ day, size: 1 });
  });

  it('that a party holds shows a record that was rewound or rewritten as broken (C50, C52)', async () => {
    const partnership = await world.partner(community, ally);
    for (const text of ['one', 'two', 'three']) await record(partnership, community, text);
    const note = (await holdNow(partnership, ally, 3))?.note ?? '';
    const kept = () =>
      world.as(community, async (tx, keyring) => {
        const trust = await trustOf(watchOf(partnership, community, tx, keyring));
        return (await heldCheckpoints(tx, trust, { limit: 10 })).map(({ signed, kept }) => [signed, kept]);
      });
    await record(partnership, community, 'five');
    expect(await kept()).toEqual([['organisation', true]]);
    expect(verifyRecord(await download(partnership, ally), { held: [note] })).toMatchObject({ ok: true });

    await sql`alter table ledger_entry disable trigger ledger_entry_append_only`.execute(world.owner);
    for (const table of ['ledger_content', 'ledger_entry'] as const) {
      await world.owner
        .deleteFrom(table)
        .where('partnership_id', '=', partnership)
        .where('sequence', '>=', 3)
        .execute();
    }
    await sql`alter table ledger_entry enable trigger ledger_entry_append_only`.execute(world.owner);
    expect(await kept()).toEqual([['server', false]]);
    const rewound = await download(partnership, ally);
    expect(verifyRecord(rewound, { held: [note] })).toMatchObject({ problem: 'held', sequence: 3 });

    await record(partnership, community, 'a different three');
    expect(await kept()).toEqual([['server', false]]);
  });

  it('that is broken is not signed anew by the server, in no file and on no day', async () => {
    const partnership = await world.partner(community, ally);
    await record(partnership, community, 'one');
    await world.as(community, (tx) => dailyCheckpoint(tx, sampleSigner, partnership, day));
    await sql`alter table ledger_entry disable trigger ledger_entry_append_only`.execute(world.owner);
    for (const table of ['ledger_content', 'ledger_entry'] as const)
      await world.owner.deleteFrom(table).where('partnership_id', '=', partnership).execute();
    await sql`alter table ledger_entry enable trigger ledger_entry_append_only`.execute(world.owner);
    await record(partnership, community, 'another one');
    const anew = world.as(community, (tx) => dailyCheckpoint(tx, sampleSigner, partnership, '2026-11-24'));
    expect(await anew).toBeNull();
    expect(verifyRecord(await download(partnership, ally))).toMatchObject({ problem: 'checkpoint' });
  });

  it('is not held for a record longer than it is', async () => {
    const partnership = await world.partner(community, ally);
    await record(partnership, community, 'one');
    expect(await holdNow(partnership, community, 2)).toBeNull();
    expect(await world.as(community, (tx) => headOf(tx, partnership))).toMatchObject({ size: 1 });
    const [one, two] = await Promise.all([1, 1].map((size) => holdNow(partnership, community, size)));
    expect(one?.note).toBe(two?.note);
    // Only one of the two is the note that is kept, and only its entry names the key.
    expect([one?.key, two?.key].filter((key) => key === null)).toHaveLength(1);
    expect(verifyRecord(await download(partnership, ally))).toMatchObject({ ok: true, size: 3 });
  });
});
