import { Unzip, UnzipInflate } from 'fflate';
import readXlsxFile from 'read-excel-file/node';
import { type Instrument, instrumentSchema, type Texts } from './instrument.ts';
import { shippedInstruments } from './shipped.ts';

const mostBytes = 2_000_000;
const mostUnpacked = 20_000_000;

/** Why a file is not read: each has a sentence on the command line. */
export type FormProblem = 'tooLarge' | 'notASpreadsheet' | 'noQuestions';
export class NotAForm extends Error {
  constructor(readonly problem: FormProblem) {
    super(problem);
  }
}

/** A small file may unpack to a huge one: what really comes out is counted before anything reads it. */
const refuseBombs = (file: Uint8Array): void => {
  if (file.length > mostBytes) throw new NotAForm('tooLarge');
  let unpacked = 0;
  const unzip = new Unzip((part) => {
    part.ondata = (error, chunk) => {
      unpacked += chunk?.length ?? 0;
      if (error || unpacked > mostUnpacked) throw new NotAForm(error ? 'notASpreadsheet' : 'tooLarge');
    };
    part.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let from = 0; from < file.length; from += 65_536)
      unzip.push(file.subarray(from, from + 65_536), from + 65_536 >= file.length);
  } catch (error) {
    throw error instanceof NotAForm ? error : new NotAForm('notASpreadsheet');
  }
};

type Line = Record<string, string>;
const linesOf = (rows: readonly (readonly unknown[])[]): Line[] => {
  const [heads = [], ...rest] = rows;
  const names = heads.map((head) => String(head ?? '').trim());
  return rest
    .slice(0, 2000)
    .map((row) =>
      Object.fromEntries(
        names.map((name, place) => [name, row[place] == null ? '' : String(row[place]).trim()]),
      ),
    );
};

const languageIn = (head: string): string =>
  /\(([a-z]{2,3}(?:-[A-Za-z]{2,8})?)\)\s*$/.exec(head)?.[1] ?? 'en';
/** `label`, or `label::English (en)` and its sisters. */
const said = (line: Line, column: string, most: number): Texts =>
  Object.fromEntries(
    Object.entries(line)
      .filter(([head, text]) => (head === column || head.startsWith(`${column}::`)) && text !== '')
      .map(([head, text]) => [languageIn(head), text.slice(0, most)]),
  );

const plainKey = (name: string): string =>
  name
    .replace(/^[qd]_/, '')
    .replaceAll(/[^A-Za-z0-9-]/g, '-')
    .slice(0, 60);
/** Our own files carry the key beside the name that ODK takes. */
const keyOf = (line: Line): string => line.domain || plainKey(line.name ?? '') || 'q';

const anchorsOf = (choices: readonly Line[], list: string): Texts[] | null => {
  const own = choices.filter((one) => one.list_name === list && /^[0-4]$/.test(one.name ?? ''));
  const anchors = [0, 1, 2, 3, 4].map((mark) => {
    const found = own.find((one) => one.name === String(mark));
    const texts = found ? said(found, 'label', 200) : {};
    return Object.fromEntries(
      Object.entries(texts).map(([language, text]) => [language, text.replace(new RegExp(`^${mark} `), '')]),
    );
  });
  return anchors.every((anchor) => Object.keys(anchor).length > 0) ? anchors : null;
};

type Found = Pick<Instrument, 'domains' | 'items'> & { list: string | null };
const questionsIn = (survey: readonly Line[], choices: readonly Line[]): Found => {
  const found: Found = { domains: [], items: [], list: null };
  let domain = { key: 'questions', title: { en: 'Questions' } as Texts };
  for (const line of survey) {
    const [type = '', list = ''] = (line.type ?? '').split(/\s+/);
    if (/^begin[_ ]?group$/.test(line.type ?? '')) {
      domain = { key: keyOf(line), title: said(line, 'label', 120) };
      continue;
    }
    if (type !== 'select_one' || !anchorsOf(choices, list)) continue;
    found.list ??= list;
    if (!found.domains.some(({ key }) => key === domain.key)) found.domains.push(domain);
    const community = said(line, 'label', 300);
    const ally = said(line, 'ally', 300);
    found.items.push({
      ...{ key: keyOf(line), domain: domain.key, redLine: line.red_line === 'yes', basis: [], community },
      ally: Object.keys(ally).length > 0 ? ally : community,
    });
  }
  return found;
};

/**
 * A set of questions from an XLSForm: every question that is answered with 0 to 4, in its groups. Whatever else a form
 * asks has no place in a round, and is left out.
 */
export const readXlsForm = async (file: Uint8Array): Promise<Instrument> => {
  refuseBombs(file);
  const sheets = await readXlsxFile(Buffer.from(file)).catch(() => {
    throw new NotAForm('notASpreadsheet');
  });
  const sheet = (name: string): Line[] => linesOf(sheets.find((one) => one.sheet === name)?.data ?? []);
  const [survey, choices, [settings = {}]] = [sheet('survey'), sheet('choices'), sheet('settings')];
  const { domains, items, list } = questionsIn(survey, choices);
  const ours = shippedInstruments[0];
  const languages = [...new Set(items.flatMap(({ community }) => Object.keys(community)))];
  const read = instrumentSchema.safeParse({
    format: 'alongside-instrument/1',
    key: plainKey(settings.form_id ?? '') || 'form',
    version: 1,
    title: { en: settings.form_title || 'Questions' },
    about: { en: settings.form_title || 'Questions' },
    authors: ['?'],
    licence: '?',
    mayChange: ours?.mayChange ?? { en: '?' },
    ...{ languages, mark: 'P', sources: [], domains, items },
    anchors: (list && anchorsOf(choices, list)) || ours?.anchors,
  });
  if (!read.success) throw new NotAForm('noQuestions');
  return read.data;
};
