import { communityKey } from '../../../language/vocabulary.ts';
import type { Typed } from '../../../web/forms/parse.ts';
import { hourKinds } from '../document.ts';

/** What a plan has several of. Each is a block of fields that is added and removed with scripting off. */
export const rowKinds = ['community', 'day', 'organisation', 'rate', 'seat'] as const;
export type RowKind = (typeof rowKinds)[number];

/** One block, by its fields' own names. */
export type Row = Typed;
/** The form as it stands: single fields, and blocks in their order. */
export type Sheet = { fields: Typed; rows: Record<RowKind, Row[]> };

/** How many the page goes on adding. A plan takes more seats than one sending of a form holds: a file brings those. */
export const mostRows: Record<RowKind, number> = {
  community: 40,
  day: 100,
  organisation: 200,
  rate: 30,
  seat: 200,
};

export const fieldOf = (kind: RowKind, place: number, name: string): string => `${kind}-${place}-${name}`;

export const textOf = (typed: Typed, name: string): string => {
  const value = typed[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};
export const listOf = (typed: Typed, name: string): string[] => [typed[name] ?? []].flat();

const emptyRows = (): Sheet['rows'] => ({ community: [], day: [], organisation: [], rate: [], seat: [] });
export const emptySheet = (): Sheet => ({ fields: {}, rows: emptyRows() });

const rowField = /^(\w+)-([1-9]\d{0,3})-(\w+)$/;
const rowKindOf = (name: string | undefined): RowKind | undefined => rowKinds.find((kind) => kind === name);

/** Rows by the numbers they were sent under, without the button; what is no row's field stays a field, known or not. */
const numbered = (typed: Typed) => {
  const fields: Typed = {};
  const rows = new Map<RowKind, Map<number, Row>>(rowKinds.map((kind) => [kind, new Map()]));
  for (const [name, value] of Object.entries(typed)) {
    if (name === 'do') continue;
    const [, kindName, number, field = ''] = rowField.exec(name) ?? [];
    const kind = rowKindOf(kindName);
    const found = kind && rows.get(kind);
    // A row beyond those that the page goes on adding is none of ours: as a field that nobody knows it breaks the form.
    if (!found || Number(number) > mostRows[kind]) {
      fields[name] = value;
      continue;
    }
    const row = found.get(Number(number)) ?? {};
    row[field] = value;
    found.set(Number(number), row);
  }
  return { fields, rows };
};

export type SeatFor = 'community' | 'expert';
export type Press =
  | { is: 'add'; kind: RowKind; seatFor: SeatFor }
  | { is: 'copy' | 'remove' | 'restore' | 'open'; kind: RowKind; place: number };

/** Which of the form's own buttons sent it: they change its rows and answer with the form. */
export const pressOf = (typed: Typed): Press | null => {
  const [is, name, place] = textOf(typed, 'do').split('-');
  const kind = rowKindOf(name === 'expert' ? 'seat' : name);
  if (!kind) return null;
  if (is === 'add') return { is, kind, seatFor: name === 'expert' ? 'expert' : 'community' };
  return is === 'copy' || is === 'remove' || is === 'restore' || is === 'open'
    ? { is, kind, place: Number(place) }
    : null;
};

/** What people ticked of what the words suggest is theirs from now on. P12 */
const confirmed = ({ fields, rows }: Sheet, press: Press | null): Sheet => {
  const { suggested, ...rest } = fields;
  const ticked = listOf(fields, 'suggested');
  if (suggested === undefined || ticked.some((key) => !communityKey.safeParse(key).success))
    return { fields, rows };
  const held = rows.community.map((row) => textOf(row, 'community'));
  // A button beside a community counts in these rows: then none may go.
  const kept = rows.community.filter((row) => press?.kind === 'community' || textOf(row, 'community') !== '');
  const fresh = [...new Set(ticked)].filter((key) => !held.includes(key));
  const added = fresh.map((community): Row => ({ community, how: 'named' }));
  return { fields: rest, rows: { ...rows, community: [...kept, ...added] } };
};

/** Rows that were taken out one answer ago are gone now, unless they are put back; ticked suggestions are rows. */
const settled = (typed: Typed): { sheet: Sheet; placeOf: (press: Press) => number } => {
  const press = pressOf(typed);
  const { fields, rows: sent } = numbered(typed);
  const rows = emptyRows();
  const places = new Map<string, number>();
  for (const [kind, found] of sent)
    for (const [number, { gone, ...row }] of [...found].sort(([left], [right]) => left - right)) {
      const back = press?.is === 'restore' && press.kind === kind && press.place === number;
      if (gone !== undefined && !back) continue;
      rows[kind].push(row);
      places.set(`${kind}-${number}`, rows[kind].length - 1);
    }
  return {
    sheet: confirmed({ fields, rows }, press),
    placeOf: (by) => (by.is === 'add' ? -1 : (places.get(`${by.kind}-${by.place}`) ?? -1)),
  };
};

/** The form as it counts: what the parser reads, and what a page shows again. */
export const sheetOf = (typed: Typed): Sheet => settled(typed).sheet;

/** Back to fields, numbered from 1 in each kind. */
export const typedOfSheet = ({ fields, rows }: Sheet): Typed => ({
  ...fields,
  ...Object.fromEntries(
    rowKinds.flatMap((kind) =>
      rows[kind].flatMap((row, index) =>
        Object.entries(row).map(([name, value]) => [fieldOf(kind, index + 1, name), value] as const),
      ),
    ),
  ),
});

const freeKey = (letter: string, rows: readonly Row[]): string => {
  const taken = new Set(rows.map((row) => textOf(row, 'key')));
  let number = rows.length + 1;
  while (taken.has(`${letter}${number}`)) number += 1;
  return `${letter}${number}`;
};

/** An empty block. Every hour of a seat is paid unless somebody says otherwise. P5 */
export const newRow = (kind: RowKind, rows: readonly Row[], seatFor: SeatFor = 'community'): Row => {
  switch (kind) {
    case 'community':
      return { how: 'named' };
    case 'day':
      return { zone: textOf(rows.at(-1) ?? {}, 'zone') };
    case 'organisation':
      return { key: freeKey('o', rows), open: 'yes' };
    case 'rate':
      return {};
    case 'seat':
      return {
        key: freeKey('s', rows),
        for: seatFor,
        open: 'yes',
        paid: [...hourKinds],
        ...(seatFor === 'expert' && { expenses: 'none-arise' }),
      };
  }
};

export type Reshaped = {
  sheet: Sheet /** The row to go on at. */;
  at: { kind: RowKind; place: number } | null;
};

const inserted = (rows: Row[], index: number, row: Row): Row[] => rows.toSpliced(index, 0, row);

/** What the form is after one of its own buttons. A row that is removed stays one answer long, marked, to be put back. */
export const reshape = (typed: Typed, press: Press): Reshaped => {
  const { sheet, placeOf } = settled(typed);
  const { kind } = press;
  const rows = sheet.rows[kind];
  const index = placeOf(press);
  const row = rows[index];
  const answer = (changed: Row[], at: number): Reshaped => ({
    sheet: { ...sheet, rows: { ...sheet.rows, [kind]: changed } },
    at: { kind, place: at + 1 },
  });
  const full = rows.length >= mostRows[kind];
  if (press.is === 'add')
    return full ? { sheet, at: null } : answer([...rows, newRow(kind, rows, press.seatFor)], rows.length);
  if (!row) return { sheet, at: null };
  switch (press.is) {
    case 'copy':
      return full
        ? { sheet, at: null }
        : answer(inserted(rows, index + 1, { ...row, open: 'yes', key: freeKey('s', rows) }), index + 1);
    case 'remove':
      return answer(rows.with(index, { ...row, gone: 'yes' }), index);
    case 'open':
      return answer(rows.with(index, { ...row, open: 'yes' }), index);
    case 'restore':
      return answer(rows, index);
  }
};
