import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Keyholder, type Keyholders, keyholders } from '../../test/support/keyholders.ts';
import { Unopenable } from '../vault/envelope.ts';
import { groups, ledBands } from './ledStatus/profiles.ts';
import { StatusReader, StatusWriter } from './ledStatus/store.ts';
import { ClauseReader, ClauseWriter } from './profile/clauseStore.ts';

let holders: Keyholders;
let river: Keyholder;
let harbour: Keyholder;
let lantern: Keyholder;
let fund: Keyholder;

beforeAll(async () => {
  holders = await keyholders();
  [river, harbour, lantern] = [
    await holders.found('community-led'),
    await holders.found('community-led'),
    await holders.found('community-led'),
  ];
  fund = await holders.found('ally');
});
afterAll(() => holders.drop());
const today = '2026-11-23';
const unsaid = { share: 'not-stated', count: 'not-stated' };
const bands = ledBands.parse({
  ...Object.fromEntries(groups.map((group) => [group, unsaid])),
  ...{ 'same-conditions': 'not-stated', accountable: 'not-stated' },
});

test('a reason does not open as that of another peer, though its record moves with it (C03)', async () => {
  await holders.as(river, (tx, keyring) =>
    new StatusWriter(tx).claim(keyring, river.organisation, {
      ...{ profile: 'custom', communities: ['sex-workers'], bands, statement: '' },
      ...{ asked: [harbour.organisation, lantern.organisation], claimedOn: today },
    }),
  );
  const claimOf = async (reader: StatusReader) => {
    const claim = (await reader.claims([river.organisation])).get(river.organisation);
    if (!claim) throw new Error('no claim');
    return claim;
  };
  for (const [peer, reason] of [
    [harbour, 'We know them.'],
    [lantern, 'Who is on the board?'],
  ] as const)
    await holders.as(peer, async (tx, keyring) => {
      const writer = new StatusWriter(tx);
      const answer = peer === harbour ? 'confirmed' : 'questioned';
      await writer.answer(keyring, await claimOf(writer), peer.organisation, {
        answer,
        reason,
        answeredOn: today,
      });
    });
  const reasons = () =>
    holders.as(river, async (tx, keyring) => {
      const reader = new StatusReader(tx);
      const { answers } = await claimOf(reader);
      const said = await reader.reasons(keyring, answers);
      return answers.map(({ by, record }) => [by, said.get(record)]);
    });
  expect(await reasons()).toEqual(
    expect.arrayContaining([
      [harbour.organisation, 'We know them.'],
      [lantern.organisation, 'Who is on the board?'],
    ]),
  );
  await holders.owner
    .updateTable('led_answer as here')
    .from('led_answer as there')
    .set((eb) => ({ record_id: eb.ref('there.record_id'), reason_sealed: eb.ref('there.reason_sealed') }))
    .whereRef('here.claim_id', '=', 'there.claim_id')
    .where('here.organisation_id', '=', river.organisation)
    .whereRef('here.by_id', '<>', 'there.by_id')
    .execute();
  await expect(reasons()).rejects.toThrow(Unopenable);
});

test('an ally’s answer to one organisation does not open as its answer to another (C03)', async () => {
  for (const [asker, note] of [
    [river, 'Not bound.'],
    [harbour, 'Bound, we are sorry.'],
  ] as const) {
    await holders.as(asker, (tx, keyring) =>
      new ClauseWriter(tx, keyring).ask(asker.organisation, fund.organisation, today),
    );
    await holders.as(fund, async (tx, keyring) => {
      const writer = new ClauseWriter(tx, keyring);
      const question = await writer.asked(asker.organisation, fund.organisation);
      if (question) await writer.answer(question, { answer: 'unsure', note, answeredOn: today });
    });
  }
  const notes = () =>
    holders.as(fund, async (tx, keyring) =>
      (await new ClauseReader(tx, keyring).to(fund.organisation, 10)).map(({ askedBy, note }) => [
        askedBy,
        note,
      ]),
    );
  expect(await notes()).toEqual(
    expect.arrayContaining([
      [river.organisation, 'Not bound.'],
      [harbour.organisation, 'Bound, we are sorry.'],
    ]),
  );
  await holders.owner
    .updateTable('clause_answer as here')
    .from('clause_answer as there')
    .set((eb) => ({ record_id: eb.ref('there.record_id'), note_sealed: eb.ref('there.note_sealed') }))
    .whereRef('here.question_id', '<>', 'there.question_id')
    .execute();
  await expect(notes()).rejects.toThrow(Unopenable);
});
