import { afterAll, beforeAll, expect, test } from 'vitest';
import { versionOf } from '../../test/support/decisions.ts';
import { done, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { entriesFrom } from '../ledger/store.ts';
import { Unopenable } from '../vault/envelope.ts';
import { TextReader } from './agreement/textStore.ts';
import { objectTo } from './decisions/acts.ts';

let story: Partners;
let workers: Partner;
let users: Partner;

beforeAll(async () => {
  story = await partners();
  workers = await story.organisation('Red Lantern', 'community');
  users = await story.organisation('Needle and Thread', 'community');
});
afterAll(() => story.drop());

test('a reason does not open as that of another organisation, though its record moves with it (C03)', async () => {
  const ally = await story.organisation('Harbour Fund', 'ally');
  const { id, decision } = await story.found(workers, [workers, users, ally]);
  const version = versionOf(decision);
  for (const [who, reason] of [
    [workers, 'We fear the police.'],
    [users, 'We want more time.'],
  ] as const)
    done(
      await story.sit(who, id, (context) => objectTo(context, { decision: decision.id, version, reason })),
    );
  const reasons = () =>
    story.as(workers.steward, async (tx, keyring) =>
      (await new TextReader(tx, keyring).reasons([version])).get(version),
    );
  expect((await reasons())?.get(users.id)).toBe('We want more time.');
  await story.owner
    .updateTable('decision_answer as here')
    .from('decision_answer as there')
    .set((eb) => ({ record_id: eb.ref('there.record_id'), reason_sealed: eb.ref('there.reason_sealed') }))
    .where('here.version_id', '=', version)
    .where('there.version_id', '=', version)
    .whereRef('here.organisation_id', '<>', 'there.organisation_id')
    .execute();
  await expect(reasons()).rejects.toThrow(Unopenable);
});

test('what one entry of the record says does not open as what another says (C03)', async () => {
  const ally = await story.organisation('Law Clinic', 'ally');
  const { id } = await story.founded(workers, ally);
  const texts = () =>
    story.as(workers.steward, async (tx, keyring) =>
      (await entriesFrom(tx, keyring, id, { after: 0, limit: 2 })).map(({ content }) => content ?? null),
    );
  expect(await texts()).not.toContain(null);
  await story.owner
    .updateTable('ledger_content as here')
    .from('ledger_content as there')
    .set((eb) => ({ record_id: eb.ref('there.record_id'), content_sealed: eb.ref('there.content_sealed') }))
    .where('here.partnership_id', '=', id)
    .where('there.partnership_id', '=', id)
    .where('here.sequence', 'in', [1, 2])
    .where('there.sequence', 'in', [1, 2])
    .whereRef('here.sequence', '<>', 'there.sequence')
    .execute();
  expect(await texts()).toEqual([null, null]);
});
