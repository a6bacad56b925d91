import { oncePer } from '../../kernel/oncePer.ts';
import { nameOf } from '../../language/findings/found.ts';
import { type Reader, reasonOf } from '../../language/findings/reason.ts';
import type { TextFinding } from '../../language/findings/textFinding.ts';
import type { Unread } from '../../language/lexicon/detect.ts';
import { lexicon } from '../../language/lexicon/lexicon.ts';
import type { OwnWords } from '../../language/readText.ts';
import { scopeKeys } from '../../language/scopes.ts';
import type { Translate } from './translate.ts';

/** What a finding says to a person, and what can be done; `why` is the vocabulary's own sentence, in her language. */
export type TextFindingWords = { says: string; way: string; why: string | null };

const languageIn = oncePer(
  (reader: Reader) => new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' }),
);
const both = oncePer((reader: Reader) => new Intl.ListFormat(reader, { type: 'conjunction' }));
const either = oncePer((reader: Reader) => new Intl.ListFormat(reader, { type: 'disjunction' }));

const inReadersWords = (finding: TextFinding, t: Translate, reader: Reader): TextFinding['values'] => {
  const name = (key: string | number): string => nameOf(lexicon(), String(key), reader);
  const { population, covers, populations, scope, space } = finding.values;
  const forum = lexicon().vocabulary.spaces.find(({ key }) => key === space);
  const about = scopeKeys.find((key) => key === scope);
  return {
    ...finding.values,
    words: finding.words,
    prefer: either(reader).format(finding.prefer ?? []),
    ...(population ? { population: name(population) } : {}),
    ...(covers ? { covers: name(covers) } : {}),
    ...(populations ? { populations: both(reader).format(String(populations).split(' ').map(name)) } : {}),
    ...(forum ? { space: forum.name[reader] } : {}),
    ...(about ? { scope: t(`reading.scope.${about}`) } : {}),
  };
};

/** That a text, or a part of it, is in a language that is not read here: never silent, and never "nothing found". */
export const unreadInWords = ({ language, all }: Unread, t: Translate, reader: Reader): string => {
  const name = languageIn(reader).of(language) ?? t('reading.result.unread.unknown');
  return t(`reading.result.unread.${all ? 'all' : 'part'}`, {
    language: language === 'und' ? t('reading.result.unread.unknown') : name,
  });
};

/** Who speaks in a text, where a page knows them by name: the communities' organisations, and the allies beside them. */
export type Speakers = { communities: string; allies: string };

/**
 * Whose mouth speaks: what the authors may say because those whom it is about lead them, and that nobody else who signs
 * may. Null where there is nothing of it. P7
 */
export const ownInWords = (
  { authors, withAlly, findings }: OwnWords,
  t: Translate,
  reader: Reader,
  speakers?: Speakers,
): string | null => {
  if (findings.length === 0) return null;
  const list = both(reader);
  const said = new Set(findings.map(({ words }) => t('reading.own.word', { words })));
  return t(withAlly ? 'reading.own.taken' : 'reading.own.left', {
    who: speakers?.communities || t('reading.own.authors'),
    allies: speakers?.allies || t('reading.own.ally'),
    groups: list.format(authors.map((key) => nameOf(lexicon(), key, reader))),
    words: list.format(said),
  });
};

export const textFindingInWords = (finding: TextFinding, t: Translate, reader: Reader): TextFindingWords => {
  const values = inReadersWords(finding, t, reader);
  return {
    says: t(`reading.finding.${finding.rule}.says`, values),
    way:
      finding.rule === 'language' && !finding.prefer
        ? t('reading.finding.language.leaveOut')
        : t(`reading.finding.${finding.rule}.way`, values),
    why: reasonOf(lexicon(), finding, reader),
  };
};
