import { folded, kind, kinds } from './letters.ts';

/** What a form is made of, beside folded letters: a parting of words, any ending of a word, some words between. */
export const symbol = { parting: 0x20, ending: -1, gap: -2 } as const;

const firstChoice = /\{([^{}]*)\}/;

/** `{a|b} c` is `a c` and `b c`. An empty choice leaves no space behind. */
export const variantsOf = (form: string): string[] => {
  const choice = firstChoice.exec(form);
  if (!choice) return [form.replace(/\s+/g, ' ').trim()];
  const [whole, choices = ''] = choice;
  return choices
    .split('|')
    .flatMap((one) =>
      variantsOf(form.slice(0, choice.index) + one + form.slice(choice.index + whole.length)),
    );
};

/** `œ` and `oe` are one sound and two spellings. */
const sounds = (variant: string): string[] =>
  /œ|oe/i.test(variant) ? [variant.replaceAll('œ', 'oe'), variant.replaceAll('oe', 'œ')] : [variant];

/** `détenu·e·s` is also written détenu·es, détenu-es and détenu-e-s. */
const inclusive = /(?<=\p{L})·(\p{L}{1,5})·s(?!\p{L})/gu;
const spellings = (variant: string): string[] =>
  sounds(variant).flatMap((one) => {
    const hyphens = ['·$1s', '-$1s', '-$1-s'].map((ending) => one.replace(inclusive, ending));
    return [...new Set([one, ...hyphens])];
  });

const symbolsOf = (variant: string): number[] => {
  const symbols: number[] = [];
  for (let at = 0; at < variant.length; at += 1) {
    const unit = variant.charCodeAt(at);
    if (variant[at] === '*') symbols.push(symbol.ending);
    else if (variant[at] === '…') symbols.push(symbol.gap);
    else if (kinds[unit] === kind.space) symbols.push(symbol.parting);
    else if (kinds[unit] !== kind.skipped) symbols.push(folded[unit] ?? unit);
  }
  // `a … b` is: a, a parting, any few words, b. The parting after the gap belongs to the gap.
  return symbols.filter((one, at) => !(one === symbol.parting && symbols[at - 1] === symbol.gap));
};

export type WrittenForm = { variant: string; symbols: number[] };

/** A form as the trie reads it, in each of its variants and spellings. */
export const writtenForms = (form: string): WrittenForm[] =>
  variantsOf(form)
    .flatMap(spellings)
    .map((variant) => ({ variant, symbols: symbolsOf(variant.normalize('NFC')) }));
