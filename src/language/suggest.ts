import type { ReadText } from './findings/found.ts';
import { type Lexicon, lexicon, namesOf } from './lexicon/lexicon.ts';
import { textLanguages } from './lexicon/schema.ts';
import { matchesIn } from './reading/matches.ts';
import { type CommunityKey, communityKey } from './vocabulary.ts';

const everyLanguage = new Set(textLanguages);

/** Of the populations that a form names, those that an organisation may be led by. */
const communitiesOf = (words: Lexicon, form: Parameters<typeof namesOf>[1]): CommunityKey[] =>
  namesOf(words, form).flatMap((key) => communityKey.safeParse(key).data ?? []);

/**
 * The communities a text seems to name, in the order it names them: a suggestion to confirm, never a fact. Reads
 * English, French, Spanish, Russian and Chinese, and cannot know whom a text affects without naming them. P12
 */
export const communitiesIn = (text: string): CommunityKey[] => {
  const words = lexicon();
  const found = matchesIn(words, text, everyLanguage).name.filter(({ form }) => form.shares === null);
  return [...new Set(found.flatMap(({ form }) => communitiesOf(words, form)))];
};

/** `covers`: the group itself, and the broader ones that are enough to have named it. */
export type NamedGroup = { group: CommunityKey; covers: readonly CommunityKey[] };

/** From a population to those that are enough to have named it, the closest first. */
const coversOf = ({ vocabulary }: Lexicon, population: string): CommunityKey[] => {
  const broader = new Map(vocabulary.populations.map(({ key, coveredBy = [] }) => [key, coveredBy]));
  const keys = [population];
  for (const key of keys) keys.push(...(broader.get(key) ?? []).filter((one) => !keys.includes(one)));
  return keys.flatMap((key) => communityKey.safeParse(key).data ?? []);
};

/**
 * The groups that a text names in its author's own voice, each once, in the order of the text: not in a quotation, a
 * name, a law or a source, and not as left out. A part of a group stands for the group that an organisation can be
 * asked for; people whom no organisation is led by are none. P9
 */
export const groupsNamedIn = ({
  mentions,
  lexicon: words,
}: Pick<ReadText, 'mentions' | 'lexicon'>): NamedGroup[] => {
  const groups = [...new Set(mentions.map(({ population }) => population))].flatMap((population) => {
    const covers = coversOf(words, population);
    const [group] = covers;
    return group ? [{ group, covers }] : [];
  });
  return [...new Map(groups.map((one) => [one.group, one])).values()];
};
