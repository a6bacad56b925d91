import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fateOf, sentencesAround } from './passages.ts';

const text =
  'Relief reaches everyone. We stand with sex workers and their unions in all that they decide.\n\nWe ask for cash support. Nothing is signed in a hurry.';
const passage = 'We stand with sex workers and their unions in all that they decide.';
const changed = (from: string, to: string) => fateOf(passage, text.replace(from, to));

describe('a protected passage in a new version', () => {
  it('is kept where it stands word for word, wherever it stands', () => {
    expect(fateOf(passage, text)).toEqual({ fate: 'kept' });
    expect(fateOf(passage, `A new beginning. ${passage} And an end.`)).toEqual({ fate: 'kept' });
    expect(changed('unions in', 'unions\nin')).toEqual({ fate: 'kept' });
  });

  it.each([
    ['a word that weakens it', 'We stand', 'Where possible, we stand'],
    ['a word taken out', 'in all that they decide', ''],
    ['a “not” put in', 'We stand', 'We do not stand'],
    ['a frame around it', 'We stand', 'Nobody says that we stand'],
    ['another name for the people', 'sex workers', 'vulnerable persons'],
    ['a full stop that splits it', 'unions in all that', 'unions. In all that'],
  ])('is softened by %s', (_, from, to) => {
    expect(changed(from, to)).toMatchObject({ fate: 'softened', now: expect.stringContaining('unions') });
  });

  it('is gone where it was taken out, or where another sentence stands in its place', () => {
    expect(changed(passage, '')).toEqual({ fate: 'gone' });
    expect(changed(passage, 'We stand with those who are exploited.')).toEqual({ fate: 'gone' });
    expect(fateOf(passage, '')).toEqual({ fate: 'gone' });
  });

  it('is read in Russian and Chinese too', () => {
    const russian = 'Мы поддерживаем секс-работниц и их союзы во всём, что они решают.';
    expect(fateOf(russian, `Начало. ${russian} Конец.`)).toEqual({ fate: 'kept' });
    expect(fateOf(russian, russian.replace('поддерживаем', 'не поддерживаем'))).toMatchObject({
      fate: 'softened',
    });
    const chinese = '我们支持性工作者及其组织的一切决定。';
    expect(fateOf(chinese, `开始。${chinese}结束。`)).toEqual({ fate: 'kept' });
    expect(fateOf(chinese, chinese.replace('支持', '不支持'))).toMatchObject({ fate: 'softened' });
    expect(fateOf(chinese, '另一句完全不同的话。')).toEqual({ fate: 'gone' });
  });
});

it('who marks some words of a sentence protects the sentence: what is around them changes what they say', () => {
  const from = text.indexOf('sex workers');
  expect(sentencesAround(text, from, from + 'sex workers'.length)).toBe(passage);
  expect(sentencesAround(text, from, text.indexOf('cash'))).toBe(`${passage}\n\nWe ask for cash support.`);
  expect(sentencesAround(text, 0, 0)).toBe('');
});

const word = fc.constantFrom(
  'we',
  'stand',
  'with',
  'unions',
  'decide',
  'секс-работницы',
  '性工作者',
  'women',
);
const sentence = fc
  .array(word, { minLength: 3, maxLength: 12 })
  .map((words) => `We ${words.join(' ')} here.`);
const around = fc.array(sentence, { maxLength: 5 }).map((sentences) => sentences.join(' '));

describe('whatever the text', () => {
  it('nothing written before or after a passage takes it away', () => {
    fc.assert(
      fc.property(sentence, around, around, (own, before, after) => {
        expect(fateOf(own, [before, own, after].join('\n\n'))).toEqual({ fate: 'kept' });
      }),
    );
  });

  it('no word can be taken out of it or put into it unseen', () => {
    fc.assert(
      fc.property(sentence, fc.nat(), fc.boolean(), (own, at, put) => {
        const words = own.split(' ');
        const place = at % words.length;
        const other = put ? words.toSpliced(place, 0, 'perhaps') : words.toSpliced(place, 1);
        expect(fateOf(own, other.join(' ')).fate).not.toBe('kept');
      }),
    );
  });

  it('a text without one of its words is a text from which it is gone', () => {
    fc.assert(
      fc.property(sentence, (own) => {
        expect(fateOf(own, 'Nothing of this remains. Other people wrote about other things.')).toEqual({
          fate: 'gone',
        });
      }),
    );
  });

  it('a hostile one is read to its end', () => {
    const crowd = `${passage.slice(0, -1)} perhaps. `.repeat(3000);
    expect(fateOf(passage, crowd)).toMatchObject({ fate: 'softened' });
    expect(fateOf(`${passage} `.repeat(200), crowd).fate).not.toBe('kept');
  });
});
