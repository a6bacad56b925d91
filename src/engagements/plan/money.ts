import Fraction from 'fraction.js';
import { type Fee, hourKinds, type Plan, type Seat } from './document.ts';

export type { Fraction };

type Payment = Plan['payment'];

/** Hours come in quarters, so quarters carry them whole. */
const hoursIn = (seat: Seat, kinds: readonly (keyof Seat['hours'])[]): Fraction =>
  new Fraction(
    kinds.reduce((quarters, kind) => quarters + Math.round(seat.hours[kind] * 4), 0),
    4,
  );

/** One unit of a currency in the plan's own, at the stated rate; two different rates state nothing. R13 */
const stated = (payment: Payment, currency: string): Fraction | null => {
  if (currency === payment.currency) return new Fraction(1);
  const rates = new Set(payment.rates.filter(({ from }) => from === currency).map(({ rate }) => rate));
  const [rate, ...others] = rates;
  return rate === undefined || others.length > 0 ? null : new Fraction(rate);
};

/** What an hour of a seat comes to, or what is missing to say so. */
export type Hourly =
  | { is: 'unpaid' }
  | { is: 'unknown'; lacks: 'hours' | 'day' }
  | { is: 'unknown'; lacks: 'rate'; currency: string }
  | { is: 'paid'; rate: Fraction; fee: Fee };

/** How many times the stated fee is paid, for every hour asked; an hour that is asked and not paid counts. R3 */
const feesPerHour = (seat: Seat, { basis }: Fee, hoursPerDay: number): Fraction | 'hours' | 'day' => {
  const asked = hoursIn(seat, hourKinds);
  if (basis === 'flat') return asked.equals(0) ? 'hours' : asked.inverse();
  if (basis === 'day' && hoursPerDay === 0) return 'day';
  const share = asked.equals(0) ? new Fraction(1) : hoursIn(seat, [...new Set(seat.paidHours)]).div(asked);
  return basis === 'hour' ? share : share.div(new Fraction(Math.round(hoursPerDay * 4), 4));
};

/** A seat's fee per hour asked, in the plan's currency at the stated rates: exact, so that no rounding decides. P5 */
export const perHour = (seat: Seat, payment: Payment): Hourly => {
  const { fee } = seat;
  if (fee === null || !/[1-9]/.test(fee.amount)) return { is: 'unpaid' };
  const fees = feesPerHour(seat, fee, payment.hoursPerDay);
  if (typeof fees === 'string') return { is: 'unknown', lacks: fees };
  if (fees.equals(0)) return { is: 'unpaid' };
  const exchange = stated(payment, fee.currency);
  if (!exchange) return { is: 'unknown', lacks: 'rate', currency: fee.currency };
  return { is: 'paid', rate: new Fraction(fee.amount).mul(fees).mul(exchange), fee };
};

const decimalsOf = new Map<string, number>();
/** How many decimals a currency is written with: 2 for most, 0 for yen, 3 for dinars. */
export const decimalsIn = (currency: string): number => {
  const known = decimalsOf.get(currency);
  if (known !== undefined) return known;
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat('en', {
    style: 'currency',
    currency,
  }).resolvedOptions();
  decimalsOf.set(currency, maximumFractionDigits);
  return maximumFractionDigits;
};

/** To the nearest decimal: for people to read, after the comparison. */
const written = (value: Fraction, decimals: number): string => {
  const units = (2n * value.n * 10n ** BigInt(decimals) + value.d) / (2n * value.d);
  const digits = units.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
};

/** The smallest fee, on the same basis, that makes the seat's hour worth `best`; its currency has nothing smaller. */
export const leastFee = ({ rate, fee }: Extract<Hourly, { is: 'paid' }>, best: Fraction): string => {
  const decimals = decimalsIn(fee.currency);
  return written(new Fraction(fee.amount).mul(best).div(rate).ceil(decimals), decimals);
};

const mostDecimals = 24;

/** Two different amounts, written with as many decimals as it takes to see that they differ. */
export const writtenApart = (less: Fraction, more: Fraction, currency: string): [string, string] => {
  for (let decimals = decimalsIn(currency); decimals < mostDecimals; decimals += 1) {
    const pair: [string, string] = [written(less, decimals), written(more, decimals)];
    if (pair[0] !== pair[1]) return pair;
  }
  return [less.toFraction(), more.toFraction()];
};

/** What a seat comes to in its own currency: the fee for all of it, and what its organisation has on top. R9 */
export type Owed = { fee: string; onTop: string | null; sum: string; currency: string };

/** How many times the stated fee is paid for the whole seat; null where the hours of a day are not said. */
const timesPaid = (seat: Seat, { basis }: Fee, hoursPerDay: number): Fraction | null => {
  if (basis === 'flat') return new Fraction(1);
  const paid = hoursIn(seat, [...new Set(seat.paidHours)]);
  if (basis === 'hour') return paid;
  return hoursPerDay === 0 ? null : paid.div(new Fraction(Math.round(hoursPerDay * 4), 4));
};

/** In whole units of the smallest coin, a part of one rounded up: nobody is paid a fraction less than agreed. P5 */
export const owedFor = (
  seat: Seat,
  { hoursPerDay, organisationPercent }: Pick<Payment, 'hoursPerDay' | 'organisationPercent'>,
): Owed | null => {
  const { fee } = seat;
  const times = fee && timesPaid(seat, fee, hoursPerDay);
  if (!fee || !times) return null;
  const decimals = decimalsIn(fee.currency);
  const whole = new Fraction(fee.amount).mul(times).ceil(decimals);
  const onTop = whole.mul(new Fraction(organisationPercent, 100)).ceil(decimals);
  return {
    fee: written(whole, decimals),
    onTop: organisationPercent === 0 ? null : written(onTop, decimals),
    sum: written(whole.add(onTop), decimals),
    currency: fee.currency,
  };
};
