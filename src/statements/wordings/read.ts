import type { StatementId, WordingId } from '../../kernel/ids.ts';
import { textChange } from '../../language/checks.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import type { WordingFacts } from '../facts.ts';
import { advice } from '../languageCheck/read.ts';
import { nameIn, statementView } from '../read.ts';
import { populationsIn } from '../text/checks.ts';
import { exactText } from '../text/document.ts';
import { StatementWords } from '../text/store.ts';
import type { StatementView } from '../view.ts';
import type { InputView, WordingView } from './view.ts';

const wordsOf = ({ tx, keyring }: MemberContext): StatementWords => new StatementWords(tx, keyring);

const passagesIn = (
  view: StatementView,
  { language }: Pick<WordingFacts, 'language'>,
  words: ReadonlyMap<string, string>,
): WordingView['passages'] =>
  view.facts.passages
    .filter((passage) => passage.language === language)
    .map(({ id, by, releasedOn }) => ({
      id,
      organisation: nameIn(view, by) ?? '…',
      words: words.get(id) ?? '',
      mine: by === view.me.organisation && view.me.owner,
      released: releasedOn !== null,
    }));

/** One wording, beside an earlier one: the one asked for, or the one before it. */
export const wordingView = async (
  context: MemberContext,
  { statement, wording: which }: { statement: StatementId; wording: WordingId },
  from: WordingId | undefined,
): Promise<WordingView | null> => {
  const view = await statementView(context, statement);
  const wording = view?.facts.wordings.find(({ id }) => id === which);
  if (!view || !wording) return null;
  const same = view.facts.wordings.filter(
    ({ language, number }) => language === wording.language && number < wording.number,
  );
  const earlier = same.find(({ id }) => id === from) ?? same.at(-1);
  const words = wordsOf(context);
  const texts = await words.texts([which, ...(earlier ? [earlier.id] : [])]);
  const text = texts.get(which);
  const before = earlier && texts.get(earlier.id);
  if (!text) return null;
  return {
    ...view,
    wording,
    text,
    seal: await words.seal(which),
    before:
      earlier && before
        ? {
            wording: earlier,
            change: await context.work.run(textChange, { before: exactText(before), after: exactText(text) }),
          }
        : null,
    passages: passagesIn(view, wording, await words.passages(statement)),
    populations: populationsIn(exactText(text)),
    advice: await advice(context, view, { language: wording.language, text, before: earlier?.id ?? null }),
  };
};

export const inputView = async (context: MemberContext, id: StatementId): Promise<InputView | null> => {
  const view = await statementView(context, id);
  if (!view) return null;
  const words = wordsOf(context);
  return {
    ...view,
    contributions: await words.contributions(id),
    answers: await words.answers(id),
    authors: await words.authors(id, view.me.organisation),
  };
};
