import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingsOf, otherSeat, ownSeat, soundPlan, withPayment } from '../../../test/support/plans.ts';
import { hourKinds, type Plan, type Seat } from '../plan/document.ts';

const cents = (units: number): string => `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`;
const quarters = fc.integer({ min: 0, max: 40 }).map((count) => count / 4);
const hours = fc.record({ preparation: quarters, travel: quarters, session: quarters, followUp: quarters });
const basis = fc.constantFrom('hour' as const, 'day' as const, 'flat' as const);

const anySeat = fc
  .record({
    own: fc.boolean(),
    role: fc.constantFrom('speaker' as const, 'moderator' as const),
    amount: fc.integer({ min: 0, max: 100_000 }),
    basis,
    hours,
    paidHours: fc.subarray([...hourKinds]),
  })
  .map(({ own, role, amount, basis, hours, paidHours }): Omit<Seat, 'key'> => {
    const { key: _, ...seat } = own ? ownSeat('any') : otherSeat('any');
    return { ...seat, role, hours, paidHours, fee: { amount: cents(amount), currency: 'EUR', basis } };
  });
const anySeats = fc
  .array(anySeat, { minLength: 1, maxLength: 8 })
  .map((seats) => seats.map((seat, index): Seat => ({ ...seat, key: `seat-${index}` })));

const payRules = ['paid-less', 'unpaid-beside-paid', 'rate-missing', 'hours-missing', 'day-length-missing'];
/** Which seats are found, by name, whatever their order. */
const paid = (plan: Plan): string[] =>
  findingsOf(plan)
    .filter(({ rule }) => payRules.includes(rule))
    .map(({ rule, subject }) => `${rule} ${plan.seats[Number(subject.split('/')[1])]?.key ?? subject}`)
    .sort();

const scaled = (amount: string, by: bigint): string => {
  const units = (BigInt(amount.replace('.', '')) * by).toString().padStart(3, '0');
  return `${units.slice(0, -2)}.${units.slice(-2)}`;
};
const withAmounts = (seats: readonly Seat[], change: (amount: string) => string): Seat[] =>
  seats.map((seat) => (seat.fee ? { ...seat, fee: { ...seat.fee, amount: change(seat.fee.amount) } } : seat));

test('paying everyone so many times as much changes nothing (R1)', () => {
  fc.assert(
    fc.property(anySeats, fc.bigInt({ min: 2n, max: 5000n }), (seats, times) => {
      const more = withAmounts(seats, (amount) => scaled(amount, times));
      expect(paid(soundPlan({ seats: more }))).toEqual(paid(soundPlan({ seats })));
    }),
  );
});

test('the order of the seats changes nothing (R1)', () => {
  const shuffled = anySeats.chain((seats) =>
    fc.tuple(fc.constant(seats), fc.shuffledSubarray(seats, { minLength: seats.length })),
  );
  fc.assert(
    fc.property(shuffled, ([seats, mixed]) => {
      expect(paid(soundPlan({ seats: mixed }))).toEqual(paid(soundPlan({ seats })));
    }),
  );
});

test('paying someone in another currency, at the stated rate, changes nothing (R13)', () => {
  const rate = fc.integer({ min: 2, max: 400 });
  fc.assert(
    fc.property(anySeats, rate, fc.nat(7), (seats, per, which) => {
      // One unit of KES is one `per`th of a euro only if that is a short decimal: count the other way round.
      const one = seats[which % seats.length];
      const inEuro = seats.map((seat) =>
        seat === one && seat.fee
          ? { ...seat, fee: { ...seat.fee, amount: scaled(seat.fee.amount, BigInt(per)) } }
          : seat,
      );
      const inOther = seats.map((seat) =>
        seat === one && seat.fee ? { ...seat, fee: { ...seat.fee, currency: 'CHF' } } : seat,
      );
      const rates = [{ from: 'CHF', rate: String(per), on: '2027-01-02' }];
      expect(paid(withPayment({ rates }, soundPlan({ seats: inOther })))).toEqual(
        paid(soundPlan({ seats: inEuro })),
      );
    }),
  );
});

test('counting the whole plan in another currency changes nothing (R13)', () => {
  fc.assert(
    fc.property(anySeats, (seats) => {
      // 1 EUR = 1.6 CHF and 1 CHF = 0.625 EUR: both exact.
      const inFrancs = withPayment(
        { currency: 'CHF', rates: [{ from: 'EUR', rate: '1.6', on: '2027-01-02' }] },
        soundPlan({ seats }),
      );
      expect(paid(inFrancs)).toEqual(paid(soundPlan({ seats })));
    }),
  );
});

const positive = fc.integer({ min: 1, max: 99_999 });
const someQuarters = fc.integer({ min: 1, max: 400 });
const flat = (key: 'own' | 'other', units: number, count: number): Seat => {
  const { key: _, ...seat } = key === 'own' ? ownSeat(key) : otherSeat(key);
  const counted = { preparation: 0, travel: 0, session: count / 4, followUp: 0 };
  return { ...seat, key, hours: counted, fee: { amount: cents(units), currency: 'EUR', basis: 'flat' } };
};

