import { chooseHow, enterSheets, handInAnswers, keepSheet } from '../assessments/answering.ts';
import { consentToOne, proposeAction, replyTo, reportOne, writeReading } from '../assessments/following.ts';
import { FollowReader } from '../assessments/followStore.ts';
import { openRound } from '../assessments/opening.ts';
import { openWhenAllAreIn, readScene } from '../assessments/scene.ts';
import type { Answer, Question, Sheet } from '../assessments/sheet.ts';
import { dayOf } from '../kernel/clock.ts';
import type { RoundId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { type ExampleSide, exampleRepair, exampleRounds } from './assessments.ts';
import type { Stage } from './seedEngagements.ts';
import type { DaysFromToday } from './story.ts';

const done = <Facts>(what: string, outcome: Outcome<Facts> | null): { ok: true } & Facts => {
  if (!outcome?.ok) throw new Error(`the example story is refused: ${what} ${outcome?.refusal ?? ''}`);
  return outcome;
};

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
    const scene = await stage.as(key, on, (looking) => readScene(looking, round));
    if (!scene) throw new Error(`${key} does not see the round`);
    return scene.questions;
  };

  const answer = async (round: RoundId, side: ExampleSide): Promise<void> => {
    const { by, on, most, marks, people } = side;
    const questions = await questionsOf(by, round, on);
    const ally = by === 'meridian';
    const mode = people ? 'people' : 'one';
    done(`${by} chooses`, await stage.as(by, on, (looking) => chooseHow(looking, round, mode)));
    const sheets = (people ?? [{}]).map((own) => sheetOf(questions, most, { ...marks, ...own }, ally));
    const [first] = sheets;
    if (!first) return;
    const kept = await stage.as(by, on, (looking) =>
      people ? enterSheets(looking, round, sheets) : keepSheet(looking, round, first),
    );
    done(`${by} answers`, kept);
    done(`${by} hands in`, await stage.as(by, on, (looking) => handInAnswers(looking, round)));
  };

  const comeBy = async (key: string, round: RoundId, on: DaysFromToday): Promise<void> => {
    await stage.as(key, on, async (looking) => {
      const scene = await readScene(looking, round);
      if (scene) await openWhenAllAreIn(looking, scene.facts);
    });
  };

  const repair = async (round: RoundId): Promise<void> => {
    const { item, readings, action, replies } = exampleRepair;
    const follow = async (key: string, on: DaysFromToday, words: string) =>
      done('reading', await stage.as(key, on, (looking) => writeReading(looking, round, { item, words })));
    await follow('lantern', -165, readings.lantern);
    await follow('meridian', -163, readings.meridian);
    const dueOn = dayOf(stage.at(-120));
    const given = { item, words: action, owner: stage.id('meridian'), dueOn };
    done('action', await stage.as('lantern', -162, (looking) => proposeAction(looking, round, given)));
    const [agreed] = await stage.as('lantern', -162, ({ tx, keyring }) =>
      new FollowReader(tx, keyring).actionsOf(round),
    );
    if (!agreed) throw new Error('no action was proposed');
    const at = { round, action: agreed.id };
    done('consent', await stage.as('saltwater', -161, (looking) => consentToOne(looking, at)));
    done('consent', await stage.as('meridian', -160, (looking) => consentToOne(looking, at)));
    done('reply', await stage.as('meridian', -154, (looking) => replyTo(looking, round, replies.meridian)));
    done('report', await stage.as('lantern', -30, (looking) => reportOne(looking, at, true)));
  };

  for (const { occasion, openedBy, on, sides } of exampleRounds) {
    const opening = {
      ...{ instrument: 'alongside-partnership/1', occasion, engagement: null },
      answerBy: dayOf(stage.at(on + 21)),
    };
    const { id } = done(
      `open ${occasion}`,
      await stage.as(openedBy, on, (looking) => openRound(looking, stage.partnership, opening)),
    );
    for (const side of sides) await answer(id, side);
    const last = sides.at(-1)?.on ?? on;
    for (const { by } of sides) await comeBy(by, id, last + 1);
    if (occasion === 'follow-up') await repair(id);
  }
};
