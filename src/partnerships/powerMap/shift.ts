import type { Day } from '../../kernel/clock.ts';
import { type PowerLevel, stepOf } from '../../kernel/power.ts';
import { type Agreement, type Area, areaKey, type PowerRow } from '../agreement/document.ts';

/** An agreement and the day it came into force. */
export type InForce = { number: number; agreement: Agreement; inForceOn: Day };

/** A level held from a day on. `step` runs from 0, the ally alone, to 5, the community alone. */
export type Held = { level: PowerLevel; step: number; day: Day };

/** A level promised for a review. Kept when the community decides at least that much on the day it was due. */
export type Promised = {
  level: PowerLevel;
  step: number;
  madeOn: Day;
  dueOn: Day;
  state: 'due' | 'kept' | 'missed';
};

/** The story of one area, oldest first. P2 */
export type AreaShift = {
  area: Area;
  held: readonly Held[];
  /** Every promise, also those that a later agreement replaced: moving a date erases none. */
  promises: readonly Promised[];
  /** The promise of the agreement in force; null where it speaks of this area no longer. */
  promised: Promised | null;
  /** Steps towards the community (or, below zero, towards the ally) since the area was first agreed. */
  shift: number;
};

type Row = { row: PowerRow; agreement: Agreement; inForceOn: Day };

const heldBy = (rows: readonly Row[]): Held[] =>
  rows
    .map(({ row, inForceOn }): Held => ({ level: row.today, step: stepOf(row.today), day: inForceOn }))
    .filter((held, place, all) => held.step !== all[place - 1]?.step);

const promiseOf = ({ row, agreement, inForceOn }: Row, held: readonly Held[], today: Day): Promised => {
  const step = stepOf(row.promised);
  const dueOn = agreement.reviewOn;
  const reached = (held.filter(({ day }) => day <= dueOn).at(-1)?.step ?? 0) >= step;
  // It is kept as soon as it holds on the day it is due; before that day nothing is missed yet.
  const state = dueOn > today ? 'due' : reached ? 'kept' : 'missed';
  return { level: row.promised, step, madeOn: inForceOn, dueOn, state };
};

const rowsOf = (history: readonly InForce[], key: string): Row[] =>
  history.flatMap(({ agreement, inForceOn }) =>
    agreement.powerMap
      .filter((row) => areaKey(row.area) === key)
      .map((row) => ({ row, agreement, inForceOn })),
  );

/** Who decides what, from the first agreement to the one in force, and what became of each promise. P2 */
export const powerShift = (agreements: readonly InForce[], today: Day): AreaShift[] => {
  const history = [...agreements].sort((one, other) => one.number - other.number);
  const current = history.at(-1)?.agreement;
  const rows = history.flatMap(({ agreement }) => agreement.powerMap);
  const areas = new Map(rows.map(({ area }) => [areaKey(area), area]));
  return [...areas].map(([key, area]): AreaShift => {
    const rows = rowsOf(history, key);
    const held = heldBy(rows);
    const promises = rows.map((row) => promiseOf(row, held, today));
    const spokenOf = rows.at(-1)?.agreement === current;
    return {
      area,
      held,
      promises,
      promised: spokenOf ? (promises.at(-1) ?? null) : null,
      shift: (held.at(-1)?.step ?? 0) - (held[0]?.step ?? 0),
    };
  });
};
