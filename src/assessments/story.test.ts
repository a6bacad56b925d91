import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { done, type Partner, type Partners, partners } from '../../test/support/partners.ts';
import {
  answersAsOne,
  comesBy,
  filled,
  gives,
  lookAs,
  newCode,
  opened,
  sceneOf,
} from '../../test/support/rounds.ts';
import { refreshActor } from '../database/actor.ts';
import type { PartnershipId, RoundId } from '../kernel/ids.ts';
import {
  chooseHow,
  giveSheet,
  handInAnswers,
  keepSheet,
  releaseAnswers,
  sheetBefore,
  takeBackAnswers,
} from './answering.ts';
import { consentToOne, proposeAction, replyTo, reportOne, writeReading } from './following.ts';
import { isDone } from './followRules.ts';
import { FollowReader } from './followStore.ts';
import { atLink, giveLinked, keepLinked } from './linkedSheet.ts';
import { makeLinks } from './linking.ts';
import { linkedBy, raterHash } from './linkStore.ts';
import { chooseOther, endRound } from './opening.ts';
import { agreeToPublish } from './publishing.ts';
import { addressOf, publicHash, publishedIn, roundPublishedAt } from './publishStore.ts';
import { resultFor } from './resultView.ts';
import { readScene } from './scene.ts';
import { viewsIn } from './viewStore.ts';

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

const resultAs = async (partner: Partner, round: RoundId) => {
  const scene = await sceneOf(story, partner, round);
  return lookAs(story, partner, (looking) => resultFor(looking, scene));
};
const readable = (partner: Partner, round: RoundId) =>
  lookAs(story, partner, async ({ tx, keyring }) =>
    (await viewsIn(tx, keyring, [round])).map(({ organisation }) => organisation),
  );
const shown = async (): Promise<RoundId> => {
  const round = await opened(story, ally, partnership);
  await answersAsOne(story, workers, round, (questions) => filled(questions, 1, { A1: 0 }));
  await answersAsOne(story, ally, round, (questions) => filled(questions, 3));
  await comesBy(story, workers, round);
  return round;
};

describe('a round', () => {
  test('is not there for an organisation outside the partnership (C15)', async () => {
    const round = await opened(story, ally, partnership);
    expect(await lookAs(story, stranger, (looking) => readScene(looking, round))).toBeNull();
  });

  test('keeps what the community answered from the ally until both are in: no key of the ally’s opens it (P3)', async () => {
    const round = await opened(story, ally, partnership);
    await answersAsOne(story, workers, round, (questions) => filled(questions, 1));
    expect(await readable(workers, round)).toEqual([workers.id]);
    expect(await readable(ally, round)).toEqual([]);
    await answersAsOne(story, ally, round, (questions) => filled(questions, 3));
    // The ally's is open now, and nobody is shown it before the community's is.
    expect((await resultAs(workers, round)).result.items[0]).toMatchObject({ community: 1, ally: null });
    const { facts } = await comesBy(story, workers, round);
    expect(facts.shownOn).toBe('2027-01-04');
    for (const partner of [workers, ally])
      expect((await resultAs(partner, round)).result.items[0]).toMatchObject({
        community: 1,
        ally: 3,
        gap: 2,
      });
  });

  test('the other way round, the ally’s is kept from the community as well (P3)', async () => {
    const round = await opened(story, workers, partnership);
    await answersAsOne(story, ally, round, (questions) => filled(questions, 4));
    expect(await readable(workers, round)).toEqual([]);
    expect((await resultAs(workers, round)).result.items[0]?.ally).toBeNull();
  });

  test('shows the ally what the community releases early, and takes it back from nobody after', async () => {
    const round = await opened(story, ally, partnership);
    await answersAsOne(story, workers, round, (questions) => filled(questions, 2));
    done(await lookAs(story, workers, (looking) => releaseAnswers(looking, round)));
    expect((await resultAs(ally, round)).result.items[0]).toMatchObject({ community: 2, ally: null });
    expect(await lookAs(story, workers, (looking) => takeBackAnswers(looking, round))).toMatchObject({
      refusal: 'opened',
    });
  });

  test('that was taken back in time can be answered again', async () => {
    const round = await opened(story, ally, partnership);
    await answersAsOne(story, workers, round, (questions) => filled(questions, 2));
    done(await lookAs(story, workers, (looking) => takeBackAnswers(looking, round)));
    const { questions } = await sceneOf(story, workers, round);
    done(await lookAs(story, workers, (looking) => keepSheet(looking, round, filled(questions, 0))));
    done(await lookAs(story, workers, (looking) => handInAnswers(looking, round)));
    expect((await resultAs(workers, round)).result.items[0]?.community).toBe(0);
  });

  test('asks what the community chooses, and can be ended by it (P3, P7)', async () => {
    const round = await opened(story, ally, partnership);
    expect(
      await lookAs(story, ally, (looking) => chooseOther(looking, round, 'alongside-matrix/1')),
    ).toMatchObject({
      refusal: 'onlyCommunity',
    });
    done(await lookAs(story, workers, (looking) => chooseOther(looking, round, 'alongside-partnership/1')));
    expect((await sceneOf(story, ally, round)).questions.length).toBeGreaterThanOrEqual(28);
    done(await lookAs(story, workers, (looking) => endRound(looking, round)));
    expect(await lookAs(story, ally, (looking) => chooseHow(looking, round, 'one'))).toMatchObject({
      refusal: 'calledOff',
    });
  });
});

