import { nameOfLanguage } from '../../../language/worldLanguages.ts';
import type { Translate } from '../../../web/words/translate.ts';
import type { FormProblem, ReadForm } from './readXlsForm.ts';
import { isMissed, type LeftOut, type Note, type Remark, type TooLong } from './remarks.ts';

type At = Pick<Remark<string>, 'sheet' | 'row' | 'what'>;

const placed = (t: Translate, { sheet, row, what }: At, sentence: string): string =>
  what === ''
    ? t('assessment.form.row', { sheet, row, sentence })
    : t('assessment.form.namedRow', { sheet, row, what: what.slice(0, 80), sentence });

export const leftOutInWords = (t: Translate, one: LeftOut): string =>
  placed(t, one, t(`assessment.form.left.${one.reason}`, one.values));

export const noteInWords = (t: Translate, reader: string, one: Note): string => {
  const { language } = one.values;
  const values =
    one.reason === 'languageAssumed' ? { language: nameOfLanguage(String(language), reader) } : one.values;
  return placed(t, one, t(`assessment.form.note.${one.reason}`, values));
};

export const tooLongInWords = (t: Translate, one: TooLong): string =>
  placed(t, one, t('assessment.form.tooLong', { length: one.length, most: one.most }));

export const problemInWords = (t: Translate, { problem, ...values }: FormProblem): string =>
  t(`assessment.form.problem.${problem}`, 'tooLong' in values ? {} : values);

/** As many rows as anybody reads; how many there are beyond is said. */
export const mostRowsTold = 300;

/** All that is to be said of a form, a line each: why it is refused, what was left out, what is asked otherwise. */
export const formInWords = (t: Translate, reader: string, read: ReadForm): string[] => {
  const leftOut = read.leftOut ?? [];
  const tooLong = !read.ok && read.problem === 'tooLong' ? read.tooLong : [];
  const refused = read.ok ? [] : [problemInWords(t, read)];
  const taken = read.ok ? [t('assessment.form.taken', { count: read.instrument.items.length })] : [];
  const beyond = leftOut.length - mostRowsTold;
  return [
    ...refused,
    ...taken,
    ...tooLong.map((one) => tooLongInWords(t, one)),
    ...(leftOut.length > 0 ? [t('assessment.form.leftOut', { count: leftOut.length })] : []),
    ...leftOut.slice(0, mostRowsTold).map((one) => leftOutInWords(t, one)),
    ...(beyond > 0 ? [t('assessment.form.further', { count: beyond })] : []),
    ...(read.notes ?? []).slice(0, mostRowsTold).map((one) => noteInWords(t, reader, one)),
  ];
};

/** Did anything come along otherwise than it stands in the form? */
export const isWhole = (read: ReadForm): boolean =>
  read.ok && read.notes.length === 0 && !read.leftOut.some(isMissed);
