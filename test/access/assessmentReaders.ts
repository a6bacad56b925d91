import { FollowUpReader } from '../../src/assessments/followUp/store.ts';
import { InstrumentReader } from '../../src/assessments/instrument/store.ts';
import { RoundReader } from '../../src/assessments/store.ts';
import { type Inquiries, type Question, questionsOf } from './inquiry.ts';

const limit = 50;

const rounds: Inquiries<RoundReader> = {
  round: (reader, at) => reader.round(at.round),
  among: (reader, at) => reader.among([at.round]),
  inPartnership: (reader, at) => reader.inPartnership(at.partnership, { after: undefined, limit }),
  shownIn: (reader, at) => reader.shownIn(at.partnership, limit),
};

const follows: Inquiries<FollowUpReader> = {
  readings: (reader, at) => reader.readings(at.round),
  actionsOf: (reader, at) => reader.actionsOf(at.round),
  action: (reader, at) => reader.action(at.action),
  among: (reader, at) => reader.among([at.action]),
  actionsIn: (reader, at) => reader.actionsIn(at.partnership),
};

const instruments: Inquiries<InstrumentReader> = {
  ofOrganisation: (reader, at) => reader.ofOrganisation(at.organisation),
  instrument: (reader, at) => reader.instrument(at.instrument),
};

/** All that a store of assessments can be asked. */
export const assessmentQuestions: Question[] = [
  ...questionsOf(RoundReader, (tx) => new RoundReader(tx), rounds),
  ...questionsOf(FollowUpReader, (tx, keyring) => new FollowUpReader(tx, keyring), follows),
  ...questionsOf(InstrumentReader, (tx, keyring) => new InstrumentReader(tx, keyring), instruments),
];