describe('several people', () => {
  test('answer each for herself, half-way too, and their colleagues read none of it', async () => {
    const round = await opened(story, ally, partnership);
    done(await lookAs(story, workers, (looking) => chooseHow(looking, round, 'people')));
    const { questions } = await sceneOf(story, workers, round);
    const [ada, bo, cy] = [
      await story.letIn(workers.steward),
      await story.letIn(workers.steward),
      await story.letIn(workers.steward),
    ];
    const half = { answers: { A1: 2 }, records: {} };
    const asAda = { who: ada, role: 'member' as const };
    done(await lookAs(story, workers, (looking) => keepSheet(looking, round, half), asAda));
    expect(await lookAs(story, workers, (looking) => sheetBefore(looking, round, 'people'), asAda)).toEqual({
      given: false,
      sheet: half,
    });
    const asBo = { who: bo, role: 'member' as const };
    expect(
      (await lookAs(story, workers, (looking) => sheetBefore(looking, round, 'people'), asBo)).sheet.answers,
    ).toEqual({});
    for (const [who, mark] of [
      [ada, 1],
      [bo, 2],
      [cy, 4],
    ] as const)
      await gives(story, workers, who, round, filled(questions, mark));
    expect(
      await lookAs(story, workers, (looking) => giveSheet(looking, round, filled(questions, 0)), asAda),
    ).toMatchObject({ refusal: 'sheetGiven' });
    done(await lookAs(story, workers, (looking) => handInAnswers(looking, round)));
    const { shares, result } = await resultAs(workers, round);
    expect(result.items[0]?.community).toBe(2);
    expect(shares[0]?.shared).toMatchObject({ people: null, items: { A1: { counts: null } } });
  });

  test('without an account answer by a link that works once, and keep what they began', async () => {
    const round = await opened(story, ally, partnership);
    done(await lookAs(story, workers, (looking) => chooseHow(looking, round, 'people')));
    const { questions } = await sceneOf(story, workers, round);
    const codes = [newCode(), newCode(), newCode()];
    done(await lookAs(story, workers, (looking) => makeLinks(looking, round, codes)));
    const as = <Result>(code: Buffer, work: Parameters<typeof story.database.withActor<Result>>[1]) =>
      story.database.withActor({ kind: 'stranger', bearer: raterHash(code) }, work);
    const [first = newCode()] = codes;
    const half = { answers: { A1: 3 }, records: {} };
    await as(first, async (tx) => {
      const at = await atLink(tx, first, story.now);
      if (!at) throw new Error('the link opens nothing');
      expect(at.linked.given.side).toBe('community');
      await keepLinked(at, half);
    });
    await as(first, async (tx) => expect((await linkedBy(tx, first, '2027-01-04'))?.half).toEqual(half));
    for (const [place, code] of codes.entries())
      await as(code, async (tx) => {
        const at = await atLink(tx, code, story.now);
        if (!at) throw new Error('the link opens nothing');
        done(await giveLinked(at, filled(questions, place === 0 ? 0 : 3)));
        await refreshActor(tx, { kind: 'stranger' });
      });
    await as(first, async (tx) => expect(await atLink(tx, first, story.now)).toBeNull());
    done(await lookAs(story, workers, (looking) => handInAnswers(looking, round)));
    expect((await resultAs(workers, round)).result.items[0]?.community).toBe(3);
  });
});

