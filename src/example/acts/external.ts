import { dayOf } from '../../kernel/clock.ts';
import type { ExternalTextId, OrganisationId, StatementId } from '../../kernel/ids.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { answerText, enterText, objectToText, supplementText } from '../../statements/external/acts.ts';
import type { Entry } from '../../statements/external/entry.ts';
import { externalPages } from '../../statements/external/public/pageKind.ts';
import { ExternalTextReader } from '../../statements/external/store.ts';
import type { About } from '../../statements/text/store.ts';
import {
  cityRelief,
  cityReliefAnswer,
  cityReliefLeavesOut,
  cityReliefTooMuch,
  nightBuses,
  nightBusesLeavesOut,
} from '../externalTexts.ts';
import type { DaysFromToday } from '../story.ts';
import { blankWords, showWords } from './publicPages.ts';
import type { Stage } from './stage.ts';

type By = { key: string; on: DaysFromToday };

const act = async <Facts>(
  stage: Stage,
  { key, on }: By,
  work: (context: MemberContext) => Promise<Outcome<Facts> | null>,
): Promise<{ ok: true } & Facts> => {
  const outcome = await stage.as(key, on, (context) => work(context));
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

const object = async (stage: Stage, by: By, objecting: Objecting): Promise<ExternalTextId> => {
  const { found, publishedOn, ...said } = objecting;
  const entry = { ...found, publishedOn: dayOf(stage.at(publishedOn)) };
  const { id } = await act(stage, by, (context) => enterText(context, entry));
  await act(stage, by, (context) => objectToText(context, id, said));
  return id;
};

const addressOf = (stage: Stage, id: ExternalTextId): Promise<string> =>
  stage.as('lantern', -90, async ({ tx }) => {
    const page = await new ExternalTextReader(tx).page(id);
    if (!page) throw new Error('the example has no such page');
    return page.address;
  });

/** The note's case: an alliance that is not here left two groups out, and would not amend what many had signed. */
export const objectedTo = async (stage: Stage): Promise<ExternalTextId> => {
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
  const onPage = { kind: externalPages, address: await addressOf(stage, id) };
  await showWords(stage, { key: 'ferry-landing', on: -89 }, onPage);
  const told = { answer: 'decline' as const, words: cityReliefAnswer, partnership: null };
  await act(stage, { key: 'lantern', on: -80 }, (context) => answerText(context, id, told));
  await showWords(stage, { key: 'ferry-landing', on: -79 }, onPage);
  // Whoever wrote it down had said where somebody works.
  await blankWords(stage, { key: 'lantern', on: -78 }, onPage, cityReliefTooMuch);
  return id;
};

/** What was missing is said in a statement of its own. */
export const supplementTo = async (
  stage: Stage,
  id: ExternalTextId,
  by: By,
  about: About,
): Promise<StatementId> =>
  (
    await act(stage, by, (context) =>
      supplementText(context, id, { ...about, partnership: stage.partnership }),
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
