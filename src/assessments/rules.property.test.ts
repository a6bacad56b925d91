import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newId, organisationId, partnershipId, personId, roundId } from '../kernel/ids.ts';
import type { Member, Role } from '../kernel/organisation.ts';
import type { Respondent, RoundFacts } from './facts.ts';
import { callOff, everyoneIsIn, handIn, mayOpen, mayShow, release, sees, takeBack } from './rules.ts';

const day = '2027-03-01';
const people = [0, 1, 2, 3].map((place) => ({
  organisation: newId(organisationId),
  side: place < 2 ? ('community' as const) : ('ally' as const),
}));
const start = (): RoundFacts => ({
  ...{ id: newId(roundId), partnership: newId(partnershipId), openedOn: day, answerBy: '2027-03-15' },
  ...{ openedBy: people[2]?.organisation ?? newId(organisationId), occasion: 'baseline', engagement: null },
  respondents: people.map((one) => ({ ...one, left: false, mode: 'one' as const, handedIn: null })),
  ...{ calledOff: null, shownOn: null },
});
const memberOf = ({ organisation, side }: (typeof people)[number], role: Role): Member => ({
  person: newId(personId),
  organisation: { id: organisation, kind: side === 'community' ? 'community-led' : 'ally', host: false },
  role,
});
const sheet = { answers: { A1: 1 }, records: {} };
const questions = [{ key: 'A1', most: 4 as const, redLine: true, domain: 'voice' }];

const acts = ['submit', 'withdraw', 'release', 'leave', 'call-off', 'open', 'show'] as const;
type Step = { act: (typeof acts)[number]; who: number; steward: boolean };
const anyStep: fc.Arbitrary<Step> = fc.record({
  // Leaving is rare: a story in which everybody leaves tells nothing.
  act: fc.oneof(
    { arbitrary: fc.constantFrom(...acts), weight: 1 },
    { arbitrary: fc.constantFrom('submit', 'open', 'show'), weight: 4 },
  ),
  who: fc.nat({ max: people.length - 1 }),
  steward: fc.oneof(
    { arbitrary: fc.constant(true), weight: 4 },
    { arbitrary: fc.constant(false), weight: 1 },
  ),
});

const change = (round: RoundFacts, who: number, given: Partial<Respondent>): RoundFacts => ({
  ...round,
  respondents: round.respondents.map((one, place) => (place === who ? { ...one, ...given } : one)),
});

/** What an allowed act makes of the round; a refused one leaves it as it was. */
const after = (round: RoundFacts, { act, who, steward }: Step): RoundFacts => {
  const at = people[who];
  const own = round.respondents[who];
  if (!at || !own) return round;
  const by = memberOf(at, steward ? 'steward' : 'member');
  switch (act) {
    case 'submit':
      return handIn(round, by, { sheets: [sheet], questions }).ok
        ? change(round, who, { handedIn: { on: day, openedOn: null, releasedOn: null } })
        : round;
    case 'withdraw':
      return takeBack(round, by).ok ? change(round, who, { handedIn: null }) : round;
    case 'release':
      return release(round, by).ok
        ? change(round, who, { handedIn: { on: day, openedOn: day, releasedOn: day } })
        : round;
    case 'leave':
      return change(round, who, { left: true });
    case 'call-off':
      return callOff(round, by).ok ? { ...round, calledOff: { by: at.organisation, on: day } } : round;
    case 'open':
      return own.handedIn && mayOpen(round, at.organisation)
        ? change(round, who, { handedIn: { ...own.handedIn, openedOn: day } })
        : round;
    case 'show':
      return mayShow(round) ? { ...round, shownOn: day } : round;
  }
};

const anyStory = fc.array(anyStep, { minLength: 25, maxLength: 60 });
const everyPair = people.flatMap((reader) =>
  people.filter((of) => of !== reader).map((of) => [reader.organisation, of.organisation] as const),
);

test('no order of submit, withdraw, release, leave and re-open shows one side early (P3)', () => {
  const seen = { released: 0, shown: 0 };
  fc.assert(
    fc.property(anyStory, (story) => {
      let round = start();
      for (const step of story) {
        const before = round;
        round = after(round, step);
        for (const [reader, of] of everyPair) {
          const other = round.respondents.find(({ organisation }) => organisation === of);
          if (!sees(round, reader, of)) continue;
          const released = other?.side === 'community' && other.handedIn?.releasedOn !== null;
          const shown = round.shownOn !== null;
          expect(released || shown).toBe(true);
          seen[shown ? 'shown' : 'released'] += 1;
          if (!before.shownOn && shown) expect(everyoneIsIn(round)).toBe(true);
        }
      }
    }),
    { numRuns: 2000 },
  );
  expect(Math.min(seen.released, seen.shown)).toBeGreaterThan(100);
});

test('both sides see both from the same step on, but for what a community released (P3)', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      let round = start();
      for (const step of story) {
        round = after(round, step);
        const here = round.respondents.filter(({ left }) => !left);
        const crossing = here.flatMap((reader) =>
          here
            .filter(({ side, handedIn }) => side !== reader.side && handedIn?.releasedOn === null)
            .map((of) => sees(round, reader.organisation, of.organisation)),
        );
        // Who handed in and left, or was not here when it was shown, shows nothing and is shown nothing.
        if (!round.respondents.some(({ left }) => left)) expect(new Set(crossing).size).toBeLessThan(2);
      }
    }),
    { numRuns: 2000 },
  );
});

test('an answer that somebody else can read is never changed again (P3)', () => {
  fc.assert(
    fc.property(anyStory, (story) => {
      let round = start();
      for (const step of story) {
        const before = round;
        round = after(round, step);
        for (const [reader, of] of everyPair) {
          if (!sees(before, reader, of)) continue;
          const [was, is] = [before, round].map(
            (one) => one.respondents.find(({ organisation }) => organisation === of)?.handedIn ?? null,
          );
          expect(is?.on).toBe(was?.on);
        }
      }
    }),
    { numRuns: 2000 },
  );
});

test('what was shown to both sides stays shown to whoever stays, and to nobody who leaves', () => {
  fc.assert(
    fc.property(anyStory, anyStory, (story, later) => {
      let round = [...story].reduce(after, start());
      if (!round.shownOn) return;
      const shown = everyPair.filter(([reader, of]) => sees(round, reader, of));
      round = later.reduce(after, round);
      for (const [reader, of] of shown) {
        const left = round.respondents.find(({ organisation }) => organisation === reader)?.left;
        expect(sees(round, reader, of)).toBe(!left);
      }
    }),
    { numRuns: 1000 },
  );
});
