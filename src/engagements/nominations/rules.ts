import { type Day, dayOf, lastDayAnywhere } from '../../kernel/clock.ts';
import type { OrganisationId, PartnershipId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { type EngagementFacts, hasAccepted, type RequestFacts, requestTo } from '../facts.ts';
import type { Plan } from '../plan/document.ts';
import type { Asking } from '../questions/rules.ts';
import { isOver } from '../rules.ts';
import { type Appearance, type ShownAppearance, shownOf } from './appearance.ts';
import { isAlive, isCurrent, type NominationFacts, type NomineeAnswer, type NomineeWho } from './facts.ts';

const mostReserves = 5;

const mayStill = (facts: EngagementFacts, now: Temporal.Instant): Outcome => {
  if (facts.cancelledOn !== null) return refuse('cancelled');
  return isOver(facts, now) ? refuse('over') : { ok: true };
};

/** The request that this organisation said yes to, for the plan as it stands. */
const accepted = (facts: EngagementFacts, own: OrganisationId): RequestFacts | null =>
  hasAccepted(facts, own) ? requestTo(facts, own) : null;

/** One of her organisation's experts, by the name they chose; or a role, by the words for it. P4 */
export const nameNominee = (
  { expert, label, note }: NomineeWho,
  /** The expert's name; null where it is not on the organisation's list. */
  listed: string | null,
): Outcome<{ who: NomineeWho }> => {
  const name = expert !== null && listed === null ? '' : label || listed;
  return name ? { ok: true, who: { expert, label: name, note } } : refuse('nameNeeded');
};

type Filling = { plan: Plan; seat: string; nominations: readonly NominationFacts[] };

/**
 * An organisation nominates for its own seats, once it agreed to the plan as it stands. There is no other way to a
 * nominee: an ally has none. P6, P7
 */
export const nominate = (
  facts: EngagementFacts,
  by: Member,
  { plan, seat, nominations }: Filling,
  now: Temporal.Instant,
): Outcome<{ place: number; request: RequestFacts }> => {
  const may = mayStill(facts, now);
  if (!may.ok) return may;
  if (by.role !== 'steward') return refuse('onlySteward');
  const own = by.organisation.id;
  const theirs = plan.seats.find(({ key }) => key === seat);
  if (theirs?.organisation !== own || theirs.communities.length === 0) return refuse('seatNotYours', 'P6');
  const request = accepted(facts, own);
  if (!request) return refuse('notAccepted', 'P6');
  const alive = nominations.filter((one) => one.seat === seat && isAlive(one));
  if (alive.length > mostReserves) return refuse('tooMany', undefined, { most: mostReserves });
  const taken = new Set(alive.map(({ place }) => place));
  return {
    ok: true,
    request,
    place: Array.from({ length: mostReserves + 1 }, (_, at) => at).find((at) => !taken.has(at)) ?? 0,
  };
};

/** A reserve takes the seat when nobody holds it any more. */
export const promote = (
  nomination: NominationFacts,
  by: Member,
  nominations: readonly NominationFacts[],
): Outcome => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (!isAlive(nomination)) return refuse('alreadyAnswered');
  const held = nominations.some((one) => one.seat === nomination.seat && one.place === 0 && isAlive(one));
  return held || nomination.place === 0 ? refuse('seatTaken') : { ok: true };
};

export const linkIsGood = ({ link }: NominationFacts, today: Day): boolean =>
  link !== null && link.expiresOn >= today;

/** She answers for herself, without a reason, once; a question can be followed by an answer. P6 */
export const answerSeat = (
  nomination: NominationFacts,
  answer: NomineeAnswer,
  now: Temporal.Instant,
  calledOff = false,
): Outcome => {
  if (nomination.erasedOn !== null || !linkIsGood(nomination, dayOf(now))) return refuse('linkSpent');
  const given = nomination.answer?.answer;
  if (answer === 'withdrawn') return given === 'accepted' ? { ok: true } : refuse('notAccepting');
  if (calledOff) return refuse('cancelled');
  return given === undefined || given === 'asked' ? { ok: true } : refuse('alreadyAnswered');
};

/** What she may ask, and be answered. */
export const askingOf = (nomination: NominationFacts, now: Temporal.Instant): Asking => ({
  codeWorks: nomination.erasedOn === null && linkIsGood(nomination, dayOf(now)),
  isAlive: isAlive(nomination),
  asked: nomination.lastWord !== null || nomination.answer?.answer === 'asked',
});

/** A link opens once: whoever was quicker has the code now. */
export const spendLink = (turned: boolean): Outcome => (turned ? { ok: true } : refuse('linkSpent'));

/** Two keys: she accepted these terms and chose how she appears, and her organisation releases. P6 */
export const release = (
  facts: EngagementFacts,
  nomination: NominationFacts,
  by: Member,
  now: Temporal.Instant,
): Outcome<{ until: Day; partnership: PartnershipId; request: RequestFacts }> => {
  const may = mayStill(facts, now);
  if (!may.ok) return may;
  if (by.role !== 'steward') return refuse('onlySteward');
  if (nomination.place !== 0) return refuse('reserveStaysPrivate', 'P6');
  if (nomination.answer?.answer !== 'accepted') return refuse('notAccepting', 'P6');
  if (!nomination.chose) return refuse('noAppearance', 'P6');
  const request = accepted(facts, by.organisation.id);
  if (!request || !facts.partnership) return refuse('notAccepted', 'P6');
  if (!isCurrent(nomination, facts)) return refuse('termsChanged', 'P6');
  if (nomination.release) return refuse('alreadyShown');
  return { ok: true, until: facts.eraseOn ?? lastDayAnywhere(now), partnership: facts.partnership, request };
};

/** Only what she chose to show, and no longer than she chose. P6 */
export const showChosen = (
  choices: Appearance | null,
  latest: Day,
): Outcome<{ shown: ShownAppearance; until: Day }> =>
  choices
    ? { ok: true, shown: shownOf(choices), until: [latest, choices.until ?? latest].sort()[0] ?? latest }
    : refuse('noAppearance', 'P6');

/**
 * Any member of her organisation takes back what is shown: hiding somebody again waits for nobody. She does so by
 * `changeAppearance` or by leaving. P6
 */
export const recall = (nomination: NominationFacts): Outcome =>
  nomination.release ? { ok: true } : refuse('nothingShown');

/** A new code asks her anew; her no stands. After the day of erasing nobody is there to be asked. P6 */
export const renewCode = (nomination: NominationFacts, by: Member): Outcome => {
  if (by.role !== 'steward') return refuse('onlySteward');
  if (nomination.erasedOn !== null) return refuse('linkSpent');
  return isAlive(nomination) ? { ok: true } : refuse('alreadyAnswered');
};

/** Off the organisation's list, whatever she said. What was erased stays, as a seat that was filled. */
export const withdraw = ({ erasedOn }: NominationFacts, by: Member): Outcome => {
  if (by.role !== 'steward') return refuse('onlySteward');
  return erasedOn === null ? { ok: true } : refuse('over');
};

/** Whoever said yes chooses anew how she appears, at any time. P6 */
export const changeAppearance = ({ answer }: Pick<NominationFacts, 'answer'>): Outcome =>
  answer?.answer === 'accepted' ? { ok: true } : refuse('notAccepting');
