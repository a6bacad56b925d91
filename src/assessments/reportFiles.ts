import { csvOf } from '../kernel/csv.ts';
import { nameOf } from './instrument.ts';
import type { ResultView } from './resultRead.ts';

const plain = (value: number | null): string => (value === null ? '' : String(value));

/** One line per question: both sides, never one number of both. P3 */
export const reportCsv = ({ result, shares }: ResultView): string =>
  csvOf([
    [
      'question',
      'domain',
      'red_line',
      'community',
      'ally',
      'gap',
      'crossed',
      ...shares.map(({ name }) => name),
    ],
    ...result.items.map((item) => [
      item.key,
      item.domain ?? '',
      item.redLine ? 'yes' : 'no',
      plain(item.community),
      plain(item.ally),
      plain(item.gap),
      item.crossed ? 'yes' : 'no',
      ...shares.map(({ shared }) => plain(shared?.items[item.key]?.value ?? null)),
    ]),
  ]);

/** The same for machines, with what the figures are made of as far as it may be seen. */
export const reportJson = ({ facts, terms, result, shares, replies }: ResultView): string =>
  `${JSON.stringify(
    {
      format: 'alongside-result/1',
      instrument: nameOf(terms.instrument),
      occasion: facts.occasion,
      openedOn: facts.openedOn,
      shownOn: facts.shownOn,
      areas: terms.areas,
      ...result,
      organisations: shares.map(({ name, side, shared }) => ({ name, side, shared })),
      replies,
    },
    null,
    2,
  )}\n`;
