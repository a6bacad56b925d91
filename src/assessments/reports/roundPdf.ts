import { type Block, type Cell, type Column, settings, type Table } from '../../pdf/document.ts';
import type { Paper } from '../../pdf/render.ts';
import type { Frame } from '../../web/frame.ts';
import { redLinesOf, textIn } from '../instrument/facts.ts';
import { countsInWords, peopleInWords } from '../result/breakdown.ts';
import type { ItemResult } from '../result/facts.ts';
import { levelTable } from '../result/levels.ts';
import { domainInWords, gapInWords, questionInWords, sayDay, sayList, valueInWords } from '../words.ts';
import { bellPicture, scalePicture } from './pdfCharts.ts';
import type { RoundReport } from './view.ts';

type Setting = keyof typeof settings;
export const line = (setting: Setting, text: string, more: { at?: string; to?: string } = {}): Block => ({
  ...{ kind: 'line', setting: settings[setting], text },
  ...more,
});

/** `own`: names of places begin with it, since a file may hold several rounds. */
type Props = { frame: Frame; report: RoundReport; own: string };

const itemAt = (own: string, key: string): string => `${own}-item-${key}`;
export const domainAt = (own: string, key: string): string => `${own}-domain-${key}`;
export const roundAt = (own: string): string => `${own}-round`;

const nextTo = (words: string, to: string): Cell => ({ text: words, to });

/** The marks, both sides' shapes explained where their numbers stand. */
const columns = (frame: Frame, first: string, gap: boolean): Column[] => [
  { head: { text: first, strong: true }, share: gap ? 40 : 30 },
  { head: scalePicture(frame, 4), share: 28 },
  {
    head: { text: frame.t('assessment.report.community'), strong: true, figure: 'disc' },
    share: 16,
    number: true,
  },
  {
    head: { text: frame.t('assessment.report.ally'), strong: true, figure: 'diamond' },
    share: 13,
    number: true,
  },
  ...(gap
    ? [{ head: { text: frame.t('assessment.result.gap'), strong: true }, share: 8, number: true } as const]
    : []),
];

const domainTable = ({ frame, report, own }: Props): Table => ({
  kind: 'table',
  columns: columns(frame, frame.t('assessment.result.domain'), false),
  rows: report.result.domains.map(({ key, community, ally }) => {
    const to = domainAt(own, key);
    return [
      nextTo(domainInWords(frame, report.terms, key), to),
      bellPicture(frame, { community, ally, most: 4 }),
      nextTo(valueInWords(frame, community), to),
      nextTo(valueInWords(frame, ally), to),
    ];
  }),
});

const itemRows = ({ frame, report, own }: Props, domain: string): Cell[][] =>
  report.result.items
    .filter((item) => item.domain === domain)
    .map(({ key, community, ally, gap, crossed }) => {
      const to = itemAt(own, key);
      const words = questionInWords(frame, report.terms, key, 'community');
      return [
        nextTo(crossed ? `${words} – ${frame.t('assessment.result.crossed')}` : words, to),
        bellPicture(frame, { community, ally, most: 4 }),
        nextTo(valueInWords(frame, community), to),
        nextTo(valueInWords(frame, ally), to),
        nextTo(gapInWords(frame, gap), to),
      ];
    });

const itemTables = (props: Props): Block[] =>
  props.report.terms.instrument.domains.flatMap(({ key, title }) => {
    const rows = itemRows(props, key);
    if (rows.length === 0) return [];
    const { frame } = props;
    return [
      line('subheading', textIn(title, frame.language), { at: domainAt(props.own, key) }),
      { kind: 'table', columns: columns(frame, frame.t('assessment.result.question'), true), rows } as const,
    ];
  });

const plainTable = (
  { head, rows }: { head: string[]; rows: string[][] },
  shares: readonly number[],
): Table => ({
  kind: 'table',
  columns: head.map((text, place) => ({ head: { text, strong: true }, share: shares[place] ?? 8 })),
  rows: rows.map((row) => row.map((text) => ({ text }))),
});

const levels = ({ frame, report }: Props): Block[] => {
  const { terms, result, facts } = report;
  const table = levelTable(frame, { terms, result, on: facts.openedOn });
  if (!table) return [];
  const { t } = frame;
  return [
    line('heading', t('assessment.level.title')),
    line('paragraph', t('assessment.level.lead')),
    plainTable(table, [20, 17, 17, 17, 17, 12]),
  ];
};

const redLines = ({ frame, report, own }: Props): Block[] => {
  const { t } = frame;
  const asked = redLinesOf(report.terms.instrument).length;
  if (asked === 0) return [];
  const { crossed } = report.result;
  if (crossed.length === 0) return [line('paragraph', t('assessment.result.noneCrossed', { asked }))];
  return [
    line('named', t('assessment.result.repair')),
    line('paragraph', t('assessment.result.repairText')),
    ...crossed.map((key) =>
      line('item', questionInWords(frame, report.terms, key, 'community'), { to: itemAt(own, key) }),
    ),
  ];
};

