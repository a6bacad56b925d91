import { describe, expect, test } from 'vitest';
import { endorsementId, finalTextId, newId, statementId } from '../../kernel/ids.ts';
import type { OwnEndorsement } from './facts.ts';
import { confirmOwn, signOn } from './rules.ts';

const refused = (refusal: string) => expect.objectContaining({ ok: false, refusal });
const [before, now] = [newId(finalTextId), newId(finalTextId)];
const own: OwnEndorsement = {
  id: newId(endorsementId),
  statement: newId(statementId),
  final: before,
  takenOn: '2027-01-04',
  namedOn: null,
  withdrawnOn: null,
};
const open = { final: now, published: false };

describe('signing on', () => {
  test('others sign the text that is open, and no other; in an hour as many as people can look at', () => {
    expect(signOn({ isOpen: true, hasRoom: true })).toEqual({ ok: true });
    expect(signOn({ isOpen: false, hasRoom: true })).toEqual(refused('signOnClosed'));
    expect(signOn({ isOpen: true, hasRoom: false })).toEqual(refused('signOnFull'));
  });
});

describe('a signature under a text that changed', () => {
  test('is confirmed by its own code, as often as it likes; not where nothing is open, and never once taken back', () => {
    expect(confirmOwn(own, open)).toEqual({ ok: true, final: now });
    expect(confirmOwn({ ...own, final: now }, open)).toEqual({ ok: true, final: now });
    expect(confirmOwn(own, null)).toEqual(refused('signOnClosed'));
    expect(confirmOwn({ ...own, withdrawnOn: '2027-01-05' }, open)).toEqual(refused('alreadyWithdrawn'));
  });
});
