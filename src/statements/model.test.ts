import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cast, memberOf } from '../../test/support/decisions.ts';
import { groupsInStories, StatementWorld, type Text } from '../../test/support/statementWorld.ts';
import type { CommunityKey } from '../language/vocabulary.ts';
import { currentFinal, isOwner, ownersOf, signOffOf, standingEndorsements } from './draft.ts';
import { type FinalFacts, signOffAnswers } from './facts.ts';
import { statedOf } from './locks.ts';
import { signOnIsOpen } from './rules.ts';

const fund = cast('Fund', 'ally');
const workers = cast('Workers', 'community');
const users = cast('Users', 'community');
const press = cast('Press', 'ally');
const everyone = [fund, workers, users, press];
const ledBy = new Map<string, readonly CommunityKey[]>([
  [workers.id, ['sex-workers']],
  [users.id, ['people-who-use-drugs']],
]);

const anyText: fc.Arbitrary<Text> = fc.record({
  names: fc.oneof(
    fc.constant(['sex-workers'] as const),
    fc.constant([...groupsInStories]),
    fc.subarray([...groupsInStories]),
  ),
  keeps: fc.oneof(fc.constant(['ours']), fc.constant([])),
});
const anyCommand = fc.record({
  act: fc.oneof(
    ...(
      [
        ['write', 5],
        ['freeze', 10],
        ['signOff', 24],
        ['openSignOn', 10],
        ['consent', 24],
        ['join', 10],
        ['pass', 8],
        ['invite', 2],
        ['assign', 6],
        ['list', 2],
        ['unlist', 2],
        ['waive', 6],
        ['contribute', 1],
        ['answer', 4],
        ['protect', 2],
        ['release', 2],
        ['state', 5],
        ['signStated', 6],
        ['endorse', 4],
        ['confirm', 5],
        ['leave', 1],
      ] as const
    ).map(([act, weight]) => ({ arbitrary: fc.constant(act), weight })),
  ),
  who: fc.nat(3),
  whom: fc.nat(3),
  steward: fc.integer({ min: 1, max: 12 }).map((one) => one > 1),
  group: fc.constantFrom(...groupsInStories),
  text: anyText,
  place: fc.nat(2),
  yes: fc.integer({ min: 1, max: 5 }).map((one) => one > 1),
  signature: fc.constantFrom(...signOffAnswers.filter((answer) => answer !== 'silence')),
  hours: fc.integer({ min: 1, max: 120 }),
  stale: fc.integer({ min: 1, max: 8 }).map((one) => one === 1),
});
type Command = typeof anyCommand extends fc.Arbitrary<infer One> ? One : never;

const play = (world: StatementWorld, command: Command): void => {
  const one = everyone[command.who] ?? fund;
  const other = everyone[command.whom] ?? fund;
  const by = memberOf(one, command.steward ? 'steward' : 'member');
  const { group, place } = command;
  const asksFor = command.yes ? (ledBy.get(other.id) ?? []) : [group];
  const oldFinal = world.facts.finals[0]?.id;
  const acts: Record<Command['act'], () => unknown> = {
    write: () =>
      world.write(by, command.text, {
        reopens: command.yes,
        ...(command.stale ? { base: world.facts.wordings[0]?.id ?? null } : {}),
      }),
    freeze: () => world.freeze(by),
    signOff: () => world.signOff(by, command.signature, ...(command.stale && oldFinal ? [oldFinal] : [])),
    openSignOn: () => world.openSignOn(by),
    consent: () => world.consentToPublish(by, ...(command.stale && oldFinal ? [oldFinal] : [])),
    join: () => world.answerInvitation(by, command.yes ? 'joined' : 'declined'),
    pass: () => world.pass(command.hours),
    invite: () => world.invite(by, other, asksFor),
    assign: () => world.assign(by, other, asksFor),
    list: () => world.listGroup(by, group),
    unlist: () => world.unlistGroup(by, group),
    waive: () => world.waive(by),
    contribute: () => world.contribute(by),
    answer: () => world.answerContribution(by, place, command.yes ? 'accepted' : 'declined'),
    protect: () => world.protect(by, 'ours'),
    release: () => world.release(by, place),
    state: () => {
      const lock = world.locks[place];
      return lock && world.state(by, lock.lock, lock.subject);
    },
    signStated: () => world.signStated(by, place),
    endorse: () => world.endorse(),
    confirm: () => world.confirm(place),
    leave: () => world.leave(by),
  };
  acts[command.act]?.();
};

