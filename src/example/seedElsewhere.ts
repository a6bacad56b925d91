import { dayOf } from '../kernel/clock.ts';
import type { ElsewhereId, OrganisationId, StatementId } from '../kernel/ids.ts';
import type { Outcome } from '../kernel/outcome.ts';
import { answerText, enterText, objectToText, supplementText } from '../statements/elsewhere/acts.ts';
import type { Entry } from '../statements/elsewhere/entry.ts';
import type { Looking } from '../statements/scene.ts';
import type { About } from '../statements/wordStore.ts';
import type { Stage } from './seedEngagements.ts';
import type { DaysFromToday } from './story.ts';
import {
  cityRelief,
  cityReliefAnswer,
  cityReliefLeavesOut,
  nightBuses,
  nightBusesLeavesOut,
} from './textsElsewhere.ts';

type By = { key: string; on: DaysFromToday };

const act = async <Facts>(
  stage: Stage,
  { key, on }: By,
  work: (looking: Looking) => Promise<Outcome<Facts> | null>,
): Promise<{ ok: true } & Facts> => {
  const outcome = await stage.as(key, on, (looking) =>
    work({ ...looking, member: { ...looking.member, name: key } }),
  );
  if (!outcome?.ok) throw new Error(`the example story is refused: elsewhere ${outcome?.refusal ?? ''}`);
  return outcome;
};

type Objecting = {
  found: Omit<Entry, 'publishedOn'>;
  publishedOn: DaysFromToday;
  words: string;
  namedAs: string;
  asked: OrganisationId | null;
};

const object = async (stage: Stage, by: By, objecting: Objecting): Promise<ElsewhereId> => {
  const { found, publishedOn, ...said } = objecting;
  const entry = { ...found, publishedOn: dayOf(stage.at(publishedOn)) };
  const { id } = await act(stage, by, (looking) => enterText(looking, entry));
  await act(stage, by, (looking) => objectToText(looking, id, said));
  return id;
};

/** The note's case: an alliance that is not here left two groups out, and would not amend what many had signed. */
export const objectedTo = async (stage: Stage): Promise<ElsewhereId> => {
  const id = await object(
    stage,
    { key: 'lantern', on: -90 },
    {
      found: cityRelief,
      publishedOn: -96,
      words: cityReliefLeavesOut,
      namedAs: 'Lantern Collective (example)',
      asked: null,
    },
  );
  const told = { answer: 'decline' as const, words: cityReliefAnswer, partnership: null };
  await act(stage, { key: 'lantern', on: -80 }, (looking) => answerText(looking, id, told));
  return id;
};

/** What was missing is said in a statement of its own. */
export const supplementTo = async (
  stage: Stage,
  id: ElsewhereId,
  by: By,
  about: About,
): Promise<StatementId> =>
  (
    await act(stage, by, (looking) =>
      supplementText(looking, id, { ...about, partnership: stage.partnership }),
    )
  ).id;

/** One whose publisher is here: it is asked, and has not answered yet. */
export const askedAbout = async (stage: Stage): Promise<void> => {
  await object(
    stage,
    { key: 'nine-jacarandas', on: -5 },
    {
      found: nightBuses,
      publishedOn: -40,
      words: nightBusesLeavesOut,
      namedAs: 'Nine Jacarandas (example)',
      asked: stage.id('meridian'),
    },
  );
};
