import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  newId,
  type OrganisationId,
  organisationId,
  type PartnershipId,
  partnershipId,
  personId,
  type RoundId,
  roundId,
} from '../../kernel/ids.ts';
import type { Role } from '../../kernel/organisation.ts';
import { fewestPooled, poolResults, type Willing } from './rules.ts';

const fund = newId(organisationId);
const by = (
  organisation: OrganisationId,
  role: Role = 'steward',
  kind: 'ally' | 'community-led' = 'ally',
) => ({
  person: newId(personId),
  organisation: { id: organisation, kind, host: false },
  role,
});
const partnerships: PartnershipId[] = Array.from({ length: 8 }, () => newId(partnershipId));
const communityOf = new Map(partnerships.map((one) => [one, newId(organisationId)]));
const roundIn = (partnership: PartnershipId, openedOn = '2027-03-01', instrument = 'ours/1'): Willing => ({
  ...{ round: newId(roundId), partnership, openedOn, instrument },
  communities: [communityOf.get(partnership) ?? newId(organisationId)],
});
const first = partnerships.map((partnership) => roundIn(partnership));
const none: ReadonlySet<RoundId> = new Set();
const now = (willing: readonly Willing[], counted = none) =>
  poolResults(by(fund), fund, { willing, counted });
const shownOf = (willing: readonly Willing[], counted = none): Willing[] => {
  const outcome = now(willing, counted);
  return outcome.ok ? outcome.rounds : [];
};

describe('several partnerships of one ally', () => {
  test('are shown together from five up, all that agreed (P3)', () => {
    expect(shownOf(first.slice(0, 5))).toHaveLength(5);
    expect(shownOf(first)).toHaveLength(8);
    expect(now(first.slice(0, 4))).toMatchObject({ refusal: 'tooFewTogether', values: { there: 4 } });
  });

  test('are five partnerships, not five rounds: of each, the latest counts', () => {
    const [one] = partnerships;
    if (!one) throw new Error('no partnership');
    const twice = [...first.slice(0, 4), roundIn(one, '2027-09-01')];
    expect(now(twice)).toMatchObject({ refusal: 'tooFewTogether', values: { there: 4 } });
    const later = roundIn(one, '2027-09-01');
    expect(shownOf([...first.slice(0, 5), later])).toContain(later);
    expect(shownOf([...first.slice(0, 5), later])).toHaveLength(5);
  });

  test('that were asked other questions are not counted with them', () => {
    const others = partnerships.slice(4).map((one) => roundIn(one, '2027-03-01', 'theirs/1'));
    expect(now([...first.slice(0, 4), ...others])).toMatchObject({ refusal: 'tooFewTogether' });
  });

  test('are five communities: one that is in two partnerships of the ally speaks once (P3)', () => {
    const [one] = first;
    if (!one) throw new Error('no round');
    const again = { ...roundIn(newId(partnershipId)), communities: one.communities };
    expect(now([...first.slice(0, 4), again])).toMatchObject({ refusal: 'tooFewTogether' });
    expect(shownOf([...first.slice(0, 5), again])).toHaveLength(5);
  });

  test('are counted by the ally that they are of, and by nobody else (P15)', () => {
    const facts = { willing: first, counted: none };
    expect(poolResults(by(fund, 'member'), fund, facts)).toMatchObject({ ok: true });
    expect(poolResults(by(newId(organisationId)), fund, facts)).toMatchObject({ refusal: 'onlyOwnAlly' });
    const community = by(fund, 'steward', 'community-led');
    expect(poolResults(community, fund, facts)).toMatchObject({ refusal: 'onlyOwnAlly' });
  });
});

/** What a reader who keeps every view could know: for each view, the rounds that it was counted from. */
type Reader = { views: Willing[][]; counted: Set<RoundId> };
const shows = (reader: Reader, willing: readonly Willing[]): void => {
  const rounds = shownOf(willing, reader.counted);
  if (rounds.length === 0) return;
  reader.views.push(rounds);
  for (const { round } of rounds) reader.counted.add(round);
};
const differBy = (one: readonly Willing[], other: readonly Willing[]): number =>
  one.filter(({ round }) => !other.some((two) => two.round === round)).length +
  other.filter(({ round }) => !one.some((two) => two.round === round)).length;

/** Nothing that can be added or subtracted holds fewer than five: no two views share a round. */
const tellsOfNobody = ({ views }: Reader): void => {
  for (const [place, view] of views.entries()) {
    expect(new Set(view.map(({ partnership }) => partnership)).size).toBe(view.length);
    expect(view.length).toBeGreaterThanOrEqual(fewestPooled);
    for (const earlier of views.slice(0, place))
      expect(differBy(view, earlier)).toBe(view.length + earlier.length);
  }
};

describe('two views cannot be subtracted', () => {
  test('whoever joins and whoever leaves, between any two of them: every pair of groups of eight (P3)', () => {
    const later = partnerships.map((partnership) => roundIn(partnership, '2027-09-01'));
    const groupsOf = (rounds: readonly Willing[]): Willing[][] =>
      Array.from({ length: 1 << rounds.length }, (_, bits) =>
        rounds.filter((_, place) => bits & (1 << place)),
      );
    const mixed = later.map((round, place) => (place % 2 === 0 ? round : (first[place] ?? round)));
    const shown = [0, 0, 0];
    for (const before of groupsOf(first).filter(({ length }) => length >= fewestPooled))
      for (const after of [first, mixed, later].flatMap(groupsOf)) {
        const reader: Reader = { views: [], counted: new Set() };
        shows(reader, before);
        shows(reader, after);
        tellsOfNobody(reader);
        shown[reader.views.length] = (shown[reader.views.length] ?? 0) + 1;
      }
    // Nothing else would be shown twice if a second view could never come.
    expect(shown[2]).toBeGreaterThan(1000);
    expect(shown[1]).toBeGreaterThan(1000);
  });

  test('in any order of joining, leaving, new rounds and showing (P3)', () => {
    const event = fc.oneof(
      { weight: 3, arbitrary: fc.record({ is: fc.constant('gives' as const), place: fc.nat(7) }) },
      { weight: 1, arbitrary: fc.record({ is: fc.constant('takesBack' as const), place: fc.nat(7) }) },
      { weight: 2, arbitrary: fc.record({ is: fc.constant('newRound' as const), place: fc.nat(7) }) },
      { weight: 2, arbitrary: fc.record({ is: fc.constant('shows' as const), place: fc.constant(0) }) },
    );
    let several = 0;
    fc.assert(
      fc.property(fc.array(event, { minLength: 60, maxLength: 200 }), (events) => {
        const latest = partnerships.map((one) => roundIn(one));
        const given = new Map<RoundId, Willing>();
        const reader: Reader = { views: [], counted: new Set() };
        for (const [day, { is, place }] of events.entries()) {
          const round = latest[place];
          const partnership = partnerships[place];
          if (!round || !partnership) continue;
          if (is === 'gives') given.set(round.round, round);
          if (is === 'takesBack') given.delete(round.round);
          if (is === 'newRound') latest[place] = roundIn(partnership, `2028-01-${10 + (day % 20)}`);
          if (is === 'shows') shows(reader, [...given.values()]);
        }
        tellsOfNobody(reader);
        if (reader.views.length > 1) several += 1;
      }),
      { numRuns: 300 },
    );
    expect(several).toBeGreaterThan(20);
  });
});
