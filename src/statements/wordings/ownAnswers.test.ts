import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, type Partner } from '../../../test/support/partners.ts';
import { PublicStatements } from '../../../test/support/publicStatements.ts';
import { draft, namesAll } from '../../../test/support/statements.ts';
import type { Tx } from '../../database/tx.ts';
import type { StatementId } from '../../kernel/ids.ts';
import { currentFinal } from '../draft.ts';
import { leave } from '../drafters/acts.ts';
import { linkSigner } from '../finals/acts.ts';

/** Past every rule and page: what the database itself lets one organisation write in another's name. */
let world: PublicStatements;
beforeAll(async () => {
  world = await PublicStatements.open();
}, 400_000);
afterAll(async () => {
  await world.story.drop();
});

const day = '2027-01-05';
const as = (who: Partner, write: (tx: Tx) => Promise<unknown>) =>
  draft(world.story, who, ({ tx }) => write(tx)).then(
    (rows) => (Array.isArray(rows) ? rows.reduce((sum, one) => sum + Number(one.numUpdatedRows ?? 0), 0) : 0),
    () => 'refused',
  );
const finalOf = async (id: StatementId) => {
  const final = currentFinal((await world.visible(id)).facts);
  if (!final) throw new Error('nothing is final');
  return final;
};

describe('an ally cannot answer, sign or speak for a community, whatever it sends (C17)', () => {
  test('it cannot join, waive days or leave in its name; the community itself can', async () => {
    const id = await world.drafted();
    const change =
      (set: { answer?: 'declined'; answered_on?: string; waived_on?: string; left_on?: string }) =>
      (tx: Tx) =>
        tx
          .updateTable('drafter')
          .set(set)
          .where('statement_id', '=', id)
          .where('organisation_id', '=', world.workers.id)
          .execute();
    for (const set of [
      { answer: 'declined' as const, answered_on: day },
      { waived_on: day },
      { left_on: day },
    ])
      expect(await as(world.ally, change(set))).toBe('refused');
    expect(await as(world.workers, change({ waived_on: day }))).toBe(1);
  });

  test('it cannot sign off in its name, or change what the community answered', async () => {
    const id = await world.drafted();
    world.later(8);
    await world.openToOthers(id);
    const { id: final_id } = await finalOf(id);
    const row = { final_id, statement_id: id, organisation_id: world.users.id, signed_on: day };
    const consent = { final_id, statement_id: id, organisation_id: world.users.id, consented_on: day };
    expect(
      await as(world.ally, (tx) =>
        tx
          .insertInto('sign_off')
          .values({ ...row, answer: 'signed' })
          .execute(),
      ),
    ).toBe('refused');
    expect(await as(world.ally, (tx) => tx.insertInto('publication_consent').values(consent).execute())).toBe(
      'refused',
    );
    const soften = (tx: Tx) =>
      tx
        .updateTable('sign_off')
        .set({ answer: 'signed', record_id: null, words_sealed: null })
        .where('organisation_id', '=', world.users.id)
        .where('final_id', '=', final_id)
        .execute();
    expect(await as(world.ally, soften)).toBe(0);
    expect(await as(world.users, soften)).toBe(1);
  });

  test('nobody on the draft moves a signature to another text, or brings back one that was withdrawn', async () => {
    const id = await world.drafted();
    await world.openToOthers(id);
    const token = await world.link(id);
    const signer = world.visitor();
    await signer.get(`/sign-on/${token}`);
    await signer.submit(`/sign-on/${token}`, { organisation: 'Hill Choir (example)' });
    const first = (await finalOf(id)).id;
    await world.write(id, { ...namesAll, title: 'Relief for everyone, at last' });
    await world.openToOthers(id);
    const { id: second } = await finalOf(id);
    const moved = (tx: Tx) =>
      tx.updateTable('endorsement').set({ final_id: second }).where('statement_id', '=', id).execute();
    expect(second).not.toBe(first);
    expect(await as(world.ally, moved)).toBe('refused');
    const withdrawn = (on: string | null) => (tx: Tx) =>
      tx.updateTable('endorsement').set({ withdrawn_on: on }).where('statement_id', '=', id).execute();
    expect(await as(world.ally, withdrawn(day))).toBe(1);
    expect(await as(world.ally, withdrawn(null))).toBe('refused');
  });
});

test('an organisation that took its name off opens nothing that is written from then on (C18)', async () => {
  const id = await world.drafted();
  done(await draft(world.story, world.users, (context) => leave(context, id)));
  await world.write(id, { ...namesAll, title: 'Written without them' });
  const { owner } = world.story;
  const newest = await owner
    .selectFrom('wording')
    .innerJoin('record_wrap', 'record_wrap.record_id', 'wording.id')
    .select(['wording.number', 'epoch', 'audience_id'])
    .where('statement_id', '=', id)
    .orderBy('wording.number', 'desc')
    .executeTakeFirstOrThrow();
  const holders = await owner
    .selectFrom('key_share')
    .select(['holder_id', 'epoch'])
    .where('audience_id', '=', id)
    .execute();
  expect([newest.number, newest.epoch]).toEqual([2, 2]);
  const current = holders.filter(({ epoch }) => epoch === newest.epoch).map(({ holder_id }) => holder_id);
  expect(current).toContain(world.workers.id);
  expect(current).not.toContain(world.users.id);
  expect(holders.some(({ holder_id }) => holder_id === world.users.id)).toBe(false);
  expect(
    await draft(world.story, world.users, (context) => linkSigner(context, id, Buffer.alloc(32))),
  ).toBeNull();
});
