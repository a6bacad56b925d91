import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { proposalOf } from '../../test/support/agreements.ts';
import { type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { acceptDay } from '../database/clock/lastDay.ts';
import { dayOf } from '../kernel/clock.ts';
import { invitationId, newId } from '../kernel/ids.ts';
import { readCheckpoint } from '../ledger/checkpoint.ts';
import { headOf } from '../ledger/store.ts';
import { newSeal } from '../partnerships/agreement/document.ts';
import { settled } from '../partnerships/closings.ts';
import { readVisible } from '../partnerships/visible.ts';
import { startSession } from '../session/session.ts';
import { sealField } from '../vault/envelope.ts';
import type { Trouble } from '../web/report.ts';
import { AnotherProcess } from './job.ts';
import { jobRunner } from './jobs.ts';
import { oncePerDay } from './once.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let now = Temporal.Instant.from('2026-11-23T12:00:00Z');
const troubles: Trouble[] = [];
const appDeps = () => ({
  database: story.database,
  clock: { now: () => now, sleep: async () => {} },
  pepper: Buffer.alloc(32, 9),
});
const heldBy: [string, string][] = [];
/** As the server runs them: a clock that jumped waits for a person. */
const careful = () =>
  jobRunner({
    ...appDeps(),
    owner: story.targets.owner,
    superuser: null,
    report: (trouble) => void troubles.push(trouble),
    held: (...days) => void heldBy.push(days),
  });
/** Somebody says each time that the day is right: these stories are about what is over then. */
const runner = () => ({
  run: async () => {
    await story.database.withActor({ kind: 'job' }, (tx) => acceptDay(tx, dayOf(now)));
    await careful().run();
  },
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
  (await story.read(workers, (tx) => readVisible(tx, workers.id, id)))?.facts.decisions.length;

const session = async (at: string): Promise<Buffer> => {
  const secret = randomBytes(32);
  const { person, privateKey } = workers.steward;
  await story.as(workers.steward, (tx) =>
    startSession(tx, { secret, person, privateKey, now: Temporal.Instant.from(at) }),
  );
  return secret;
};

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
    expect(await story.read(users, (tx) => readVisible(tx, users.id, id))).toBeNull();
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
    expect(readCheckpoint(first?.note ?? '')).toMatchObject({ partnership: id, size, root: head });
    setNow('2026-12-13T12:00:00Z');
    await runner().run();
    expect(await kept()).toHaveLength(1);
  });
});

