import { describe, expect, test } from 'vitest';
import { type Cast, cast, memberOf } from '../../test/support/decisions.ts';
import { askable, StatementWorld } from '../../test/support/statementWorld.ts';
import { newId, objectionId, wordingId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import { type CommunityKey, communityKeys } from '../language/vocabulary.ts';
import { currentFinal, standingEndorsements, toConfirm } from './draft.ts';
import { begin, mayDropGroups } from './drafters/rules.ts';
import { signOff } from './finals/rules.ts';
import { togetherOf } from './locks.ts';
import { answerObjection, object } from './objections/rules.ts';
import { signOnIsOpen } from './rules.ts';

const fund = cast('Fund', 'ally');
const workers = cast('Workers', 'community');
const users = cast('Users', 'community');
const friends = cast('Friends', 'ally');
const ledBy = new Map<string, readonly CommunityKey[]>([
  [workers.id, ['sex-workers']],
  [users.id, ['people-who-use-drugs']],
]);
const by = (who: Cast, role: 'steward' | 'member' = 'steward'): Member => memberOf(who, role);
const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal });
const allowed = expect.objectContaining({ ok: true });
const full = { names: ['sex-workers'] as CommunityKey[], keeps: ['kept'] };
const short = { ...full, names: [] };

const begun = (...parties: Cast[]): StatementWorld =>
  new StatementWorld([fund, workers, users, friends], ledBy, parties.length > 0 ? parties : [fund, workers]);
/** Both are on the draft, and a text names who is affected. */
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
  expect(world.freeze(by(fund))).toEqual(allowed);
  return world;
};
const open = (): StatementWorld => {
  const world = frozen();
  world.signOff(by(workers), 'signed');
  world.signOff(by(fund), 'signed');
  expect(world.openSignOn(by(fund))).toEqual(allowed);
  return world;
};
const published = (): StatementWorld => {
  const world = open();
  world.consentToPublish(by(fund));
  world.consentToPublish(by(workers));
  return world;
};
const locksOf = (world: StatementWorld): string[] => world.locks.map(({ lock }) => lock);

describe('beginning', () => {
  test('every party of the partnership is asked before there is a word to read', () => {
    const world = begun();
    expect(world.facts.wordings).toEqual([]);
    expect(world.facts.drafters.map(({ organisation, answer }) => [organisation, answer])).toEqual([
      [fund.id, 'joined'],
      [workers.id, null],
    ]);
  });

  test('a member does not begin for her organisation, and nobody gives less than three days', () => {
    const now = begun().now;
    const parties = [askable(fund), askable(workers, 'sex-workers')];
    const relief = { days: 10, title: 'Relief' };
    expect(begin(by(fund, 'member'), parties, relief, now)).toEqual(refused('onlySteward'));
    expect(begin(by(fund), parties, { ...relief, days: 2 }, now)).toEqual(refused('daysToAnswer'));
    expect(begin(by(fund), parties, relief, now)).toEqual(allowed);
  });

  test('a statement is begun with a name, and not without one', () => {
    const { now } = begun();
    const parties = [askable(fund), askable(workers, 'sex-workers')];
    expect(begin(by(fund), parties, { days: 10, title: ' ' }, now)).toEqual(refused('sayWhy'));
    expect(begin(by(fund), parties, { days: 10, title: 'Relief' }, now)).toEqual(allowed);
  });
});

