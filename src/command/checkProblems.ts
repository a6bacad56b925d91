import type { z } from 'zod';
import type { Translate, WordKey } from '../web/words/translate.ts';

export type PlanIssue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

type YamlProblem = 'indent' | 'tab' | 'twice' | 'quote' | 'alias' | 'several' | 'colon' | 'other';
const yamlProblems: Readonly<Record<string, YamlProblem>> = {
  BAD_INDENT: 'indent',
  BLOCK_AS_IMPLICIT_KEY: 'indent',
  BLOCK_IN_FLOW: 'indent',
  TAB_AS_INDENT: 'tab',
  DUPLICATE_KEY: 'twice',
  MISSING_CHAR: 'quote',
  MULTILINE_IMPLICIT_KEY: 'quote',
  ALIAS: 'alias',
  COLON: 'colon',
  BAD_ALIAS: 'alias',
  MULTIPLE_DOCS: 'several',
};

/** What is wrong with a file that is not YAML, in plain words: the parser's own are for those who write parsers. */
export const yamlProblem = (code: string, t: Translate): string =>
  t(`check.yaml.${yamlProblems[code] ?? 'other'}`);

type Kind =
  Extract<WordKey, `check.expected.${string}`> extends `check.expected.${infer Name}` ? Name : never;

/** Fields that are more than text or a number, by their name. */
const kinds: Readonly<Record<string, Kind>> = {
  on: 'day',
  toldOn: 'spareDay',
  by: 'spareDay',
  holidays: 'day',
  to: 'time',
  zone: 'zone',
  currency: 'currency',
  amount: 'amount',
  rate: 'rate',
  key: 'key',
  title: 'filled',
  name: 'filled',
  sentence: 'filled',
  fee: 'fee',
  dueWithinDays: 'days',
  hours: 'group',
  preparation: 'hours',
  travel: 'hours',
  session: 'hours',
  followUp: 'hours',
  hoursPerDay: 'hours',
};
const types: Readonly<Record<string, Kind>> = {
  string: 'text',
  number: 'number',
  int: 'number',
  boolean: 'yesNo',
  array: 'list',
  object: 'group',
};

/** The last name on the way: `seats/2/fee/amount` is about `amount`. */
const nameOf = (path: Path): string => String(path.findLast((step) => typeof step === 'string') ?? '');

const kindOf = (path: Path): Kind | undefined => {
  const name = nameOf(path);
  if (name === 'from') return path.includes('rates') ? 'currency' : 'time';
  if (name === 'organisation') return path.includes('commitments') ? 'text' : 'key';
  return kinds[name];
};

const expectedSize = (issue: Extract<PlanIssue, { code: 'too_big' | 'too_small' }>, t: Translate): string => {
  if (issue.code === 'too_small') {
    const least = String(issue.minimum);
    return issue.origin === 'array'
      ? t('check.expected.more', { least })
      : t('check.expected.atLeast', { least });
  }
  const most = String(issue.maximum);
  if (issue.origin === 'string') return t('check.expected.longest', { most });
  return issue.origin === 'array'
    ? t('check.expected.fewer', { most })
    : t('check.expected.atMost', { most });
};

const expected = (issue: PlanIssue, t: Translate): string => {
  const known = kindOf(issue.path);
  switch (issue.code) {
    case 'invalid_value':
      return t('check.expected.oneOf', { values: issue.values.map(String).join(', ') });
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? t('check.expected.oneOf', { values: issue.options.map(String).join(', ') })
        : t('check.expected.other');
    case 'too_big':
    case 'too_small':
      return expectedSize(issue, t);
    case 'not_multiple_of':
      return t('check.expected.hours');
    case 'invalid_type':
      return t(`check.expected.${known ?? types[issue.expected] ?? 'other'}`);
    case 'custom':
      if (issue.message === 'sameTime') return t('check.expected.otherTime');
      return t(`check.expected.${known ?? 'different'}`);
    default:
      return t(`check.expected.${known ?? 'other'}`);
  }
};

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>(
    (inside, step) => (typeof inside === 'object' && inside !== null ? Reflect.get(inside, step) : undefined),
    value,
  );

const unknownKey = (key: string, path: Path, t: Translate): string => {
  if (path[0] === 'seats' && path.length === 2) return t('check.problem.person', { key });
  const field = nameOf(path);
  return field === '' ? t('check.problem.unknown', { key }) : t('check.problem.unknownIn', { key, field });
};

/** What a plan's file says that a plan cannot, and what is expected instead. */
export const planProblem = (issue: PlanIssue, value: unknown, t: Translate): string => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return unknownKey(issue.keys[0] ?? '', path, t);
  if (path.length === 0) return t('check.problem.whole');
  const field = nameOf(path);
  const problem = at(value, path) === undefined ? 'missing' : 'wrong';
  return t(`check.problem.${problem}`, { field, expected: expected(issue, t) });
};
