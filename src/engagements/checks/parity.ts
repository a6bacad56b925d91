import type { SeatRole } from '../plan.ts';
import { type Check, isCommunitySeat, type PlacedSeat, type PlanFacts, placed } from './facts.ts';
import { type Fraction, type Hourly, leastFee, perHour, writtenApart } from './money.ts';
import { found, type PlanFinding } from './ruleTable.ts';

type PaidSeat = PlacedSeat & { hourly: Hourly };

const priced = ({ plan }: PlanFacts): PaidSeat[] =>
  placed(plan).map((place) => ({ ...place, hourly: perHour(place.seat, plan.payment) }));

const isPaid = ({ hourly }: PaidSeat): boolean => hourly.is !== 'unpaid';

const byRole = (facts: PlanFacts): Map<SeatRole, PaidSeat[]> =>
  Map.groupBy(priced(facts), ({ seat }) => seat.role);

const bestOf = (seats: readonly PaidSeat[]): Fraction | null =>
  seats.reduce<Fraction | null>(
    (best, { hourly }) => (hourly.is === 'paid' && (!best || hourly.rate.gt(best)) ? hourly.rate : best),
    null,
  );

const shortfall = ({ seat, at, hourly }: PaidSeat, best: Fraction, currency: string): PlanFinding[] => {
  if (hourly.is !== 'paid' || !hourly.rate.lt(best)) return [];
  const [rate, most] = writtenApart(hourly.rate, best, currency);
  const { basis, currency: feeCurrency } = hourly.fee;
  const values = {
    role: seat.role,
    rate,
    best: most,
    currency,
    needed: leastFee(hourly, best),
    feeCurrency,
    basis,
  };
  return [found('paid-less', `${at}/fee`, values)];
};

/** A community's expert earns, for every hour asked, what the best-paid expert in the same role earns. P5, R1 */
export const samePay: Check = (facts) => {
  const { currency } = facts.plan.payment;
  return [...byRole(facts).values()].flatMap((seats) => {
    const best = bestOf(seats);
    const own = seats.filter(({ seat }) => isCommunitySeat(seat));
    return best ? own.flatMap((seat) => shortfall(seat, best, currency)) : [];
  });
};

/** Where anyone is paid, a community's expert is not asked to come for nothing. P5, R2 */
export const nobodyUnpaidBesidePaid: Check = (facts) => {
  const roles = byRole(facts);
  const paid = new Set([...roles].filter(([, seats]) => seats.some(isPaid)).map(([role]) => role));
  if (paid.size === 0) return [];
  return [...roles].flatMap(([role, seats]) =>
    seats
      .filter((seat) => isCommunitySeat(seat.seat) && !isPaid(seat))
      .map(({ at }) =>
        found(paid.has(role) ? 'unpaid-beside-paid' : 'unpaid-elsewhere-paid', `${at}/fee`, { role }),
      ),
  );
};

/** That nobody is paid is said aloud, and then it is so. R2 */
export const unpaidIsSaid: Check = ({ plan }) => {
  const { unpaidForAll } = plan.payment;
  const paid = plan.seats.findIndex((seat) => perHour(seat, plan.payment).is !== 'unpaid');
  if (unpaidForAll) return paid < 0 ? [] : [found('unpaid-untrue', `seats/${paid}/fee`)];
  return paid < 0 && plan.seats.some(isCommunitySeat)
    ? [found('unpaid-not-stated', 'payment/unpaidForAll')]
    : [];
};

type Lack = Exclude<Hourly, { is: 'paid' | 'unpaid' }>;

const lacking = (hourly: Lack, { at }: PaidSeat, own: string): PlanFinding => {
  switch (hourly.lacks) {
    case 'hours':
      return found('hours-missing', `${at}/hours`);
    case 'day':
      return found('day-length-missing', 'payment/hoursPerDay');
    case 'rate':
      return found('rate-missing', 'payment/rates', { from: hourly.currency, currency: own });
  }
};

/** Where a community's seat and another are paid in one role, what comparing them needs is stated. R1, R13 */
export const paysCanBeCompared: Check = (facts) => {
  const { currency } = facts.plan.payment;
  const compared = [...byRole(facts).values()].filter((seats) => {
    const paid = seats.filter(isPaid);
    return paid.length > 1 && paid.some(({ seat }) => isCommunitySeat(seat));
  });
  const findings = new Map<string, PlanFinding>();
  for (const place of compared.flat()) {
    if (place.hourly.is !== 'unknown') continue;
    const finding = lacking(place.hourly, place, currency);
    findings.set(`${finding.subject} ${finding.values['from'] ?? ''}`, finding);
  }
  return [...findings.values()];
};
