import { chooseHow, enterSheets, handInAnswers, keepSheet } from '../../assessments/answering/acts.ts';
import {
  consentToOne,
  proposeAction,
  replyTo,
  reportOne,
  writeReading,
} from '../../assessments/followUp/acts.ts';
import { FollowUpReader } from '../../assessments/followUp/store.ts';
import { openRound } from '../../assessments/rounds/acts.ts';
import type { Answer, Question, Sheet } from '../../assessments/sheet/facts.ts';
import { openWhenAllAreIn, readVisible } from '../../assessments/visible.ts';
import { dayOf } from '../../kernel/clock.ts';
import type { RoundId } from '../../kernel/ids.ts';
import { type ExampleSide, exampleRepair, exampleRounds } from '../assessments.ts';
import type { DaysFromToday } from '../story.ts';
import { done, type Stage } from './stage.ts';

const sheetOf = (
  questions: readonly Question[],
  most: Answer,
  marks: Partial<Record<string, Answer>>,
  ally: boolean,
): Sheet => {
  const answers = Object.fromEntries(questions.map(({ key }) => [key, marks[key] ?? most]));
  const records = questions
    .filter(({ key }) => ally && Number(answers[key]) >= 3)
    .map(({ key }) => [key, 'It is in the minutes of the last review.']);
  return { answers, records: Object.fromEntries(records) };
};

/** The rounds of the example, replayed through the same rules as everyone's. */
export const seedAssessments = async (stage: Stage): Promise<void> => {
  const questionsOf = async (
    key: string,
    round: RoundId,
    on: DaysFromToday,
  ): Promise<readonly Question[]> => {
    const visible = await stage.as(key, on, (context) => readVisible(context, round));
    if (!visible) throw new Error(`${key} does not see the round`);
    return visible.questions;
  };

  const answer = async (round: RoundId, side: ExampleSide): Promise<void> => {
    const { by, on, most, marks, people } = side;
    const questions = await questionsOf(by, round, on);
    const ally = by === 'meridian';
    const mode = people ? 'people' : 'one';
    done(`${by} chooses`, await stage.as(by, on, (context) => chooseHow(context, { round }, { mode })));
    const sheets = (people ?? [{}]).map((own) => sheetOf(questions, most, { ...marks, ...own }, ally));
    const [first] = sheets;
    if (!first) return;
    const kept = await stage.as(by, on, (context) =>
      people
        ? enterSheets(context, { round }, sheets)
        : keepSheet(context, { round }, { questions, sheet: first }),
    );
    done(`${by} answers`, kept);
    done(`${by} hands in`, await stage.as(by, on, (context) => handInAnswers(context, { round })));
  };

  const comeBy = async (key: string, round: RoundId, on: DaysFromToday): Promise<void> => {
    await stage.as(key, on, async (context) => {
      const visible = await readVisible(context, round);
      if (visible) await openWhenAllAreIn(context, visible.facts);
    });
  };

  const repair = async (round: RoundId): Promise<void> => {
    const { item, readings, action, replies } = exampleRepair;
    const follow = async (key: string, on: DaysFromToday, words: string) =>
      done(
        'reading',
        await stage.as(key, on, (context) => writeReading(context, { round, item }, { words })),
      );
    await follow('lantern', -165, readings.lantern);
    await follow('meridian', -163, readings.meridian);
    const dueOn = dayOf(stage.at(-120));
    const given = { what: action, owner: stage.id('meridian'), dueOn };
    done(
      'action',
      await stage.as('lantern', -162, (context) => proposeAction(context, { round, item }, given)),
    );
    const [agreed] = await stage.as('lantern', -162, ({ tx, keyring }) =>
      new FollowUpReader(tx, keyring).actionsOf(round),
    );
    if (!agreed) throw new Error('no action was proposed');
    const at = { round, action: agreed.id };
    done('consent', await stage.as('saltwater', -161, (context) => consentToOne(context, at)));
    done('consent', await stage.as('meridian', -160, (context) => consentToOne(context, at)));
    done(
      'reply',
      await stage.as('meridian', -154, (context) => replyTo(context, { round }, { words: replies.meridian })),
    );
    done('report', await stage.as('lantern', -30, (context) => reportOne(context, at, { done: 'yes' })));
  };

  for (const { occasion, openedBy, on, sides } of exampleRounds) {
    const opening = {
      ...{ instrument: 'alongside-partnership/1', occasion, engagement: null },
      answerBy: dayOf(stage.at(on + 21)),
    };
    const { id } = done(
      `open ${occasion}`,
      await stage.as(openedBy, on, (context) => openRound(context, stage, opening)),
    );
    for (const side of sides) await answer(id, side);
    const last = sides.at(-1)?.on ?? on;
    for (const { by } of sides) await comeBy(by, id, last + 1);
    if (occasion === 'follow-up') await repair(id);
  }
};