const followed = ({ frame, report, own }: Props): Block[] => {
  const { t } = frame;
  const { actions, replies } = report;
  const due = ({ ownerName, dueOn, done }: (typeof actions)[number]): string =>
    [
      t('assessment.follow.due', { owner: ownerName, day: sayDay(frame, dueOn) }),
      ...(done === null ? [] : [t(`assessment.follow.state.${done ? 'done' : 'notDone'}`)]),
    ].join(' · ');
  return [
    line('heading', t('assessment.report.agreed')),
    ...(actions.length === 0 ? [line('paragraph', t('assessment.report.noActions'))] : []),
    ...actions.map((action) =>
      line('item', `${action.words} (${due(action)})`, { to: itemAt(own, action.item) }),
    ),
    ...(replies.length > 0 ? [line('heading', t('assessment.report.replies'))] : []),
    ...replies.flatMap(({ name, words }) => [
      line('named', name),
      ...words
        .split('\n')
        .filter((one) => one.trim() !== '')
        .map((one) => line('quoted', one)),
    ]),
  ];
};

const answered = ({ frame, report }: Props): Table => {
  const { t } = frame;
  const head = [
    t('assessment.item.organisation'),
    t('assessment.report.side'),
    t('assessment.result.method'),
  ];
  const rows = report.shares.map((share) => [
    share.name,
    t(`partnership.side.${share.side}`),
    peopleInWords(frame, share),
  ]);
  return plainTable({ head, rows }, [40, 25, 35]);
};

const smaller = { ...settings.item, size: 9, after: 1 };
const small = (text: string): Block => ({ kind: 'line', setting: smaller, text });

const saidOf = ({ frame, report }: Props, { key }: ItemResult): Block[] =>
  report.shares.map(({ name, shared }) => {
    const { t } = frame;
    const item = shared?.items[key];
    const value = item?.said ? t(`assessment.sheet.${item.said}`) : valueInWords(frame, item?.value ?? null);
    const records = shared?.records[key] ?? [];
    return small(
      [
        t('assessment.report.value', { organisation: name, value }),
        ...(item?.counts ? [countsInWords(frame, item.counts)] : []),
        ...(records.length > 0 ? [t('assessment.report.records', { records: records.join(' · ') })] : []),
      ].join(' '),
    );
  });

/** What every figure leads to: each question, organisation by organisation, and what was said to show for it. */
const made = (props: Props): Block[] => {
  const { frame, report, own } = props;
  const { t } = frame;
  const setting = { ...settings.named, size: 9.5, before: 8, after: 2 };
  return [
    line('heading', t('assessment.report.made')),
    line('paragraph', t('assessment.report.madeText')),
    ...report.result.items.flatMap((item): Block[] => {
      const question = questionInWords(frame, report.terms, item.key, 'community');
      const text = item.redLine ? t('assessment.report.redLine', { question }) : question;
      return [{ kind: 'line', setting, text, at: itemAt(own, item.key) }, ...saidOf(props, item)];
    }),
    { kind: 'line', setting: { ...settings.paragraph, before: 10 }, text: t('assessment.item.few') },
  ];
};

/** One round, from its profile down to what each figure is made of. */
export const roundBlocks = (props: Props): Block[] => {
  const { frame, report } = props;
  const { t } = frame;
  const { facts } = report;
  const days = [
    `${t('assessment.report.opened')}: ${sayDay(frame, facts.openedOn)}`,
    `${t('assessment.report.shown')}: ${sayDay(frame, facts.shownOn ?? facts.openedOn)}`,
  ];
  return [
    line('paragraph', `${t(`assessment.occasion.${facts.occasion}`)} · ${days.join(' · ')}`),
    ...redLines(props),
    answered(props),
    line('heading', t('assessment.result.domains')),
    line('paragraph', `${t('assessment.result.domainsText')} ${t('assessment.report.key')}`),
    domainTable(props),
    line('heading', t('assessment.result.items')),
    line('paragraph', t('assessment.report.follow')),
    ...itemTables(props),
    ...levels(props),
    ...followed(props),
    ...made(props),
  ];
};

/** A round on paper, with its method. Every figure leads, within the file, to what it is made of. P3 */
export const roundPaper = (frame: Frame, report: RoundReport): Paper => {
  const { t, language } = frame;
  const blocks = [
    line('title', textIn(report.terms.instrument.title, language)),
    line('paragraph', t('assessment.report.lead', { organisations: sayList(frame, report.parties) })),
    ...roundBlocks({ frame, report, own: 'r1' }),
    line('heading', t('assessment.report.method')),
    line('paragraph', t('assessment.result.methodText')),
  ];
  return { blocks, title: t('assessment.report.title'), language };
};