const begun = (): StatementWorld => new StatementWorld(everyone, ledBy, [fund, workers]);
/** Half of the stories begin where the text is before everyone to sign: the end is far for people who act at random. */
const ready = (): StatementWorld => {
  const world = begun();
  const [ally, community] = [memberOf(fund), memberOf(workers)];
  world.listGroup(ally, 'sex-workers');
  world.answerInvitation(community, 'joined');
  world.assign(ally, workers, ['sex-workers']);
  world.write(ally, { names: ['sex-workers'], keeps: ['ours'] });
  world.protect(community, 'ours');
  world.pass(24 * 8);
  expect(world.freeze(ally).ok).toBe(true);
  return world;
};
/** The text names one whom nobody listed, and a reason is put down; the other side has not signed it. */
const named = (): StatementWorld => {
  const world = ready();
  const [ally, community] = [memberOf(fund), memberOf(workers)];
  world.write(community, { names: ['sex-workers', 'migrants'], keeps: ['ours'] });
  expect(world.state(ally, 'group-named', 'migrants').ok).toBe(true);
  return world;
};
const numbers = (world: StatementWorld) => ({
  wordings: world.facts.wordings.map(({ id }) => id),
  contributions: world.facts.contributions.map(({ id }) => id),
  passages: world.facts.passages.map(({ id }) => id),
  finals: world.facts.finals.map(({ id }) => id),
  stated: world.facts.stated.map(({ id }) => id),
});
const isBeginning = (before: readonly string[], after: readonly string[]): boolean =>
  before.every((id, index) => after[index] === id);

const anyStory = fc.record({
  start: fc.constantFrom(begun, ready),
  commands: fc.array(anyCommand, { maxLength: 60, size: 'max' }),
});
const anyStoryOfNames = fc.record({
  start: fc.constantFrom(begun, ready, named),
  commands: fc.array(anyCommand, { maxLength: 60, size: 'max' }),
});
const always = (
  holds: (world: StatementWorld, before: StatementWorld['facts']) => void,
  stories = anyStory,
): void => {
  fc.assert(
    fc.property(stories, ({ start, commands }) => {
      const world = start();
      for (const command of commands) {
        const before = world.facts;
        play(world, command);
        holds(world, before);
      }
    }),
    { numRuns: 400 },
  );
};

