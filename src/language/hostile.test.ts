import { expect, test } from 'vitest';
import { checkText } from './readText.ts';
import { scopeKeys } from './scopes.ts';

/** A megabyte each: what grows with the square of it would not come to an end here. `bench/language.ts` has the times. */
const size = 1_000_000;
const repeated = (piece: string): string => piece.repeat(Math.ceil(size / piece.length));

test.each([
  ['one word to avoid', repeated('prostitute ')],
  ['one word without an end', 'prostitu'.padEnd(size, 'a')],
  ['one list without an end', repeated('sex workers, ')],
  ['nested brackets', '('.repeat(size / 2) + ')'.repeat(size / 2)],
  ['quotations that are never closed', repeated('“women ')],
  ['quotation marks only', repeated('"')],
  ['spaces between two words', `sex${' '.repeat(size)}worker`],
  ['signs that nobody sees', `sex${'\u00ad'.repeat(size)}worker`],
  ['empty lines', '\n'.repeat(size)],
  ['words broken at every line’s end', repeated('sex work-\n')],
  ['inclusive writing without an end', `travailleur${'·e'.repeat(size / 2)}`],
  ['Chinese without a stop', repeated('性工作者和女性工作者')],
  ['addresses', repeated('https://example.org/prostitute ')],
  ['sources', `## References\n\n${repeated('NSWP 2020 nswp.org\n')}`],
  ['capitals', repeated('Convention Of Prostitution ')],
  ['grounds between people', repeated('age, women, ')],
  ['nobody but those who sign', repeated('Signed by:\nRefugees Welcome\n')],
  ['phrases', repeated('on behalf of sex workers ')],
])('a hostile text is read to its end: %s', (_, text) => {
  const { findings } = checkText(text, { scopes: scopeKeys, space: 'csw-statement' });
  expect(findings.length).toBeLessThan(4000);
});

test('brackets, quotations and sentences may nest as deep as they like', () => {
  const text = `${'(“'.repeat(5000)}prostitutes${'”)'.repeat(5000)}`;
  expect(checkText(text, { language: 'en' }).findings).toEqual([]);
});
