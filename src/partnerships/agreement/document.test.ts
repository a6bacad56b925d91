import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementBetween, commitmentSaying, proposalOf } from '../../../test/support/agreements.ts';
import { cast } from '../../../test/support/decisions.ts';
import {
  agreementDocument,
  areaKey,
  areaName,
  endingDay,
  exactText,
  newSeal,
  proposalDocument,
  readProposal,
  sameWords,
  sha256,
} from './document.ts';

const river = cast('River Collective', 'community');
const fund = cast('Northern Fund', 'ally');
const agreement = agreementBetween([river, fund]);
const accepts = (changed: object) => agreementDocument.safeParse({ ...agreement, ...changed }).success;

describe('an agreement', () => {
  it('says what it is for and who speaks for whom', () => {
    const terms = (changed: object) => accepts({ terms: { ...agreement.terms, ...changed } });
    expect(terms({})).toBe(true);
    expect(terms({ purpose: ' ' })).toBe(false);
    expect(terms({ voice: '' })).toBe(false);
  });

  it('has every term, none unknown, each within its length', () => {
    const { pay: _, ...withoutPay } = agreement.terms;
    expect(accepts({ terms: withoutPay })).toBe(false);
    expect(accepts({ terms: { ...agreement.terms, other: '' } })).toBe(false);
    expect(accepts({ terms: { ...agreement.terms, pay: 'x'.repeat(5000) } })).toBe(true);
    expect(accepts({ terms: { ...agreement.terms, pay: 'x'.repeat(5001) } })).toBe(false);
  });

  it('is between at least two, and holds no field nobody agreed on', () => {
    expect(accepts({ parties: agreement.parties.slice(0, 1) })).toBe(false);
    expect(accepts({ extra: 'unseen' })).toBe(false);
  });

  it('speaks of each area once, of its own areas by name', () => {
    const row = (area: unknown) => ({ area, today: 'together', promised: 'community-alone' });
    expect(accepts({ powerMap: [row('agenda'), row({ custom: 'Festival' })] })).toBe(true);
    expect(accepts({ powerMap: [row('agenda'), row('agenda')] })).toBe(false);
    expect(accepts({ powerMap: [row({ custom: 'Festival' }), row({ custom: ' festival ' })] })).toBe(false);
    expect(accepts({ powerMap: [row('unheard-of')] })).toBe(false);
    expect(accepts({ powerMap: [row({ custom: ' ' })] })).toBe(false);
  });

  it('an area is known by its key, or by the name the parties gave it', () => {
    expect([areaName('agenda'), areaName({ custom: 'Festival' })]).toEqual(['agenda', 'Festival']);
    expect(areaKey('agenda')).not.toBe(areaKey({ custom: 'agenda' }));
  });

  it('holds up to thirty commitments, each in another sentence', () => {
    const commitments = (count: number) =>
      Array.from({ length: count }, (_, place) => commitmentSaying(`We do ${place}.`));
    expect(accepts({ commitments: commitments(30) })).toBe(true);
    expect(accepts({ commitments: commitments(31) })).toBe(false);
    const twice = commitmentSaying('We share drafts.');
    expect(accepts({ commitments: [twice, { ...twice, lesson: 'One came late.' }] })).toBe(false);
    expect(accepts({ commitments: [commitmentSaying(' ')] })).toBe(false);
    expect(accepts({ commitments: ['We share drafts.'] })).toBe(false);
  });

  it('has a review date that exists', () => {
    expect(accepts({ reviewOn: '2027-02-30' })).toBe(false);
  });

  it('carries a seal of 128 random bits, a new one each time', () => {
    expect(accepts({ seal: '' })).toBe(false);
    expect(newSeal()).toMatch(/^[0-9a-f]{32}$/);
    expect(newSeal()).not.toBe(newSeal());
  });

  it('holds no half characters: they have no exact form', () => {
    expect(accepts({ title: 'Half \ud83d' })).toBe(false);
  });
});

describe('a proposal', () => {
  it('of an ending says why and until when; no other does', () => {
    const ending = proposalOf('ending', agreement);
    expect(proposalDocument.safeParse(ending).success).toBe(true);
    expect(proposalDocument.safeParse({ ...ending, ending: undefined }).success).toBe(false);
    expect(proposalDocument.safeParse({ ...ending, change: 'agreement' }).success).toBe(false);
  });

  it('has one exact text, whatever order its fields were written in', () => {
    const backwards = Object.fromEntries(Object.entries(agreement).reverse());
    const proposal = proposalOf('agreement', agreement);
    const same = proposalOf('agreement', agreementDocument.parse(backwards));
    expect(exactText(same)).toBe(exactText(proposal));
    expect(exactText(proposal).endsWith('}\n')).toBe(true);
  });

  it('is bound by the SHA-256 of exactly that text', () => {
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    const one = sha256(exactText(proposalOf('agreement', agreement)));
    const other = sha256(exactText(proposalOf('agreement', { ...agreement, title: `${agreement.title}.` })));
    expect(one).not.toBe(other);
  });

  it('cannot be guessed from its hash: the same words under another seal have another', () => {
    const resealed = proposalOf('agreement', { ...agreement, seal: newSeal() });
    const proposal = proposalOf('agreement', agreement);
    expect(sha256(exactText(resealed))).not.toBe(sha256(exactText(proposal)));
    expect(sameWords(resealed, proposal)).toBe(true);
    expect(sameWords({ ...resealed, note: 'New.' }, proposal)).toBe(false);
  });

  it('is read back as it was written, to the byte', () => {
    const words = fc.string({ unit: 'grapheme', maxLength: 80 });
    fc.assert(
      fc.property(words, words, (pay, note) => {
        const proposal = proposalOf(
          'agreement',
          { ...agreement, terms: { ...agreement.terms, pay } },
          { note },
        );
        const exact = exactText(proposal);
        expect(readProposal(exact)).toEqual(proposal);
        expect(exactText(readProposal(exact))).toBe(exact);
      }),
    );
  });

  it('a text that is no proposal is a broken machine', () => {
    expect(() => readProposal('{}')).toThrow();
  });

  it('a partnership ends on the day agreed, or at once when that day is past', () => {
    const ending = proposalOf('ending', agreement, { ending: { reason: 'Done.', lastDay: '2026-12-31' } });
    expect(endingDay(ending, '2026-06-02')).toBe('2026-12-31');
    expect(endingDay(ending, '2027-01-04')).toBe('2027-01-04');
    expect(endingDay(proposalOf('agreement', agreement), '2026-06-02')).toBe('2026-06-02');
  });
});
