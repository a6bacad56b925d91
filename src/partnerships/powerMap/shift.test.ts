import { describe, expect, it } from 'vitest';
import { agreementBetween } from '../../../test/support/agreements.ts';
import { cast } from '../../../test/support/decisions.ts';
import type { PowerLevel } from '../../kernel/power.ts';
import type { Area } from '../agreement/document.ts';
import { type InForce, powerShift } from './shift.ts';

const parties = [cast('River Collective', 'community'), cast('Northern Fund', 'ally')];

type Row = [area: Area, today: PowerLevel, promised: PowerLevel];
const inForce = (number: number, inForceOn: string, reviewOn: string, ...rows: readonly Row[]): InForce => ({
  number,
  inForceOn,
  agreement: agreementBetween(parties, {
    reviewOn,
    powerMap: rows.map(([area, today, promised]) => ({ area, today, promised })),
  }),
});

const first = inForce(1, '2026-01-10', '2026-07-01', ['agenda', 'ally-alone', 'together']);
const second = inForce(2, '2026-06-20', '2027-01-01', ['agenda', 'together', 'community-alone']);

describe('who decides, over time', () => {
  it('before any agreement there is nothing to show', () => {
    expect(powerShift([], '2026-01-01')).toEqual([]);
  });

  it('each area has its levels, the promise in force, and the steps gained since the first agreement', () => {
    expect(powerShift([second, first], '2026-08-01')).toMatchObject([
      {
        area: 'agenda',
        held: [
          { level: 'ally-alone', step: 0, day: '2026-01-10' },
          { level: 'together', step: 3, day: '2026-06-20' },
        ],
        promised: {
          level: 'community-alone',
          step: 5,
          madeOn: '2026-06-20',
          dueOn: '2027-01-01',
          state: 'due',
        },
        shift: 3,
      },
    ]);
  });

  it('an agreement that leaves a level as it was adds no step', () => {
    const same = inForce(2, '2026-03-01', '2026-07-01', ['agenda', 'ally-alone', 'together']);
    expect(powerShift([first, same], '2026-08-01')[0]?.held).toHaveLength(1);
  });

  it('a step back shows as one', () => {
    const back = inForce(2, '2026-03-01', '2026-07-01', ['agenda', 'ally-after-informing', 'together']);
    expect(powerShift([second, { ...back, number: 3 }], '2026-08-01')[0]?.shift).toBe(-2);
  });

  it('an area of the parties own has its story too, whatever the capitals', () => {
    const festival = inForce(1, '2026-01-10', '2026-07-01', [
      { custom: 'Festival' },
      'ally-alone',
      'together',
    ]);
    const again = inForce(2, '2026-03-01', '2026-07-01', [{ custom: 'festival' }, 'together', 'together']);
    const areas = powerShift([festival, again], '2026-08-01');
    expect(areas).toMatchObject([{ area: { custom: 'festival' }, shift: 3 }]);
  });

  it('an area the agreement no longer speaks of keeps its story, without a promise', () => {
    const without = inForce(2, '2026-06-20', '2027-01-01', ['budget', 'together', 'together']);
    const areas = powerShift([first, without], '2026-08-01');
    expect(areas.map(({ area }) => area).sort()).toEqual(['agenda', 'budget']);
    const agenda = areas.find(({ area }) => area === 'agenda');
    expect(agenda?.promised).toBeNull();
    expect(agenda?.held).toHaveLength(1);
  });
});

describe('a promise', () => {
  const states = (today: string, ...agreements: readonly InForce[]) =>
    powerShift(agreements, today)[0]?.promises.map(({ state }) => state);

  it('is kept when the promised level holds at the review', () => {
    expect(states('2026-07-01', first, second)).toEqual(['kept', 'due']);
  });

  it('is kept when the community decides more than was promised', () => {
    const more = inForce(2, '2026-06-20', '2027-01-01', ['agenda', 'community-alone', 'community-alone']);
    expect(states('2026-07-01', first, more)?.[0]).toBe('kept');
  });

  it('is kept when the level changes on the day of the review itself', () => {
    expect(states('2026-08-01', first, { ...second, inForceOn: '2026-07-01' })?.[0]).toBe('kept');
  });

  it('is missed when it does not hold at the review', () => {
    expect(states('2026-07-01', first)).toEqual(['missed']);
    const late = { ...second, inForceOn: '2026-07-02' };
    expect(states('2026-08-01', first, late)?.[0]).toBe('missed');
  });

  it('is neither before the review', () => {
    expect(states('2026-06-30', first, second)).toEqual(['due', 'due']);
  });

  it('is not erased by an agreement that moves the review', () => {
    const moved = inForce(2, '2026-06-20', '2027-01-01', ['agenda', 'ally-alone', 'together']);
    expect(states('2026-08-01', first, moved)).toEqual(['missed', 'due']);
  });
});