test('no rounding decides: two quotients are compared as whole numbers are (R1)', () => {
  fc.assert(
    fc.property(positive, someQuarters, positive, someQuarters, (mine, myHours, theirs, theirHours) => {
      const plan = soundPlan({ seats: [flat('own', mine, myHours), flat('other', theirs, theirHours)] });
      const less = BigInt(mine) * BigInt(theirHours) < BigInt(theirs) * BigInt(myHours);
      expect(paid(plan)).toEqual(less ? ['paid-less own'] : []);
    }),
    {
      examples: [
        [1, 3, 1, 3],
        [33_333, 3, 99_999, 9],
        [33_332, 3, 99_997, 9],
        [10_000, 300, 3333, 100],
      ],
    },
  );
});

test('the fee that a finding asks for is enough, and nothing smaller in that currency is (R1)', () => {
  fc.assert(
    fc.property(positive, someQuarters, positive, someQuarters, (mine, myHours, theirs, theirHours) => {
      const plan = soundPlan({ seats: [flat('own', mine, myHours), flat('other', theirs, theirHours)] });
      const finding = findingsOf(plan).find(({ rule }) => rule === 'paid-less');
      fc.pre(finding !== undefined);
      const needed = Math.round(Number(finding?.values['needed']) * 100);
      const at = (units: number) =>
        paid({ ...plan, seats: [flat('own', units, myHours), flat('other', theirs, theirHours)] });
      expect(at(needed)).toEqual([]);
      expect(at(needed - 1)).toEqual([needed === 1 ? 'unpaid-beside-paid own' : 'paid-less own']);
    }),
  );
});

test('the two amounts of a finding are never written the same (R1)', () => {
  fc.assert(
    fc.property(anySeats, (seats) => {
      for (const { rule, values } of findingsOf(soundPlan({ seats })))
        if (rule === 'paid-less') expect(values['rate']).not.toBe(values['best']);
    }),
  );
});

/** By whole numbers alone, from the units up: how many coins of the plan's an hour asked comes to, as a quotient. */
const asked = ({ preparation, travel, session, followUp }: Seat['hours']): bigint =>
  BigInt(Math.round((preparation + travel + session + followUp) * 4));
type Quotient = [over: bigint, under: bigint];
const hourOf = (seat: Seat, dayQuarters: bigint, [worth, of]: Quotient): Quotient => {
  const units = BigInt((seat.fee?.amount ?? '0').replace('.', ''));
  const all = asked(seat.hours);
  const paidFor = BigInt(Math.round(seat.paidHours.reduce((sum, kind) => sum + seat.hours[kind], 0) * 4));
  switch (seat.fee?.basis) {
    case 'hour':
      return [units * worth * paidFor, of * all];
    case 'day':
      return [units * worth * paidFor * 4n, of * all * dayQuarters];
    default:
      return [units * worth * 4n, of * all];
  }
};

test('fees by the hour, the day and in one are compared as whole numbers are, at the stated rate (R1, R13)', () => {
  const counted = fc.record({
    units: fc.integer({ min: 1, max: 99_999 }),
    basis,
    hours: fc.record({
      preparation: quarters,
      travel: quarters,
      session: fc.integer({ min: 1, max: 40 }).map((count) => count / 4),
      followUp: quarters,
    }),
    // Something of it is paid.
    paidHours: fc.subarray([...hourKinds]).map((kinds) => [...new Set([...kinds, 'session' as const])]),
  });
  const seatOf = (
    key: 'own' | 'other',
    drawn: { units: number } & Pick<Seat, 'hours' | 'paidHours'> & { basis: 'hour' | 'day' | 'flat' },
    currency: string,
  ): Seat => {
    const { units, basis: per, hours: all, paidHours } = drawn;
    const { key: _, ...seat } = key === 'own' ? ownSeat(key) : otherSeat(key);
    return { ...seat, key, hours: all, paidHours, fee: { amount: cents(units), currency, basis: per } };
  };
  const dayLength = fc.integer({ min: 1, max: 48 });
  const rateMillionths = fc.bigInt({ min: 1n, max: 3_000_000n });
  fc.assert(
    fc.property(counted, counted, dayLength, rateMillionths, (mine, theirs, dayQuarters, rate) => {
      const own = seatOf('own', mine, 'KES');
      const other = seatOf('other', theirs, 'EUR');
      const written = `${rate / 1_000_000n}.${(rate % 1_000_000n).toString().padStart(6, '0')}`;
      const plan = withPayment(
        { hoursPerDay: dayQuarters / 4, rates: [{ from: 'KES', rate: written, on: '2027-01-02' }] },
        soundPlan({ seats: [own, other] }),
      );
      const [myOver, myUnder] = hourOf(own, BigInt(dayQuarters), [rate, 1_000_000n]);
      const [over, under] = hourOf(other, BigInt(dayQuarters), [1n, 1n]);
      expect(paid(plan)).toEqual(myOver * under < over * myUnder ? ['paid-less own'] : []);
    }),
  );
});
