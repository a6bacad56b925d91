import type { Speed } from './measure.ts';
import { printTable } from './table.ts';
import { mostBytes, type Weight } from './weigh.ts';

type Say = (line: string) => void;

const fixed = (value: number, digits: number): string => value.toFixed(digits);

export const printSpeed = (speeds: readonly Speed[], say: Say): void => {
  const smallest = (page: string): number => speeds.find((speed) => speed.page === page)?.milliseconds ?? 0;
  printTable(
    ['page', 'rows', 'pages/s', 'its queries alone/s', 'ratio', 'queries', 'ms/page', 'growth', 'gzip'],
    speeds.map((speed) => [
      speed.page,
      String(speed.rows),
      fixed(speed.pages, 0),
      fixed(speed.queries, 0),
      fixed(speed.ratio, 2),
      String(speed.count),
      fixed(speed.milliseconds, 1),
      `× ${fixed(speed.milliseconds / smallest(speed.page), 2)}`,
      String(speed.bytes),
    ]),
    say,
  );
};

export const printWeights = ({ pages, css, missing }: Weight, say: Say): void => {
  printTable(
    ['page, the heaviest of its kind', 'html', 'gzip', 'gzip + css', 'brotli', 'brotli + css', ''],
    pages.map(({ pattern, html, gzip, brotli }) => [
      pattern,
      String(html),
      String(gzip),
      String(gzip + css.gzip),
      String(brotli),
      String(brotli + css.brotli),
      gzip + css.gzip > mostBytes ? `over ${mostBytes}` : '',
    ]),
    say,
  );
  say(`css: ${css.gzip} bytes with gzip, ${css.brotli} with brotli`);
  say(`not among them: ${missing.join(' ')}`);
  say('');
};
