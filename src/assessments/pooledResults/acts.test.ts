import { afterAll, beforeAll, expect, test } from 'vitest';
import { behind } from '../../../test/support/behind.ts';
import { done, type Partner, type Partners, partners } from '../../../test/support/partners.ts';
import { answersAsOne, comesBy, filled, lookAs, opened } from '../../../test/support/rounds.ts';
import type { PartnershipId, RoundId } from '../../kernel/ids.ts';
import { leavePartnership } from '../../partnerships/leaving/acts.ts';
import { agreeToPublish } from '../publishing/acts.ts';
import { poolWhenFive } from './acts.ts';
import { viewsOf } from './store.ts';

let story: Partners;
let ally: Partner;
let elsewhere: Partner;
type At = { community: Partner; partnership: PartnershipId; round: RoundId };
const all: At[] = [];

const shownRound = async (community: Partner, partnership: PartnershipId, mark: number): Promise<RoundId> => {
  const round = await opened(story, community, partnership);
  const crossed = mark === 0 ? { A1: 0 } : {};
  await answersAsOne(story, community, round, (questions) => filled(questions, mark, crossed));
  await answersAsOne(story, ally, round, (questions) => filled(questions, 4));
  await comesBy(story, community, round);
  return round;
};
const says = async (who: Partner, round: RoundId, fields: string[]) =>
  done(await lookAs(story, who, (context) => agreeToPublish(context, { round }, { fields })));
const bothSay = async ({ community, round }: At): Promise<void> => {
  await says(community, round, ['together']);
  await says(ally, round, ['together']);
};
/** Somebody of the ally comes by. */
const show = () => lookAs(story, ally, (context) => poolWhenFive(context, ally.id));
const seenBy = (who: Partner) => lookAs(story, who, ({ tx }) => viewsOf(tx, ally.id));

beforeAll(async () => {
  story = await partners('2027-01-04');
  ally = await story.organisation('Harbour Fund (example)', 'ally');
  for (const [place, mark] of [0, 1, 1, 3, 3, 4].entries()) {
    const community = await story.organisation(`Group ${place} (example)`, 'community');
    const { id: partnership } = await story.founded(community, ally);
    all.push({ community, partnership, round: await shownRound(community, partnership, mark) });
  }
  elsewhere = await story.organisation('Hill Group (example)', 'community');
}, 300_000);
afterAll(() => story.drop());

test('four that agreed are not shown, nor a fifth that only the ally agreed to (P3)', async () => {
  for (const at of all.slice(0, 4)) await bothSay(at);
  const [, , , , fifth] = all;
  if (!fifth) throw new Error('nobody is fifth');
  await says(ally, fifth.round, ['together']);
  expect(await show()).toMatchObject({ refusal: 'tooFewTogether', values: { there: 4 } });
  expect(await seenBy(elsewhere)).toEqual([]);
});

test('five are shown as numbers over all of them, and nothing of whose they are (P15)', async () => {
  const [, , , , fifth] = all;
  if (fifth) await says(fifth.community, fifth.round, ['together']);
  expect(await seenBy(elsewhere)).toEqual([]);
  done(await show());
  const [view] = await seenBy(elsewhere);
  expect(view?.body).toMatchObject({ counted: 5, of: 6, crossed: true });
  // 0, 1, 1, 3 and 3: the middle one. The ally’s fours are no part of it.
  expect(view?.body.domains.map(({ community }) => community)).toEqual([1]);
  const said = JSON.stringify(view);
  for (const { community, partnership, round } of all)
    for (const one of [community.name, community.id, partnership, round]) expect(said).not.toContain(one);
});

test('a sixth that joins changes nothing that is shown, and is not shown by itself (P3)', async () => {
  const [, , , , , sixth] = all;
  if (!sixth) throw new Error('nobody is sixth');
  const before = await seenBy(elsewhere);
  await bothSay(sixth);
  expect(await show()).toMatchObject({ refusal: 'tooFewTogether', values: { there: 1 } });
  expect(await seenBy(elsewhere)).toEqual(before);
});

test('one that takes its yes back takes all of it away, and what is left of it never comes again (P3)', async () => {
  const [first] = all;
  if (!first) throw new Error('nobody is first');
  await says(first.community, first.round, []);
  expect(await seenBy(elsewhere)).toEqual([]);
  expect(await show()).toMatchObject({ refusal: 'tooFewTogether', values: { there: 1 } });
  await says(first.community, first.round, ['together']);
  expect(await show()).toMatchObject({ refusal: 'tooFewTogether', values: { there: 1 } });
});

test('new rounds make a new view, and a community that leaves takes its yes with it (P1)', async () => {
  for (const [place, at] of all.entries()) {
    at.round = await shownRound(at.community, at.partnership, place % 2 ? 3 : 2);
    await bothSay(at);
  }
  // The ally’s own yes to the fifth shows them; the sixth waits for others.
  expect((await seenBy(elsewhere)).map(({ body }) => body.counted)).toEqual([5]);
  const [, second] = all;
  if (!second) throw new Error('nobody is second');
  await says(second.community, second.round, ['together', 'names']);
  await says(ally, second.round, ['together', 'names']);
  done(await story.sit(second.community, second.partnership, leavePartnership));
  expect(await seenBy(elsewhere)).toEqual([]);
  const { owner } = story;
  const left = await owner
    .selectFrom('publishing_consent')
    .select('field')
    .where('round_id', '=', second.round)
    .where('organisation_id', '=', second.community.id)
    .execute();
  expect(left).toEqual([]);
  const standing = await owner
    .selectFrom('published_field')
    .select('field')
    .where('round_id', '=', second.round)
    .execute();
  expect(standing).toEqual([]);
});

test('a yes that is taken back while they are counted is not counted (C49)', async () => {
  const five = all.filter((_, place) => place !== 1);
  for (const at of five) at.round = await shownRound(at.community, at.partnership, 2);
  for (const { round } of five) await says(ally, round, ['together']);
  for (const { community, round } of five) await says(community, round, ['together']);
  const [first] = five;
  if (!first) throw new Error('nobody is first');
  const lock = `select pg_advisory_xact_lock(hashtextextended('alongside ledger ${first.partnership}', 0))`;
  await behind<unknown>({ owner: story.ownerPool }, lock, () => [
    show(),
    says(first.community, first.round, []),
  ]);
  expect(await seenBy(elsewhere)).toEqual([]);
});
