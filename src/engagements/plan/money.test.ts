import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ownSeat } from '../../../test/support/plans.ts';
import type { Fee, Seat } from './document.ts';
import { owedFor } from './money.ts';

const cents = (units: number): string => `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`;
const seatOf = (fee: Fee | null, quarters: number): Seat => ({
  ...ownSeat('any'),
  hours: { preparation: 0, travel: 0, session: quarters / 4, followUp: 0 },
  paidHours: ['session'],
  fee,
});
const asked = (amount: string, basis: Fee['basis'], quarters = 8, terms = {}) =>
  owedFor(seatOf({ amount, currency: 'EUR', basis }, quarters), {
    ...{ hoursPerDay: 8, organisationPercent: 0 },
    ...terms,
  });

test('an invoice says what the whole seat comes to, on every basis (P5)', () => {
  expect(asked('300', 'flat')).toEqual({ fee: '300.00', onTop: null, sum: '300.00', currency: 'EUR' });
  expect(asked('40.50', 'hour')?.fee).toBe('81.00');
  expect(asked('240', 'day', 12)?.fee).toBe('90.00');
  expect(asked('240', 'day', 12, { hoursPerDay: 0 })).toBeNull();
  expect(owedFor(seatOf(null, 8), { hoursPerDay: 8, organisationPercent: 10 })).toBeNull();
});

test('the organisation that nominates has its part on top, never out of the fee (R9)', () => {
  const owed = asked('300', 'flat', 8, { organisationPercent: 10 });
  expect(owed).toEqual({ fee: '300.00', onTop: '30.00', sum: '330.00', currency: 'EUR' });
});

test('a currency without small coins is written without them', () => {
  const yen = seatOf({ amount: '1001', currency: 'JPY', basis: 'day' }, 4);
  expect(owedFor(yen, { hoursPerDay: 8, organisationPercent: 0 })?.fee).toBe('126');
});

test('it is never a coin less than agreed, nor a whole coin more (R1)', () => {
  const units = fc.integer({ min: 1, max: 1_000_000 });
  const quarters = fc.integer({ min: 1, max: 400 });
  fc.assert(
    fc.property(units, quarters, fc.integer({ min: 1, max: 96 }), (fee, count, dayQuarters) => {
      const said = asked(cents(fee), 'day', count, { hoursPerDay: dayQuarters / 4 })?.fee ?? '';
      const owed = BigInt(said.replace('.', '')) * BigInt(dayQuarters);
      const agreed = BigInt(fee) * BigInt(count);
      expect(owed >= agreed && owed < agreed + BigInt(dayQuarters)).toBe(true);
    }),
  );
});