describe('affected groups', () => {
  test('an ally cannot be asked for a group, and the organisation that the group leads can', () => {
    const world = drafted();
    expect(world.invite(by(fund), friends, ['sex-workers'])).toEqual(refused('notLedByGroup'));
    world.listGroup(by(fund), 'people-who-use-drugs');
    expect(world.invite(by(fund), users, ['sex-workers'])).toEqual(refused('notLedByGroup'));
    expect(world.invite(by(fund), users, ['people-who-use-drugs'])).toEqual(allowed);
  });

  test('a group is dropped from the list only while nobody else is on the draft', () => {
    const alone = begun();
    alone.listGroup(by(fund), 'migrants');
    expect(alone.unlistGroup(by(fund), 'migrants')).toEqual(allowed);
    const world = drafted();
    expect(world.unlistGroup(by(fund), 'sex-workers')).toEqual(refused('groupsFixed'));
    // What the page offers is what the act allows.
    expect(mayDropGroups(alone.facts, by(fund))).toEqual(allowed);
    expect(mayDropGroups(world.facts, by(fund))).toEqual(refused('groupsFixed'));
  });

  test('a group that nobody was asked for keeps the text from being final, until both sides state why', () => {
    const world = drafted();
    world.listGroup(by(fund), 'people-who-use-drugs');
    world.write(by(fund), { ...full, names: ['sex-workers', 'people-who-use-drugs'] });
    world.pass(24 * 8);
    expect(world.freeze(by(fund))).toEqual(refused('locked'));
    expect(world.state(by(fund), 'group-unasked', 'people-who-use-drugs')).toEqual(allowed);
    expect(world.freeze(by(fund))).toEqual(refused('locked'));
    expect(world.signStated(by(workers), 0)).toEqual(allowed);
    expect(world.freeze(by(fund))).toEqual(allowed);
  });
});

describe('a group that the text names and nobody listed', () => {
  const naming = (...names: CommunityKey[]): StatementWorld => {
    const world = drafted();
    world.write(by(workers), { ...full, names: ['sex-workers', ...names] });
    world.pass(24 * 8);
    return world;
  };

  test('keeps the text from being final, with a refusal of its own; without it the text is (P9)', () => {
    const world = naming('migrants', 'older-people');
    expect(world.locks).toMatchObject([
      { lock: 'group-named', subject: 'migrants', principle: 'P9', stateable: true },
      { lock: 'group-named', subject: 'older-people', principle: 'P9', stateable: true },
    ]);
    expect(world.freeze(by(fund))).toEqual({ ...refuse('namedUnlisted', 'P9', { count: 2 }) });
    world.write(by(workers), full);
    expect(world.freeze(by(fund))).toEqual(allowed);
  });

  test('beside something else that stands in the way, all of it is counted', () => {
    const world = naming('migrants');
    world.contribute(by(workers));
    expect(world.freeze(by(fund))).toEqual(refuse('locked', 'P9', { count: 2 }));
  });

  test('is not free once it is listed: then an organisation that it leads is asked, and has its days (P12)', () => {
    const world = naming('people-who-use-drugs');
    world.listGroup(by(fund), 'people-who-use-drugs');
    expect(locksOf(world)).toEqual(['group-unasked']);
    expect(world.invite(by(fund), friends, ['people-who-use-drugs'])).toEqual(refused('notLedByGroup'));
    expect(world.invite(by(fund), users, ['people-who-use-drugs'])).toEqual(allowed);
    expect(locksOf(world)).toEqual(['invitation-open']);
    world.answerInvitation(by(users), 'joined');
    expect(locksOf(world)).toEqual(['days-short']);
    world.waive(by(users));
    expect(world.freeze(by(fund))).toEqual(allowed);
  });

  test('may stay for a reason that both sides signed, and an ally’s word alone is none', () => {
    const world = naming('migrants');
    expect(world.state(by(fund), 'group-named', 'older-people')).toEqual(refused('lockGone'));
    expect(world.state(by(fund), 'group-named', 'migrants')).toEqual(allowed);
    expect(world.freeze(by(fund))).toEqual(refused('namedUnlisted'));
    expect(world.signStated(by(workers), 0)).toEqual(allowed);
    expect(world.freeze(by(fund))).toEqual(allowed);
  });

  test('one reason is said of several at once, and of nobody who is named later', () => {
    const world = naming('migrants', 'older-people');
    expect(togetherOf(world.locks)).toEqual(['migrants older-people']);
    expect(world.state(by(fund), 'group-named', 'migrants refugees')).toEqual(refused('lockGone'));
    world.state(by(fund), 'group-named', 'migrants older-people');
    world.signStated(by(workers), 0);
    expect(world.locks).toEqual([]);
    world.write(by(workers), { ...full, names: ['sex-workers', 'migrants', 'older-people', 'refugees'] });
    expect(world.locks).toMatchObject([{ lock: 'group-named', subject: 'refugees' }]);
    expect(world.freeze(by(fund))).toEqual(refused('namedUnlisted'));
  });

  test('what one reason is said of fits where it is kept, however many are named', () => {
    const locks = communityKeys.map((subject) => ({
      ...{ lock: 'group-named' as const, subject, principle: 'P9' as const, stateable: true },
    }));
    const together = togetherOf(locks);
    expect(together.flatMap((one) => one.split(' '))).toEqual([...communityKeys]);
    expect(together.filter((one) => one.length > 160)).toEqual([]);
    expect(togetherOf(locks.slice(0, 1))).toEqual([]);
  });
});

