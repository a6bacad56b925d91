import { z } from 'zod';
import { oncePer } from '../kernel/oncePer.ts';
import type { Mark } from '../kernel/provenance.ts';
import { communityKeys } from './populations/communities.ts';
import { languageCodes, regionKeys } from './populations/places.ts';
import { type PublishedList, publishedLists } from './populations/publishedLists.ts';

export const communityKey = z.enum(communityKeys);
export type CommunityKey = z.infer<typeof communityKey>;

export const regionKey = z.enum(regionKeys);
export type RegionKey = z.infer<typeof regionKey>;

export const languageCode = z.enum(languageCodes);
export type LanguageCode = z.infer<typeof languageCode>;

export { communityKeys, languageCodes, publishedLists, regionKeys };

/** Our own vocabulary, by edition. What an organisation stored stays readable under the edition it chose from. */
export const vocabularies = {
  'alongside-2026.1': { edition: '2026.1', mark: 'P', communities: communityKeys },
} as const satisfies Record<string, { edition: string; mark: Mark; communities: readonly CommunityKey[] }>;
export const vocabularyId = z.enum(['alongside-2026.1']);
export type VocabularyId = z.infer<typeof vocabularyId>;
export const currentVocabulary: VocabularyId = 'alongside-2026.1';

export type ListId = keyof typeof publishedLists;
const lists: readonly PublishedList[] = Object.values(publishedLists);

/** The published lists that name this community, in their own words: each with its edition and how well it fits. */
export const namedIn = (community: CommunityKey) =>
  lists.flatMap((list) =>
    list.members.filter((member) => member.community === community).map((member) => ({ list, member })),
  );

const namesIn = oncePer(
  (reader: string) => new Intl.DisplayNames([reader], { type: 'language', fallback: 'none' }),
);
const nameIn = (reader: string, code: LanguageCode): string | undefined => namesIn(reader).of(code);

/** A language's name in the reader's own language; in English where it has none there. */
export const languageName = (code: LanguageCode, reader: string): string =>
  nameIn(reader, code) ?? nameIn('en', code) ?? code;

/** Every language on offer, sorted the way the reader's own language sorts. */
export const languagesByName = oncePer((reader: string): readonly { code: LanguageCode; name: string }[] =>
  languageCodes
    .map((code) => ({ code, name: languageName(code, reader) }))
    .sort((left, right) => left.name.localeCompare(right.name, reader)),
);
