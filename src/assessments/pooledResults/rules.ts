import type { Day } from '../../kernel/clock.ts';
import type { OrganisationId, PartnershipId, RoundId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { type Outcome, refuse } from '../../kernel/outcome.ts';
import { type RoundFacts, respondentOf } from '../facts.ts';
import { agreedFields, type PublishedField } from '../publishing/rules.ts';

/** So many partnerships of one ally are the fewest that may be shown together. Our default. */
export const fewestPooled = 5;

/** A round whose parties all let it be counted with others: whose it is, and what it asked. */
export type Willing = {
  round: RoundId;
  partnership: PartnershipId;
  communities: readonly OrganisationId[];
  openedOn: Day;
  instrument: string;
};

type Consent = { field: PublishedField; organisation: OrganisationId };
/** This ally's round, with everybody's yes. P3, P15 */
export const isWilling = (round: RoundFacts, ally: OrganisationId, consents: readonly Consent[]): boolean =>
  round.shownOn !== null &&
  respondentOf(round, ally)?.side === 'ally' &&
  agreedFields(round, ['together'], consents).length === 1;

const newest = (one: Willing, other: Willing): number =>
  other.openedOn.localeCompare(one.openedOn) || one.round.localeCompare(other.round);

/** The latest of each community: one that is in several partnerships of this ally speaks once. */
const latestOfEach = (newestFirst: readonly Willing[]): Willing[] => {
  const heard = new Set<OrganisationId>();
  return newestFirst.filter(({ communities }) => {
    if (communities.some((one) => heard.has(one))) return false;
    for (const one of communities) heard.add(one);
    return true;
  });
};

/** Of the rounds that were never counted, those that asked the most common set of questions. */
const countable = (willing: readonly Willing[], counted: ReadonlySet<RoundId>): Willing[] => {
  const free = willing.filter(({ round }) => !counted.has(round)).sort(newest);
  const sets = [...Map.groupBy(free, ({ instrument }) => instrument).values()].map(latestOfEach);
  return sets.sort((one, other) => other.length - one.length)[0] ?? [];
};

/**
 * What is shown of an ally now: all that is willing and was never counted before, from five partnerships up. The ally
 * chooses neither which nor when. What was counted once never is again, also when its view is gone: no two views differ by one. P3
 */
export const poolResults = (
  by: Member,
  ally: OrganisationId,
  { willing, counted }: { willing: readonly Willing[]; counted: ReadonlySet<RoundId> },
): Outcome<{ rounds: Willing[] }, 'onlyOwnAlly' | 'tooFewTogether'> => {
  if (by.organisation.id !== ally || by.organisation.kind !== 'ally') return refuse('onlyOwnAlly', 'P15');
  const rounds = countable(willing, counted);
  if (rounds.length < fewestPooled)
    return refuse('tooFewTogether', 'P3', { least: fewestPooled, there: rounds.length });
  return { ok: true, rounds };
};
