import { diffLines } from 'diff';
import { fullEffort } from '../src/language/comparison.ts';
import { redline } from '../src/language/redline.ts';
import { merge } from '../src/statements/text/merge.ts';

/** `node bench/statements.ts`: merging and comparing long texts, beside a plain comparison of lines in the same run. */

const size = 245_000;
const spoken = [
  'We ask that relief reaches women, migrants and older people. ',
  'Помощь получают все. ',
  '性工作者参与决定。',
];
const paragraphOf = (place: number): string =>
  `${place}: ${Array.from({ length: 6 }, (_, index) => spoken[(place + index) % spoken.length]).join('')}\n\n`;
const plain = (): string => {
  let text = '';
  for (let place = 0; text.length < size; place += 1) text += paragraphOf(place);
  return text;
};
const noise = (seed: number, by: string): string =>
  Array.from({ length: size / 4 }, (_, place) => (((place + 1) * seed * 7919) % 99_991).toString(36))
    .join(by)
    .slice(0, size);
const edited = (text: string, word: string, every: number): string =>
  text
    .split('\n\n')
    .map((paragraph, place) => (place % every === 1 ? paragraph.replace(word, `${word} (new) `) : paragraph))
    .join('\n\n');

const text = plain();
const cases: readonly (readonly [string, string, string, string])[] = [
  ['one edit each', text, edited(text, 'relief', 5000), edited(text, 'women', 5000)],
  ['every tenth paragraph', text, edited(text, 'relief', 10), edited(text, 'women', 10)],
  ['every second paragraph', text, edited(text, 'relief', 2), edited(text, 'women', 2)],
  ['rewritten, words', noise(3, ' '), noise(11, ' '), noise(17, ' ')],
  ['rewritten, short lines', noise(3, '\n'), noise(11, '\n'), noise(17, '\n')],
  ['rewritten, sentences', noise(3, '. '), noise(11, '. '), noise(17, '. ')],
];

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
/** The processor's own time: it says the same on a busy machine. */
const took = (work: () => unknown): number =>
  median(
    Array.from({ length: 5 }, () => {
      const used = process.cpuUsage();
      work();
      const { user, system } = process.cpuUsage(used);
      return (user + system) / 1000;
    }),
  );

console.table(
  cases.map(([name, base, yours, theirs]) => {
    const lines = diffLines(base, yours, { maxEditLength: 2400 }) && took(() => diffLines(base, yours));
    const compared = took(() => redline(base, yours));
    const merged = took(() => merge(base, yours, theirs));
    const effort = fullEffort();
    const parts = merge(base, yours, theirs, effort);
    return {
      text: name,
      conflicts: parts.filter(({ kind }) => kind === 'conflict').length,
      'lines alone, ms': lines === undefined ? 'gives up' : Math.round(lines),
      'redline, ms': Math.round(compared),
      'merge, ms': Math.round(merged),
      'merge ÷ lines': lines === undefined ? '' : (merged / Math.max(lines, 0.1)).toFixed(1),
      'effort left': effort.left,
    };
  }),
);
