import type { PrincipleId } from './outcome.ts';

/** `block`: stops until mended or both sides sign an exception. `warn`: shown, decided by people. `info`: worth knowing. */
export const severities = ['block', 'warn', 'info'] as const;
export type Severity = (typeof severities)[number];

/** How much is listed, counted from the list that is shown: a number of findings comes from nowhere else. */
export const countOf = (listed: readonly { severity: Severity }[]): Readonly<Record<Severity, number>> => {
  const counts = { block: 0, warn: 0, info: 0 };
  for (const { severity } of listed) counts[severity] += 1;
  return counts;
};

/**
 * What a check says. Its sentence and the way forward are under `finding.<rule>.says` and `.way` in `locales/`.
 * `subject` is where in the plan or text: a path such as `seats/2/fee`, or empty for the whole.
 */
export type Finding<Rule extends string = string> = {
  rule: Rule;
  principle: PrincipleId;
  severity: Severity;
  subject: string;
  values: Readonly<Record<string, string | number>>;
};
