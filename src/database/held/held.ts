import type { Tables } from '../tables/all.ts';
import { engagements } from './engagements.ts';
import {
  type ColumnClass,
  columnClasses,
  type HeldGroup,
  type HeldTable,
  heldGroups,
  type Retention,
} from './heldTable.ts';
import { people } from './people.ts';
import { rounds } from './rounds.ts';
import { texts } from './texts.ts';

/**
 * Every column there is, what it is, and for how long (C02): the pages that tell people read it here, and a table or
 * column that stands in the database and not here, or here and not there, fails the tests.
 */
export const held = { ...people, ...engagements, ...texts, ...rounds } satisfies Record<
  keyof Tables | 'migration' | 'rewritten',
  HeldTable
>;

export type HeldColumn = { table: string; name: string; is: ColumnClass };

const listed = (names: string | undefined): string[] => names?.split(' ') ?? [];

const tables: [string, HeldTable][] = Object.entries(held);

export const columnsOf = (table: string, about: HeldTable): HeldColumn[] =>
  columnClasses.flatMap((is) => listed(about[is]).map((name) => ({ table, name, is })));

export const heldColumns: readonly HeldColumn[] = tables.flatMap(([table, about]) => columnsOf(table, about));

export type HeldPart = {
  group: HeldGroup;
  tables: readonly string[];
  clear: readonly HeldColumn[];
  sealed: readonly HeldColumn[];
  keeps: readonly Retention[];
};

/** The same, as people are told of it. */
export const heldParts: readonly HeldPart[] = heldGroups.map((group) => {
  const own = tables.filter(([, about]) => about.group === group);
  const columns = own.flatMap(([table, about]) => columnsOf(table, about));
  return {
    group,
    tables: own.map(([table]) => table),
    clear: columns.filter(({ is }) => is !== 'sealed'),
    sealed: columns.filter(({ is }) => is === 'sealed'),
    keeps: [...new Set(own.map(([, about]) => about.keeps))],
  };
});

/** The columns by which a row is about one person, by table. */
export const personColumns: readonly { table: string; columns: readonly string[] }[] = tables.flatMap(
  ([table, about]) => (about.person ? [{ table, columns: listed(about.person) }] : []),
);

/** What somebody can ask with, and the columns by which rows are found then. */
const finders = {
  person: null,
  organisation: [
    'organisation_id',
    'by_id',
    'known_to',
    'ally_id',
    'asked_id',
    'asked_by',
    'proposed_by',
    'host_id',
  ],
  partnership: ['partnership_id'],
  text: ['statement_id', 'text_id', 'final_id'],
} as const;
export type Finder = keyof typeof finders;
export const finderNames = [
  'person',
  'organisation',
  'partnership',
  'text',
] as const satisfies readonly Finder[];

/** The groups in which a person, an organisation, a partnership or a text is found by whoever asks for it. */
export const partsFoundBy = (finder: Finder): readonly HeldPart[] => {
  const names: readonly string[] | null = finders[finder];
  const found = tables.filter(([table, about]) =>
    names === null
      ? about.person !== undefined
      : columnsOf(table, about).some(({ name }) => names.includes(name)),
  );
  const groups = new Set(found.map(([, { group }]) => group));
  return heldParts.filter(({ group }) => groups.has(group));
};
