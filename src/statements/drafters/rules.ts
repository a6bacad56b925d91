import { addWorkingDays, type Day, dayOf } from '../../kernel/clock.ts';
import { longestWindow, shortestWindow } from '../../kernel/decision/window.ts';
import type { OrganisationId } from '../../kernel/ids.ts';
import type { Member, Side } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';
import { drafterOf, ownersOf, readsDraft } from '../draft.ts';
import type { DrafterFacts, StatementFacts } from '../facts.ts';
import { mayLead, mayOwn } from '../rules.ts';

/** An organisation as it stands today: which side it may take, and whom it speaks for as peers confirmed. */
export type Askable = { organisation: OrganisationId; side: Side; ledBy: readonly CommunityKey[] };

const daysFit = (days: number): boolean =>
  Number.isInteger(days) && days >= shortestWindow && days <= longestWindow;

const asked = (one: Askable, by: OrganisationId, days: number, today: Day): DrafterFacts => ({
  organisation: one.organisation,
  side: one.side,
  asksFor: [],
  invitedBy: by,
  invitedOn: today,
  answerBy: addWorkingDays(today, days),
  answer: null,
  answeredOn: null,
  waivedOn: null,
  leftOn: null,
});

/**
 * Begins a statement before its partnership's eyes: every party is asked at once, with an empty page in front of
 * everyone. There is no draft that an ally wrote before the community heard of it. P9
 */
export const begin = (
  by: Member,
  parties: readonly Askable[],
  { days, title }: { days: number; title: string },
  now: Temporal.Instant,
): Outcome<{ drafters: DrafterFacts[] }> => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!daysFit(days)) return refuse('daysToAnswer', 'P10', { least: shortestWindow, most: longestWindow });
  const own = by.organisation.id;
  const today = dayOf(now);
  if (!parties.some(({ organisation }) => organisation === own)) return refuse('notOnDraft');
  if (title.trim() === '') return refuse('sayWhy');
  return {
    ok: true,
    drafters: parties.map((party) => {
      const drafter = asked(party, own, days, today);
      return party.organisation === own ? { ...drafter, answer: 'joined', answeredOn: today } : drafter;
    }),
  };
};

/** Lists a group that the statement affects. Anyone on the draft may; listing one asks nobody yet. P9 */
export const listGroup = (facts: StatementFacts, by: Member, group: CommunityKey): Outcome => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  return facts.groups.includes(group) ? refuse('groupListed') : { ok: true };
};

/** Once others are on the draft, no group is dropped from the list: it is asked, or both sides state why not. P9 */
export const mayDropGroups = (facts: StatementFacts, by: Member): Outcome => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  return ownersOf(facts).length > 1 || facts.finals.length > 0 ? refuse('groupsFixed', 'P9') : { ok: true };
};

export const unlistGroup = (facts: StatementFacts, by: Member, group: CommunityKey): Outcome => {
  const may = mayOwn(facts, by);
  if (!may.ok) return may;
  if (!facts.groups.includes(group)) return refuse('groupNotListed');
  const isAsked = facts.drafters.some(({ asksFor }) => asksFor.includes(group));
  return isAsked ? refuse('groupsFixed', 'P9') : mayDropGroups(facts, by);
};

/** An affected group is asked through an organisation that it leads, never through somebody close to it. P7, P12 */
export const mayAskFor = ({ side, ledBy }: Askable, group: CommunityKey): boolean =>
  side === 'community' && ledBy.includes(group);

const groupsFit = (facts: StatementFacts, one: Askable, groups: readonly CommunityKey[]): Outcome => {
  if (groups.some((group) => !facts.groups.includes(group))) return refuse('groupNotListed');
  return groups.every((group) => mayAskFor(one, group)) ? { ok: true } : refuse('notLedByGroup', 'P12');
};

/** Asks an organisation onto the draft, which it reads from this day on. One that said no, or left, may be asked again. P9 */
export const invite = (
  facts: StatementFacts,
  by: Member,
  { one, asksFor }: { one: Askable; asksFor: readonly CommunityKey[] },
  now: Temporal.Instant,
): Outcome<{ drafter: DrafterFacts }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const before = drafterOf(facts, one.organisation);
  if (before && readsDraft(before)) return refuse('alreadyOnDraft');
  const fit = groupsFit(facts, one, asksFor);
  if (!fit.ok) return fit;
  return {
    ok: true,
    drafter: { ...asked(one, by.organisation.id, facts.days, dayOf(now)), asksFor },
  };
};

/** Says which of the listed groups an organisation on the draft speaks for. */
export const assign = (
  facts: StatementFacts,
  by: Member,
  { one, asksFor }: { one: Askable; asksFor: readonly CommunityKey[] },
): Outcome<{ asksFor: CommunityKey[] }> => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  const drafter = drafterOf(facts, one.organisation);
  if (!drafter || !readsDraft(drafter)) return refuse('notOnDraft');
  const fit = groupsFit(facts, one, asksFor);
  if (!fit.ok) return fit;
  return { ok: true, asksFor: [...new Set([...drafter.asksFor, ...asksFor])] };
};

/** A first-class no: it needs no reason, and a yes may still come after the window. P6 */
export const answerInvitation = (facts: StatementFacts, by: Member): Outcome => {
  const drafter = drafterOf(facts, by.organisation.id);
  if (!drafter || !readsDraft(drafter)) return refuse('notOnDraft');
  if (by.role !== 'steward') return refuse('onlySteward');
  return drafter.answer === 'joined' ? refuse('alreadyAnswered') : { ok: true };
};

/** Only a community's organisation gives up its own days with the draft. P10 */
export const waiveDays = (facts: StatementFacts, by: Member): Outcome => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  if (may.drafter.side !== 'community') return refuse('daysNotYours', 'P10');
  return may.drafter.waivedOn === null ? { ok: true } : refuse('daysGivenUp');
};

/** Whoever takes its name off the draft needs nobody's leave; the last one on it stays with it. P6 */
export const leaveDraft = (facts: StatementFacts, by: Member): Outcome => {
  const may = mayLead(facts, by);
  if (!may.ok) return may;
  return ownersOf(facts).length > 1 ? { ok: true } : refuse('lastOwner');
};

/** Invitations whose window passed unanswered. Silence is recorded as silence; it is never a yes. */
export const silentDrafters = (
  facts: StatementFacts,
  isOver: (drafter: DrafterFacts) => boolean,
): DrafterFacts[] => facts.drafters.filter((drafter) => drafter.answer === null && isOver(drafter));
