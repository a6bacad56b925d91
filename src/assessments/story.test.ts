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
  visibleOf,
} from '../../test/support/rounds.ts';
import { refreshActor } from '../database/actor.ts';
import type { PartnershipId, RoundId } from '../kernel/ids.ts';
import { BlankingReader } from '../publicPages/blankingStore.ts';
import { takePageDown } from '../publicPages/wayBack/acts.ts';
import { recordOutsiders } from '../statements/deadlines/acts.ts';
import {
  chooseHow,
  giveSheet,
  handInAnswers,
  keepSheet,
  releaseAnswers,
  takeBackAnswers,
} from './answering/acts.ts';
import { sheetBefore } from './answering/read.ts';
import { consentToOne, proposeAction, replyTo, reportOne, writeReading } from './followUp/acts.ts';
import { isDone } from './followUp/rules.ts';
import { FollowUpReader } from './followUp/store.ts';
import { makeLinks } from './links/acts.ts';
import { giveLinked, keepLinked, readLink } from './links/linkedSheet.ts';
import { linkedBy, raterHash } from './links/store.ts';
import { agreeToPublish } from './publishing/acts.ts';
import { addressOf, publicHash, publishedIn, roundPublishedAt } from './publishing/store.ts';
import { resultPages } from './publishing/wordsStore.ts';
import { resultFor } from './result/results.ts';
import { chooseQuestions, endRound } from './rounds/acts.ts';
import { viewsIn } from './sheet/viewStore.ts';
import { readVisible } from './visible.ts';

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
  const visible = await visibleOf(story, partner, round);
  return lookAs(story, partner, (context) => resultFor(context, visible));
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
    expect(await lookAs(story, stranger, (context) => readVisible(context, round))).toBeNull();
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
    done(await lookAs(story, workers, (context) => releaseAnswers(context, { round })));
    expect((await resultAs(ally, round)).result.items[0]).toMatchObject({ community: 2, ally: null });
    expect(await lookAs(story, workers, (context) => takeBackAnswers(context, { round }))).toMatchObject({
      refusal: 'opened',
    });
  });

  test('that was taken back in time can be answered again', async () => {
    const round = await opened(story, ally, partnership);
    await answersAsOne(story, workers, round, (questions) => filled(questions, 2));
    done(await lookAs(story, workers, (context) => takeBackAnswers(context, { round })));
    const { questions } = await visibleOf(story, workers, round);
    done(
      await lookAs(story, workers, (context) =>
        keepSheet(context, { round }, { questions, sheet: filled(questions, 0) }),
      ),
    );
    done(await lookAs(story, workers, (context) => handInAnswers(context, { round })));
    expect((await resultAs(workers, round)).result.items[0]?.community).toBe(0);
  });

  test('asks what the community chooses, and can be ended by it (P3, P7)', async () => {
    const round = await opened(story, ally, partnership);
    expect(
      await lookAs(story, ally, (context) =>
        chooseQuestions(context, { round }, { instrument: 'alongside-matrix/1' }),
      ),
    ).toMatchObject({
      refusal: 'onlyCommunity',
    });
    done(
      await lookAs(story, workers, (context) =>
        chooseQuestions(context, { round }, { instrument: 'alongside-partnership/1' }),
      ),
    );
    expect((await visibleOf(story, ally, round)).questions.length).toBeGreaterThanOrEqual(28);
    done(await lookAs(story, workers, (context) => endRound(context, { round })));
    expect(
      await lookAs(story, ally, (context) => chooseHow(context, { round }, { mode: 'one' })),
    ).toMatchObject({
      refusal: 'calledOff',
    });
  });
});

