import { oncePer } from '../kernel/oncePer.ts';
import type { Translate } from '../web/words.ts';
import { nameOf } from './findings/found.ts';
import { type Reader, reasonOf } from './findings/reason.ts';
import type { TextFinding } from './findings/textFinding.ts';
import { lexicon } from './lexicon/lexicon.ts';
import { scopeKeys } from './scopes.ts';

/** What a finding says to a person, and what can be done; `why` is the vocabulary's own sentence, in her language. */
export type TextFindingWords = { says: string; way: string; why: string | null };

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
