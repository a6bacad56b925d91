import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankingId, newId, organisationId, personId, publicWordsId } from '../kernel/ids.ts';
import type { Member } from '../kernel/organisation.ts';
import type { Blanking, Leaf, PublicWords } from './facts.ts';
import {
  askToBlank,
  blankingAs,
  hostIsAsked,
  judge,
  mayBlank,
  mayLook,
  mostWithheld,
  takeDown,
} from './rules.ts';

const ids = {
  author: newId(organisationId),
  community: newId(organisationId),
  host: newId(organisationId),
  other: newId(organisationId),
};
const memberOf = (id: string, { host = false, role = 'steward' as Member['role'] } = {}): Member => ({
  person: newId(personId),
  organisation: { id: organisationId.parse(id), kind: 'ally', host },
  role,
});
const host = memberOf(ids.host, { host: true });
const words = (more: Partial<PublicWords> = {}): PublicWords => ({
  ...{ id: newId(publicWordsId), page: 'page', address: 'A', kind: 'objection', subject: 'one', place: 0 },
  ...{ by: ids.author, side: 'ally', sha256Hex: '00', sealHex: null, state: 'waiting', reason: null },
  ...{ lookedBy: null, madeOn: '2027-01-04', lookedOn: null },
  ...more,
});
const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal });
const onText = { began: false };
const began = { began: true };
const none = { onText: null, wrote: false };
const noon = (day: string) => Temporal.Instant.from(`${day}T12:00:00Z`);

describe('words for a public page', () => {
  test('of an ally are looked at by a community on the text or the host, never by itself (P6, P14)', () => {
    const community = memberOf(ids.community);
    expect(mayLook(words(), community, { onText, wrote: false })).toEqual({ ok: true });
    expect(mayLook(words(), host, none)).toEqual({ ok: true });
    expect(mayLook(words(), community, { onText: began, wrote: false })).toEqual(refused('othersLook'));
    expect(mayLook(words(), memberOf(ids.other), none)).toEqual(refused('othersLook'));
    expect(mayLook(words(), memberOf(ids.author), { onText, wrote: false })).toEqual(refused('othersLook'));
    expect(mayLook(words(), memberOf(ids.community, { role: 'member' }), { onText, wrote: false })).toEqual(
      refused('onlySteward'),
    );
  });

  test('of a community are looked at by a second person of its own, or the host (P6)', () => {
    const own = words({ side: 'community' });
    expect(mayLook(own, memberOf(ids.author), none)).toEqual({ ok: true });
    expect(mayLook(own, memberOf(ids.author), { onText: null, wrote: true })).toEqual(
      refused('secondPerson'),
    );
    expect(mayLook(own, host, none)).toEqual({ ok: true });
    expect(mayLook(own, memberOf(ids.community), { onText, wrote: false })).toEqual(refused('othersLook'));
  });

  test('are looked at once; what another does not show, the host looks at once more (P14)', () => {
    const hidden = words({ state: 'hidden', lookedBy: ids.community });
    expect(mayLook(hidden, host, none)).toEqual({ ok: true });
    expect(mayLook({ ...hidden, lookedBy: ids.host }, host, none)).toEqual(refused('alreadyLooked'));
    expect(mayLook(hidden, memberOf(ids.other), { onText, wrote: false })).toEqual(refused('alreadyLooked'));
    expect(mayLook(words({ state: 'shown' }), host, none)).toEqual(refused('alreadyLooked'));
  });

  test('whoever wrote them never shows them alone, whatever else is so (P6)', () => {
    const some = fc.record({
      side: fc.constantFrom<PublicWords['side']>('ally', 'community'),
      state: fc.constantFrom<PublicWords['state']>('waiting', 'shown', 'hidden', 'gone'),
      isHost: fc.boolean(),
      on: fc.constantFrom(null, onText, began),
    });
    fc.assert(
      fc.property(some, ({ side, state, isHost, on }) => {
        const author = memberOf(ids.author, { host: isHost });
        expect(mayLook(words({ side, state }), author, { onText: on, wrote: true }).ok).toBe(false);
      }),
    );
  });

  test('that nobody looks at are asked of the host after three working days, and at once where nobody else can (P10)', () => {
    expect(hostIsAsked(words(), true, noon('2027-01-07'))).toBe(false);
    expect(hostIsAsked(words(), true, noon('2027-01-09'))).toBe(true);
    expect(hostIsAsked(words(), false, noon('2027-01-04'))).toBe(true);
    expect(hostIsAsked(words({ state: 'shown' }), false, noon('2027-02-04'))).toBe(false);
  });
});

const leaf = (more: Partial<Leaf> = {}): Leaf => ({
  ...{ key: 'one', block: 'text', kind: 'text', by: null, against: false, askable: true, madeOn: null },
  ...{ text: 'words', ...more },
});

