import { BlankingReader } from '../../src/publicPages/blankingStore.ts';
import { PublicWordsReader } from '../../src/publicPages/store.ts';
import { forEverybody, type Inquiries, type Question, questionsOf } from './inquiry.ts';

const limit = 50;

const words: Inquiries<PublicWordsReader> = {
  host: forEverybody,
  names: (reader, at) => reader.names([at.organisation, at.ally]),
  lookers: (reader, at) => reader.lookers(at.published),
  one: async (reader, at) => {
    const [first] = await reader.ofPage(at.published);
    return first && reader.one(first.id);
  },
  ofPage: (reader, at) => reader.ofPage(at.published),
  notes: (reader, at) => reader.notes(at.published),
  waiting: (reader) => reader.waiting(limit),
  opened: async (reader, at, keyring) =>
    reader.opened(
      (await reader.ofPage(at.published)).map(({ id }) => id),
      keyring,
    ),
};

const blankings: Inquiries<BlankingReader> = {
  ofPage: (reader, at) => reader.ofPage(at.published),
  one: async (reader, at) => {
    const [first] = await reader.ofPage(at.published);
    return first && reader.one(first.id);
  },
  waiting: (reader) => reader.waiting(limit),
  opened: async (reader, at, keyring) =>
    reader.opened(
      (await reader.ofPage(at.published)).map(({ id }) => id),
      keyring,
    ),
  removals: (reader, at) => reader.removals(at.published),
  notes: async (reader, at) => (await reader.notes(at.published)).blankings,
};

/** All that the stores of public pages can be asked. */
export const publicPagesQuestions: Question[] = [
  ...questionsOf(PublicWordsReader, (tx) => new PublicWordsReader(tx), words),
  ...questionsOf(BlankingReader, (tx) => new BlankingReader(tx), blankings),
];
