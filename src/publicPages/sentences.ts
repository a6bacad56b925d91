import { dayInWords } from '../web/words/figures.ts';
import type { Language, Translate } from '../web/words/translate.ts';
import type { PageNotes, WordsNote } from './facts.ts';
import { markOf } from './passages.ts';

/** The reader's words, for what a page says of words that it does not show. */
type Reader = { t: Translate; language: Language };

/** That there are words, and why they are not here. */
export const wordsSentence = (note: WordsNote | undefined, { t, language }: Reader): string => {
  if (!note) return t('publicPages.words.none');
  const reason = t(`publicPages.reason.${note.reason ?? 'other'}`);
  const looked = dayInWords(note.lookedOn ?? note.madeOn, language);
  switch (note.state) {
    case 'waiting':
    case 'shown':
      return t('publicPages.words.waiting', { day: dayInWords(note.madeOn, language) });
    case 'hidden':
      return t(`publicPages.words.${note.host ? 'hiddenByHost' : 'hidden'}`, { day: looked, reason });
    case 'gone':
      return t(`publicPages.words.${note.host ? 'hiddenByHost' : 'gone'}`, { day: looked, reason });
  }
};

/** What stands at each mark, in the order of the marks. */
export const blankingSentences = ({ blankings }: PageNotes, { t, language }: Reader): string[] =>
  blankings.map(({ number, by, reason, state, madeOn }) => {
    const day = dayInWords(madeOn, language);
    const mark = markOf(number);
    if (state === 'asked') return t('publicPages.blanked.asked', { mark, day });
    const why = reason === null ? '' : t(`publicPages.reason.${reason}`);
    return reason === null
      ? t(`publicPages.blanked.${by}`, { mark, day })
      : t('publicPages.blanked.why', { said: t(`publicPages.blanked.${by}`, { mark, day }), reason: why });
  });

export const downSentence = (down: NonNullable<PageNotes['down']>, { t, language }: Reader): string =>
  t(`publicPages.down.${down.host ? 'host' : 'owners'}`, {
    day: dayInWords(down.on, language),
    reason: t(`publicPages.reason.${down.reason}`),
  });
