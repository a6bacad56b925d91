import { DeadlineReader } from '../../src/statements/deadlines/store.ts';
import { AskableReader } from '../../src/statements/drafters/askableStore.ts';
import { ObjectionReader } from '../../src/statements/objections/store.ts';
import { StatementWaitingReader } from '../../src/statements/overview/waitingStore.ts';
import { PublicReader } from '../../src/statements/public/store.ts';
import { SignOnReader } from '../../src/statements/signOn/store.ts';
import { StatementReader } from '../../src/statements/store.ts';
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

const deadlines: Inquiries<DeadlineReader> = {
  unanswered: (reader) => reader.unanswered('2099-01-01'),
  overdueFinals: (reader) => reader.overdueFinals('2099-01-01', null),
  unrecorded: (reader) => reader.unrecorded(),
  newObjections: (reader) => reader.newObjections(),
  unansweredObjections: (reader) => reader.unansweredObjections('2099-01-01'),
};

const waiting: Inquiries<StatementWaitingReader> = {
  pending: (reader, at) => reader.pending(at.organisation, limit),
};

/** With the address in hand, and yet without its being what she came by. */
const publicly: Inquiries<PublicReader> = {
  publication: (reader, at) => reader.publication(at.handedOut.door),
  endorsers: async (reader, at) => {
    const publication = await reader.publication(at.handedOut.door);
    return publication && reader.endorsers(publication);
  },
  addressOf: async (reader, at) =>
    (await reader.publication(at.handedOut.door)) ? reader.addressOf(at.published) : null,
  objections: (reader, at) => reader.objections(at.published),
  linked: (reader, at) => reader.linked(at.handedOut.supplement),
};

const signOn: Inquiries<SignOnReader> = {
  link: (reader, at) => reader.link(at.handedOut.link, today),
  open: (reader, at) => reader.open(at.published),
  texts: (reader, at) => reader.texts(at.handedOut.final),
  address: (reader, at) => reader.address(at.published),
  own: (reader, at) => reader.own(at.handedOut.signature),
};

/** All that a store of statements can be asked. */
export const statementQuestions: Question[] = [
  ...questionsOf(StatementReader, (tx) => new StatementReader(tx), statements),
  ...questionsOf(AskableReader, (tx) => new AskableReader(tx, today), askable),
  ...questionsOf(ObjectionReader, (tx) => new ObjectionReader(tx), objections),
  ...questionsOf(StatementWaitingReader, (tx) => new StatementWaitingReader(tx), waiting),
  ...questionsOf(PublicReader, (tx) => new PublicReader(tx), publicly),
  ...questionsOf(SignOnReader, (tx) => new SignOnReader(tx), signOn),
  ...questionsOf(DeadlineReader, (tx) => new DeadlineReader(tx), deadlines),
];
