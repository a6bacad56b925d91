import { task } from '../../../work/task.ts';
import {
  type Instrument,
  type Item,
  instrumentSchema,
  mostDomains,
  mostItems,
  type Texts,
} from '../../instrument/facts.ts';
import { shippedInstruments } from '../../instrument/shipped.ts';
import { type Head, hasColumn, headTwice, languageOf, type Table, tableOf, textIn } from './heads.ts';
import { keysOf } from './names.ts';
import { openXlsx, type Sheet, type Unopened } from './openXlsx.ts';
import type { FormSheet, LeftOut, Note, TooLong } from './remarks.ts';
import { Scales } from './scales.ts';
import { Speech } from './spoken.ts';
import { type Asked, type Survey, walkSurvey } from './survey.ts';

export type FormProblem =
  | Unopened
  | { problem: 'noSurvey' }
  | { problem: 'noColumn'; sheet: FormSheet; column: string }
  | { problem: 'columnTwice'; sheet: FormSheet; column: string }
  | { problem: 'noQuestions' }
  | { problem: 'tooMany'; count: number; most: number; row: number }
  | { problem: 'tooManyGroups'; count: number; most: number; row: number }
  | { problem: 'tooManyLanguages'; count: number; most: number }
  | { problem: 'tooLong'; tooLong: TooLong[] }
  | { problem: 'unfit' };

type Told = { leftOut: LeftOut[]; notes: Note[] };
export type ReadForm =
  | ({ ok: true; instrument: Instrument } & Told)
  | ({ ok: false } & FormProblem & Partial<Told>);

const longest = { question: 300, group: 120, title: 120 } as const;
const mostLanguages = 20;

/** pyxform takes these names, however they are written. */
const sheetNames: Readonly<Record<FormSheet, readonly string[]>> = {
  survey: ['survey'],
  choices: ['choices', 'columns', 'choices and columns'],
  settings: ['settings'],
};
const isNamed = (name: string, sheet: FormSheet): boolean =>
  sheetNames[sheet].includes(name.trim().toLowerCase());
const formSheets = ['survey', 'choices', 'settings'] as const;

type Tables = Readonly<Record<FormSheet, Table>>;
const tablesOf = (sheets: readonly Sheet[]): Tables => {
  const table = (sheet: FormSheet): Table => tableOf(sheets.find(({ name }) => isNamed(name, sheet)));
  return { survey: table('survey'), choices: table('choices'), settings: table('settings') };
};

const headProblem = (tables: Tables): FormProblem | null => {
  if (tables.survey.heads.length === 0) return { problem: 'noSurvey' };
  for (const sheet of formSheets) {
    const column = headTwice(tables[sheet]);
    if (column) return { problem: 'columnTwice', sheet, column };
  }
  const needed = [
    ['survey', 'type'],
    ['survey', 'name'],
    ['survey', 'label'],
    ['choices', 'list_name'],
    ['choices', 'name'],
    ['choices', 'label'],
  ] as const;
  // A form without any list of answers says so of each of its questions.
  const wanted = needed.filter(([sheet]) => sheet === 'survey' || tables.choices.heads.length > 0);
  const missing = wanted.find(([sheet, column]) => !hasColumn(tables[sheet], column));
  return missing ? { problem: 'noColumn', sheet: missing[0], column: missing[1] } : null;
};

const settingOf = ({ settings }: Tables, column: string): string => {
  const [line] = settings.lines;
  return line ? textIn(settings, line, column) : '';
};

/** Which language the columns without one are in: as the form says, or else as whoever brings it says. */
const unnamedLanguage = (tables: Tables, assumed: string): { language: string; notes: Note[] } => {
  const isUsed = [tables.survey, tables.choices].some(({ heads }) =>
    heads.some(({ column, language }) => column === 'label' && language === null),
  );
  const written = settingOf(tables, 'default_language');
  const language = written === '' ? null : languageOf(written);
  if (language) return { language, notes: [] };
  const note: Note = {
    ...{ sheet: 'survey', row: 1, what: 'label', reason: 'languageAssumed', values: { language: assumed } },
  };
  return { language: assumed, notes: isUsed ? [note] : [] };
};

/** Columns whose language cannot be told are not read; which they are is said. */
const unknownLanguages = (tables: Tables): Note[] =>
  (['survey', 'choices'] as const).flatMap((sheet) =>
    tables[sheet].heads.flatMap((head: Head): Note[] => {
      const isOurs = head.column === 'label' || head.column === 'ally';
      if (!isOurs || head.language === null || languageOf(head.language)) return [];
      const what = `${head.column}::${head.language}`;
      return [{ sheet, row: 1, what, reason: 'languageUnknown', values: { language: head.language } }];
    }),
  );

const textsTooLong = (
  texts: readonly Texts[],
  most: number,
  at: Pick<TooLong, 'row' | 'what'>,
): TooLong[] => {
  const length = Math.max(0, ...texts.flatMap((one) => Object.values(one)).map((text) => text.length));
  return length > most ? [{ sheet: 'survey', ...at, length, most }] : [];
};

const tooLongIn = ({ asked }: Survey, title: string): TooLong[] => {
  const groups = new Map(asked.flatMap(({ group }) => (group ? [[group.row, group] as const] : [])));
  const scales = new Set(asked.map(({ scale }) => scale));
  return [
    ...asked.flatMap(({ row, name, community, ally }) =>
      textsTooLong([community, ally], longest.question, { row, what: name }),
    ),
    ...[...groups.values()].flatMap(({ row, name, title: said }) =>
      textsTooLong([said], longest.group, { row, what: name }),
    ),
    ...[...scales].flatMap(({ tooLong }) => tooLong),
    ...(title.length > longest.title
      ? [
          {
            ...{ sheet: 'settings' as const, row: 2, what: 'form_title' },
            ...{ length: title.length, most: longest.title },
          },
        ]
      : []),
  ];
};