describe('what is over is swept away', () => {
  test('sessions: those too old to be open go, the others stay', async () => {
    await session('2026-12-13T23:59:00Z');
    await session('2026-12-14T00:01:00Z');
    setNow('2026-12-14T12:00:00Z');
    await runner().run();
    const left = await story.owner.selectFrom('session').select('opened_on').execute();
    expect(left.map(({ opened_on: day }) => day)).toEqual(['2026-12-14']);
  });

  test('links: those nobody followed in time go with the key they carried; used ones stay', async () => {
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

describe('a daily job', () => {
  const checkpointsOn = async (day: string) =>
    (await story.owner.selectFrom('checkpoint').select('size').where('day', '=', day).execute()).length;
  const rewroteOn = async (day: string): Promise<boolean> => {
    const done = story.owner.selectFrom('job_done').select('job').where('day', '=', day);
    return (await done.where('job', '=', 'forget-on-disk').execute()).length > 0;
  };
  const rewritten = async (): Promise<string[]> => {
    const { rows } = await sql<{ file: string }>`
      select pg_relation_filepath('login'::regclass) as file`.execute(story.owner);
    return rows.map(({ file }) => file);
  };

  test('is done once for all processes, and not again when one of them starts anew', async () => {
    setNow('2026-12-20T12:00:00Z');
    await Promise.all([runner().run(), runner().run(), runner().run()]);
    // Whoever met another process, or a reader, left it for the next minute.
    while (!(await rewroteOn('2026-12-20'))) await runner().run();
    const once = await rewritten();
    await runner().run();
    await Promise.all([runner().run(), runner().run()]);
    expect(await rewritten()).toEqual(once);
    setNow('2026-12-21T12:00:00Z');
    while (!(await rewroteOn('2026-12-21'))) await runner().run();
  });

  test('that nobody finished is begun again by the next', async () => {
    setNow('2026-12-22T12:00:00Z');
    story.setNow('2026-12-22');
    await story.founded(workers, ally);
    await expect(
      oncePerDay(appDeps(), { name: 'keep-checkpoints', day: '2026-12-22' }, () =>
        Promise.reject(new Error('killed')),
      ),
    ).rejects.toThrow('killed');
    await runner().run();
    expect(await checkpointsOn('2026-12-22')).toBe(1);
  });

  test('is done by nobody else while somebody does it', async () => {
    const at = { name: 'sweep-acts', day: '2026-12-23' };
    const tried: string[] = [];
    await oncePerDay(appDeps(), at, async () => {
      const second = oncePerDay(appDeps(), at, async () => void tried.push('second'));
      await expect(second).rejects.toThrow(AnotherProcess);
    });
    await oncePerDay(appDeps(), at, async () => void tried.push('third'));
    expect(tried).toEqual([]);
  });

  test('is remembered for its own day alone, however wrong a clock was', async () => {
    const done: string[] = [];
    const on = (day: string) =>
      oncePerDay(appDeps(), { name: 'erase-appearances', day }, async () => void done.push(day));
    for (const day of ['2029-12-24', '2026-12-24', '2026-12-24', '2029-12-24']) await on(day);
    expect(done).toEqual(['2029-12-24', '2026-12-24', '2029-12-24']);
  });
});

describe('a clock that jumped', () => {
  const everything = async (): Promise<string> => {
    const { rows } = await story.ownerPool.query<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = current_schema() and tablename not in ('rewritten', 'job_done') order by 1",
    );
    const contents: string[] = [];
    for (const { name } of rows) {
      const found = await story.ownerPool.query(`select to_jsonb(t)::text as row from ${name} t order by 1`);
      contents.push(`${name} ${JSON.stringify(found.rows)}`);
    }
    return contents.join('\n');
  };

  test('three years ahead closes, erases and records nothing until a person says that it is right (C38)', async () => {
    setNow('2026-12-17T12:00:00Z');
    story.setNow('2026-12-17');
    await runner().run();
    const { id } = await withProposal();
    await session('2026-12-17T11:50:00Z');
    await link(null, '2026-12-25');
    const before = await everything();
    setNow('2029-12-17T12:00:00Z');
    heldBy.length = 0;
    await careful().run();
    await careful().run();
    expect(await everything()).toBe(before);
    expect(heldBy[0]).toEqual(['2026-12-17', '2029-12-17']);
    // What is looked at on the way to another act is not taken for over either.
    story.setNow('2029-12-17');
    await story.as(workers.steward, (tx) => settled(tx, id, now));
    expect(await everything()).toBe(before);
    // Somebody set the clock right: everything goes on where it was.
    setNow('2026-12-18T12:00:00Z');
    story.setNow('2026-12-18');
    heldBy.length = 0;
    await careful().run();
    expect(heldBy).toEqual([]);
    expect(await open(id)).toBe(1);
  });

  test('back, or by a week that the server was off, waits as well; with a yes it ends what is over (C38)', async () => {
    setNow('2026-12-19T12:00:00Z');
    story.setNow('2026-12-19');
    await runner().run();
    const { id } = await withProposal();
    for (const at of ['2026-12-10T12:00:00Z', '2027-01-19T12:00:00Z']) {
      setNow(at);
      heldBy.length = 0;
      await careful().run();
      expect(heldBy).toHaveLength(1);
      expect(await open(id)).toBe(1);
    }
    await runner().run();
    expect(await open(id)).toBe(0);
  });

  test('two days at most are believed, from one day to the next', async () => {
    setNow('2027-05-01T12:00:00Z');
    await runner().run();
    heldBy.length = 0;
    for (const at of ['2027-05-03T12:00:00Z', '2027-05-05T12:00:00Z', '2027-05-04T12:00:00Z']) {
      setNow(at);
      await careful().run();
    }
    expect(heldBy).toEqual([]);
    setNow('2027-05-08T00:00:00Z');
    await careful().run();
    expect(heldBy).toEqual([['2027-05-05', '2027-05-08']]);
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
