import type { Day } from '../kernel/clock.ts';
import type { AgreedActionId, OrganisationId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { type Outcome, refuse } from '../kernel/outcome.ts';
import { present, type Respondent, type RoundFacts, respondentOf } from './facts.ts';

export const followRefusals = [
  'onlySteward',
  'notAsked',
  'notShown',
  'unknownItem',
  'unknownOwner',
  'communityFirst',
  'alreadyConsented',
  'notAgreed',
  'communityReports',
  'dayPast',
] as const;
export type FollowRefusal = (typeof followRefusals)[number];
export type FollowRuling<Facts = unknown> = Outcome<Facts, FollowRefusal>;

export type ActionFacts = {
  id: AgreedActionId;
  owner: OrganisationId;
  proposedBy: OrganisationId;
  dueOn: Day;
  consents: readonly OrganisationId[];
  reports: readonly { organisation: OrganisationId; done: boolean }[];
};

/** What follows a result is talked about by those who can both see it. */
export const mayFollow = (round: RoundFacts, by: Member): FollowRuling<{ own: Respondent }> => {
  const own = respondentOf(round, by.organisation.id);
  if (!own || own.left) return refuse('notAsked');
  return round.shownOn ? { ok: true, own } : refuse('notShown', 'P3');
};

export const mayAct = (round: RoundFacts, by: Member): FollowRuling<{ own: Respondent }> => {
  const may = mayFollow(round, by);
  if (!may.ok) return may;
  return by.role === 'steward' ? may : refuse('onlySteward');
};

const communities = (round: RoundFacts): Respondent[] =>
  present(round).filter(({ side }) => side === 'community');

/** Every party, by name. Silence is no consent. P1 */
export const isAgreed = (round: RoundFacts, { consents }: Pick<ActionFacts, 'consents'>): boolean =>
  present(round).every(({ organisation }) => consents.includes(organisation));

/** The community side first, the ally after it. P7 */
export const consentToAction = (round: RoundFacts, action: ActionFacts, by: Member): FollowRuling => {
  const may = mayAct(round, by);
  if (!may.ok) return may;
  if (action.consents.includes(may.own.organisation)) return refuse('alreadyConsented', 'P1');
  const waiting = communities(round).some(({ organisation }) => !action.consents.includes(organisation));
  return may.own.side === 'ally' && waiting ? refuse('communityFirst', 'P7') : { ok: true };
};

const reportsOf = (round: RoundFacts, { reports }: ActionFacts) =>
  reports.filter(({ organisation }) => respondentOf(round, organisation)?.side === 'community');

/** “Done?” is asked of the community side first: an ally cannot tick off what it owed. P3, P7 */
export const reportAction = (round: RoundFacts, action: ActionFacts, by: Member): FollowRuling => {
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
