import type { Severity } from '../../src/kernel/finding.ts';

export type Counted = Record<Severity, number>;

const sentence =
  /(\d+) to mend before (?:anyone signs|sending)\s*[·,] (\d+) to look at\s*[·,] (\d+) to know/u;
const tag = /<span class="tag [a-z]+">(to mend|to look at|to know)(?: × (\d+))?<\/span>/gu;
const severityOf = { 'to mend': 'block', 'to look at': 'warn', 'to know': 'info' } as const;
const isTold = (word: string): word is keyof typeof severityOf => word in severityOf;

/** What a page or the command says that it found; all zero where it says that there is nothing. */
export const countsSaid = (said: string): Counted => {
  const [, block = '0', warn = '0', info = '0'] = sentence.exec(said) ?? [];
  return { block: Number(block), warn: Number(warn), info: Number(info) };
};

/** What is listed under it, item by item: one that stands for several says how many. */
export const countsListed = (html: string): Counted => {
  const counts: Counted = { block: 0, warn: 0, info: 0 };
  for (const [, word = '', times = '1'] of html.matchAll(tag))
    if (isTold(word)) counts[severityOf[word]] += Number(times);
  return counts;
};

export const allOf = ({ block, warn, info }: Counted): number => block + warn + info;

/** How many more a short list says that there are. */
export const moreSaid = (html: string): number => {
  if (html.includes('And one more.')) return 1;
  return Number(/And (\d+) more\./u.exec(html)?.[1] ?? 0);
};

/** Each place of a page that says how much was found, with what it lists. */
export const placesThatCount = (html: string): string[] =>
  html
    .split(/(?=<section )/u)
    .filter((part) => /^<section class="(?:findings|(?:part )?advice)"/u.test(part))
    .map((part) => part.slice(0, part.indexOf('</section>')));
