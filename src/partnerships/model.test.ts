import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Partner, type Partners, partners } from '../../test/support/partners.ts';
import { type Act, type Command, PartnershipWorld } from '../../test/support/partnershipWorld.ts';
import { StoredWorld } from '../../test/support/storedWorld.ts';
import { changes, type DecisionFacts } from '../kernel/decision/facts.ts';
import type { PartnershipFacts } from './facts.ts';

let story: Partners;
let everyone: Partner[];
let outsider: Partner;

beforeAll(async () => {
  story = await partners();
  everyone = [
    await story.organisation('Red Lantern', 'community'),
    await story.organisation('Harbour Fund', 'ally'),
    await story.organisation('Needle and Thread', 'community'),
  ];
  outsider = await story.organisation('Elsewhere', 'ally');
});
afterAll(() => story.drop());

/** Consents are common, so that stories get somewhere. */
const weights: [Act, number][] = [
  ['consent', 30],
  ['propose', 16],
  ['object', 4],
  ['amend', 5],
  ['waive', 3],
  ['wait', 6],
  ['withdraw', 2],
  ['leave', 2],
  ['settle', 1],
];
const anyCommand: fc.Arbitrary<Command> = fc.record({
  act: fc.oneof(...weights.map(([act, weight]) => ({ arbitrary: fc.constant(act), weight }))),
  who: fc.nat(3),
  steward: fc.integer({ min: 1, max: 12 }).map((one) => one > 1),
  decision: fc.nat(2),
  change: fc.constantFrom(...changes),
  windowDays: fc.constantFrom(1, 3, 10, 10, 10, 61),
  hours: fc.integer({ min: 1, max: 90 }),
  outdated: fc.integer({ min: 1, max: 10 }).map((one) => one === 1),
});

const byOrganisation = <Row extends { organisation: string }>(rows: readonly Row[]): Row[] =>
  [...rows].sort((one, other) => (one.organisation < other.organisation ? -1 : 1));

/** What both must agree on: ids and hashes of texts differ, everything else does not. */
const decisionShape = (decision: DecisionFacts) => {
  const number = (version: string) => decision.versions.find(({ id }) => id === version)?.number;
  return {
    change: decision.change,
    by: decision.proposedBy,
    basedOn: decision.basedOn,
    versions: decision.versions.map(({ number, by, windowDays, openedOn }) => ({
      number,
      by,
      windowDays,
      openedOn,
    })),
    parties: byOrganisation(decision.parties),
    answers: byOrganisation(decision.answers)
      .map(({ version, ...said }) => ({ ...said, version: number(version) }))
      .sort((one, other) => (one.version ?? 0) - (other.version ?? 0)),
    waivers: byOrganisation(decision.waivers).map(({ version, ...said }) => ({
      ...said,
      version: number(version),
    })),
  };
};
const shape = ({ parties, inForce, ended, decisions }: PartnershipFacts) => ({
  inForce,
  ended,
  parties: byOrganisation(parties).map(({ organisation, side, joinedOn, leftOn }) => ({
    organisation,
    side,
    joined: joinedOn !== null,
    left: leftOn !== null,
  })),
  decisions: decisions.map(decisionShape),
});

const plain = { steward: true, decision: 0, windowDays: 10, hours: 0, outdated: false } as const;
const settleFirst: Command = { ...plain, act: 'settle', who: 0, change: 'agreement' };
/** The community side first, then the ally: whatever is open first takes effect. */
const everyoneConsents: Command[] = [0, 2, 1].map((who) => ({
  ...plain,
  act: 'consent',
  who,
  change: 'agreement',
}));

/** Runs one story twice: by the rules in memory, and by the acts on the database. */
const runBoth = async (founders: number, commands: readonly Command[]): Promise<void> => {
  const model = new PartnershipWorld(everyone, outsider, everyone.slice(0, founders));
  story.setNow(model.now);
  const who = { everyone, outsider };
  const stored = await StoredWorld.found(story, who, everyone.slice(0, founders), model.partnership.id);
  for (const command of commands) {
    model.run(settleFirst);
    await stored.settle();
    const expected = model.run(command);
    if (command.act === 'wait') story.setNow(model.now);
    else if (command.act !== 'settle') {
      const found = await stored.run(command, model.step);
      expect(found?.ok ?? false).toBe(expected.ok);
      if (found && !found.ok && !expected.ok) expect(found.refusal).toBe(expected.refusal);
    }
    expect(shape(await stored.facts())).toEqual(shape(model.partnership));
  }
  await checkRecord(stored, model);
};

/** The record is whole, and says of every agreement that it came into force, once. */
const checkRecord = async (stored: StoredWorld, model: PartnershipWorld): Promise<void> => {
  const [first] = everyone;
  if (!first) throw new Error('nobody is there');
  expect(await story.verified(first, stored.id)).toMatchObject({ ok: true });
  const { rows } = await story.countKinds(stored.id);
  const counted = new Map(rows.map(({ kind, count }) => [kind, Number(count)]));
  expect(counted.get('agreement-in-force') ?? 0).toBe(model.agreements.length);
  expect(counted.get('decision-took-effect') ?? 0).toBe(
    model.closings.filter(({ outcome }) => outcome === 'effect').length,
  );
  expect(counted.get('silence-recorded') ?? 0).toBe(
    model.closings.flatMap(({ silences }) => silences).length,
  );
};

describe('whatever organisations do, in whatever order', () => {
  test('the database holds what the rules answered, and its record is whole (C17, C49)', {
    timeout: 240_000,
  }, async () => {
    const stories = fc.tuple(
      fc.integer({ min: 2, max: 3 }),
      fc.array(
        fc.oneof(
          { arbitrary: anyCommand.map((one) => [one]), weight: 6 },
          { arbitrary: fc.constant(everyoneConsents), weight: 1 },
        ),
        {
          minLength: 8,
          maxLength: 20,
          size: 'max',
        },
      ),
    );
    await fc.assert(
      fc.asyncProperty(stories, ([founders, commands]) =>
        runBoth(founders, [...everyoneConsents, ...commands.flat()]),
      ),
      { numRuns: 15, endOnFailure: true },
    );
  });
});