describe('asking and answering', () => {
  test('only the organisation that is asked answers, through a steward; a no locks nothing', () => {
    const world = begun();
    world.listGroup(by(fund), 'sex-workers');
    world.assign(by(fund), workers, ['sex-workers']);
    expect(world.answerInvitation(by(users), 'joined')).toEqual(refused('notOnDraft'));
    expect(world.answerInvitation(by(workers, 'member'), 'declined')).toEqual(refused('onlySteward'));
    expect(locksOf(world)).toContain('invitation-open');
    expect(world.answerInvitation(by(workers), 'declined')).toEqual(allowed);
    expect(locksOf(world)).not.toContain('invitation-open');
  });

  test('without any community on the draft nothing is ever final, whatever is stated', () => {
    const world = begun();
    world.listGroup(by(fund), 'sex-workers');
    world.assign(by(fund), workers, ['sex-workers']);
    world.answerInvitation(by(workers), 'declined');
    world.write(by(fund), full);
    world.pass(24 * 30);
    expect(world.freeze(by(fund))).toEqual(refused('locked'));
    expect(world.state(by(fund), 'no-community', '')).toEqual(refused('mustBeMended'));
  });

  test('silence is recorded when the window is over, keeps the lock, and a late yes is welcome', () => {
    const world = drafted();
    world.invite(by(fund), users, []);
    expect(world.state(by(fund), 'invitation-open', users.id)).toEqual(refused('mustBeMended'));
    world.pass(24 * 8);
    expect(world.facts.drafters.find(({ organisation }) => organisation === users.id)?.answer).toBe(
      'silence',
    );
    expect(locksOf(world)).toContain('invitation-silent');
    expect(world.answerInvitation(by(users), 'joined')).toEqual(allowed);
  });

  test('a community’s organisation has its days with the draft, and it alone may give them up (P10)', () => {
    const world = drafted();
    expect(locksOf(world)).toEqual(['days-short']);
    expect(world.freeze(by(fund))).toEqual(refused('locked'));
    expect(world.waive(by(fund))).toEqual(refused('daysNotYours'));
    expect(world.waive(by(workers))).toEqual(allowed);
    expect(world.freeze(by(fund))).toEqual(allowed);
  });

  test('an organisation takes its name off without asking; the last one on the draft cannot', () => {
    const world = drafted();
    expect(world.leave(by(workers))).toEqual(allowed);
    expect(world.leave(by(fund))).toEqual(refused('lastOwner'));
    expect(world.write(by(workers), short)).toEqual(refused('notOwner'));
  });
});

describe('writing', () => {
  test('whoever is only asked does not write; any member of an organisation on the draft does', () => {
    const world = begun();
    expect(world.write(by(workers), full)).toEqual(refused('notOwner'));
    world.answerInvitation(by(workers), 'joined');
    expect(world.write(by(workers, 'member'), full)).toEqual(allowed);
  });

  test('nobody writes over a text that she has not read', () => {
    const world = drafted();
    expect(world.write(by(workers), short, { base: null })).toEqual(refused('otherText'));
    expect(world.write(by(workers), short, { base: newId(wordingId) })).toEqual(refused('otherText'));
    expect(world.write(by(workers), short)).toEqual(allowed);
  });

  test('a kept passage is changed by its keeper, or by others once the keeper lets it go', () => {
    const world = drafted();
    const without = { ...full, keeps: [] };
    expect(world.protect(by(workers), 'not there')).toEqual(refused('passageNotThere'));
    expect(world.protect(by(workers), 'kept')).toEqual(allowed);
    expect(world.write(by(fund), without)).toEqual(refused('passageProtected'));
    expect(world.release(by(fund), 0)).toEqual(refused('notYourPassage'));
    expect(world.release(by(workers), 0)).toEqual(allowed);
    expect(world.write(by(fund), without)).toEqual(allowed);
  });
});

