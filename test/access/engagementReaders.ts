import { FeedbackReader } from '../../src/engagements/after/feedbackStore.ts';
import { ExpertReader } from '../../src/engagements/experts/store.ts';
import { NomineeReader } from '../../src/engagements/nominations/nomineeStore.ts';
import { NominationReader } from '../../src/engagements/nominations/store.ts';
import { NoteReader, NoteWordsReader } from '../../src/engagements/notes/store.ts';
import { EngagementListReader } from '../../src/engagements/overview/listStore.ts';
import { PartyReader } from '../../src/engagements/partyStore.ts';
import { PaymentReader } from '../../src/engagements/payments/store.ts';
import { PlanReader } from '../../src/engagements/plan/store.ts';
import { MessageReader } from '../../src/engagements/questions/store.ts';
import { AnswerReader } from '../../src/engagements/requests/answerStore.ts';
import { ExceptionReader } from '../../src/engagements/requests/exceptions/store.ts';
import { RequestReader } from '../../src/engagements/requests/store.ts';
import { EngagementReader } from '../../src/engagements/store.ts';
import { EngagementWaitingReader } from '../../src/engagements/waiting/store.ts';
import { WorkingTimeReader } from '../../src/engagements/workingTimeStore.ts';
import { type Inquiries, type Question, questionsOf } from './inquiry.ts';

const today = '2026-11-24';
const limit = 50;

const engagements: Inquiries<EngagementReader> = {
  engagement: (reader, at) => reader.engagement(at.engagement),
};

const lists: Inquiries<EngagementListReader> = {
  inPartnership: (reader, at) => reader.inPartnership(at.partnership, { limit }),
  ofOrganisation: (reader, at) => reader.ofOrganisation(at.ally, { limit }),
};

const requests: Inquiries<RequestReader> = {
  waitingFor: (reader, at) => reader.waitingFor(at.organisation, today, limit),
  overdue: (reader) => reader.overdue('2099-01-01', limit),
};

const plans: Inquiries<PlanReader> = {
  currentVersions: (reader, at) => reader.currentVersions([at.engagement]),
  plans: (reader, at) => reader.plans([at.planVersion]),
  plan: (reader, at) => reader.plan(at.planVersion),
};

const answers: Inquiries<AnswerReader> = {
  notes: (reader, at) => reader.notes([at.changed.request]),
  cancellation: (reader, at) => reader.cancellation(at.changed.engagement),
};

const exceptions: Inquiries<ExceptionReader> = {
  words: (reader, at) => reader.words([at.exception]),
};

const parties: Inquiries<PartyReader> = {
  partnership: (reader, at) => reader.partnership(at.partnership, at.organisation, today),
  partnershipsOf: (reader, at) => reader.partnershipsOf(at.organisation),
  agreement: (reader, at, keyring) => reader.agreement(at.partnership, keyring),
  names: (reader, at) => reader.names([at.organisation]),
};

const experts: Inquiries<ExpertReader> = {
  page: (reader, at) => reader.page(at.organisation, { limit }),
  expert: (reader, at) => reader.expert(at.organisation, at.expert),
};

const nominations: Inquiries<NominationReader> = {
  inEngagement: (reader, at) => reader.inEngagement(at.engagement),
  inEngagements: (reader, at) => reader.inEngagements([at.engagement]),
  nomination: (reader, at) => reader.nomination(at.nomination),
  link: (reader, at) => reader.link(at.code),
  epochOf: (reader, at) => reader.epochOf(at.nomination),
  released: (reader, at) => reader.released(at.engagement),
  everReleased: (reader, at) => reader.everReleased(at.engagement),
  calledOff: (reader, at) => reader.calledOff(at.changed.engagement),
  looks: (reader, at) => reader.looks([at.release]),
  recordsOf: (reader, at) => reader.recordsOf([at.nomination]),
  releasesOf: (reader, at) => reader.releasesOf(at.nomination),
};

