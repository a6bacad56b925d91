import { csvOf } from '../../kernel/csv.ts';
import { nameOf } from '../instrument/facts.ts';
import type { ItemResult } from '../result/facts.ts';
import type { History, RoundReport } from './view.ts';

const plain = (value: number | null): string => (value === null ? '' : String(value));
const yesOrNo = (holds: boolean): string => (holds ? 'yes' : 'no');

const itemHead = ['question', 'domain', 'red_line', 'community', 'ally', 'gap', 'crossed'];
const itemCells = (item: ItemResult): string[] => [
  item.key,
  item.domain ?? '',
  yesOrNo(item.redLine),
  plain(item.community),
  plain(item.ally),
  plain(item.gap),
  yesOrNo(item.crossed),
];

/** One line per question: both sides, never one number of both. P3 */
export const reportCsv = ({ result, shares }: RoundReport): string =>
  csvOf([
    [...itemHead, ...shares.map(({ name }) => name)],
    ...result.items.map((item) => [
      ...itemCells(item),
      ...shares.map(({ shared }) => plain(shared?.items[item.key]?.value ?? null)),
    ]),
  ]);

/** One line per round and question. */
export const historyCsv = ({ rounds }: History): string =>
  csvOf([
    ['opened_on', 'occasion', 'instrument', ...itemHead],
    ...rounds.flatMap(({ facts, terms, result }) =>
      result.items.map((item) => [
        facts.openedOn,
        facts.occasion,
        nameOf(terms.instrument),
        ...itemCells(item),
      ]),
    ),
  ]);

const roundBody = ({ facts, terms, result, shares, replies, actions }: RoundReport) => ({
  instrument: nameOf(terms.instrument),
  occasion: facts.occasion,
  openedOn: facts.openedOn,
  shownOn: facts.shownOn,
  areas: terms.areas,
  reviewOn: terms.reviewOn,
  ...result,
  organisations: shares.map(({ name, side, shared }) => ({ name, side, shared })),
  actions: actions.map(({ item, words, ownerName, dueOn, done }) => ({
    item,
    words,
    ownerName,
    dueOn,
    done,
  })),
  replies: replies.map(({ name, words }) => ({ name, words })),
});

const written = (body: object): string => `${JSON.stringify(body, null, 2)}\n`;

/** The same for machines, with what the figures are made of as far as it may be seen. */
export const reportJson = (report: RoundReport): string =>
  written({ format: 'alongside-result/1', ...roundBody(report) });

export const historyJson = ({ title, rounds }: History): string =>
  written({ format: 'alongside-history/1', title, rounds: rounds.map(roundBody) });
