import { expect, test } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import { sources } from '../kernel/provenance.ts';
import type { PublishedList } from './populations/publishedLists.ts';
import {
  communityKey,
  communityKeys,
  currentVocabulary,
  languageCodes,
  languageName,
  languagesByName,
  namedIn,
  publishedLists,
  regionKeys,
  vocabularies,
} from './vocabulary.ts';

const lists: readonly PublishedList[] = Object.values(publishedLists);

test('every community and every region has a name, and no name is left without its key', () => {
  expect(Object.keys(en.vocabulary.community).sort()).toEqual([...communityKeys].sort());
  expect(Object.keys(en.vocabulary.region).sort()).toEqual([...regionKeys].sort());
});

test('a community has one key, in plain kebab case, because keys are stored', () => {
  expect(new Set(communityKeys).size).toBe(communityKeys.length);
  for (const key of communityKeys) expect(key).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const { communities } of Object.values(vocabularies))
    expect(communities.every((key) => communityKey.safeParse(key).success)).toBe(true);
});

test('a community nobody agreed on is refused', () => {
  expect(communityKey.safeParse('high-risk-groups').success).toBe(false);
  expect(communityKey.safeParse('Sex workers').success).toBe(false);
});

test('a published list names its source, or is marked as unconfirmed', () => {
  for (const { mark, source } of lists)
    expect(source ? Object.hasOwn(sources, source) : mark === 'G' || mark === 'P').toBe(true);
  expect(publishedLists['GF-vulnerable'].mark).toBe('G');
  expect(vocabularies[currentVocabulary].mark).toBe('P');
});

test('the lists differ: people who inject drugs are fewer than people who use drugs', () => {
  const named = namedIn('people-who-use-drugs').map(({ list, member }) => `${list.id} ${member.fit}`);
  expect(named).toContain('WHO-KP-2016 narrower');
  expect(named).toContain('FAR-2020-gap same');
  expect(namedIn('sex-workers').find(({ list }) => list.id === 'UNAIDS-TG-2015')?.member.fit).toBe('wider');
});

test('no list is said to name a community that it leaves out', () => {
  expect(namedIn('people-living-with-hiv').map(({ list }) => list.id)).toEqual([
    'UNFPA-2013',
    'FAR-2020-gap',
  ]);
  expect(namedIn('unhoused-people')).toEqual([]);
});

test('the codes of a code list are different from one another', () => {
  const codes = publishedLists['WHO-SMART-HIV-0.4.4'].members.map(({ code }) => code);
  expect(new Set(codes).size).toBe(5);
});

test('every language has a name for every reader, and is never shown as a bare code', () => {
  for (const reader of ['en', 'fr', 'es', 'ru', 'zh'])
    for (const code of languageCodes) expect(languageName(code, reader)).not.toBe(code);
});

test('languages are sorted as the reader sorts them', () => {
  const french = languagesByName('fr').map(({ name }) => name);
  expect(french).toEqual([...french].sort((left, right) => left.localeCompare(right, 'fr')));
  expect(french).toContain('espagnol');
});