describe('contributions', () => {
  test('whoever was asked may contribute before she joins; who was not finds no draft', () => {
    const world = drafted();
    world.invite(by(fund), users, []);
    expect(world.contribute(by(users, 'member'))).toEqual(allowed);
    expect(world.contribute(by(friends))).toEqual(refused('notOnDraft'));
  });

  test('an open contribution keeps the text from being final; nobody answers her own', () => {
    const world = drafted();
    world.contribute(by(workers));
    world.pass(24 * 8);
    expect(world.freeze(by(fund))).toEqual(refused('locked'));
    expect(world.answerContribution(by(workers), 0, 'accepted')).toEqual(refused('ownContribution'));
    expect(world.answerContribution(by(fund), 0, 'withdrawn')).toEqual(refused('notYourContribution'));
    expect(world.answerContribution(by(fund), 0, 'declined', ' ')).toEqual(refused('sayWhy'));
    expect(world.answerContribution(by(fund), 0, 'declined')).toEqual(allowed);
    expect(world.answerContribution(by(fund), 0, 'accepted')).toEqual(refused('alreadyAnswered'));
    expect(world.freeze(by(fund))).toEqual(allowed);
  });
});

describe('the text is final', () => {
  test('a text that leaves out a listed group is not final, and with the group named it is', () => {
    const world = drafted();
    world.write(by(fund), short);
    world.pass(24 * 8);
    expect(locksOf(world)).toEqual(['finding']);
    expect(world.freeze(by(fund))).toEqual(refused('locked'));
    world.write(by(fund), full);
    expect(world.freeze(by(fund))).toEqual(allowed);
  });

  test('any change after that is said aloud first, and voids what was signed', () => {
    const world = frozen();
    world.signOff(by(workers), 'signed');
    expect(world.write(by(fund), short, { reopens: false })).toEqual(refused('frozen'));
    expect(world.write(by(fund), short)).toMatchObject({ ok: true, voided: [workers.id] });
    expect(currentFinal(world.facts)).toBeNull();
  });

  test('a signature is for the text that its signer had before her', () => {
    const world = frozen();
    const first = currentFinal(world.facts)?.id;
    world.write(by(fund), { ...full, keeps: ['kept', 'more'] });
    expect(world.signOff(by(workers), 'signed', first)).toEqual(refused('notFrozen'));
    world.freeze(by(fund));
    expect(world.signOff(by(workers), 'signed', first)).toEqual(refused('otherText'));
    expect(world.signOff(by(workers), 'signed')).toEqual(allowed);
  });

  test('an answer is for a final text that its rule hands over, and refused where there is none', () => {
    const world = frozen();
    const final = currentFinal(world.facts);
    if (!final) throw new Error('nothing is final');
    const answer = { final: final.id, answer: 'signed', reservation: '' } as const;
    expect(signOff(world.facts, by(workers), answer)).toEqual({ ok: true, final });
    const nothing = drafted();
    expect(signOff(nothing.facts, by(workers), answer)).toEqual(refused('notFrozen'));
  });

  test('silence is recorded as silence, and is no signature', () => {
    const world = frozen();
    world.pass(24 * 30);
    expect(currentFinal(world.facts)?.signOffs.map(({ answer }) => answer)).toEqual(['silence', 'silence']);
    expect(locksOf(world)).toEqual(['sign-off-silent']);
    expect(world.consentToPublish(by(workers))).toEqual(refused('signOffFirst'));
  });
});