describe('in whatever order people act', () => {
  test('sign-on is never open while anything stands in its way (P9)', () => {
    always((world) => {
      if (signOnIsOpen(world.facts)) expect(world.locks).toEqual([]);
    });
  });

  test('no text is final, open or published while it names whom nobody listed and no reason was signed of (P9)', () => {
    const outcomes = { listed: 0, stated: 0, refused: 0 };
    const said = (world: StatementWorld, group: string): boolean =>
      statedOf(world.facts).some(
        ({ lock, subject }) => lock === 'group-named' && subject.split(' ').includes(group),
      );
    always((world, before) => {
      const named = world.text?.names ?? [];
      const isNew = ({ id }: FinalFacts): boolean => !before.finals.some((final) => final.id === id);
      const published = world.facts.finals.some(
        ({ id, publishedOn }) =>
          publishedOn !== null && before.finals.find((final) => final.id === id)?.publishedOn === null,
      );
      if (world.locks.some(({ lock }) => lock === 'group-named')) outcomes.refused += 1;
      if (!world.facts.finals.some(isNew) && !published && !signOnIsOpen(world.facts)) return;
      for (const group of named) {
        const isListed = world.facts.groups.includes(group);
        outcomes[isListed ? 'listed' : 'stated'] += 1;
        expect([group, isListed || said(world, group)]).toEqual([group, true]);
      }
    }, anyStoryOfNames);
    expect(Object.entries(outcomes).filter(([, times]) => times === 0)).toEqual([]);
  });

  test('sign-on is never open before every community on the draft has answered the text', () => {
    always((world) => {
      const final = currentFinal(world.facts);
      if (!final || !signOnIsOpen(world.facts)) return;
      for (const { organisation, side } of ownersOf(world.facts))
        if (side === 'community') expect(signOffOf(final, organisation)).toBeDefined();
    });
  });

  test('no signature, consent or endorsement counts for another text than its own (P1)', () => {
    always((world, before) => {
      const [earlier, now] = [before.wordings.at(-1), world.facts.wordings.at(-1)];
      if (earlier === now) return;
      expect(currentFinal(world.facts)).toBeNull();
      expect(standingEndorsements(world.facts)).toEqual([]);
      expect(signOnIsOpen(world.facts)).toBe(false);
    });
  });

  test('no wording, contribution, passage or final text is ever lost', () => {
    always((world, before) => {
      const after = numbers(world);
      expect(
        isBeginning(
          before.wordings.map(({ id }) => id),
          after.wordings,
        ),
      ).toBe(true);
      expect(
        isBeginning(
          before.contributions.map(({ id }) => id),
          after.contributions,
        ),
      ).toBe(true);
      expect(
        isBeginning(
          before.passages.map(({ id }) => id),
          after.passages,
        ),
      ).toBe(true);
      expect(
        isBeginning(
          before.finals.map(({ id }) => id),
          after.finals,
        ),
      ).toBe(true);
      expect(
        isBeginning(
          before.stated.map(({ id }) => id),
          after.stated,
        ),
      ).toBe(true);
      for (const { id, answer } of before.contributions)
        if (answer) expect(world.facts.contributions.find((one) => one.id === id)?.answer).toEqual(answer);
    });
  });

  test('nothing is published without the word of every owner, given to that very text (P1)', () => {
    always((world, before) => {
      for (const final of world.facts.finals) {
        if (final.publishedOn === null || before.finals.find(({ id }) => id === final.id)?.publishedOn)
          continue;
        const owners = ownersOf(before).map(({ organisation }) => organisation);
        expect(owners.filter((owner) => !final.publicBy.includes(owner))).toEqual([]);
        expect(owners.filter((owner) => !signOffOf(final, owner))).toEqual([]);
        expect(world.locks).toEqual([]);
      }
    });
  });

  test('a passage that somebody keeps stays, until its own keeper lets it go', () => {
    always((world) => {
      const kept = world.facts.passages.filter(({ releasedOn }) => releasedOn === null);
      for (const { by } of kept) {
        const last = world.facts.wordings.at(-1);
        if (last && last.by !== by) expect(world.text?.keeps).toContain('ours');
      }
    });
  });

  test('an affected group is only ever asked through an organisation that it leads (P12)', () => {
    always((world) => {
      for (const { organisation, asksFor } of world.facts.drafters)
        for (const group of asksFor) expect(ledBy.get(organisation) ?? []).toContain(group);
    });
  });

  test('only who said yes is on the draft, and nobody else writes, signs or publishes', () => {
    always((world, before) => {
      const wrote = world.facts.wordings.slice(before.wordings.length).map(({ by }) => by);
      const owners = before.drafters.filter(isOwner).map(({ organisation }) => organisation);
      expect(wrote.filter((by) => !owners.includes(by))).toEqual([]);
    });
  });

  test('stories do get to an open sign-on, a published text, and an endorsement that must be confirmed', () => {
    const reached = { open: 0, published: 0, stated: 0, stale: 0 };
    fc.assert(
      fc.property(anyStory, ({ start, commands }) => {
        const world = start();
        for (const command of commands) {
          play(world, command);
          if (signOnIsOpen(world.facts)) reached.open += 1;
        }
        if (world.facts.finals.some(({ publishedOn }) => publishedOn !== null)) reached.published += 1;
        if (world.facts.stated.length > 0) reached.stated += 1;
        const final = currentFinal(world.facts);
        if (world.facts.endorsements.some((one) => one.final !== final?.id)) reached.stale += 1;
      }),
      { numRuns: 600, seed: 7 },
    );
    expect(Object.entries(reached).filter(([, count]) => count === 0)).toEqual([]);
  });
});
