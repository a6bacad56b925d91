import { isWorldLanguage, languageNamed } from '../../../language/worldLanguages.ts';
import type { Cell, Sheet } from './openXlsx.ts';

/** A column: `label`, or `label::English (en)` with the language as it is written. */
export type Head = { column: string; language: string | null; place: number };
export type Line = { row: number; cells: readonly (Cell | null)[] };
export type Table = { heads: readonly Head[]; lines: readonly Line[] };

/** What pyxform, the reader of ODK and KoboToolbox, takes for the same column. */
const aliases: Readonly<Record<string, string>> = {
  ...{ caption: 'label', value: 'name', tag: 'name', command: 'type', relevance: 'relevant' },
  ...{ calculate: 'calculation', set_form_title: 'form_title', set_form_id: 'form_id', title: 'form_title' },
  ...{ id_string: 'form_id', readonly: 'read_only' },
};
/** Heads such as `bind::relevant` and `media::image::English (en)`. */
const wrappers = new Set(['bind', 'control', 'media', 'body', 'instance']);

const plain = (head: string): string => head.trim().toLowerCase().replace(/\s+/g, '_');

const headOf = (written: string, place: number): Head => {
  // `label::English` and, in older forms, `label:English`; what a form keeps for JavaRosa is no language.
  const parts = written
    .split(/::?/)
    .map((part) => part.trim())
    .filter((part) => part !== '' && plain(part) !== 'jr');
  if (parts.length > 1 && wrappers.has(plain(parts[0] ?? ''))) parts.shift();
  const [first = '', ...rest] = parts;
  return { column: plain(first), language: rest.join(':') || null, place };
};

/** The usual name of each column; where a form has a column of that name, its other one is a column of its own. */
const underUsualNames = (heads: readonly Head[]): Head[] => {
  const written = new Set(heads.map(({ column }) => column));
  return heads.map((head) => {
    const usual = aliases[head.column];
    return usual === undefined || written.has(usual) ? head : { ...head, column: usual };
  });
};

/** A sheet with its heads, in the first row. `lines` keep the numbers that the spreadsheet shows. */
export const tableOf = (sheet: Sheet | undefined): Table => {
  const [first = [], ...rest] = sheet?.rows ?? [];
  const heads = underUsualNames(
    first.flatMap((cell, place) => (cell && 'says' in cell ? [headOf(cell.says, place)] : [])),
  );
  const lines = rest.map((cells, index) => ({ row: index + 2, cells }));
  return { heads, lines: lines.filter(({ cells }) => heads.some(({ place }) => cells[place])) };
};

/** The first head that stands there twice: which of the two is meant is nobody's to guess. */
export const headTwice = ({ heads }: Table): string | null => {
  const seen = new Set<string>();
  for (const { column, language } of heads) {
    const name = language === null ? column : `${column}::${language}`;
    if (seen.has(name.toLowerCase())) return name;
    seen.add(name.toLowerCase());
  }
  return null;
};

export const hasColumn = ({ heads }: Table, column: string): boolean =>
  heads.some((head) => head.column === column);

/** What a column without a language says in this line. */
export const cellIn = ({ heads }: Table, { cells }: Line, column: string): Cell | null => {
  const head = heads.find((one) => one.column === column && one.language === null);
  return (head && cells[head.place]) ?? null;
};
export const textIn = (table: Table, line: Line, column: string): string => {
  const cell = cellIn(table, line, column);
  return cell && 'says' in cell ? cell.says : '';
};

export const isYes = (text: string): boolean => /^(?:yes|true|true\(\))$/i.test(text);

const code = /^([a-z]{2,3})(?:[-_]([A-Za-z]{2,8}))?(?:[-_][A-Za-z0-9]{2,8})*$/;
const codeOf = (written: string): string | null => {
  const [, base = '', more] = code.exec(written) ?? [];
  const tag = base === '' ? null : Intl.getCanonicalLocales(more ? `${base}-${more}` : base)[0];
  const language = tag?.split('-')[0] ?? '';
  if (!tag || !isWorldLanguage(language)) return null;
  return /^[a-z]{2,3}(?:-[A-Za-z]{2,8})?$/.test(tag) ? tag : language;
};

const norwegian = new Set(['no', 'nb', 'nn']);
const agree = (named: string, coded: string): boolean => {
  const base = coded.split('-')[0] ?? '';
  return named === base || (norwegian.has(named) && norwegian.has(base));
};

/** `English (en)`: what stands before the last brackets, and in them. */
const parenthesisOf = (text: string): { name: string; inside: string } => {
  const opens = text.lastIndexOf('(');
  if (opens < 0 || text.indexOf(')', opens) !== text.length - 1) return { name: '', inside: '' };
  return { name: text.slice(0, opens).trimEnd(), inside: text.slice(opens + 1, -1) };
};

/**
 * The language that a head or a setting names: `English (en)`, `en`, `Français`, `Spanish / Español`. Null where it
 * cannot be told, and where the name says one language and the code another.
 */
export const languageOf = (written: string): string | null => {
  const { name, inside } = parenthesisOf(written.trim());
  const coded = codeOf(inside.trim());
  const named = languageNamed(name || written);
  if (coded) return named && !agree(named, coded) ? null : coded;
  if (named) return named;
  const alone = codeOf(written.trim());
  if (alone) return alone;
  const parts = written.split(/[/|,()–]/).flatMap((part) => languageNamed(part) ?? []);
  return new Set(parts).size === 1 ? (parts[0] ?? null) : null;
};
