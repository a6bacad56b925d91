import type { Tables } from '../../src/database/tables/all.ts';
import type { Kind } from './kinds.ts';

/** A row as PostgreSQL writes it in JSON. */
export type Row = Record<string, unknown>;
export type Table = keyof Tables;
/** Who asks, as far as the database is told, and what follows from its own rows. */
export type Me = {
  /** `spent`: holds a code that was traded for another. */
  kind: Kind | 'job' | 'spent';
  person: string | null;
  organisation: string | null;
  steward: boolean;
  job: boolean;
  /** The hash of the code that she holds, as PostgreSQL writes it. */
  bearer: string | null;
};
/** Every row there is, past every policy. */
export type Facts = (table: Table) => readonly Row[];
export type Rule = (row: Row, me: Me, facts: Facts) => boolean;

export const nobody: Rule = () => false;
export const everybody: Rule = () => true;
export const aJob: Rule = (_, me) => me.job;
export const aPerson: Rule = (_, me) => me.person !== null;
export const aSteward: Rule = (_, me) => me.steward;
export const any =
  (...rules: Rule[]): Rule =>
  (row, me, facts) =>
    rules.some((rule) => rule(row, me, facts));
export const all =
  (...rules: Rule[]): Rule =>
  (row, me, facts) =>
    rules.every((rule) => rule(row, me, facts));

export const herself =
  (column = 'person_id'): Rule =>
  (row, me) =>
    me.person !== null && row[column] === me.person;
export const own =
  (column = 'organisation_id'): Rule =>
  (row, me) =>
    me.organisation !== null && row[column] === me.organisation;
export const colleague =
  (column = 'person_id'): Rule =>
  (row, me, facts) =>
    facts('membership').some((one) => one.person_id === row[column] && own()(one, me, facts));

/** In a partnership, or asked into it: rows of structure, sealed. What a newcomer is shown of them, rules decide. */
export const party =
  (column = 'partnership_id'): Rule =>
  (row, me, facts) =>
    facts('party').some(
      (one) =>
        one.partnership_id === row[column] &&
        one.left_on === null &&
        one.shown_on !== null &&
        own()(one, me, facts),
    );

/** The nomination that her code opens, if she holds one that opens any. */
export const linkedTo = (me: Me, facts: Facts): unknown =>
  me.bearer === null
    ? null
    : (facts('nominee_link').find((link) => link.token_hash === me.bearer)?.nomination_id ?? null);
export const linked =
  (column = 'nomination_id'): Rule =>
  (row, me, facts) => {
    const nomination = linkedTo(me, facts);
    return nomination !== null && row[column] === nomination;
  };
/** There is a row of another table that fits this one, and that she may see herself. */
export const some =
  (table: Table, rule: (other: Row, row: Row, me: Me, facts: Facts) => boolean): Rule =>
  (row, me, facts) =>
    facts(table).some((other) => rule(other, row, me, facts));

export type Wall = { sees: Rule; adds: Rule; changes: Rule; drops: Rule };
export const kept = { changes: nobody, drops: nobody };

/** Organisations that she may know of: her own, those listed, those acquainted with hers. */
export const known =
  (column = 'organisation_id'): Rule =>
  (row, me, facts) =>
    own(column)(row, me, facts) ||
    me.job ||
    facts('acquaintance').some(
      (one) => one.organisation_id === row[column] && own('known_to')(one, me, facts),
    ) ||
    (me.person !== null &&
      facts('organisation').some((one) => one.id === row[column] && one.listed === true));
