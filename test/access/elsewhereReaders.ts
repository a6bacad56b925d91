import { ElsewhereReader, EntryReader } from '../../src/statements/elsewhereStore.ts';
import { type Inquiries, type Question, questionsOf } from './inquiry.ts';

const limit = 50;

const elsewhere: Inquiries<ElsewhereReader> = {
  text: (reader, at) => reader.text(at.elsewhere, at.organisation),
  page: (reader, at) => reader.page(at.elsewhere),
  answers: (reader, at) => reader.answers(at.elsewhere),
  enteredBy: (reader, at) => reader.enteredBy(at.organisation, { limit }),
  askedOf: (reader, at) => reader.askedOf(at.ally, limit),
  unansweredOf: (reader, at) => reader.unansweredOf(at.organisation, '2099-01-01', limit),
  publishedHere: (reader, at) => reader.publishedHere(at.published),
  originalOf: (reader, at) => reader.originalOf(at.supplement),
};

const entries: Inquiries<EntryReader> = {
  entries: (reader, at) => reader.entries([at.elsewhere]),
};

/** All that a store of texts published elsewhere can be asked. */
export const elsewhereQuestions: Question[] = [
  ...questionsOf(ElsewhereReader, (tx) => new ElsewhereReader(tx), elsewhere),
  ...questionsOf(EntryReader, (tx, keyring) => new EntryReader(tx, keyring), entries),
];
