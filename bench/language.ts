import { printTable } from './table.ts';
import { cleanTexts, figuresByKind } from './textFigures.ts';
import { ours, peers, wordsForPeers } from './textReaders.ts';
import { dense, megabytes, prose, runsSaid, speeds } from './textSpeed.ts';

/**
 * `npm run bench:language`: what the checker is worth, kind by kind, on texts whose findings are known; and how fast it
 * reads, end to end, beside the checkers that people know, with the same words, on the same texts, in the same run, as
 * often. Only the ratios mean anything on another machine.
 */

const say = (line: string): void => console.log(line);

const kinds = figuresByKind();
const { clean, spoken } = cleanTexts();
say('What is found, missed and falsely said in the golden texts (test/language/corpus), five languages');
console.table(kinds);
say(`${clean} of the texts have nothing to find; in ${spoken} of them something is said all the same.\n`);

const texts = [
  ['prose, with what is typically found', prose],
  ['dense: the golden texts', dense],
] as const;
const { readers, close } = peers();
const all = [['alongside', ours] as const, ...readers];

say(`Speed beside others, ${wordsForPeers().length} words to look for: ${runsSaid}`);
for (const [name, text] of texts) {
  const rates = await speeds(all.map(([, read]) => ({ read, text })));
  const rows: string[][] = [];
  for (const [at, [reader, read]] of all.entries()) {
    const rate = rates[at] ?? 0;
    const times = (rates[0] ?? 0) / rate;
    rows.push([reader, String(await read(text)), rate.toFixed(3), times.toFixed(times < 10 ? 1 : 0)]);
  }
  say(`\n${name}, ${megabytes(text).toFixed(2)} MB`);
  printTable(['reader', 'found', 'MB/s', 'alongside is so many times as fast'], rows, say);
}
close();

const sentence = 'The town is quiet in the evening, they say. ';
const hostile: readonly (readonly [string, string])[] = [
  ['prose, with what is typically found', prose.repeat(20)],
  ['dense: the golden texts', dense.repeat(20)],
  ['a match every forty characters', 'We met sex workers by the harbour today. '.repeat(50_000)],
  ['Chinese without a stop', '性工作者和女性工作者'.repeat(80_000)],
  ['nothing to find', sentence.repeat(50_000)],
  ['one word, repeated', 'prostitute '.repeat(200_000)],
  ['one name, repeated', 'sex workers, '.repeat(200_000)],
  ['one letter', 'a'.repeat(2_000_000)],
  ['100,000 nested brackets', `${'['.repeat(1e5)}women${']'.repeat(1e5)} `.repeat(10)],
  ['quotations never closed', '“women '.repeat(250_000)],
  ['spaces', `sex${' '.repeat(2_000_000)}worker`],
  ['lines', '\n'.repeat(2_000_000)],
];
const rates = await speeds(hostile.map(([, text]) => ({ read: ours, text })));
say(`\nLong and hostile texts: ${runsSaid}`);
printTable(
  ['text', 'MB', 'found', 'MB/s', 'times slower than prose'],
  hostile.map(([name, text], at) => [
    name,
    megabytes(text).toFixed(1),
    String(ours(text)),
    (rates[at] ?? 0).toFixed(1),
    ((rates[0] ?? 0) / (rates[at] ?? 1)).toFixed(1),
  ]),
  say,
);
