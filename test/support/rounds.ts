import { randomBytes } from 'node:crypto';
import { chooseHow, giveSheet, handInAnswers, keepSheet } from '../../src/assessments/answering.ts';
import { openRound } from '../../src/assessments/opening.ts';
import { type Looking, openWhenAllAreIn, type RoundScene, readScene } from '../../src/assessments/scene.ts';
import { type Answer, answeredIn, type Question, type Sheet } from '../../src/assessments/sheet.ts';
import type { PartnershipId, RoundId } from '../../src/kernel/ids.ts';
import type { Role } from '../../src/kernel/organisation.ts';
import type { Keyholder } from './keyholders.ts';
import { done, memberAs, type Partner, type Partners } from './partners.ts';

/** Somebody of an organisation, with her own keys, looks at rounds. */
export const lookAs = <Result>(
  story: Partners,
  partner: Partner,
  work: (looking: Looking) => Promise<Result>,
  { who, role }: { who: Keyholder; role: Role } = { who: partner.steward, role: 'steward' },
): Promise<Result> =>
  story.as(who, (tx, keyring) => work({ tx, keyring, member: memberAs(partner, who, role), now: story.now }));

export const newCode = (): Buffer => randomBytes(16);

/** A whole sheet in which every question has this answer, with something to show for it. */
export const filled = (
  questions: readonly Question[],
  answer: Answer,
  others: Record<string, Answer> = {},
): Sheet => {
  const sheet = {
    answers: Object.fromEntries(questions.map(({ key }) => [key, others[key] ?? answer])),
    records: Object.fromEntries(questions.map(({ key }) => [key, `Minutes, ${key}`])),
  };
  if (answeredIn(sheet, questions) < questions.length) throw new Error('a sheet with holes');
  return sheet;
};

export const sceneOf = async (story: Partners, partner: Partner, round: RoundId): Promise<RoundScene> => {
  const scene = await lookAs(story, partner, (looking) => readScene(looking, round));
  if (!scene) throw new Error('this round is not there');
  return scene;
};

export const opened = async (
  story: Partners,
  by: Partner,
  partnership: PartnershipId,
  instrument = 'alongside-pulse/1',
): Promise<RoundId> =>
  done(
    await lookAs(story, by, (looking) =>
      openRound(looking, partnership, {
        ...{ instrument, occasion: 'baseline', answerBy: '2027-02-01', engagement: null },
      }),
    ),
  ).id;

/** The organisation agrees on one sheet, and hands it in. */
export const answersAsOne = async (
  story: Partners,
  by: Partner,
  round: RoundId,
  sheet: (questions: readonly Question[]) => Sheet,
): Promise<void> => {
  const { questions } = await sceneOf(story, by, round);
  done(await lookAs(story, by, (looking) => chooseHow(looking, round, 'one')));
  done(await lookAs(story, by, (looking) => keepSheet(looking, round, sheet(questions))));
  done(await lookAs(story, by, (looking) => handInAnswers(looking, round)));
};

export const gives = async (
  story: Partners,
  by: Partner,
  who: Keyholder,
  round: RoundId,
  sheet: Sheet,
): Promise<void> => {
  done(await lookAs(story, by, (looking) => giveSheet(looking, round, sheet), { who, role: 'member' }));
};

/** Somebody of the organisation comes by. */
export const comesBy = async (story: Partners, by: Partner, round: RoundId): Promise<RoundScene> => {
  const { facts } = await sceneOf(story, by, round);
  await lookAs(story, by, (looking) => openWhenAllAreIn(looking, facts));
  return sceneOf(story, by, round);
};