describe('words that show', () => {
  test('are blanked by their author, the host, and a community on the text; not by others (P6)', () => {
    const objection = leaf({ kind: 'objection', by: ids.author, against: true });
    expect(mayBlank(objection, memberOf(ids.author), null)).toEqual({ ok: true, as: 'author' });
    expect(mayBlank(objection, host, null)).toEqual({ ok: true, as: 'host' });
    expect(mayBlank(objection, memberOf(ids.community), onText)).toEqual({ ok: true, as: 'community' });
    expect(mayBlank(objection, memberOf(ids.community), began)).toEqual(refused('notYoursToBlank'));
    expect(mayBlank(leaf(), memberOf(ids.community), began)).toEqual({ ok: true, as: 'community' });
    expect(mayBlank(leaf(), memberOf(ids.other), null)).toEqual(refused('notYoursToBlank'));
    expect(mayBlank(leaf(), memberOf(ids.community, { role: 'member' }), onText)).toEqual(
      refused('onlySteward'),
    );
  });

  test('are pointed at: a whole objection may go, of a text only words that are named', () => {
    expect(blankingAs([], 'x', host, null)).toEqual(refused('wordsNotThere'));
    expect(blankingAs([leaf()], '', host, null)).toEqual(refused('wordsNeeded'));
    expect(blankingAs([leaf({ kind: 'objection' })], '', host, null)).toEqual({ ok: true, as: 'host' });
    const mixed = [leaf({ by: ids.other, against: true }), leaf({ by: ids.author })];
    expect(blankingAs(mixed, 'words', memberOf(ids.author), null)).toEqual({ ok: true, as: 'author' });
  });

  test('go at once when anybody asks, the same words once, and a page at most so often (P6)', () => {
    const asked = { words: 'Zoya', kind: 'text', restored: false, withheld: 0, hasRoom: true } as const;
    expect(askToBlank(asked)).toEqual({ ok: true, withheld: true });
    expect(askToBlank({ ...asked, restored: true })).toEqual({ ok: true, withheld: false });
    expect(askToBlank({ ...asked, withheld: mostWithheld })).toEqual({ ok: true, withheld: false });
    expect(askToBlank({ ...asked, hasRoom: false })).toEqual(refused('asksFull'));
    expect(askToBlank({ ...asked, words: 'a' })).toEqual(refused('wordsTooShort'));
    expect(askToBlank({ ...asked, kind: null })).toEqual(refused('wordsNotThere'));
    expect(askToBlank({ ...asked, words: '' })).toEqual(refused('wordsNeeded'));
    expect(askToBlank({ ...asked, words: '', kind: 'objection' })).toEqual({ ok: true, withheld: true });
  });
});

describe('what was asked without an account', () => {
  const asked = (more: Partial<Blanking> = {}) => ({
    ...{ id: newId(blankingId), state: 'asked' as const, first: null, decideBy: '2027-01-18' },
    ...more,
  });
  const given = { look: 'restore', onText, wrote: false, alone: false } as const;
  const first = { look: 'restore', by: ids.community } as const;
  const now = noon('2027-01-06');

  test('is decided by two organisations that agree, else by the host; by one where only one can or the days are over', () => {
    const one = memberOf(ids.other);
    expect(judge(asked(), one, given, now)).toEqual({ ok: true, decided: null });
    expect(judge(asked({ first }), one, given, now)).toEqual({ ok: true, decided: 'restore' });
    expect(judge(asked({ first }), one, { ...given, look: 'keep' }, now)).toEqual({
      ok: true,
      decided: null,
    });
    expect(judge(asked({ first }), host, { ...given, look: 'keep' }, now)).toEqual({
      ok: true,
      decided: 'keep',
    });
    expect(judge(asked(), host, { ...given, onText: null, alone: true }, now)).toEqual({
      ok: true,
      decided: 'restore',
    });
    expect(judge(asked(), one, given, noon('2027-01-20'))).toEqual({ ok: true, decided: 'restore' });
  });

  test('is not decided by one organisation twice, by a bystander, by a member, or again', () => {
    expect(judge(asked({ first }), memberOf(ids.community), given, now)).toEqual(
      refused('secondOrganisation'),
    );
    expect(judge(asked(), memberOf(ids.other), { ...given, onText: null }, now)).toEqual(
      refused('othersLook'),
    );
    expect(judge(asked(), memberOf(ids.other, { role: 'member' }), given, now)).toEqual(
      refused('onlySteward'),
    );
    expect(judge(asked({ state: 'blanked' }), host, given, now)).toEqual(refused('alreadyLooked'));
  });
});

test('a page goes when all who own it say so, or when the host does; never by one of several (P1)', () => {
  const owners = [ids.author, ids.community];
  const page = { owners, agreed: [], down: false };
  expect(takeDown(page, memberOf(ids.author))).toEqual({ ok: true, host: false, down: false });
  const agreed = { ...page, agreed: [ids.author] };
  expect(takeDown(agreed, memberOf(ids.author))).toEqual(refused('organisationAgreed'));
  expect(takeDown(agreed, memberOf(ids.community))).toEqual({ ok: true, host: false, down: true });
  expect(takeDown(page, host)).toEqual({ ok: true, host: true, down: true });
  expect(takeDown(page, memberOf(ids.other))).toEqual(refused('notYourPage'));
  expect(takeDown(page, memberOf(ids.author, { role: 'member' }))).toEqual(refused('onlySteward'));
  expect(takeDown({ ...page, down: true }, host)).toEqual(refused('alreadyDown'));
});
