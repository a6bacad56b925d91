import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fullEffort } from '../../language/comparison.ts';
import { type MergePart, merge, mergedText, settled } from './merge.ts';

const conflicts = (parts: readonly MergePart[]) => parts.filter(({ kind }) => kind === 'conflict');
const base =
  'Relief reaches everyone. Women and migrants are named here.\n\nWe ask for cash support.\n\nWe sign.';
const changed = (from: string, to: string): string => base.replace(from, to);

describe('two organisations edit one text at the same time', () => {
  it('edits of different paragraphs come together', () => {
    const yours = changed('cash support', 'cash support, without papers');
    const theirs = changed('We sign.', 'We sign together.');
    expect(mergedText(merge(base, yours, theirs))).toBe(
      changed('cash support', 'cash support, without papers').replace('We sign.', 'We sign together.'),
    );
  });

  it('edits of neighbouring paragraphs come together, even where each was rewritten', () => {
    const text = 'The first one.\n\nThe second one.\n\nThe third one.';
    const yours = text.replace('The first one.', 'Something else entirely, in six words.');
    const theirs = text.replace('The second one.', 'New words stand here instead of it.');
    expect(mergedText(merge(text, yours, theirs))).toBe(
      'Something else entirely, in six words.\n\nNew words stand here instead of it.\n\nThe third one.',
    );
  });

  it('words far apart in one sentence come together', () => {
    const yours = changed('Women and', 'Women, sex workers and');
    const theirs = changed('are named here', 'are named here first');
    expect(mergedText(merge(base, yours, theirs))).toContain(
      'Women, sex workers and migrants are named here first.',
    );
  });

  it('different words in one place are a conflict that shows both sentences whole', () => {
    const yours = changed('migrants are', 'migrants and their families are');
    const theirs = changed('migrants are', 'migrants and clients are');
    const parts = merge(base, yours, theirs);
    expect(mergedText(parts)).toBeNull();
    expect(conflicts(parts)).toEqual([
      {
        kind: 'conflict',
        base: 'Women and migrants are named here.\n\n',
        yours: 'Women and migrants and their families are named here.\n\n',
        theirs: 'Women and migrants and clients are named here.\n\n',
      },
    ]);
    expect(settled(parts, ({ theirs }) => theirs)).toBe(theirs);
    expect(settled(parts, ({ yours }) => yours)).toBe(yours);
  });

  it('a passage one side took out and the other changed is a conflict, not a loss', () => {
    const theirs = changed('cash support', 'cash support for sex workers');
    const parts = merge(base, changed('We ask for cash support.\n\n', ''), theirs);
    expect(conflicts(parts)).toMatchObject([{ yours: '', theirs: expect.stringContaining('sex workers') }]);
  });

  it('two rewritings of one sentence are never mixed into a third', () => {
    const yours = changed('Relief reaches everyone.', 'Money goes first to the people whom nobody counted.');
    const theirs = changed('Relief reaches everyone.', 'The state pays to the end of the year.');
    expect(conflicts(merge(base, yours, theirs))).toHaveLength(1);
  });

  it('two paragraphs put in at one place wait for people to say which comes first', () => {
    expect(mergedText(merge(base, `${base}\n\nYours.`, `${base}\n\nTheirs.`))).toBeNull();
  });

  it('the same change made twice is made once', () => {
    const same = changed('cash', 'direct cash');
    expect(merge(base, same, same)).toEqual([{ kind: 'both', text: same }]);
  });

  it('Russian and Chinese come together word by word too', () => {
    const russian = 'Помощь получают женщины и мигранты, где бы они ни жили.';
    expect(
      mergedText(
        merge(
          russian,
          russian.replace('женщины и', 'женщины, секс-работницы и'),
          russian.replace('ни жили', 'сегодня ни жили'),
        ),
      ),
    ).toBe('Помощь получают женщины, секс-работницы и мигранты, где бы они сегодня ни жили.');
    const chinese = '我们支持移民和女性工作者获得医疗服务和现金援助。';
    expect(
      mergedText(
        merge(
          chinese,
          chinese.replace('移民和', '移民、性工作者和'),
          chinese.replace('现金援助', '直接援助'),
        ),
      ),
    ).toBe('我们支持移民、性工作者和女性工作者获得医疗服务和直接援助。');
  });
});

