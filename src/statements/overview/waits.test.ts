import { describe, expect, test } from 'vitest';
import { type Cast, cast, memberOf } from '../../../test/support/decisions.ts';
import { StatementWorld } from '../../../test/support/statementWorld.ts';
import { endorsementId, newId, objectionId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { CommunityKey } from '../../language/vocabulary.ts';
import { currentFinal } from '../draft.ts';
import { waitsOn } from './waits.ts';

const fund = cast('Fund', 'ally');
const workers = cast('Workers', 'community');
const users = cast('Users', 'community');
const ledBy = new Map<string, readonly CommunityKey[]>([
  [workers.id, ['sex-workers']],
  [users.id, ['people-who-use-drugs']],
]);
const by = (who: Cast, role: 'steward' | 'member' = 'steward'): Member => memberOf(who, role);
const full = { names: ['sex-workers'] as CommunityKey[], keeps: ['kept'] };
const begun = (): StatementWorld => new StatementWorld([fund, workers, users], ledBy, [fund, workers]);
const drafted = (): StatementWorld => {
  const world = begun();
  world.answerInvitation(by(workers), 'joined');
  world.listGroup(by(fund), 'sex-workers');
  world.assign(by(fund), workers, ['sex-workers']);
  world.write(by(fund), full);
  return world;
};
const frozen = (): StatementWorld => {
  const world = drafted();
  world.pass(24 * 8);
  world.freeze(by(fund));
  return world;
};
const published = (): StatementWorld => {
  const world = frozen();
  world.signOff(by(workers), 'signed');
  world.signOff(by(fund), 'signed');
  world.openSignOn(by(fund));
  world.consentToPublish(by(fund));
  world.consentToPublish(by(workers));
  return world;
};
const waits = ({ facts }: StatementWorld, who: Cast, role: 'steward' | 'member' = 'steward') =>
  waitsOn(facts, by(who, role)).map((one) => one.for);
const objectedBy = (world: StatementWorld, who: Cast): StatementWorld => {
  const day = { madeOn: '2027-02-01', answerBy: '2027-02-15' };
  const objection = { id: newId(objectionId), by: who.id, ...day, answers: [] };
  world.facts = { ...world.facts, objections: [objection] };
  return world;
};

describe('what of a statement waits', () => {
  test('for an affected group’s organisation: its answer, for the groups that it is asked for', () => {
    const world = drafted();
    world.listGroup(by(fund), 'people-who-use-drugs');
    world.invite(by(fund), users, ['people-who-use-drugs']);
    expect(waitsOn(world.facts, by(users))).toEqual([
      { for: 'ask', groups: ['people-who-use-drugs'], by: '2027-01-07' },
    ]);
    world.answerInvitation(by(users), 'joined');
    expect(waits(world, users)).toEqual([]);
  });

  test('for whoever said no, or was never asked: nothing', () => {
    const world = begun();
    expect(waits(world, users)).toEqual([]);
    world.answerInvitation(by(workers), 'declined');
    expect(waits(world, workers)).toEqual([]);
  });

  test('input waits for the others, for every member of theirs, and not for whoever gave it', () => {
    const world = drafted();
    world.contribute(by(workers));
    expect(waits(world, fund, 'member')).toEqual(['input']);
    expect(waits(world, workers)).toEqual([]);
    world.answerContribution(by(fund), 0, 'accepted');
    expect(waits(world, fund)).toEqual([]);
  });

  test('the final text waits for each that has not answered it, and then for its word on publishing', () => {
    const world = frozen();
    expect([waits(world, fund), waits(world, workers)]).toEqual([['sign'], ['sign']]);
    world.signOff(by(workers), 'signed');
    expect(waits(world, workers)).toEqual([]);
    world.signOff(by(fund), 'signed');
    world.consentToPublish(by(fund));
    expect([waits(world, fund), waits(world, workers)]).toEqual([[], ['agree']]);
  });

  test('an objection waits until its day, for those on the draft and not for whoever raised it', () => {
    const world = objectedBy(published(), users);
    expect(waitsOn(world.facts, by(fund))).toEqual([{ for: 'objection', by: '2027-02-15' }]);
    expect(waits(objectedBy(published(), workers), workers)).toEqual([]);
  });

  test('a signature that came by the public page waits to be looked at', () => {
    const world = published();
    const final = currentFinal(world.facts);
    if (!final) throw new Error('nothing is final');
    const endorsement = {
      id: newId(endorsementId),
      final: final.id,
      takenOn: null,
      namedOn: null,
      withdrawnOn: null,
    };
    world.facts = { ...world.facts, endorsements: [endorsement] };
    expect(waitsOn(world.facts, by(workers))).toEqual([{ for: 'endorsements', count: 1, by: null }]);
  });

  test('a member who is no steward is not told of what only a steward can do', () => {
    expect(waits(frozen(), workers, 'member')).toEqual([]);
    expect(waits(objectedBy(published(), users), fund, 'member')).toEqual([]);
    expect(waits(begun(), workers, 'member')).toEqual([]);
  });
});
