import { textLanguage } from '../../language/lexicon/schema.ts';
import { languageCode } from '../../language/vocabulary.ts';
import type { Frame } from '../../web/frame.ts';
import { unreadInWords } from '../../web/words/findings.ts';
import { unreadRule } from '../text/checks.ts';
import type { StatementView } from '../view.ts';
import { sayLanguage } from '../words.ts';

/** A wording in a language that only people can read: never silent, and never "nothing found". */
export const NotRead = ({ frame, language }: { frame: Frame; language: string }) => {
  const code = languageCode.safeParse(language);
  const name = code.success ? sayLanguage(frame, code.data) : language;
  return <p class="notice warn">{frame.t('drafting.check.unread', { language: name })}</p>;
};

/** Which texts the gate says nothing of, since nobody here reads their language: who is asked to sign is told. P9 */
export const UnreadTexts = ({ frame, view }: { frame: Frame; view: Pick<StatementView, 'findings'> }) => (
  <>
    {view.findings
      .filter(({ rule }) => rule === unreadRule)
      .map(({ values: { language, spoken, all } }) =>
        textLanguage.safeParse(language).success ? (
          <p class="notice warn">
            {unreadInWords({ language: String(spoken), all: all === 'yes' }, frame.t, frame.language)}
          </p>
        ) : (
          <NotRead frame={frame} language={String(language)} />
        ),
      )}
  </>
);
