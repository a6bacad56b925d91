import { afterAll, beforeAll, expect, it } from 'vitest';
import { look, planBetween } from '../../test/support/engagements.ts';
import { done, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { daysOffId, type EngagementId, newId, type PartnershipId } from '../kernel/ids.ts';
import { openEngagement } from './acts.ts';
import { checkPlan } from './checks/checkPlan.ts';
import { requestTo } from './facts.ts';
import { planFactsOf } from './findings/rules.ts';
import { answerRequest, sendRequests } from './requests/acts.ts';
import { readVisible } from './visible.ts';
import { WorkingTimeReader } from './workingTimeStore.ts';

let story: Partners;
let workers: Partner;
let ally: Partner;
let stranger: Partner;
let partnership: PartnershipId;
beforeAll(async () => {
  story = await partners('2027-01-04');
  workers = await story.organisation('River Workers (example)', 'community');
  ally = await story.organisation('Harbour Fund (example)', 'ally');
  stranger = await story.organisation('Hill Fund (example)', 'ally');
  ({ id: partnership } = await story.founded(workers, ally));
});
afterAll(() => story.drop());

const setWeek = (partner: Partner, rest: number[], notice: number | null) =>
  look(story, partner, ({ tx }) =>
    tx
      .insertInto('working_week')
      .values({ organisation_id: partner.id, rest_days: rest, notice_days: notice, changed_on: '2027-01-04' })
      .onConflict((conflict) =>
        conflict.column('organisation_id').doUpdateSet({ rest_days: rest, notice_days: notice }),
      )
      .execute(),
  );
const away = (partner: Partner, first: string, last: string) =>
  look(story, partner, ({ tx }) =>
    tx
      .insertInto('days_off')
      .values({ id: newId(daysOffId), organisation_id: partner.id, first_day: first, last_day: last })
      .execute(),
  );
const planned = async (): Promise<EngagementId> => {
  const plan = planBetween(workers, ally, { toldOn: '2027-02-17' });
  return done(await look(story, ally, (context) => openEngagement(context, plan, partnership))).id;
};
const visibleOf = async (id: EngagementId, partner = ally) => {
  const visible = await look(story, partner, (context) => readVisible(context, id));
  if (!visible) throw new Error('it is not there');
  return visible;
};
const windowOf = async (id: EngagementId) => requestTo((await visibleOf(id)).facts, workers.id)?.answerBy;
const rulesOf = async (id: EngagementId) =>
  checkPlan(planFactsOf(await visibleOf(id))).map(({ rule }) => rule);
const ask = async (id: EngagementId) =>
  done(await look(story, ally, (context) => sendRequests(context, id, 5)));

it('an organisation that said nothing works as most do, with the default notice that is ours (P10)', async () => {
  const id = await planned();
  expect(await rulesOf(id)).not.toContain('asked-late');
  await ask(id);
  expect(await windowOf(id)).toBe('2027-01-11');
});

it('the days it rests and is away move its window and its notice, and nothing of what runs already (P10)', async () => {
  const before = await planned();
  await ask(before);
  await setWeek(workers, [5, 6], 16);
  await away(workers, '2027-01-05', '2027-01-06');
  expect(await windowOf(before)).toBe('2027-01-11');
  const id = await planned();
  expect(await rulesOf(id)).toContain('asked-late');
  await ask(id);
  // Tuesday and Wednesday away, Friday and Saturday at rest: Thursday, Sunday to Tuesday, and Wednesday.
  expect(await windowOf(id)).toBe('2027-01-13');
  const { facts } = await visibleOf(id, workers);
  const request = requestTo(facts, workers.id);
  if (!request) throw new Error('nobody was asked');
  story.setNow('2027-01-13');
  const at = { engagement: id, request: request.id };
  done(await look(story, workers, (context) => answerRequest(context, at, { answer: 'accepted', note: '' })));
  story.setNow('2027-01-04');
});

it('its calendar is not written into the plan: the same plan reads on as it was', async () => {
  const id = await planned();
  const { plan } = await visibleOf(id);
  expect(plan.organisations.map(({ calendar }) => calendar)).toEqual([undefined, undefined]);
});

it('an ally can neither set a calendar nor shift a window with one, and outsiders read none (P10, C20)', async () => {
  await expect(setWeek(ally, [1], 0)).rejects.toThrow();
  await expect(away(ally, '2027-01-05', '2027-01-06')).rejects.toThrow();
  const seen = (partner: Partner) =>
    look(story, partner, ({ tx }) => new WorkingTimeReader(tx).of([workers.id], '2027-01-04'));
  expect((await seen(ally)).get(workers.id)?.noticeDays).toBe(16);
  expect((await seen(stranger)).size).toBe(0);
});
