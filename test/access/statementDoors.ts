import { own, type Row, type Rule, some } from './wallRules.ts';

export const same =
  (...columns: string[]) =>
  (one: Row, other: Row): boolean =>
    columns.every((column) => one[column] === other[column]);

/** On the draft, or asked onto it: a no or a goodbye ends that. */
export const drafts =
  (column = 'statement_id'): Rule =>
  (row, me, facts) =>
    facts('drafter').some(
      (one) =>
        one.statement_id === row[column] &&
        one.left_on === null &&
        one.answer !== 'declined' &&
        own()(one, me, facts),
    );

export const holds =
  (column: string): Rule =>
  (row, me) =>
    me.bearer !== null && row[column] === me.bearer;
export const byDoor: Rule = some(
  'public_door',
  (door, row, me, facts) => same('statement_id')(door, row) && holds('door_hash')(door, me, facts),
);
