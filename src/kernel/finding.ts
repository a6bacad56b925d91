import type { PrincipleId } from './outcome.ts';

/** `block`: stops until mended or both sides sign an exception. `warn`: shown, decided by people. `info`: worth knowing. */
export const severities = ['block', 'warn', 'info'] as const;
export type Severity = (typeof severities)[number];

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
