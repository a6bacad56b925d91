import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Cast, cast } from '../../test/support/decisions.ts';
import { type Act, type Command, type Note, PartnershipWorld } from '../../test/support/partnershipWorld.ts';
import type { Day } from '../kernel/clock.ts';
import { changes, type DecisionFacts } from '../kernel/decision/facts.ts';
import type { OrganisationId } from '../kernel/ids.ts';

const everyone = [
  cast('River Collective', 'community'),
  cast('Northern Fund', 'ally'),
  cast('Harbour Sisters', 'community'),
  cast('Open Clinic', 'ally'),
];
const outsider = cast('Someone Else', 'ally');

/** Consents are common, so that stories get somewhere; leaving is rare, so that they go on. */
const weights = {
  consent: 60,
  propose: 14,
  object: 5,
  amend: 5,
  waive: 5,
  wait: 8,
  settle: 4,
  withdraw: 2,
  leave: 1,
} as const satisfies Record<Act, number>;
const weighted = (act: Act) => ({ arbitrary: fc.constant(act), weight: weights[act] });
const acts = fc.oneof(
  weighted('consent'),
  weighted('propose'),
  weighted('object'),
  weighted('amend'),
  weighted('waive'),
  weighted('wait'),
  weighted('settle'),
  weighted('withdraw'),
  weighted('leave'),
);
const anyCommand: fc.Arbitrary<Command> = fc.record({
  act: acts,
  who: fc.nat(4),
  steward: fc.integer({ min: 1, max: 15 }).map((one) => one > 1),
  decision: fc.nat(3),
  change: fc.constantFrom(...changes),
  windowDays: fc.oneof(fc.integer({ min: 1, max: 4 }), fc.constantFrom(10, 0, 61)),
  hours: fc.integer({ min: 1, max: 80 }),
  outdated: fc.integer({ min: 1, max: 10 }).map((one) => one === 1),
});
/** Two to four organisations found it; the others may be asked in later, and one never is. */
const anyFounders = fc.integer({ min: 2, max: 4 }).map((count) => everyone.slice(0, count));
const anyStory = fc.array(anyCommand, { minLength: 20, maxLength: 90, size: 'max' });

const told = (founders: readonly Cast[], story: readonly Command[]): PartnershipWorld => {
  const world = new PartnershipWorld(everyone, outsider, founders);
  for (const command of story) world.run(command);
  return world;
};

/** Working days counted by hand: the witness does not ask the rules. */
const workingDaysFrom = (day: Day, last: Day): number => {
  let count = 0;
  for (let date = Temporal.PlainDate.from(day); date.toString() < last; ) {
    date = date.add({ days: 1 });
    if (![6, 7].includes(date.dayOfWeek)) count += 1;
  }
  return count;
};

const isCommunity = (decision: DecisionFacts, organisation: OrganisationId): boolean =>
  decision.parties.some((party) => party.organisation === organisation && party.side === 'community');

/** The step at which a party's last word on a version was yes, from the notes alone; null when it was not. */
const yesAt = (notes: readonly Note[], decision: DecisionFacts, by: OrganisationId, version: string) => {
  const own = notes
    .filter((note) => note.version === version && note.by === by && note.act !== 'waive')
    .at(-1);
  const wrote = own?.act === 'propose' || own?.act === 'amend';
  const isYes = own?.act === 'consent' || (wrote && isCommunity(decision, by));
  return own && isYes ? own.step : null;
};

const checkEffect = ({ notes, everyone: all }: PartnershipWorld, decision: DecisionFacts): void => {
  const version = decision.outcome?.version ?? '';
  const latest = notes
    .filter((note) => note.decision === decision.id)
    .filter(({ act }) => act === 'propose' || act === 'amend');
  expect(latest.at(-1)?.version, 'the text that took effect is the last one put').toBe(version);
  const said = decision.parties.map(({ organisation, side }) => ({
    side,
    step: yesAt(notes, decision, organisation, version),
    name: all.find(({ id }) => id === organisation)?.name,
  }));
  for (const { step, name } of said) expect(step, `${name} consented to this text`).not.toBeNull();
  const steps = (side: string) => said.filter((one) => one.side === side).map(({ step }) => step ?? 0);
  expect(Math.min(...steps('ally')), 'no ally before the community').toBeGreaterThan(
    Math.max(...steps('community')),
  );
  expect(said.some(({ side }) => side === 'community') && said.some(({ side }) => side === 'ally')).toBe(
    true,
  );
};

const waivedByAll = ({ notes }: PartnershipWorld, decision: DecisionFacts, version: string): boolean =>
  decision.parties
    .filter(({ side }) => side === 'community')
    .every(({ organisation }) =>
      notes.some(
        (note) =>
          note.version === version &&
          note.by === organisation &&
          ['waive', 'propose', 'amend'].includes(note.act),
      ),
    );

const checkLapse = (world: PartnershipWorld, decision: DecisionFacts): void => {
  const current = decision.versions.at(-1);
  if (!current || !decision.outcome) throw new Error('a lapse of nothing');
  const days = workingDaysFrom(current.openedOn, decision.outcome.closedOn);
  const least = waivedByAll(world, decision, current.id) ? 1 : Math.max(3, current.windowDays);
  expect(days, 'the window had its days').toBeGreaterThanOrEqual(least);
  const silent = decision.answers
    .filter(({ answer }) => answer === 'silence')
    .map(({ organisation }) => organisation);
  const spoke = decision.answers.filter(
    ({ answer, version }) => answer !== 'silence' && version === current.id,
  );
  const shown = decision.parties.filter((party) => party.shown);
  const expected = shown.map(({ organisation }) => organisation);
  expect([...silent, ...spoke.map(({ organisation }) => organisation)].sort()).toEqual(expected.sort());
};