describe('sign-on', () => {
  test('an ally alone cannot open it; once the community has answered the text, it can', () => {
    const world = frozen();
    world.signOff(by(fund), 'signed');
    expect(world.openSignOn(by(fund))).toEqual(refused('locked'));
    world.signOff(by(workers), 'declined');
    expect(world.openSignOn(by(fund))).toEqual(allowed);
  });

  test('it opens for no text that is still being written', () => {
    expect(drafted().openSignOn(by(fund))).toEqual(refused('notFrozen'));
  });

  test('a change closes it, and asks every endorser to confirm: how many there are changes nothing', () => {
    const world = open();
    for (let one = 0; one < 3; one += 1) world.endorse();
    expect(standingEndorsements(world.facts)).toHaveLength(3);
    expect(world.write(by(workers), { ...full, keeps: ['kept', 'more'] })).toEqual(allowed);
    expect(signOnIsOpen(world.facts)).toBe(false);
    expect(standingEndorsements(world.facts)).toEqual([]);
    expect(toConfirm(world.facts)).toHaveLength(3);
    expect(world.confirm(0)).toEqual(refused('signOnClosed'));
    world.freeze(by(fund));
    world.signOff(by(workers), 'signed');
    world.openSignOn(by(fund));
    expect(world.confirm(0)).toEqual(allowed);
    expect(standingEndorsements(world.facts)).toHaveLength(1);
  });

  test('a group that is listed late closes it again, until that group was asked too', () => {
    const world = open();
    world.listGroup(by(workers), 'people-who-use-drugs');
    expect(signOnIsOpen(world.facts)).toBe(false);
    expect(locksOf(world)).toEqual(['group-unasked', 'finding']);
  });
});

describe('publishing', () => {
  test('an ally’s word alone publishes nothing; the last owner’s word does', () => {
    const world = open();
    expect(world.consentToPublish(by(fund))).toMatchObject({ ok: true, publishes: false });
    expect(currentFinal(world.facts)?.publishedOn).toBeNull();
    expect(world.consentToPublish(by(fund))).toEqual(refused('organisationAgreed'));
    expect(world.consentToPublish(by(workers))).toMatchObject({ ok: true, publishes: true });
    expect(world.signOff(by(workers), 'declined')).toEqual(refused('signedAndDone'));
  });
});

describe('objections', () => {
  const at = (world: StatementWorld) => ({ published: currentFinal(world.facts)?.id ?? null, days: 3 });
  const raised = (who: Cast) => ({
    id: newId(objectionId),
    by: who.id,
    madeOn: '2027-02-01',
    answerBy: '2027-02-04',
    answers: [],
  });
  const no = { answer: 'decline', reason: 'We talked it over.', supplement: null } as const;

  test('any organisation may object to what is out, and says why; to a draft there is nothing to object', () => {
    const world = published();
    expect(object(at(world), by(users), 'We are not in it.', world.now)).toEqual(allowed);
    expect(object(at(world), by(users), ' ', world.now)).toEqual(refused('sayWhy'));
    expect(object(at(world), by(users, 'member'), 'No.', world.now)).toEqual(refused('onlySteward'));
    expect(object({ published: null, days: 3 }, by(users), 'No.', world.now)).toEqual(
      refused('notPublished'),
    );
  });

  test('it is answered from the draft, with a reason, and never by whoever raised it', () => {
    const { facts } = published();
    expect(answerObjection(facts, by(users), raised(users), no)).toEqual(refused('notOwner'));
    expect(answerObjection(facts, by(workers), raised(workers), no)).toEqual(refused('ownObjection'));
    expect(answerObjection(facts, by(fund), raised(users), { ...no, reason: '' })).toEqual(refused('sayWhy'));
    const supplement = { ...no, answer: 'supplement' } as const;
    expect(answerObjection(facts, by(fund), raised(users), supplement)).toEqual(refused('supplementNeeded'));
    expect(answerObjection(facts, by(fund), raised(users), no)).toEqual(allowed);
  });
});