describe('what follows', () => {
  test('is each side’s reading, an action that the community agrees to first, and is asked about first (P1, P7)', async () => {
    const round = await shown();
    done(
      await lookAs(story, workers, (looking) =>
        writeReading(looking, round, { item: 'A1', words: 'Twice in May.' }),
      ),
    );
    const action = { item: 'A1', words: 'Ask us for a name.', owner: ally.id, dueOn: '2027-03-01' };
    done(await lookAs(story, ally, (looking) => proposeAction(looking, round, action)));
    const [agreed] = await lookAs(story, ally, ({ tx, keyring }) =>
      new FollowReader(tx, keyring).actionsOf(round),
    );
    if (!agreed) throw new Error('no action');
    const at = { round, action: agreed.id };
    expect(await lookAs(story, ally, (looking) => consentToOne(looking, at))).toMatchObject({
      refusal: 'communityFirst',
    });
    done(await lookAs(story, workers, (looking) => consentToOne(looking, at)));
    done(await lookAs(story, ally, (looking) => consentToOne(looking, at)));
    expect(await lookAs(story, ally, (looking) => reportOne(looking, at, true))).toMatchObject({
      refusal: 'communityReports',
    });
    done(await lookAs(story, workers, (looking) => reportOne(looking, at, false)));
    done(await lookAs(story, ally, (looking) => reportOne(looking, at, true)));
    const [after] = await lookAs(story, ally, ({ tx, keyring }) =>
      new FollowReader(tx, keyring).actionsOf(round),
    );
    const { facts } = await sceneOf(story, ally, round);
    expect(after && isDone(facts, after)).toBe(false);
  });

  test('is published field by field, where every party agrees, and gone when one thinks again (P1, P3)', async () => {
    const round = await shown();
    done(await lookAs(story, workers, (looking) => replyTo(looking, round, 'It got better.')));
    done(
      await lookAs(story, ally, (looking) =>
        agreeToPublish(looking, round, ['names', 'red-lines', 'domain-occasion']),
      ),
    );
    expect(await lookAs(story, ally, ({ tx }) => publishedIn(tx, round))).toEqual([]);
    done(await lookAs(story, workers, (looking) => agreeToPublish(looking, round, ['red-lines'])));
    const address = await lookAs(story, ally, ({ tx, keyring }) => addressOf(tx, keyring, round));
    const token = Buffer.from(address ?? '', 'base64url');
    const seen = () =>
      story.database.withActor({ kind: 'stranger', bearer: publicHash(token) }, async (tx) => {
        const at = await roundPublishedAt(tx, token);
        return at ? publishedIn(tx, at) : [];
      });
    expect((await seen()).map(({ field }) => field)).toEqual(['red-lines']);
    expect((await seen())[0]?.body).toMatchObject({
      crossed: [{ en: 'We decided ourselves who speaks for us.' }],
    });
    done(await lookAs(story, workers, (looking) => agreeToPublish(looking, round, [])));
    expect(await seen()).toEqual([]);
  });
});

test('the record of all this verifies', async () => {
  expect(await story.verified(workers, partnership)).toMatchObject({ ok: true });
});
