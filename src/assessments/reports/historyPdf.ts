import { type Block, type Cell, type Column, settings, type Table } from '../../pdf/document.ts';
import type { Paper } from '../../pdf/render.ts';
import type { Frame } from '../../web/frame.ts';
import { textIn } from '../instrument/facts.ts';
import { type Trend, type TrendDomain, trendOf } from '../trend/facts.ts';
import { sayDay, sayList, valueInWords } from '../words.ts';
import { movePicture } from './pdfCharts.ts';
import { domainAt, line, roundAt, roundBlocks } from './roundPdf.ts';
import type { History } from './view.ts';

type Props = { frame: Frame; history: History; trend: Trend; ownOf: (round: string) => string };

const numbered = ({ trend, ownOf }: Props): Column[] =>
  trend.rounds.map(({ facts }, place) => ({
    head: { text: String(place + 1), strong: true, to: roundAt(ownOf(facts.id)) },
    share: 7,
    number: true,
  }));

const values = (props: Props, domain: TrendDomain, side: 'community' | 'ally'): Cell[] =>
  domain[side].map((value, place) => {
    const round = props.trend.rounds[place]?.facts.id ?? '';
    return { text: valueInWords(props.frame, value), to: domainAt(props.ownOf(round), domain.key) };
  });

/** The community's value in numbers, and both sides as lines. */
const moved = (props: Props): Table => {
  const { frame, trend } = props;
  const { t, language } = frame;
  const crossed: Cell[] = trend.rounds.map(({ crossed: count, facts }) => ({
    text: String(count),
    to: roundAt(props.ownOf(facts.id)),
  }));
  return {
    kind: 'table',
    columns: [
      { head: { text: t('assessment.result.domain'), strong: true }, share: 24 },
      { head: { text: t('assessment.report.community'), strong: true, figure: 'disc' }, share: 34 },
      ...numbered(props),
    ],
    rows: [
      ...trend.domains.map((domain): Cell[] => [
        { text: textIn(domain.title, language) },
        movePicture(
          frame,
          domain.community.map((community, place) => ({ community, ally: domain.ally[place] ?? null })),
        ),
        ...values(props, domain, 'community'),
      ]),
      [{ text: t('assessment.result.redLines') }, { text: '' }, ...crossed],
    ],
  };
};

const allyMoved = (props: Props): Table => {
  const { t, language } = props.frame;
  return {
    kind: 'table',
    columns: [
      { head: { text: t('assessment.report.ally'), strong: true, figure: 'diamond' }, share: 40 },
      ...numbered(props),
    ],
    rows: props.trend.domains.map((domain): Cell[] => [
      { text: textIn(domain.title, language) },
      ...values(props, domain, 'ally'),
    ]),
  };
};

const listed = (props: Props): Block[] =>
  props.trend.rounds.map(({ facts }, place) =>
    line(
      'item',
      `${place + 1}: ${props.frame.t(`assessment.occasion.${facts.occasion}`)}, ${sayDay(props.frame, facts.openedOn)}`,
      { to: roundAt(props.ownOf(facts.id)) },
    ),
  );

const rounds = ({ frame, history, ownOf }: Props): Block[] =>
  history.rounds.flatMap((report): Block[] => {
    const own = ownOf(report.facts.id);
    const { title } = report.terms.instrument;
    const heading = `${textIn(title, frame.language)}, ${sayDay(frame, report.facts.openedOn)}`;
    const setting = { ...settings.title, tag: 'H2', size: 18, before: 28 };
    return [
      { kind: 'line', setting, text: heading, at: roundAt(own) },
      ...roundBlocks({ frame, report, own }),
    ];
  });

/** A partnership's rounds on paper: how it moved, then each round whole. Every figure leads to its round. P3 */
export const historyPaper = (frame: Frame, history: History): Paper => {
  const { t, language } = frame;
  const trend = trendOf(history.rounds);
  const places = new Map<string, string>(
    history.rounds.map(({ facts }, place) => [facts.id, `r${place + 1}`]),
  );
  const props = { frame, history, trend, ownOf: (round: string) => places.get(round) ?? 'r1' };
  const blocks = [
    line('title', history.title ?? t('assessment.history.title')),
    line('paragraph', t('assessment.history.lead', { organisations: sayList(frame, history.parties) })),
    ...(history.cut
      ? [line('paragraph', t('assessment.history.latest', { count: history.rounds.length }))]
      : []),
    ...listed(props),
    ...(trend.rounds.length > 1
      ? [
          line('heading', t('assessment.trend.title')),
          line('paragraph', `${t('assessment.trend.lead')} ${t('assessment.report.key')}`),
          moved(props),
          line('paragraph', t('assessment.trend.allyLead')),
          allyMoved(props),
        ]
      : []),
    line('heading', t('assessment.report.method')),
    line('paragraph', t('assessment.result.methodText')),
    ...rounds(props),
  ];
  return { blocks, title: t('assessment.report.title'), language };
};
