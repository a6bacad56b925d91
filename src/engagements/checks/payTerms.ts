import type { Plan } from '../plan/document.ts';
import { ourDefaults } from '../plan/ourDefaults.ts';
import { type Check, isCommunitySeat } from './facts.ts';
import { found, type PlanFinding } from './ruleTable.ts';

type Payment = Plan['payment'];

const saidBefore = ({ tax, dueWithinDays, methods }: Payment): PlanFinding[] => [
  ...(tax.trim() === '' ? [found('tax-not-said', 'payment/tax')] : []),
  ...(dueWithinDays === null ? [found('due-not-said', 'payment/dueWithinDays')] : []),
  ...(methods.length === 0 ? [found('method-not-said', 'payment/methods')] : []),
];

const paidSoon = ({ dueWithinDays: count }: Payment): PlanFinding[] => {
  const { payWithinDays, payAtLatestDays } = ourDefaults;
  if (count === null || count <= payWithinDays) return [];
  return count > payAtLatestDays
    ? [found('pay-late', 'payment/dueWithinDays', { count, latest: payAtLatestDays })]
    : [found('pay-slow', 'payment/dueWithinDays', { count, usual: payWithinDays })];
};

const paidInMoney = ({ methods }: Payment): PlanFinding[] =>
  methods.length > 0 && methods.every((method) => method === 'voucher')
    ? [found('voucher-only', 'payment/methods')]
    : [];

const paidFairly = ({ storyNotAsked, warned, organisationPercent }: Payment): PlanFinding[] => [
  ...(storyNotAsked ? [] : [found('story-not-excluded', 'payment/storyNotAsked')]),
  ...(warned ? [] : [found('effects-not-said', 'payment/warned')]),
  ...(organisationPercent < ourDefaults.organisationPercent
    ? [
        found('organisation-fee-low', 'payment/organisationPercent', {
          percent: organisationPercent,
          usual: ourDefaults.organisationPercent,
        }),
      ]
    : []),
];

/** What is said of pay before anyone from a community accepts it. P5: R4, R6, R7, R9, R10, R11 */
export const payIsSaid: Check = ({ plan: { seats, payment } }) =>
  seats.some((seat) => isCommunitySeat(seat) && seat.fee !== null)
    ? [saidBefore, paidSoon, paidInMoney, paidFairly].flatMap((said) => said(payment))
    : [];
