import { randomBytes } from 'node:crypto';
import { chooseHow, giveSheet, handInAnswers, keepSheet } from '../../src/assessments/answering/acts.ts';
import { openRound } from '../../src/assessments/rounds/acts.ts';
import { type Answer, answeredIn, type Question, type Sheet } from '../../src/assessments/sheet/facts.ts';
import { openWhenAllAreIn, readVisible, type VisibleRound } from '../../src/assessments/visible.ts';
import type { PartnershipId, RoundId } from '../../src/kernel/ids.ts';
import type { Role } from '../../src/kernel/organisation.ts';
import type { MemberContext } from '../../src/session/memberContext.ts';
import type { Keyholder } from './keyholders.ts';
import { done, memberAs, type Partner, type Partners } from './partners.ts';
import { benchHere } from './work.ts';

/** Somebody of an organisation, with her own keys, looks at rounds. */
export const lookAs = <Result>(
  story: Partners,
  partner: Partner,
  work: (context: MemberContext) => Promise<Result>,
  { who, role }: { who: Keyholder; role: Role } = { who: partner.steward, role: 'steward' },
): Promise<Result> =>
  story.as(who, (tx, keyring) =>
    work({ tx, keyring, member: memberAs(partner, who, role), now: story.now, work: benchHere() }),
  );

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

export const visibleOf = async (story: Partners, partner: Partner, round: RoundId): Promise<VisibleRound> => {
  const visible = await lookAs(story, partner, (context) => readVisible(context, round));
  if (!visible) throw new Error('this round is not there');
  return visible;
};

export const opened = async (
  story: Partners,
  by: Partner,
  partnership: PartnershipId,
  instrument = 'alongside-pulse/1',
): Promise<RoundId> =>
  done(
    await lookAs(story, by, (context) =>
      openRound(
        context,
        { partnership },
        {
          ...{ instrument, occasion: 'baseline', answerBy: '2027-02-01', engagement: null },
        },
      ),
    ),
  ).id;

/** The organisation agrees on one sheet, and hands it in. */
export const answersAsOne = async (
  story: Partners,
  by: Partner,
  round: RoundId,
  sheet: (questions: readonly Question[]) => Sheet,
): Promise<void> => {
  const { questions } = await visibleOf(story, by, round);
  done(await lookAs(story, by, (context) => chooseHow(context, { round }, { mode: 'one' })));
  done(
    await lookAs(story, by, (context) =>
      keepSheet(context, { round }, { questions, sheet: sheet(questions) }),
    ),
  );
  done(await lookAs(story, by, (context) => handInAnswers(context, { round })));
};

export const gives = async (
  story: Partners,
  by: Partner,
  who: Keyholder,
  round: RoundId,
  sheet: Sheet,
): Promise<void> => {
  const { questions } = await visibleOf(story, by, round);
  const give = (context: MemberContext) => giveSheet(context, { round }, { questions, sheet });
  done(await lookAs(story, by, give, { who, role: 'member' }));
};

/** Somebody of the organisation comes by. */
export const comesBy = async (story: Partners, by: Partner, round: RoundId): Promise<VisibleRound> => {
  const { facts } = await visibleOf(story, by, round);
  await lookAs(story, by, (context) => openWhenAllAreIn(context, facts));
  return visibleOf(story, by, round);
};
