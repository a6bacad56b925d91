import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proposalOf } from '../../test/support/agreements.ts';
import { type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { startSession } from '../identity/session.ts';
import { invitationId, newId } from '../kernel/ids.ts';
import { readCheckpoint } from '../ledger/checkpoint.ts';
import { headOf } from '../ledger/store.ts';
import { newSeal } from '../partnerships/agreement.ts';
import { readScene } from '../partnerships/scene.ts';
import { sealField } from '../vault/envelope.ts';
import type { Trouble } from '../web/report.ts';
import { jobRunner } from './jobs.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let now = Temporal.Instant.from('2026-11-23T12:00:00Z');
const troubles: Trouble[] = [];
const runner = () =>
  jobRunner({
    database: story.database,
    clock: { now: () => now, sleep: async () => {} },
    pepper: Buffer.alloc(32, 9),
    owner: story.targets.owner,
    superuser: null,
    report: (trouble) => void troubles.push(trouble),
  });
const setNow = (at: string): void => {
  now = Temporal.Instant.from(at);
};

beforeAll(async () => {
  story = await partners();
  workers = await story.organisation('Red Lantern', 'community');
  ally = await story.organisation('Harbour Fund', 'ally');
});
afterAll(async () => {
  expect(troubles).toEqual([]);
  await story.drop();
});

const withProposal = async () => {
  const { id, agreement } = await story.founded(workers, ally);
  const proposal = proposalOf('agreement', { ...agreement, title: 'Another', seal: newSeal() });
  return { id, decision: await story.change(workers, id, proposal) };
};
const open = async (id: Awaited<ReturnType<typeof withProposal>>['id']) =>
  (await story.read(workers, (tx) => readScene(tx, workers.id, id)))?.facts.decisions.length;

describe('a window that passed', () => {
  test('is open through its last day anywhere on Earth, and closed the day after', async () => {
    const { id } = await withProposal();
    setNow('2026-12-08T11:59:00Z');
    await runner().run();
    expect(await open(id)).toBe(1);
    setNow('2026-12-08T12:01:00Z');
    await runner().run();
    expect(await open(id)).toBe(0);
    const outcomes = await story.owner
      .selectFrom('decision_answer')
      .select('answer')
      .where('partnership_id', '=', id)
      .where('organisation_id', '=', ally.id)
      .orderBy('answered_on', 'desc')
      .execute();
    expect(outcomes.map(({ answer }) => answer)).toContain('silence');
    expect(await story.verified(ally, id)).toMatchObject({ ok: true });
  });

  test('is recorded once, however many processes see it', async () => {
    setNow('2026-11-23T12:00:00Z');
    const { id, decision } = await withProposal();
    setNow('2026-12-10T12:00:00Z');
    await Promise.all([runner().run(), runner().run(), runner().run()]);
    await runner().run();
    const outcomes = await story.owner
      .selectFrom('decision_outcome')
      .selectAll()
      .where('decision_id', '=', decision.id)
      .execute();
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['lapsed']);
    const verdict = await story.verified(ally, id);
    expect(verdict).toMatchObject({ ok: true });
    if (verdict.ok) expect(verdict.withText).toBe(verdict.size);
  });

  test('releases newcomers, who were asked in vain', async () => {
    setNow('2026-11-23T12:00:00Z');
    const { id, agreement } = await story.founded(workers, ally);
    const users = await story.organisation('Needle and Thread', 'community');
    const parties = [...agreement.parties, { organisation: users.id, name: users.name, side: users.side }];
    await story.change(workers, id, proposalOf('parties', { ...agreement, parties, seal: newSeal() }));
    setNow('2026-12-11T12:00:00Z');
    await runner().run();
    expect(await story.read(users, (tx) => readScene(tx, users.id, id))).toBeNull();
  });
});

describe('a day', () => {
  test('leaves one checkpoint of every record that grew, and of no other', async () => {
    setNow('2026-12-12T12:00:00Z');
    story.setNow('2026-12-12');
    const { id } = await story.founded(workers, ally);
    await runner().run();
    await runner().run();
    const kept = () =>
      story.owner
        .selectFrom('checkpoint')
        .selectAll()
        .where('partnership_id', '=', id)
        .orderBy('day')
        .execute();
    const [first, ...others] = await kept();
    expect(others).toEqual([]);
    const { size, head } = await story.read(ally, (tx) => headOf(tx, id));
    expect(readCheckpoint(first?.note ?? '')).toEqual({ partnership: id, size, root: head });
    setNow('2026-12-13T12:00:00Z');
    await runner().run();
    expect(await kept()).toHaveLength(1);
  });
});

describe('what is over is swept away', () => {
  const session = async (at: string): Promise<Buffer> => {
    const secret = randomBytes(32);
    const { person, privateKey } = workers.steward;
    await story.as(workers.steward, (tx) =>
      startSession(tx, { secret, person, privateKey, now: Temporal.Instant.from(at) }),
    );
    return secret;
  };

  test('sessions: those idle for 20 minutes go, the others stay', async () => {
    await session('2026-12-14T11:30:00Z');
    await session('2026-12-14T11:50:00Z');
    setNow('2026-12-14T12:00:00Z');
    await runner().run();
    const left = await story.owner.selectFrom('session').select('seen_at').execute();
    expect(left.map(({ seen_at: seenAt }) => new Date(seenAt).toISOString())).toEqual([
      '2026-12-14T11:50:00.000Z',
    ]);
  });

  test('links: those nobody followed in time go with the key they carried; used ones stay', async () => {
    const link = (used: string | null, expires: string) =>
      story.owner
        .insertInto('invitation')
        .values({
          id: newId(invitationId),
          token_hash: randomBytes(32),
          kind: 'person',
          organisation_id: workers.id,
          role: 'member',
          sealed_key: used ? null : sealField(Buffer.alloc(32), 'x', 'nowhere'),
          made_by: used ? null : workers.steward.person,
          made_on: '2026-12-01',
          expires_on: expires,
          used_on: used,
        })
        .execute();
    await link(null, '2026-12-14');
    await link(null, '2026-12-15');
    await link('2026-12-02', '2026-12-14');
    setNow('2026-12-15T12:00:00Z');
    await runner().run();
    const left = await story.owner.selectFrom('invitation').select(['expires_on', 'used_on']).execute();
    expect(left).toHaveLength(2);
    expect(left).toContainEqual({ expires_on: '2026-12-15', used_on: null });
  });

  test('forms that were sent are forgotten once no session could send them again', async () => {
    const act = (day: string) =>
      story.owner
        .insertInto('act')
        .values({ token_hash: randomBytes(32), location: '/', day })
        .execute();
    await act('2026-12-13');
    await act('2026-12-15');
    setNow('2026-12-16T12:00:00Z');
    await runner().run();
    expect(await story.owner.selectFrom('act').select('day').execute()).toEqual([{ day: '2026-12-15' }]);
  });
});

test('a job sees no key and no wrap: what people wrote it cannot read', async () => {
  const seen = await story.database.withActor({ kind: 'job' }, async (tx) => ({
    shares: await tx.selectFrom('key_share').select('audience_id').execute(),
    wraps: await tx.selectFrom('record_wrap').select('record_id').execute(),
    people: await tx.selectFrom('person').select('id').execute(),
  }));
  expect(seen).toEqual({ shares: [], wraps: [], people: [] });
});
