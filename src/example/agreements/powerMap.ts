import { decisionAreas, type PowerLevel, powerLevels } from '../../kernel/power.ts';
import type { PowerRow } from '../../partnerships/agreement/document.ts';

/** A power map in two rows of steps, today and promised, in the order of the eight areas. */
export const powerMap = (today: readonly number[], promised: readonly number[]): PowerRow[] =>
  decisionAreas.map((area, place) => ({
    area,
    today: level(today[place]),
    promised: level(promised[place]),
  }));

const level = (step: number | undefined): PowerLevel => {
  const found = powerLevels[step ?? -1];
  if (!found) throw new Error('the example has a power map with a step missing');
  return found;
};
