import type { Plan, SeatRole } from '../plan/document.ts';
import { type Fraction, type Hourly, leastFee, perHour, writtenApart } from '../plan/money.ts';
import { type Check, isCommunitySeat, type PlacedSeat, placed } from './facts.ts';
import { found, type PlanFinding } from './ruleTable.ts';

type PaidSeat = PlacedSeat & { hourly: Hourly };

/** The plan's payment, and its seats by role, each with what an hour of it comes to. */
type Paying = { payment: Plan['payment']; roles: Map<SeatRole, PaidSeat[]> };

const paying = (plan: Plan): Paying => {
  const seats = placed(plan).map((place) => ({ ...place, hourly: perHour(place.seat, plan.payment) }));
  return { payment: plan.payment, roles: Map.groupBy(seats, ({ seat }) => seat.role) };
};

const isPaid = ({ hourly }: PaidSeat): boolean => hourly.is !== 'unpaid';

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
const samePay = ({ payment, roles }: Paying): PlanFinding[] =>
  [...roles.values()].flatMap((seats) => {
    const best = bestOf(seats);
    const own = seats.filter(({ seat }) => isCommunitySeat(seat));
    return best ? own.flatMap((seat) => shortfall(seat, best, payment.currency)) : [];
  });

/** Where anyone is paid, a community's expert is not asked to come for nothing. P5, R2 */
const nobodyUnpaidBesidePaid = ({ roles }: Paying): PlanFinding[] => {
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
const unpaidIsSaid = ({ payment, roles }: Paying): PlanFinding[] => {
  const seats = [...roles.values()].flat();
  const paid = seats.find(isPaid);
  if (payment.unpaidForAll) return paid ? [found('unpaid-untrue', `${paid.at}/fee`)] : [];
  const asked = seats.some(({ seat }) => isCommunitySeat(seat));
  return asked && !paid ? [found('unpaid-not-stated', 'payment/unpaidForAll')] : [];
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
const paysCanBeCompared = ({ payment, roles }: Paying): PlanFinding[] => {
  const compared = [...roles.values()].filter((seats) => {
    const paid = seats.filter(isPaid);
    return paid.length > 1 && paid.some(({ seat }) => isCommunitySeat(seat));
  });
  const findings = new Map<string, PlanFinding>();
  for (const place of compared.flat()) {
    if (place.hourly.is !== 'unknown') continue;
    const finding = lacking(place.hourly, place, payment.currency);
    findings.set(`${finding.subject} ${finding.values['from'] ?? ''}`, finding);
  }
  return [...findings.values()];
};

/** Community experts are paid as every other expert is, and it can be told. P5 */
export const equallyPaid: Check = ({ plan }) => {
  const facts = paying(plan);
  return [samePay, nobodyUnpaidBesidePaid, paysCanBeCompared, unpaidIsSaid].flatMap((rule) => rule(facts));
};
