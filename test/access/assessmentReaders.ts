import { FollowReader } from '../../src/assessments/followStore.ts';
import { InstrumentReader } from '../../src/assessments/instrumentStore.ts';
import { RoundReader } from '../../src/assessments/store.ts';
import { type Inquiries, type Question, questionsOf } from './inquiry.ts';

const limit = 50;

const rounds: Inquiries<RoundReader> = {
  round: (reader, at) => reader.round(at.round),
  among: (reader, at) => reader.among([at.round]),
  inPartnership: (reader, at) => reader.inPartnership(at.partnership, { limit }),
  shownIn: (reader, at) => reader.shownIn(at.partnership, limit),
};

const follows: Inquiries<FollowReader> = {
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
  ...questionsOf(FollowReader, (tx, keyring) => new FollowReader(tx, keyring), follows),
  ...questionsOf(InstrumentReader, (tx, keyring) => new InstrumentReader(tx, keyring), instruments),
];
