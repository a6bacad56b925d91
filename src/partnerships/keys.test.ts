import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proposalOf } from '../../test/support/agreements.ts';
import { done, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { lockKeys } from '../vault/chain/shareRows.ts';
import { recordKeys } from '../vault/record.ts';
import { newSeal } from './agreement/document.ts';
import { keyNewcomers } from './keys.ts';
import { leavePartnership } from './leaving/acts.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let second: Partner;

beforeAll(async () => {
  story = await partners();
  workers = await story.organisation('Red Lantern', 'community');
  ally = await story.organisation('Harbour Fund', 'ally');
  second = await story.organisation('Law Clinic', 'ally');
});
afterAll(() => story.drop());

/** Until as many wait in line for a lock. */
const waiting = async (count: number): Promise<void> => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from pg_locks
    where not granted and database = (select oid from pg_database where datname = current_database())`.execute(
    story.owner,
  );
  if ((rows[0]?.count ?? 0) < count) await waiting(count);
};

describe('a party that joined by its own last word', () => {
  it('and left while its key was about to be handed over is given none (C18)', async () => {
    const { id, agreement } = await story.founded(workers, ally);
    const parties = [...agreement.parties, { organisation: second.id, name: second.name, side: second.side }];
    const wider = proposalOf('parties', { ...agreement, parties, seal: newSeal() });
    const decision = await story.change(workers, id, wider);
    done(await story.consent(ally, id, decision));
    done(await story.consent(second, id, decision));

    const gate = Promise.withResolvers<void>();
    const locked = Promise.withResolvers<void>();
    const held = story.owner.transaction().execute(async (tx) => {
      await lockKeys(tx);
      locked.resolve();
      await gate.promise;
    });
    await locked.promise;
    const leaving = story.sit(second, id, leavePartnership);
    await waiting(1);
    const handing = story.sit(workers, id, keyNewcomers);
    await waiting(2);
    gate.resolve();
    await held;
    done(await leaving);
    await handing;

    const shares = await story.owner
      .selectFrom('key_share')
      .select('epoch')
      .where('audience_id', '=', id)
      .where('holder_id', '=', second.id)
      .execute();
    expect(shares).toEqual([]);
    const written = await story.write(workers.steward, id, 'after it left');
    const opened = await story.as(second.steward, (tx, keyring) =>
      recordKeys(tx, keyring, { table: 'note' }, [written.row]),
    );
    expect(opened.size).toBe(0);
  });
});
