import type { Finding, Severity } from '../../kernel/finding.ts';
import type { PrincipleId } from '../../kernel/outcome.ts';
import type { Provenance } from '../../kernel/provenance.ts';

/**
 * What stands behind a rule. `exceptionBy`: a `block` is mended, or both sides sign a stated exception; `never`: it is
 * mended, there is nothing to sign; `null`: it stops nothing, so nothing is excepted.
 */
export type RuleFacts = {
  principle: PrincipleId;
  severity: Severity;
  exceptionBy: 'both' | 'never' | null;
} & Provenance;

type Standing = [
  PrincipleId,
  ...([Provenance['mark']] | [Provenance['mark'], Provenance['source'] & string]),
];

const row = (severity: Severity, exceptionBy: RuleFacts['exceptionBy'], standing: Standing): RuleFacts => {
  const [principle, mark, source] = standing;
  return { principle, severity, exceptionBy, mark, ...(source ? { source } : {}) };
};
const block = (...standing: Standing): RuleFacts => row('block', 'both', standing);
const blockAlways = (...standing: Standing): RuleFacts => row('block', 'never', standing);
const warn = (...standing: Standing): RuleFacts => row('warn', null, standing);
const info = (...standing: Standing): RuleFacts => row('info', null, standing);

/** Every rule a plan is read by. Sentences are under `finding.<rule>` in `locales/`; `docs/plan-file.md` lists them. */
export const planRules = {
  // Whose seats there are.
  'nobody-named': block('P12', 'P'),
  'population-without-seat': block('P12', 'S'),
  'population-doubled': warn('P12', 'S'),
  'seat-for-several': block('P12', 'S'),
  // Who is asked to fill them.
  'seat-asked-of-nobody': blockAlways('P6', 'S'),
  'organisation-not-listed': blockAlways('P6', 'P'),
  'seat-held-by-ally': blockAlways('P7', 'S'),
  'stand-in': block('P12', 'S'),
  'person-named': warn('P6', 'P'),
  // Taking part, not being shown.
  'lone-seat': warn('P11', 'P'),
  'no-decision-power': warn('P11', 'S'),
  outnumbered: warn('P11', 'P'),
  'centre-without-who': block('P11', 'S'),
  'no-follow-up': warn('P11', 'P'),
  // Told in time.
  'told-day-missing': warn('P10', 'S'),
  'dates-missing': warn('P10', 'P'),
  'asked-late': warn('P10', 'P', 'S46'),
  'hour-skipped': warn('P10', 'P'),
  'hour-twice': warn('P10', 'P'),
  // Paid the same: R1 and R2, and what comparing needs (else R1 could be left unanswered).
  'paid-less': blockAlways('P5', 'S'),
  'unpaid-beside-paid': blockAlways('P5', 'S'),
  'unpaid-elsewhere-paid': warn('P5', 'P'),
  'unpaid-not-stated': blockAlways('P5', 'P'),
  'unpaid-untrue': blockAlways('P5', 'P'),
  'rate-missing': blockAlways('P5', 'P'),
  'hours-missing': blockAlways('P5', 'P'),
  'day-length-missing': blockAlways('P5', 'P'),
  // All hours counted: R3.
  'hours-unpaid': warn('P5', 'P'),
  'hours-not-counted': warn('P5', 'P'),
  // Said before anyone accepts: R4 to R7, R9 to R11.
  'tax-not-said': block('P5', 'F', 'P2'),
  'due-not-said': block('P5', 'F', 'P2'),
  'method-not-said': block('P5', 'F', 'P2'),
  'expenses-not-covered': block('P5', 'F', 'P4'),
  'expenses-unclear': warn('P5', 'P'),
  'expenses-refunded': info('P5', 'P'),
  'pay-slow': warn('P5', 'P'),
  'pay-late': block('P5', 'P'),
  'voucher-only': block('P5', 'F', 'P2'),
  'organisation-fee-low': info('P5', 'P'),
  'story-not-excluded': warn('P5', 'F~', 'P11'),
  'effects-not-said': warn('P5', 'F', 'P2'),
  // What this partnership agreed after a lesson.
  'commitment-nominations': block('P14', 'S'),
  'commitment-seats': block('P14', 'S'),
  'commitment-recording': block('P14', 'S'),
  'commitment-notice': block('P14', 'S'),
  'commitment-unsure': warn('P14', 'P'),
  'commitment-by-hand': info('P14', 'S'),
} as const satisfies Record<string, RuleFacts>;

export type PlanRule = keyof typeof planRules;
export type PlanFinding = Finding<PlanRule>;

export const isPlanRule = (rule: string): rule is PlanRule => Object.hasOwn(planRules, rule);
export const planRuleNames: readonly PlanRule[] = Object.keys(planRules).filter(isPlanRule);

/** A finding of this rule, at this place in the plan. */
export const found = (rule: PlanRule, subject: string, values: PlanFinding['values'] = {}): PlanFinding => {
  const { principle, severity } = planRules[rule];
  return { rule, principle, severity, subject, values };
};
