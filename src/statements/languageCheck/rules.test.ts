import { expect, test } from 'vitest';
import { type Cast, cast, memberOf } from '../../../test/support/decisions.ts';
import { StatementWorld } from '../../../test/support/statementWorld.ts';
import { dayOf } from '../../kernel/clock.ts';
import { newId, silencedRuleId, wordingId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import { textRuleNames } from '../../language/findings/textFinding.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';
import type { StatementFacts } from '../facts.ts';
import { stagesOf } from '../stage.ts';
import { hear, readCheck, silence, silenceableRules, silencedNow, speakersOf } from './rules.ts';

const fund = cast('Fund', 'ally');
const workers = cast('Workers', 'community');
const users = cast('Users', 'community');
const ledBy = new Map<string, readonly CommunityKey[]>([
  [workers.id, ['sex-workers']],
  [users.id, ['people-who-use-drugs']],
]);
const by = (who: Cast, role: 'steward' | 'member' = 'member'): Member => memberOf(who, role);
const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal });
const now = Temporal.Instant.from('2027-01-12T12:00:00Z');

/** The fund and the workers are on the draft, the users are asked, and a text is written. */
const drafted = (): StatementWorld => {
  const world = new StatementWorld([fund, workers, users], ledBy, [fund, workers, users]);
  world.answerInvitation(by(workers, 'steward'), 'joined');
  world.listGroup(by(fund), 'sex-workers');
  world.write(by(fund), { names: ['sex-workers'], keeps: [] });
  return world;
};
const latestOf = ({ facts }: StatementWorld) => facts.wordings.at(-1)?.id ?? newId(wordingId);
const read = (world: StatementWorld, who: Cast): void => {
  const ruling = readCheck(world.facts, by(who), latestOf(world), now);
  if (!ruling.ok) throw new Error(ruling.refusal);
  world.facts = { ...world.facts, checks: [...world.facts.checks, ruling.check] };
};
const checkStage = (facts: StatementFacts) => stagesOf(facts).find(({ stage }) => stage === 'check');

const silencing = (rule: (typeof textRuleNames)[number], reason = 'It is the word of the law.') => ({
  ...{ id: newId(silencedRuleId), language: 'en' as const, rule, reason },
});

test('a community speaks for itself on the draft; an ally that signs with it has no such leave (P7)', () => {
  const world = new StatementWorld([workers, users, fund], ledBy, [workers, users, fund]);
  world.listGroup(by(workers), 'sex-workers');
  expect(speakersOf(world.facts)).toEqual({ groups: [], communities: [], allies: [] });
  world.assign(by(workers, 'steward'), workers, ['sex-workers']);
  const alone = { groups: ['sex-workers'], communities: [workers.id], allies: [] };
  expect(speakersOf(world.facts)).toEqual(alone);
  // Only asked, it signs nothing yet; and who is led by somebody else speaks for nobody that it was not asked for.
  world.answerInvitation(by(users, 'steward'), 'joined');
  expect(speakersOf(world.facts)).toEqual(alone);
  world.answerInvitation(by(fund, 'steward'), 'joined');
  expect(speakersOf(world.facts)).toEqual({ ...alone, allies: [fund.id] });
  world.leave(by(fund, 'steward'));
  expect(speakersOf(world.facts)).toEqual(alone);
  world.leave(by(workers, 'steward'));
  expect(speakersOf(world.facts)).toEqual({ groups: [], communities: [], allies: [] });
});

test('whoever is on the draft says that its organisation read the check; who is only asked does not', () => {
  const world = drafted();
  const wording = latestOf(world);
  expect(readCheck(world.facts, by(workers), wording, now)).toMatchObject({
    ok: true,
    check: { wording, by: workers.id, readOn: dayOf(now) },
  });
  expect(readCheck(world.facts, by(users), wording, now)).toEqual(refused('notOwner'));
});

test('the newest wording is read, once; an older one is not read any more', () => {
  const world = drafted();
  const old = latestOf(world);
  read(world, workers);
  expect(readCheck(world.facts, by(workers), old, now)).toEqual(refused('checkRead'));
  world.write(by(fund), { names: ['sex-workers'], keeps: ['more'] });
  expect(readCheck(world.facts, by(workers), old, now)).toEqual(refused('otherText'));
});

test('the stage of the language check has a day once both sides have read it, and not by an ally alone (P9)', () => {
  const world = drafted();
  read(world, fund);
  expect(checkStage(world.facts)).toMatchObject({ on: null });
  expect(checkStage(world.facts)?.state).not.toBe('done');
  read(world, workers);
  expect(checkStage(world.facts)).toEqual({ stage: 'check', state: 'done', on: dayOf(now) });
});

test('another wording asks everyone to read again', () => {
  const world = drafted();
  read(world, fund);
  read(world, workers);
  world.write(by(workers), { names: ['sex-workers'], keeps: ['more'] });
  expect(checkStage(world.facts)?.state).not.toBe('done');
});

test('a rule is switched off with a reason, and never without one', () => {
  const { facts } = drafted();
  expect(silence(facts, by(workers), silencing('language'), now)).toMatchObject({ ok: true });
  expect(silence(facts, by(workers), silencing('language', ' '), now)).toEqual(refused('sayWhy'));
  expect(silence(facts, by(users), silencing('language'), now)).toEqual(refused('notOwner'));
});

test('who is left out is never switched off: it is mended, or both sides state why it stays (P9)', () => {
  const { facts } = drafted();
  expect(silence(facts, by(workers), silencing('omission'), now)).toEqual(refused('ruleLocks'));
  expect(textRuleNames.filter((rule) => !silenceableRules.includes(rule))).toEqual(['omission']);
});

test('an ally does not switch off how people are named or spoken for, and may switch off the rest (P6, P7, P12)', () => {
  const { facts } = drafted();
  for (const rule of ['language', 'speaking-for', 'stand-in', 'narrower-name', 'giving-voice'] as const) {
    expect([rule, silence(facts, by(fund), silencing(rule), now)]).toEqual([rule, refused('communityRule')]);
    expect([rule, silence(facts, by(workers), silencing(rule), now).ok]).toEqual([rule, true]);
  }
  expect(silence(facts, by(fund), silencing('few-community-sources'), now).ok).toBe(true);
});

test('whoever is on the draft switches a rule on again, once', () => {
  const world = drafted();
  const ruling = silence(world.facts, by(workers), silencing('language'), now);
  if (!ruling.ok) throw new Error(ruling.refusal);
  const facts = { ...world.facts, silenced: [ruling.silenced] };
  expect(silence(facts, by(workers), silencing('language'), now)).toEqual(refused('ruleSilenced'));
  expect(silencedNow(facts, 'en')).toEqual([ruling.silenced]);
  expect(silencedNow(facts, 'fr')).toEqual([]);
  expect(hear(facts, by(fund), ruling.silenced).ok).toBe(true);
  expect(hear(facts, by(fund), { ...ruling.silenced, heardOn: dayOf(now) })).toEqual(refused('ruleHeard'));
  expect(hear(facts, by(users), ruling.silenced)).toEqual(refused('notOwner'));
});