const nominees: Inquiries<NomineeReader> = {
  who: (reader, at) => reader.who([at.nomination]),
  terms: (reader, at) => reader.terms(at.nomination),
  note: (reader, at) => reader.note(at.nomination),
  appearance: (reader, at) => reader.appearance(at.nomination),
  // What is shown is asked for by rows that were found; whose key opens them is the question here.
  shown: (reader, { shown }) => reader.shown([shown]),
};

const messages: Inquiries<MessageReader> = {
  messages: (reader, at) => reader.messages([at.nomination]),
};

const from = { lastDay: '2026-11-01', since: '2026-11-01', today: '2099-01-01', limit };
const waiting: Inquiries<EngagementWaitingReader> = {
  agreed: (reader, at) => reader.agreed({ ...from, own: at.organisation }),
  questions: (reader, at) => reader.questions({ ...from, own: at.organisation }),
  answered: (reader, at) => reader.answered({ ...from, own: at.ally }),
  unseen: (reader, at) => reader.unseen({ ...from, own: at.ally }),
  hidden: (reader, at) => reader.hidden({ ...from, own: at.ally }),
  paying: (reader, at) => reader.paying({ ...from, own: at.organisation }),
};

const noteFacts: Inquiries<NoteReader> = {
  inEngagement: (reader, at) => reader.inEngagement(at.engagement),
  ofNomination: (reader, at) => reader.ofNomination(at.shown.nomination_id),
  looks: (reader, at) => reader.looks([at.note]),
};

const noteWords: Inquiries<NoteWordsReader> = {
  reasons: (reader, at) => reader.reasons([at.note]),
  words: (reader, at) => reader.words(at.note),
};

const workingTimes: Inquiries<WorkingTimeReader> = {
  of: (reader, at) => reader.of([at.organisation], today),
};

const payments: Inquiries<PaymentReader> = {
  inEngagement: (reader, at) => reader.inEngagement(at.engagement),
};

const feedback: Inquiries<FeedbackReader> = {
  given: (reader, at) => reader.given(at.engagement),
  outcomes: (reader, at) => reader.outcomes(at.engagement),
  isTold: (reader, at) => reader.isTold(at.engagement),
};

/** All that the stores of engagements can be asked. */
export const engagementQuestions: Question[] = [
  ...questionsOf(EngagementReader, (tx) => new EngagementReader(tx), engagements),
  ...questionsOf(EngagementListReader, (tx) => new EngagementListReader(tx), lists),
  ...questionsOf(RequestReader, (tx) => new RequestReader(tx), requests),
  ...questionsOf(PlanReader, (tx, keyring) => new PlanReader(tx, keyring), plans),
  ...questionsOf(AnswerReader, (tx, keyring) => new AnswerReader(tx, keyring), answers),
  ...questionsOf(ExceptionReader, (tx, keyring) => new ExceptionReader(tx, keyring), exceptions),
  ...questionsOf(PartyReader, (tx) => new PartyReader(tx), parties),
  ...questionsOf(ExpertReader, (tx, keyring) => new ExpertReader(tx, keyring), experts),
  ...questionsOf(NominationReader, (tx) => new NominationReader(tx), nominations),
  ...questionsOf(NomineeReader, (tx, keyring) => new NomineeReader(tx, keyring), nominees),
  ...questionsOf(MessageReader, (tx, keyring) => new MessageReader(tx, keyring), messages),
  ...questionsOf(EngagementWaitingReader, (tx) => new EngagementWaitingReader(tx), waiting),
  ...questionsOf(NoteReader, (tx) => new NoteReader(tx), noteFacts),
  ...questionsOf(NoteWordsReader, (tx, keyring) => new NoteWordsReader(tx, keyring), noteWords),
  ...questionsOf(WorkingTimeReader, (tx) => new WorkingTimeReader(tx), workingTimes),
  ...questionsOf(PaymentReader, (tx) => new PaymentReader(tx), payments),
  ...questionsOf(FeedbackReader, (tx, keyring) => new FeedbackReader(tx, keyring), feedback),
];
