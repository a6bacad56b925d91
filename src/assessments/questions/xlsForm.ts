import writeXlsxFile, { type Row } from 'write-excel-file/node';
import type { Side } from '../../kernel/organisation.ts';
import type { Frame } from '../../web/frame.ts';
import { translator } from '../../web/words/translate.ts';
import { type Instrument, levelPrefix, nameOf, type Texts, textIn } from '../instrument/facts.ts';
import { longestRecord } from '../sheet/facts.ts';
import { asked, type Terms } from '../termsStore.ts';
import { areaInWords, levelsInWords } from '../words.ts';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** `English (en)`: how XLSForm names a language in a column's head. */
const languageName = (language: string): string =>
  `${new Intl.DisplayNames(['en'], { type: 'language' }).of(language) ?? language} (${language})`;

/** A name that ODK and KoboToolbox take: it begins with a letter, and has no dash. */
export const formName = (key: string): string => `q_${key.replaceAll('-', '_')}`;

type Column =
  | 'type'
  | 'name'
  | 'label'
  | 'required'
  | 'relevant'
  | 'constraint'
  | 'appearance'
  | 'ally'
  | 'red_line'
  | 'domain';
type Line = Partial<Record<Column, string | Texts>>;

const saysIn = (value: string | Texts | undefined, language: string): string =>
  value === undefined ? '' : typeof value === 'string' ? value : textIn(value, language);

/** One sheet; what is said in several languages takes a column for each. */
const sheetOf = (
  name: string,
  columns: readonly { column: string; spoken?: boolean }[],
  lines: readonly Record<string, string | Texts | undefined>[],
  languages: readonly string[],
) => {
  const heads = columns.flatMap(({ column, spoken }) =>
    spoken ? languages.map((language) => `${column}::${languageName(language)}`) : [column],
  );
  const rows = lines.map((line) =>
    columns.flatMap(({ column, spoken }) =>
      spoken
        ? languages.map((language) => saysIn(line[column], language))
        : [saysIn(line[column], languages[0] ?? 'en')],
    ),
  );
  const cells: Row[] = [heads, ...rows].map((row) => row.map((value) => ({ value, type: String })));
  return { data: cells, sheet: name };
};

const ownWords = ['en', 'fr'] as const;
const inWords = (say: (t: ReturnType<typeof translator>) => string): Texts =>
  Object.fromEntries(ownWords.map((language) => [language, say(translator(language))]));

const marksOf = (anchors: readonly Texts[]): Record<string, string | Texts>[] => [
  ...anchors.map((anchor, mark) => ({
    list_name: 'mark',
    name: String(mark),
    label: Object.fromEntries(
      Object.entries(anchor).map(([language, text]) => [language, `${mark} ${text}`]),
    ),
  })),
  ...(['na', 'unsaid'] as const).map((name) => ({
    list_name: 'mark',
    name,
    label: inWords((t) => t(`assessment.sheet.${name}`)),
  })),
];

const record = (key: string): Line => ({
  type: 'text',
  name: `${formName(key)}_record`,
  label: inWords((t) => t('assessment.sheet.record')),
  relevant: `\${${formName(key)}} = '3' or \${${formName(key)}} = '4'`,
  ...{ required: 'yes', constraint: `string-length(.) <= ${longestRecord}` },
});

type Wanted = { side: Side; records: boolean };

const surveyOf = ({ domains, items }: Instrument, { side, records }: Wanted): Line[] =>
  domains.flatMap(({ key, title }) => [
    { type: 'begin_group', name: `d_${key.replaceAll('-', '_')}`, label: title, domain: key },
    ...items
      .filter(({ domain }) => domain === key)
      .flatMap((item): Line[] => [
        {
          ...{ type: 'select_one mark', name: formName(item.key), label: item[side], required: 'yes' },
          ...{ ally: item.ally, red_line: item.redLine ? 'yes' : '', domain: item.key },
        },
        ...(records ? [record(item.key)] : []),
      ]),
    { type: 'end_group' },
  ]);

const settingsOf = (instrument: Instrument) => ({
  form_title: textIn(instrument.title, 'en'),
  form_id: nameOf(instrument).replaceAll(/[^A-Za-z0-9]/g, '_'),
  version: String(instrument.version),
  default_language: languageName(instrument.languages[0] ?? 'en'),
});

const bookOf = async (
  instrument: Instrument,
  survey: readonly Line[],
  choices: readonly Record<string, string | Texts>[],
  { both }: { both: boolean },
): Promise<Buffer> => {
  const { languages } = instrument;
  const settings = settingsOf(instrument);
  const columns = [
    ...(['type', 'name'] as const).map((column) => ({ column })),
    { column: 'label', spoken: true },
    ...(['required', 'relevant', 'constraint'] as const).map((column) => ({ column })),
    ...(both ? [{ column: 'red_line' }, { column: 'domain' }, { column: 'ally', spoken: true }] : []),
  ];
  const spoken = [{ column: 'list_name' }, { column: 'name' }, { column: 'label', spoken: true }];
  const heads = Object.keys(settings).map((column) => ({ column }));
  return writeXlsxFile([
    sheetOf('survey', columns, survey, languages),
    sheetOf('choices', spoken, choices, languages),
    sheetOf('settings', heads, [settings], languages),
  ]).toBuffer();
};

/** A set of questions with both wordings: what this product writes out, it reads back. */
export const instrumentXlsForm = (instrument: Instrument): Promise<Buffer> =>
  bookOf(
    instrument,
    surveyOf(instrument, { side: 'community', records: false }),
    marksOf(instrument.anchors),
    { both: true },
  );

/** A round's questions as one side is asked them, to be answered on a phone that is not online. */
export const xlsFormOf = (frame: Frame, { terms, side }: { terms: Terms; side: Side }): Promise<Buffer> => {
  const { instrument, areas } = terms;
  const levels = levelsInWords(frame);
  const asks = asked(terms).filter(({ key }) => key.startsWith(levelPrefix));
  const survey: Line[] = [
    ...surveyOf(instrument, { side, records: side === 'ally' }),
    ...asks.map(({ key }, place): Line => {
      const area = areas[place];
      const name = area ? areaInWords(frame, area) : key;
      const label = frame.t('assessment.level.question', { area: name });
      return { type: 'select_one level', name: formName(key), label, required: 'yes' };
    }),
  ];
  const choices = [
    ...marksOf(instrument.anchors),
    ...levels.map((label, step) => ({ list_name: 'level', name: String(step), label: `${step} ${label}` })),
    ...(['na', 'unsaid'] as const).map((name) => ({
      list_name: 'level',
      name,
      label: frame.t(`assessment.sheet.${name}`),
    })),
  ];
  return bookOf(instrument, survey, asks.length > 0 ? choices : marksOf(instrument.anchors), { both: false });
};
