import type { Day } from '../../kernel/clock.ts';
import type { AgreedActionId, OrganisationId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { present, type Respondent, type RoundFacts, respondentOf } from '../facts.ts';
import type { Question } from '../sheet/facts.ts';

export type ActionFacts = {
  id: AgreedActionId;
  owner: OrganisationId;
  proposedBy: OrganisationId;
  dueOn: Day;
  consents: readonly OrganisationId[];
  reports: readonly { organisation: OrganisationId; done: boolean }[];
};

type Following = { own: Respondent };

/** Whoever was asked may talk about a result once both sides see it. P3 */
export const mayFollow = (round: RoundFacts, by: Member): Outcome<Following> => {
  const own = respondentOf(round, by.organisation.id);
  if (!own || own.left) return refuse('notAskedInRound');
  return round.shownOn ? { ok: true, own } : refuse('resultNotShown', 'P3');
};

export const mayAct = (round: RoundFacts, by: Member): Outcome<Following> => {
  const may = mayFollow(round, by);
  if (!may.ok) return may;
  return by.role === 'steward' ? may : refuse('onlySteward');
};

type Asked = readonly Pick<Question, 'key'>[];
const asks = (questions: Asked, item: string): boolean => questions.some(({ key }) => key === item);

/** How an organisation reads the result of a question that was asked. */
export const writeReading = (
  round: RoundFacts,
  by: Member,
  { item, questions }: { item: string; questions: Asked },
): Outcome<Following> => {
  const may = mayFollow(round, by);
  return may.ok && !asks(questions, item) ? refuse('unknownItem') : may;
};

/** Something that a party will do about a question, until a day to come. P1, P7 */
export const proposeAction = (
  round: RoundFacts,
  by: Member,
  { item, owner, dueOn }: { item: string; owner: OrganisationId; dueOn: Day },
  { questions, today }: { questions: Asked; today: Day },
): Outcome<Following> => {
  const may = mayAct(round, by);
  if (!may.ok) return may;
  if (!asks(questions, item)) return refuse('unknownItem');
  if (!present(round).some(({ organisation }) => organisation === owner)) return refuse('unknownOwner');
  return dueOn < today ? refuse('dayPast') : may;
};

const communities = (round: RoundFacts): Respondent[] =>
  present(round).filter(({ side }) => side === 'community');

/** Every party, by name. Silence is no consent. P1 */
export const isAgreed = (round: RoundFacts, { consents }: Pick<ActionFacts, 'consents'>): boolean =>
  present(round).every(({ organisation }) => consents.includes(organisation));

/** The community side first, the ally after it. P7 */
export const consentToAction = (round: RoundFacts, action: ActionFacts, by: Member): Outcome => {
  const may = mayAct(round, by);
  if (!may.ok) return may;
  if (action.consents.includes(may.own.organisation)) return refuse('organisationAgreed', 'P1');
  const waiting = communities(round).some(({ organisation }) => !action.consents.includes(organisation));
  return may.own.side === 'ally' && waiting ? refuse('communityAnswersFirst', 'P7') : { ok: true };
};

const reportsOf = (round: RoundFacts, { reports }: ActionFacts) =>
  reports.filter(({ organisation }) => respondentOf(round, organisation)?.side === 'community');

/** “Done?” is asked of the community side first: an ally cannot tick off what it owed. P3, P7 */
export const reportAction = (round: RoundFacts, action: ActionFacts, by: Member): Outcome => {
  const may = mayAct(round, by);
  if (!may.ok) return may;
  if (!isAgreed(round, action)) return refuse('notAgreed', 'P1');
  const first = may.own.side === 'community' || reportsOf(round, action).length > 0;
  return first ? { ok: true } : refuse('communityReports', 'P7');
};

/** Done when every community that said anything said so; null while none did. An ally’s word changes nothing. P7 */
export const isDone = (round: RoundFacts, action: ActionFacts): boolean | null => {
  const reports = reportsOf(round, action);
  return reports.length === 0 ? null : reports.every(({ done }) => done);
};
