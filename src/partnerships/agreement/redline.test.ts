import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agreementBetween, commitmentSaying } from '../../../test/support/agreements.ts';
import { cast } from '../../../test/support/decisions.ts';
import { isChanged, type RedlinePart, redline } from '../../language/redline.ts';
import { redlineOf } from './redline.ts';

const joined = (parts: readonly RedlinePart[], without: RedlinePart['kind']): string =>
  parts
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join('');

const isExact = (before: string, after: string): void => {
  const parts = redline(before, after);
  expect(joined(parts, 'added')).toBe(before);
  expect(joined(parts, 'removed')).toBe(after);
};

describe('the redline', () => {
  it('shows what was taken out and what was put in, word by word', () => {
    expect(redline('The ally decides the agenda.', 'The community decides the agenda.')).toEqual([
      { kind: 'same', text: 'The ' },
      { kind: 'removed', text: 'ally ' },
      { kind: 'added', text: 'community ' },
      { kind: 'same', text: 'decides the agenda.' },
    ]);
  });

  it('marks whole words in other scripts too, and characters where words are not spaced', () => {
    expect(redline('Решает союзник', 'Решает община').at(-1)).toEqual({ kind: 'added', text: 'община' });
    expect(redline('盟友決定', '社群決定').at(-1)).toEqual({ kind: 'same', text: '決定' });
  });

  it('the same text has no change; an empty one is all taken out or put in', () => {
    expect(isChanged(redline('Same.', 'Same.'))).toBe(false);
    expect(redline('', '')).toEqual([]);
    expect(redline('', 'New.')).toEqual([{ kind: 'added', text: 'New.' }]);
    expect(redline('Old.', '')).toEqual([{ kind: 'removed', text: 'Old.' }]);
  });

  it('a changed space or line end is a change', () => {
    expect(isChanged(redline('one two', 'one  two'))).toBe(true);
    expect(isChanged(redline('one\r\ntwo', 'one\ntwo'))).toBe(true);
  });

  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc
      .array(fc.constantFrom('we ', 'decide', ' ', '\n', '\r\n', '\t', ', ', 'é', '👩🏽‍🎤', '我', '\ud83d'), {
        maxLength: 60,
      })
      .map((pieces) => pieces.join('')),
  );

  it('what is the same and taken out is the text before, what is the same and put in the text after', () => {
    fc.assert(fc.property(anyText, anyText, isExact), { numRuns: 300 });
  });

  const noise = (seed: number, length: number): string =>
    Array.from({ length }, (_, place) => ((place + 1) * seed * 7919) % 99_991)
      .map((number) => number.toString(36))
      .join(' ')
      .slice(0, length);

  it('ends, and stays exact, on two long texts that have nothing in common', () => {
    isExact(noise(3, 5000), noise(11, 5000));
    isExact('a b\n'.repeat(1250), 'c d\n'.repeat(1250));
    isExact('我'.repeat(5000), '你'.repeat(5000));
    isExact(noise(3, 50_000), noise(11, 50_000));
  });

  it('of two long texts with most lines in common, it still shows which lines changed', () => {
    const page = (line: string) => `${'Shared line.\n'.repeat(20)}${line}\n${'Shared line.\n'.repeat(20)}`;
    const parts = redline(page(noise(3, 2500)), page(noise(11, 2500)));
    expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  });
});

describe('the redline of an agreement', () => {
  const river = cast('River Collective', 'community');
  const fund = cast('Northern Fund', 'ally');
  const before = agreementBetween([river, fund]);
  const monthly = commitmentSaying('We meet monthly.', { lesson: 'Nobody knew.' });
  const after = { ...before, title: 'Other', commitments: [...before.commitments, monthly] };

  it('goes through the title, every term and the commitments', () => {
    const of = redlineOf(before, after);
    expect(isChanged(of.title)).toBe(true);
    expect(of.terms.map(({ term }) => term)).toEqual(Object.keys(before.terms));
    expect(of.terms.some(({ parts }) => isChanged(parts))).toBe(false);
    expect(of.commitments.at(-1)).toEqual({
      kind: 'added',
      text: 'We meet monthly.\nNobody knew.\n',
    });
  });

  it('against no agreement, everything is new', () => {
    const of = redlineOf(null, after);
    expect(of.title).toEqual([{ kind: 'added', text: 'Other' }]);
    expect(of.terms[0]?.parts).toEqual([{ kind: 'added', text: before.terms.purpose }]);
    expect(of.commitments.every(({ kind }) => kind === 'added')).toBe(true);
  });
});