type Domains = Instrument['domains'];
/** A domain for each group that a question stands in, and one for the questions that stand in none. */
const domainsOf = (
  asked: readonly Asked[],
  language: string,
): { domains: Domains; keyAt: Map<number, string> } => {
  const places = [...new Set(asked.map(({ group }) => group?.row ?? 0))];
  const groups = places.map((row) => asked.find(({ group }) => (group?.row ?? 0) === row)?.group ?? null);
  const keys = keysOf(
    groups.map((group) => group?.name ?? 'questions'),
    'd_',
  );
  const domains = groups.map((group, place) => {
    const key = keys[place]?.key ?? '';
    if (group === null) return { key, title: { en: 'Questions', fr: 'Questions' } };
    // A group without a label is called by its name.
    const title =
      Object.keys(group.title).length > 0 ? group.title : { [language]: group.name.slice(0, 120) };
    return { key, title };
  });
  return { domains, keyAt: new Map(places.map((row, place) => [row, domains[place]?.key ?? ''])) };
};

const itemsOf = (asked: readonly Asked[], keyAt: ReadonlyMap<number, string>) => {
  const names = keysOf(
    asked.map(({ own, name }) => own || name),
    'q_',
  );
  const items = asked.map(
    (one, place): Item => ({
      ...{ key: names[place]?.key ?? '', domain: keyAt.get(one.group?.row ?? 0) ?? '', redLine: one.redLine },
      ...{ basis: [], community: one.community, ally: one.ally },
    }),
  );
  const notes = asked.flatMap((one, place): Note[] => {
    const named = names[place];
    if (!named?.renamed) return [];
    return [
      { sheet: 'survey', row: one.row, what: one.name, reason: 'renamed', values: { name: named.key } },
    ];
  });
  return { items, notes };
};

const formKey = (id: string): string =>
  id
    .replaceAll(/[^A-Za-z0-9-]/g, '-')
    .replace(/^-+/, '')
    .slice(0, 60) || 'form';

const tooMuch = ({ asked }: Survey, domains: Domains, languages: readonly string[]): FormProblem | null => {
  const beyond = asked[mostItems];
  if (beyond) return { problem: 'tooMany', count: asked.length, most: mostItems, row: beyond.row };
  if (domains.length > mostDomains) {
    const rows = [...new Set(asked.map(({ group }) => group?.row ?? 0))];
    const row = rows[mostDomains] ?? 0;
    return { problem: 'tooManyGroups', count: domains.length, most: mostDomains, row };
  }
  return languages.length > mostLanguages
    ? { problem: 'tooManyLanguages', count: languages.length, most: mostLanguages }
    : null;
};

/** Only a form that went out from here has these three columns. */
const isOurs = ({ survey }: Tables): boolean =>
  ['ally', 'red_line', 'domain'].every((column) => hasColumn(survey, column));

const readTables = (tables: Tables, assumed: string): ReadForm => {
  const { language, notes: unnamed } = unnamedLanguage(tables, assumed);
  const speech = new Speech(language);
  const ours = isOurs(tables);
  const survey = walkSurvey(tables.survey, new Scales(tables.choices, speech, ours), speech, ours);
  const { asked, leftOut } = survey;
  const told: Told = { leftOut, notes: [...unknownLanguages(tables), ...unnamed, ...survey.notes] };
  const [first] = asked;
  if (!first) return { ok: false, problem: 'noQuestions', ...told };
  const title = settingOf(tables, 'form_title');
  const { domains, keyAt } = domainsOf(asked, language);
  const languages = [...new Set(asked.flatMap(({ community }) => Object.keys(community)))];
  const problem = tooMuch(survey, domains, languages);
  if (problem) return { ok: false, ...problem, ...told };
  const tooLong = tooLongIn(survey, title);
  if (tooLong.length > 0) return { ok: false, problem: 'tooLong', tooLong, ...told };
  const { items, notes } = itemsOf(asked, keyAt);
  const read = instrumentSchema.safeParse({
    ...{ format: 'alongside-instrument/1', key: formKey(settingOf(tables, 'form_id')), version: 1 },
    title: title === '' ? { en: 'Questions', fr: 'Questions' } : { [language]: title },
    about: title === '' ? { en: 'Questions', fr: 'Questions' } : { [language]: title },
    ...{ authors: ['?'], licence: '?', mayChange: shippedInstruments[0]?.mayChange ?? { en: '?' } },
    ...{ languages, mark: 'P', sources: [], domains, items, anchors: first.scale.anchors },
  });
  if (!read.success) return { ok: false, problem: 'unfit', ...told };
  const allNotes = [...told.notes, ...notes, ...first.scale.notes].sort((one, other) => one.row - other.row);
  return { ok: true, instrument: read.data, leftOut, notes: allNotes };
};

/**
 * A set of questions from an XLSForm: every question that is answered with 0 to 4, in its groups, and which rows were left
 * out and why. Nothing is cut, and nothing changes its meaning unsaid. `assumed`: the language of a form that names none.
 */
export const readXlsForm = async (file: Uint8Array, assumed = 'en'): Promise<ReadForm> => {
  const opened = await openXlsx(file, (name) => formSheets.some((sheet) => isNamed(name, sheet)));
  if (!opened.ok) return opened;
  const tables = tablesOf(opened.sheets);
  const problem = headProblem(tables);
  return problem ? { ok: false, ...problem } : readTables(tables, assumed);
};

export const formFile = task(
  'questions-form',
  ({ bytes, language }: { bytes: Uint8Array; language: string }) => readXlsForm(bytes, language),
);
