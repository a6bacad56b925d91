import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { look, planBetween, withCode } from '../../test/support/engagements.ts';
import { done, noon, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { acceptDay } from '../database/clock/lastDay.ts';
import { openEngagement } from '../engagements/acts.ts';
import { requestTo } from '../engagements/facts.ts';
import { nominateFor, releaseNominee } from '../engagements/nominations/acts.ts';
import { NomineeReader } from '../engagements/nominations/nomineeStore.ts';
import { NominationReader } from '../engagements/nominations/store.ts';
import { answerOwnSeat, withdrawOwnSeat } from '../engagements/ownSeat/acts.ts';
import { answerRequest, sendRequests } from '../engagements/requests/acts.ts';
import { readVisible } from '../engagements/visible.ts';
import type { EngagementId, PartnershipId } from '../kernel/ids.ts';
import type { Trouble } from '../web/report.ts';
import { jobRunner } from './jobs.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let partnership: PartnershipId;
const troubles: Trouble[] = [];

beforeAll(async () => {
  story = await partners('2027-01-04');
  workers = await story.organisation('River Workers (example)', 'community');
  ally = await story.organisation('Harbour Fund (example)', 'ally');
  ({ id: partnership } = await story.founded(workers, ally));
});
afterAll(async () => {
  expect(troubles).toEqual([]);
  await story.drop();
});

/** Somebody said that the day is right. */
const runOn = async (day: string): Promise<void> => {
  await story.database.withActor({ kind: 'job' }, (tx) => acceptDay(tx, day));
  await jobRunner({
    database: story.database,
    clock: { now: () => noon(day), sleep: async () => {} },
    pepper: Buffer.alloc(32, 9),
    owner: story.targets.owner,
    superuser: null,
    report: (trouble) => void troubles.push(trouble),
  }).run();
};

const asked = async () => {
  const plan = planBetween(workers, ally);
  const id = done(await look(story, ally, (context) => openEngagement(context, plan, partnership))).id;
  done(await look(story, ally, (context) => sendRequests(context, id, 10)));
  return id;
};
const requestIn = async (id: EngagementId) => {
  const visible = await look(story, workers, (context) => readVisible(context, id));
  const request = visible && requestTo(visible.facts, workers.id);
  if (!request) throw new Error('nobody was asked');
  return request;
};
const shown = async () => {
  const id = await asked();
  const at = { engagement: id, request: (await requestIn(id)).id };
  done(await look(story, workers, (context) => answerRequest(context, at, { answer: 'accepted', note: '' })));
  const code = randomBytes(16);
  const own = randomBytes(16);
  const who = { expert: null, label: 'Our delegate', note: '' };
  const { id: nomination } = done(
    await look(story, workers, (context) => nominateFor(context, id, { seat: 'one', who, code })),
  );
  const appearance = {
    name: 'Marigold',
    nameShown: 'partners' as const,
    pronouns: '',
    pronounsShown: 'nobody' as const,
    introduction: '',
    introductionShown: 'nobody' as const,
    permissions: { photo: false, recording: false, streaming: false, quotation: false, socialMedia: false },
    until: null,
  };
  done(
    await withCode(story, code, (at) =>
      answerOwnSeat(at, { answer: 'accepted', note: 'Hello', appearance, own }),
    ),
  );
  done(await look(story, workers, (context) => releaseNominee(context, { engagement: id, nomination })));
  return { id, nomination, own };
};
const kinds = async () =>
  new Map((await story.countKinds(partnership)).rows.map(({ kind, count }) => [kind, Number(count)]));

describe('time', () => {
  it('records a request that nobody answered as no answer, once', async () => {
    const id = await asked();
    await runOn('2027-01-18');
    expect((await requestIn(id)).answer).toBeNull();
    await runOn('2027-01-20');
    await runOn('2027-01-20');
    expect((await requestIn(id)).answer).toMatchObject({ answer: 'silence', answeredOn: '2027-01-18' });
    expect((await kinds()).get('seats-unanswered')).toBe(1);
  });

  it('says in the record what a nominee took back by her own code', async () => {
    const { own } = await shown();
    done(await withCode(story, own, withdrawOwnSeat));
    const before = (await kinds()).get('release-withdrawn') ?? 0;
    await runOn('2027-01-05');
    expect((await kinds()).get('release-withdrawn')).toBe(before + 1);
    expect(await story.verified(ally, partnership)).toMatchObject({ ok: true });
  });

  it('erases who filled a seat on the agreed day, and leaves that it was filled; no key opens it again (C39)', async () => {
    const { id, nomination, own } = await shown();
    await runOn('2027-04-08');
    expect(await withCode(story, own, async ({ terms }) => terms.seat)).toBe('one');
    await runOn('2027-04-09');
    expect(await withCode(story, own, async () => true)).toBeNull();
    const left = await look(story, workers, async ({ tx, keyring }) => ({
      rows: await new NominationReader(tx).releasesOf(nomination),
      nominations: await new NominationReader(tx).inEngagement(id),
      who: await new NomineeReader(tx, keyring).who([nomination]),
      appearance: await new NomineeReader(tx, keyring).appearance(nomination),
    }));
    expect(left.rows).toHaveLength(1);
    expect(left.nominations).toMatchObject([{ erasedOn: '2027-04-09', seat: 'one', place: 0 }]);
    expect([...left.who]).toEqual([]);
    expect(left.appearance).toBeNull();
    const wraps = await story.owner
      .selectFrom('record_wrap')
      .select('record_id')
      .where('record_id', 'in', [nomination, ...left.rows.map((row) => row.id)])
      .execute();
    expect(wraps).toEqual([]);
    expect(await story.verified(ally, partnership)).toMatchObject({ ok: true });
  });
});