/** A text of sentences and paragraphs, and an edit of it that puts in words no one else uses. */
const word = fc.constantFrom(
  'we',
  'ask',
  'women',
  'and',
  'migrants',
  'решают',
  '性工作者',
  'the',
  'relief,',
  'now.',
);
const gap = fc.constantFrom(' ', ' ', ' ', ' ', '\n\n', '\n');
const text = fc.array(fc.tuple(word, gap), { maxLength: 40 }).map((pairs) => pairs.flat());
const edit = (mark: string) =>
  fc
    .array(fc.record({ at: fc.nat(90), out: fc.nat(6), put: fc.nat(3) }), { maxLength: 4 })
    .map((edits) => (tokens: readonly string[]) => {
      const edited = [...tokens];
      let number = 0;
      for (const { at, out, put } of edits) {
        const fresh = Array.from({ length: put }, () => {
          number += 1;
          return ` ${mark}${number} `;
        });
        edited.splice(at % (edited.length + 1), out, ...fresh);
      }
      return edited.join('');
    });
const anyThree = fc
  .tuple(text, edit('yours'), edit('theirs'))
  .map(([tokens, yours, theirs]) => [tokens.join(''), yours(tokens), theirs(tokens)] as const);
const marks = (within: string, mark: string): string[] =>
  (within.match(new RegExp(`\\b${mark}\\d+`, 'g')) ?? []).sort();
const wild = fc.string({ unit: 'binary', maxLength: 40 });
const anyTexts = fc.oneof(anyThree, fc.tuple(wild, wild, wild));

describe('whatever was edited', () => {
  it('no inserted word is lost without a conflict that shows it', () => {
    fc.assert(
      fc.property(anyThree, ([from, yours, theirs]) => {
        const parts = merge(from, yours, theirs);
        const shown = parts.map((part) =>
          part.kind === 'conflict' ? part : { yours: part.text, theirs: part.text },
        );
        expect(marks(shown.map((part) => part.yours).join(''), 'yours')).toEqual(marks(yours, 'yours'));
        expect(marks(shown.map((part) => part.theirs).join(''), 'theirs')).toEqual(marks(theirs, 'theirs'));
      }),
      { numRuns: 2000 },
    );
  });

  it('what only one side changed is that side’s text', () => {
    fc.assert(
      fc.property(anyTexts, ([from, yours]) => {
        expect(mergedText(merge(from, yours, from))).toBe(yours);
        expect(mergedText(merge(from, from, yours))).toBe(yours);
      }),
    );
  });

  it('what is the same, and what a conflict says stood before, stood there before, in its order', () => {
    fc.assert(
      fc.property(anyTexts, ([from, yours, theirs]) => {
        const parts = merge(from, yours, theirs);
        const kept = parts.flatMap((part) =>
          part.kind === 'same' ? [part.text] : part.kind === 'conflict' ? [part.base] : [],
        );
        // Letter by letter: what one side took out leaves no mark between the words that stay.
        let at = 0;
        for (const letter of kept.join('')) {
          const found = from.indexOf(letter, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + letter.length;
        }
      }),
    );
  });

  it('it does not matter who saved first', () => {
    const mirrored = (part: MergePart): MergePart => {
      if (part.kind === 'conflict') return { ...part, yours: part.theirs, theirs: part.yours };
      return {
        ...part,
        kind: part.kind === 'yours' ? 'theirs' : part.kind === 'theirs' ? 'yours' : part.kind,
      };
    };
    fc.assert(
      fc.property(anyTexts, ([from, yours, theirs]) => {
        expect(merge(from, theirs, yours).map(mirrored)).toEqual(merge(from, yours, theirs));
      }),
    );
  });
});

describe('a hostile text', () => {
  const noise = (seed: number, length: number, by: string): string =>
    Array.from({ length: length / 4 }, (_, place) => (((place + 1) * seed * 7919) % 99_991).toString(36))
      .join(by)
      .slice(0, length);
  const size = 245_000;

  it.each([
    ['of words', ' '],
    ['of short lines', '\n'],
    ['of sentences', '. '],
  ])('%s is merged within the effort there is, and nothing of it is lost', (_, by) => {
    const [from, yours, theirs] = [3, 11, 17].map((seed) => noise(seed, size, by));
    const effort = fullEffort();
    const parts = merge(from ?? '', yours ?? '', theirs ?? '', effort);
    expect(effort.left).toBeGreaterThanOrEqual(0);
    expect(settled(parts, (one) => one.yours)).toBe(yours);
    expect(settled(parts, (one) => one.theirs)).toBe(theirs);
  });
});
