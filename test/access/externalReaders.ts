import { PublicExternalReader } from '../../src/statements/external/public/store.ts';
import { EntryReader, ExternalTextReader } from '../../src/statements/external/store.ts';
import { type Inquiries, type Question, questionsOf } from './inquiry.ts';

const limit = 50;

const external: Inquiries<ExternalTextReader> = {
  text: (reader, at) => reader.text(at.external, at.organisation),
  page: (reader, at) => reader.page(at.external),
  answers: (reader, at) => reader.answers(at.external),
  enteredBy: (reader, at) => reader.enteredBy(at.organisation, { after: undefined, limit }),
  askedOf: (reader, at) => reader.askedOf(at.ally, limit),
  unansweredOf: (reader, at) => reader.unansweredOf(at.organisation, '2099-01-01', limit),
  publishedHere: (reader, at) => reader.publishedHere(at.published),
  originalOf: (reader, at) => reader.originalOf(at.supplement),
};

const entries: Inquiries<EntryReader> = {
  entries: (reader, at) => reader.entries([at.external]),
};

const behind: Inquiries<PublicExternalReader> = {
  objection: (reader, at) => reader.objection(at.handedOut.external),
};

/** All that a store of texts published elsewhere can be asked. */
export const externalQuestions: Question[] = [
  ...questionsOf(ExternalTextReader, (tx) => new ExternalTextReader(tx), external),
  ...questionsOf(EntryReader, (tx, keyring) => new EntryReader(tx, keyring), entries),
  ...questionsOf(PublicExternalReader, (tx) => new PublicExternalReader(tx), behind),
];