describe('several people', () => {
  test('answer each for herself, half-way too, and their colleagues read none of it', async () => {
    const round = await opened(story, ally, partnership);
    done(await lookAs(story, workers, (context) => chooseHow(context, { round }, { mode: 'people' })));
    const { questions } = await visibleOf(story, workers, round);
    const [ada, bo, cy] = [
      await story.letIn(workers.steward),
      await story.letIn(workers.steward),
      await story.letIn(workers.steward),
    ];
    const half = { answers: { A1: 2 }, records: {} };
    const asAda = { who: ada, role: 'member' as const };
    done(
      await lookAs(
        story,
        workers,
        (context) => keepSheet(context, { round }, { questions, sheet: half }),
        asAda,
      ),
    );
    expect(await lookAs(story, workers, (context) => sheetBefore(context, round, 'people'), asAda)).toEqual({
      given: false,
      sheet: half,
    });
    const asBo = { who: bo, role: 'member' as const };
    expect(
      (await lookAs(story, workers, (context) => sheetBefore(context, round, 'people'), asBo)).sheet.answers,
    ).toEqual({});
    for (const [who, mark] of [
      [ada, 1],
      [bo, 2],
      [cy, 4],
    ] as const)
      await gives(story, workers, who, round, filled(questions, mark));
    expect(
      await lookAs(
        story,
        workers,
        (context) => giveSheet(context, { round }, { questions, sheet: filled(questions, 0) }),
        asAda,
      ),
    ).toMatchObject({ refusal: 'sheetGiven' });
    done(await lookAs(story, workers, (context) => handInAnswers(context, { round })));
    const { shares, result } = await resultAs(workers, round);
    expect(result.items[0]?.community).toBe(2);
    expect(shares[0]?.shared).toMatchObject({ people: null, items: { A1: { counts: null } } });
  });

  test('without an account answer by a link that works once, and keep what they began', async () => {
    const round = await opened(story, ally, partnership);
    done(await lookAs(story, workers, (context) => chooseHow(context, { round }, { mode: 'people' })));
    const { questions } = await visibleOf(story, workers, round);
    const codes = [newCode(), newCode(), newCode()];
    done(await lookAs(story, workers, (context) => makeLinks(context, { round }, codes)));
    const as = <Result>(code: Buffer, work: Parameters<typeof story.database.withActor<Result>>[1]) =>
      story.database.withActor({ kind: 'stranger', bearer: raterHash(code) }, work);
    const [first = newCode()] = codes;
    const half = { answers: { A1: 3 }, records: {} };
    await as(first, async (tx) => {
      const at = { tx, code: first, now: story.now };
      expect((await readLink(at))?.given.side).toBe('community');
      done(await keepLinked(at, { questions, sheet: half }));
    });
    await as(first, async (tx) => expect((await linkedBy(tx, first, '2027-01-04'))?.draft).toEqual(half));
    for (const [place, code] of codes.entries())
      await as(code, async (tx) => {
        const sheet = filled(questions, place === 0 ? 0 : 3);
        done(await giveLinked({ tx, code, now: story.now }, { questions, sheet }));
        await refreshActor(tx, { kind: 'stranger' });
      });
    await as(first, async (tx) => expect(await readLink({ tx, code: first, now: story.now })).toBeNull());
    done(await lookAs(story, workers, (context) => handInAnswers(context, { round })));
    expect((await resultAs(workers, round)).result.items[0]?.community).toBe(3);
  });
});

