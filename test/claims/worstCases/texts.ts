/** What a text may consist of that makes a reader slow: repeated, after a beginning that leads it there. */
const repeated = [
  ' ',
  '\t',
  '\n',
  '\r',
  '\u2028',
  '\u00a0',
  '\n \n',
  '\n- ',
  '\n1. ',
  '\n> ',
  '\n# ',
  '\n##\n',
  '\nreferences\n',
  '\nhttps://a.org 1999',
  '[1] 10.1234/ ',
  'a',
  'a ',
  'A. ',
  'a, ',
  'a.a.',
  'a@',
  '1 ',
  '0-',
  '. ',
  ', and ',
  '(',
  '"',
  '“',
  '«',
  '「',
  "'",
  'x’',
  '`',
  '<!--',
  'prostitute ',
  'prostitutes, migrants, ',
  'sex workers and migrants. ',
  'sex worker-led organisations, ',
  'women in prostitution, injecting drug users ',
  '«проститутки» ',
  'travailleuses du sexe, ',
  '性工作者和女性工作者、',
  'communities at the centre ',
  'UNAIDS (2019) ',
  'de la ',
  'not ',
  'we are ',
  'e.g. ',
  'é\u0301',
  '\u200b',
  '👩‍❤️‍💋‍👩',
];
const beginnings = ['', 'references', 'Sources\n', '# ', '“', 'sex workers'];
const ends = ['', 'x', '\nx', ' sex workers'];

const filled = (beginning: string, unit: string, end: string, length: number): string =>
  beginning + unit.repeat(Math.floor((length - beginning.length - end.length) / unit.length)) + end;

/** Texts of at most so many signs, each of which is hard on some reader. */
export const hostileTexts = (length: number): string[] =>
  beginnings.flatMap((beginning) =>
    repeated.flatMap((unit) => ends.map((end) => filled(beginning, unit, end, length))),
  );

const pieces = (length: number, piece: (index: number) => string): string => {
  let text = '';
  for (let index = 0; text.length < length; index += 1) text += piece(index);
  return text.slice(0, length);
};

/** Pairs of texts that have much, little or nothing in common, in every grain that is compared. */
export const hostilePairs = (length: number): [before: string, after: string][] => [
  [pieces(length, (at) => `${at % 7} `), pieces(length, (at) => `${at % 5} `)],
  [pieces(length, (at) => `w${at} `), pieces(length, (at) => `v${at} `)],
  [pieces(length, (at) => `w${at} x `), pieces(length, (at) => `x v${at} `)],
  [pieces(length, (at) => `w${at}. `), pieces(length, (at) => `v${at}. w${at * 2}. `)],
  [pieces(length, (at) => `w${at}\n`), pieces(length, (at) => `v${at}\nw${at * 2}\n`)],
  [pieces(length, (at) => `a b${at}\n\n`), pieces(length, (at) => `a c${at}\n\n`)],
  [pieces(length, () => 'a b '), pieces(length, () => 'b b a ')],
  [pieces(length, () => '性工作者和女性工作者'), pieces(length, () => '女性工作者和男性工作者')],
  [pieces(length, () => 'a'), pieces(length, () => 'b')],
  [pieces(length, () => 'sex workers, migrants. '), pieces(length, () => 'migrants, women. ')],
];
