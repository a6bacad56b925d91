import { AskableReader } from '../../src/statements/askableStore.ts';
import { ObjectionReader } from '../../src/statements/objectionStore.ts';
import { PassingReader } from '../../src/statements/passingStore.ts';
import { StatementReader } from '../../src/statements/store.ts';
import { StatementWaitingReader } from '../../src/statements/waitingStore.ts';
import { type Inquiries, type Question, questionsOf } from './inquiry.ts';

const today = '2026-11-24';
const limit = 50;

const statements: Inquiries<StatementReader> = {
  statement: (reader, at) => reader.statement(at.statement),
  row: (reader, at) => reader.row(at.statement),
  // It throws where there is none for the reader: that is nothing, too.
  address: (reader, at) => reader.address(at.statement).catch(() => null),
  draftedBy: (reader, at) => reader.draftedBy(at.organisation, { limit }),
  progress: (reader, at) => reader.progress([at.statement]),
};

const askable: Inquiries<AskableReader> = {
  parties: (reader, at) => reader.parties(at.partnership),
  partnershipsOf: (reader, at) => reader.partnershipsOf(at.organisation),
  known: (reader, at) => reader.known(at.organisation),
  named: (reader, at) => reader.named(at.organisation, 'Northern'),
  one: (reader, at) => reader.one(at.organisation),
  names: (reader, at) => reader.names([at.organisation]),
  isParty: (reader, at) => reader.isParty(at.partnership, at.organisation),
};

const objections: Inquiries<ObjectionReader> = {
  words: (reader, at) => reader.words(at.published),
};

const passing: Inquiries<PassingReader> = {
  unanswered: (reader) => reader.unanswered('2099-01-01'),
  overdueFinals: (reader) => reader.overdueFinals('2099-01-01', null),
  unrecorded: (reader) => reader.unrecorded(),
  newObjections: (reader) => reader.newObjections(),
  unansweredObjections: (reader) => reader.unansweredObjections('2099-01-01'),
};

const waiting: Inquiries<StatementWaitingReader> = {
  pending: (reader, at) => reader.pending(at.organisation, limit),
};

/** All that a store of statements can be asked. */
export const statementQuestions: Question[] = [
  ...questionsOf(StatementReader, (tx) => new StatementReader(tx), statements),
  ...questionsOf(AskableReader, (tx) => new AskableReader(tx, today), askable),
  ...questionsOf(ObjectionReader, (tx) => new ObjectionReader(tx), objections),
  ...questionsOf(StatementWaitingReader, (tx) => new StatementWaitingReader(tx), waiting),
  ...questionsOf(PassingReader, (tx) => new PassingReader(tx), passing),
];