/** Who was asked in did nothing before each community party that was there had said yes to showing it. */
const checkShown = ({ notes }: PartnershipWorld, decision: DecisionFacts): void => {
  const own = notes.filter((note) => note.decision === decision.id);
  const hosts = decision.parties.filter(({ side, newcomer }) => side === 'community' && !newcomer);
  const yes: readonly Act[] = ['propose', 'amend', 'consent'];
  for (const note of own.filter(({ by }) =>
    decision.parties.some((party) => party.newcomer && party.organisation === by),
  ))
    for (const { organisation } of decision.change === 'parties' ? hosts : [])
      expect(
        own.some(({ by, act, step }) => by === organisation && yes.includes(act) && step < note.step),
        'the community side agreed before a newcomer knew',
      ).toBe(true);
};

const checkAll = (world: PartnershipWorld): void => {
  for (const decision of world.closed) {
    checkShown(world, decision);
    if (decision.outcome?.outcome === 'effect') checkEffect(world, decision);
    if (decision.outcome?.outcome === 'lapsed') checkLapse(world, decision);
    else expect(decision.answers.filter(({ answer }) => answer === 'silence')).toEqual([]);
  }
  const ended = world.closings.map(({ decision }) => decision);
  expect(new Set(ended).size, 'one outcome for each decision').toBe(ended.length);
  const numbers = world.agreements.map(({ number }) => number);
  expect(numbers, 'agreements follow one another').toEqual(numbers.map((_, place) => place + 1));
  const effects = world.closed.filter(
    ({ outcome, change }) => outcome?.outcome === 'effect' && change !== 'ending',
  );
  expect(effects.map(({ outcome }) => outcome?.version).sort()).toEqual(
    world.agreements.map(({ version }) => version).sort(),
  );
  expect(
    world.notes.every((note) => note.by !== outsider.id),
    'an outsider does nothing',
  ).toBe(true);
};

describe('whatever anyone does, in whatever order', () => {
  it('a change takes effect only with every party, by name, to that text, the community first, and once', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyFounders, anyStory, (founders, story) => {
        const world = told(founders, story);
        checkAll(world);
        for (const { outcome } of world.closings) seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
      }),
      { numRuns: 400 },
    );
    // A machine that refuses everything would pass the rest: every ending must have been told at least once.
    expect([...seen.keys()].sort()).toEqual(['effect', 'lapsed', 'overtaken', 'party-left', 'withdrawn']);
  });

  it('nothing more happens to a decision that has ended', () => {
    fc.assert(
      fc.property(anyFounders, anyStory, anyStory, (founders, story, more) => {
        const world = told(founders, story);
        const ended = JSON.stringify(world.closed);
        const count = world.closed.length;
        for (const command of more) world.run(command);
        expect(JSON.stringify(world.closed.slice(0, count))).toBe(ended);
      }),
      { numRuns: 100 },
    );
  });

  it('what only members, not stewards, ask for never happens', () => {
    fc.assert(
      fc.property(anyFounders, anyStory, (founders, story) => {
        const world = told(
          founders,
          story.map((command) => ({ ...command, steward: false })),
        );
        expect(world.notes).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe('two commands at once', () => {
  it('either order gives one outcome that the rules allow', () => {
    fc.assert(
      fc.property(anyFounders, anyStory, anyCommand, anyCommand, (founders, story, one, other) => {
        for (const order of [
          [one, other],
          [other, one],
        ])
          checkAll(told(founders, [...story, ...order]));
      }),
      { numRuns: 200 },
    );
  });

  const command = (act: Act, who: number, more: Partial<Command> = {}): Command => ({
    act,
    who,
    steward: true,
    decision: 0,
    change: 'agreement',
    windowDays: 10,
    hours: 24,
    outdated: true,
    ...more,
  });
  const founders = everyone.slice(0, 2);
  const outcomes = (...story: readonly Command[]) =>
    told(founders, story).closings.map(({ outcome }) => outcome);
  // River Collective, 0, proposed with its own consent; Northern Fund, 1, has the last word.
  const lastConsent = command('consent', 1);

  it('the last consent and an amendment: the text that was read takes effect, or none does', () => {
    expect(outcomes(lastConsent, command('amend', 0))).toEqual(['effect']);
    expect(outcomes(command('amend', 0), lastConsent)).toEqual([]);
  });

  it('the last consent and a withdrawal: the first one counts', () => {
    expect(outcomes(lastConsent, command('withdraw', 0))).toEqual(['effect']);
    expect(outcomes(command('withdraw', 0), lastConsent)).toEqual(['withdrawn']);
  });

  it('the last consent and a community objection: the first one counts', () => {
    expect(outcomes(lastConsent, command('object', 0))).toEqual(['effect']);
    expect(outcomes(command('object', 0), lastConsent)).toEqual([]);
  });

  it('the last consent and a party leaving: the first one counts', () => {
    expect(outcomes(lastConsent, command('leave', 0))).toEqual(['effect']);
    expect(outcomes(command('leave', 0), lastConsent)).toEqual(['party-left']);
  });

  it('the last consent twice: it takes effect once', () => {
    expect(outcomes(lastConsent, lastConsent)).toEqual(['effect']);
  });

  it('two changes to one agreement: one takes effect, the other is overtaken', () => {
    const propose = command('propose', 0);
    const [first, second] = [command('consent', 1), command('consent', 1, { decision: 1 })];
    const started = [lastConsent, propose, propose];
    expect(outcomes(...started, first, first)).toEqual(['effect', 'effect', 'overtaken']);
    expect(outcomes(...started, second, first)).toEqual(['effect', 'effect', 'overtaken']);
  });
});
