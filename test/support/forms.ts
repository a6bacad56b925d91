import { readFileSync } from 'node:fs';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { type ReadForm, readXlsForm } from '../../src/assessments/questions/imported/readXlsForm.ts';

type Value = string | number | boolean | Date | null;
export type Rows = readonly (readonly Value[])[];

const cell = (value: Value): Row[number] => {
  if (value === null || value === '') return null;
  if (value instanceof Date) return { value, type: Date, format: 'yyyy-mm-dd' };
  if (typeof value === 'number') return { value, type: Number };
  if (typeof value === 'boolean') return { value, type: Boolean };
  return { value, type: String };
};

/** A list of answers from 0 to 4, in the three columns of the sheet choices. */
export const scaleRows = (
  list = 's',
  labels: readonly Value[] = ['Never', 'Seldom', 'Sometimes', 'Often', 'Always'],
): Value[][] => labels.map((label, mark) => [list, mark, label]);

type Sheets = { survey: Rows; choices?: Rows; settings?: Rows; names?: readonly string[] };

/** An XLSForm, as somebody else would write it: heads first, then rows. */
export const formOf = async ({ survey, choices, settings, names }: Sheets): Promise<Uint8Array> => {
  const sheets = [
    survey,
    choices ?? [['list_name', 'name', 'label'], ...scaleRows()],
    settings ?? [
      ['form_title', 'form_id', 'default_language'],
      ['Our tool', 'our_tool', 'English (en)'],
    ],
  ];
  return writeXlsxFile(
    sheets.map((rows, place) => ({
      sheet: (names ?? ['survey', 'choices', 'settings'])[place] ?? `${place}`,
      data: rows.map((row) => row.map(cell)),
    })),
  ).toBuffer();
};

export const fixture = (name: string): Promise<ReadForm> =>
  readXlsForm(readFileSync(`test/fixtures/forms/${name}.xlsx`));
export const survey = (...rows: Rows): Rows => [['type', 'name', 'label'], ...rows];
export const choices = (...rows: Rows): Rows => [['list_name', 'name', 'label'], ...rows];
/** How a form takes in what was answered to another question. */
export const reference = '$'.concat('{who}');
export const q1 = ['select_one s', 'q1', 'One'] as const;
export const read = async (sheets: Parameters<typeof formOf>[0]): Promise<ReadForm> =>
  readXlsForm(await formOf(sheets));

export const textsOf = (form: ReadForm) =>
  form.ok ? form.instrument.items.map(({ community }) => community) : form.problem;
export const keysOf = (form: ReadForm) =>
  form.ok ? form.instrument.items.map(({ key, domain }) => `${domain}/${key}`) : form.problem;
export const whyOf = (form: ReadForm) => (form.leftOut ?? []).map(({ row, reason }) => `${row} ${reason}`);
export const notesOf = (form: ReadForm) => (form.notes ?? []).map(({ row, reason }) => `${row} ${reason}`);
export const en = (...texts: string[]) => texts.map((text) => ({ en: text }));