describe('what follows', () => {
  test('is each side’s reading, an action that the community agrees to first, and is asked about first (P1, P7)', async () => {
    const round = await shown();
    done(
      await lookAs(story, workers, (context) =>
        writeReading(context, { round, item: 'A1' }, { words: 'Twice in May.' }),
      ),
    );
    const action = { what: 'Ask us for a name.', owner: ally.id, dueOn: '2027-03-01' };
    done(await lookAs(story, ally, (context) => proposeAction(context, { round, item: 'A1' }, action)));
    const [agreed] = await lookAs(story, ally, ({ tx, keyring }) =>
      new FollowUpReader(tx, keyring).actionsOf(round),
    );
    if (!agreed) throw new Error('no action');
    const at = { round, action: agreed.id };
    expect(await lookAs(story, ally, (context) => consentToOne(context, at))).toMatchObject({
      refusal: 'communityAnswersFirst',
    });
    done(await lookAs(story, workers, (context) => consentToOne(context, at)));
    done(await lookAs(story, ally, (context) => consentToOne(context, at)));
    expect(await lookAs(story, ally, (context) => reportOne(context, at, { done: 'yes' }))).toMatchObject({
      refusal: 'communityReports',
    });
    done(await lookAs(story, workers, (context) => reportOne(context, at, { done: 'no' })));
    done(await lookAs(story, ally, (context) => reportOne(context, at, { done: 'yes' })));
    const [after] = await lookAs(story, ally, ({ tx, keyring }) =>
      new FollowUpReader(tx, keyring).actionsOf(round),
    );
    const { facts } = await visibleOf(story, ally, round);
    expect(after && isDone(facts, after)).toBe(false);
  });

  test('is published field by field, where every party agrees, and gone when one thinks again (P1, P3)', async () => {
    const round = await shown();
    done(await lookAs(story, workers, (context) => replyTo(context, { round }, { words: 'It got better.' })));
    done(
      await lookAs(story, ally, (context) =>
        agreeToPublish(context, { round }, { fields: ['names', 'red-lines', 'domain-occasion'] }),
      ),
    );
    expect(await lookAs(story, ally, ({ tx }) => publishedIn(tx, round))).toEqual([]);
    done(
      await lookAs(story, workers, (context) =>
        agreeToPublish(context, { round }, { fields: ['red-lines'] }),
      ),
    );
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
    done(await lookAs(story, workers, (context) => agreeToPublish(context, { round }, { fields: [] })));
    expect(await seen()).toEqual([]);
  });

  test('once published goes as a whole when all its parties say so, words and figures, for good (P1, C58)', async () => {
    const round = await shown();
    const fields = ['names', 'red-lines', 'replies', 'domain-occasion'];
    done(await lookAs(story, workers, (context) => replyTo(context, { round }, { words: 'Ines helped.' })));
    for (const partner of [workers, ally])
      done(await lookAs(story, partner, (context) => agreeToPublish(context, { round }, { fields })));
    const address = (await lookAs(story, ally, ({ tx, keyring }) => addressOf(tx, keyring, round))) ?? '';
    const bearer = resultPages.hashOf(address);
    const down = (partner: Partner, host = false) =>
      lookAs(story, partner, async (context) => {
        await refreshActor(context.tx, { kind: 'person', person: partner.steward.person, bearer });
        const page = await resultPages.find(context.tx, address);
        if (!page) throw new Error('nothing is published');
        const { organisation } = context.member;
        const member = { ...context.member, organisation: { ...organisation, host } };
        return takePageDown({ ...context, member, kind: resultPages, page }, { reason: 'danger' });
      });
    const stands = () =>
      story.database.withActor({ kind: 'stranger', bearer }, async (tx) => ({
        there: await resultPages.find(tx, address),
        fields: (await publishedIn(tx, round)).map(({ field }) => field),
        notes: await new BlankingReader(tx).notes(round),
      }));
    expect((await stands()).fields).toEqual([...fields].sort());
    expect(await down(stranger)).toMatchObject({ refusal: 'notYourPage' });
    expect(done(await down(ally))).toMatchObject({ down: false });
    expect(await down(ally)).toMatchObject({ refusal: 'organisationAgreed' });
    expect((await stands()).fields).toEqual([...fields].sort());
    expect(done(await down(workers))).toMatchObject({ down: true, host: false });

    const gone = await stands();
    expect(gone).toMatchObject({ fields: [], notes: { down: { host: false, reason: 'danger' } } });
    expect(gone.there?.publishedOn).toBe('2027-01-04');
    const clear = await story.owner.selectFrom('published_field').selectAll().execute();
    expect(JSON.stringify(clear)).not.toContain('Ines');
    // Whoever says yes once more publishes nothing: the page stays down.
    for (const partner of [workers, ally])
      done(await lookAs(story, partner, (context) => agreeToPublish(context, { round }, { fields })));
    expect((await stands()).fields).toEqual([]);

    await story.database.withActor({ kind: 'job' }, (tx) => recordOutsiders(tx));
    for (const partner of [workers, ally]) {
      const said = (await story.download(partner, partnership)).filter((line) => line.includes('"page-'));
      expect(said.map((line) => JSON.parse(line).kind)).toEqual(['page-removal-agreed', 'page-taken-down']);
    }
  });

  test('is taken down by the host alone too, with its figures (P1, C58)', async () => {
    const round = await shown();
    for (const partner of [workers, ally])
      done(
        await lookAs(story, partner, (context) =>
          agreeToPublish(context, { round }, { fields: ['red-lines'] }),
        ),
      );
    const address = (await lookAs(story, ally, ({ tx, keyring }) => addressOf(tx, keyring, round))) ?? '';
    const bearer = resultPages.hashOf(address);
    await story.owner.updateTable('installation').set({ host_id: stranger.id }).execute();
    const outcome = await lookAs(story, stranger, async (context) => {
      await refreshActor(context.tx, { kind: 'person', person: stranger.steward.person, bearer });
      const page = await resultPages.find(context.tx, address);
      if (!page) throw new Error('nothing is published');
      const organisation = { ...context.member.organisation, host: true };
      const member = { ...context.member, organisation };
      return takePageDown({ ...context, member, kind: resultPages, page }, { reason: 'place' });
    });
    expect(outcome).toMatchObject({ ok: true, down: true, host: true });
    const left = story.owner.selectFrom('published_field').select('field').where('round_id', '=', round);
    expect(await left.execute()).toEqual([]);
  });
});

test('the record of all this verifies', async () => {
  expect(await story.verified(workers, partnership)).toMatchObject({ ok: true });
});
