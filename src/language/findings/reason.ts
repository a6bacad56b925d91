import { oncePer } from '../../kernel/oncePer.ts';
import type { Lexicon } from '../lexicon/lexicon.ts';
import type { TextFinding } from './textFinding.ts';

/** The languages that the product speaks; texts are read in more. */
export type Reader = 'en' | 'fr';

type Entry = Lexicon['vocabulary']['terms' | 'phrases'][number];

/** Of entries with one id, in several languages: the note of the reader's own language, or the one written for it. */
const noteIn = (entries: readonly Entry[], id: string, reader: Reader): string | undefined => {
  const same = entries.filter((entry) => entry.id === id);
  return (
    same.find(({ lang }) => lang === reader)?.note ??
    same.find(({ notes }) => notes?.[reader])?.notes?.[reader]
  );
};

const notesOf = oncePer(
  ({ vocabulary: { terms, phrases } }: Lexicon) =>
    new Map(
      (['en', 'fr'] as const).flatMap((reader) =>
        [terms, phrases].flatMap((entries: readonly Entry[]) =>
          entries.map(({ id }) => [`${reader} ${id}`, noteIn(entries, id, reader)] as const),
        ),
      ),
    ),
);

/** Why somebody affected is expected in a list. */
const whyAffected = ({ vocabulary }: Lexicon, { values }: TextFinding, reader: Reader): string | undefined =>
  vocabulary.scopes
    .find(({ key }) => key === values.scope)
    ?.affected.find(({ population }) => population === values.population)?.why[reader];

/** Why, in the reader's own language: she may read a text of a language that she does not write. */
export const reasonOf = (words: Lexicon, finding: TextFinding, reader: Reader): string | null => {
  if (finding.rule === 'omission') return whyAffected(words, finding, reader) ?? null;
  return (finding.entry && notesOf(words).get(`${reader} ${finding.entry}`)) || (finding.note ?? null);
};
