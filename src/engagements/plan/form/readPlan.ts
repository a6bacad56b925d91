import { z } from 'zod';
import { FilledForm } from '../../../web/forms/filledForm.ts';
import type { Typed } from '../../../web/forms/parse.ts';
import { type Plan, type PlanOrganisation, planDocument } from '../document.ts';
import { answer } from './answers.ts';
import { rows } from './blockFields.ts';
import { type Field, pathOf, type RowFields, valueAt } from './field.ts';
import { groups } from './fields.ts';
import { isRowKind, planSections } from './findingPlace.ts';
import {
  fieldOf,
  listOf,
  type Row,
  type RowKind,
  type Sheet,
  sheetOf,
  textOf,
  typedOfSheet,
} from './sheet.ts';

type At = (name: string) => string;
/** A plan, or one of its rows, as far as it is read. What it must be, the plan's own schema says in the end. */
type Tree = Record<string, unknown>;

const put = (tree: Tree, path: string, value: unknown): void => {
  const [name = '', inner] = path.split('/');
  tree[name] = inner === undefined ? value : { ...Object(tree[name]), [inner]: value };
};

const readFields = (form: FilledForm, fields: Readonly<Record<string, Field>>, at: At, tree: Tree): void => {
  for (const [name, field] of Object.entries(fields)) {
    if (!field.read) continue;
    const value = field.several
      ? form.list(at(name), field.read).filter((one) => one !== '')
      : form.text(at(name), field.read, undefined);
    const path = pathOf(name, field);
    if (path !== null) put(tree, path, value);
  }
};

type Setting = { organisations: ReadonlySet<unknown>; currency: unknown };
type RowBeingRead = { form: FilledForm; at: At; row: Row; setting: Setting };

const readFee = ({ form, at, setting }: RowBeingRead): Tree | null => {
  const basis = form.text(at('basis'), answer.basis, 'unpaid');
  if (basis === 'unpaid') {
    form.text(at('currency'), answer.spareCurrency, '');
    // An amount that is paid for nothing: nobody may guess what was meant.
    if (form.text(at('amount'), answer.spareAmount, '') !== '') form.wrong(at('basis'), 'problem.choose');
    return null;
  }
  const amount = form.text(at('amount'), answer.amount, '0');
  const currency = form.text(at('currency'), answer.spareCurrency, '') || setting.currency;
  return { amount, currency, basis };
};

/** Whose seat it is, and one choice more where a seat is marked for several; who is asked; what is paid. P6, P12 */
const readSeat = (seat: RowBeingRead): Tree => {
  const { form, at, row, setting } = seat;
  const communities = form.list(at('community'), answer.community).filter((key) => key !== '');
  if (textOf(row, 'for') !== 'expert' && communities.length === 0)
    form.wrong(at('community'), 'problem.choose');
  const organisation = form.text(at('organisation'), answer.spareKey, '');
  if (organisation !== '' && !setting.organisations.has(organisation))
    form.wrong(at('organisation'), 'problem.choose');
  return { communities, fee: readFee(seat), ...(organisation && { organisation }) };
};

const readCalendar = ({ form, at }: RowBeingRead): Tree => {
  const own = form.text(at('calendar'), answer.ticked, false);
  const restDays = form.list(at('rest'), answer.restDay).map(Number);
  const holidays = form.text(at('holidays'), answer.holidays, []);
  return own ? { calendar: { restDays, holidays } } : {};
};

/** A session that ends as it begins is no session; past midnight it ends earlier by the clock. */
const readDay = ({ form, at, row }: RowBeingRead): Tree => {
  if (textOf(row, 'from') !== '' && textOf(row, 'from') === textOf(row, 'to'))
    form.wrong(at('to'), 'problem.sameTime');
  return {};
};

/** What a row's fields say only together. */
const together: Partial<Record<RowKind, (row: RowBeingRead) => Tree>> = {
  day: readDay,
  organisation: readCalendar,
  seat: readSeat,
};

/** Every written row of a kind. A blank one says nothing; its fields are known all the same. */
const readRows = (form: FilledForm, sheet: Sheet, kind: RowKind, setting: Setting): Tree[] => {
  const { fields, says }: RowFields = rows[kind];
  const once = Object.keys(fields).filter((name) => fields[name]?.once);
  const seen = new Set<string>();
  return sheet.rows[kind].flatMap((row, index) => {
    const at: At = (name) => fieldOf(kind, index + 1, name);
    if (says.every((name) => listOf(row, name).every((value) => value.trim() === ''))) {
      form.pass(Object.keys(fields).map(at));
      return [];
    }
    const tree: Tree = {};
    readFields(form, fields, at, tree);
    for (const name of once) {
      if (seen.has(textOf(row, name))) form.wrong(at(name), 'problem.twice');
      seen.add(textOf(row, name));
    }
    return [{ ...tree, ...together[kind]?.({ form, at, row, setting }) }];
  });
};

/** Organisations that the software knows are facts. Only without an account are they typed. P12 */
export type KnownOrganisations = readonly PlanOrganisation[] | 'typed';

const settingOf = (tree: Tree): Setting => {
  const organisations = valueAt(tree, 'organisations');
  return {
    organisations: new Set(
      Array.isArray(organisations) ? organisations.map((one) => valueAt(one, 'key')) : [],
    ),
    currency: valueAt(tree, 'payment/currency'),
  };
};

/**
 * The plan's part of a form: whoever mounts it reads what else it carries, and closes it with `form.done`. Read in the
 * order of the page, which is the order of the summary above it.
 */
export const readPlan = (form: FilledForm, sheet: Sheet, known: KnownOrganisations): Plan => {
  const tree: Tree = { format: 'alongside-plan/1' };
  for (const part of Object.values(planSections).flat()) {
    if (!isRowKind(part)) readFields(form, groups[part], (name) => name, tree);
    else if (part === 'organisation' && known !== 'typed') tree['organisations'] = known;
    else put(tree, rows[part].at, readRows(form, sheet, part, settingOf(tree)));
  }
  if (form.isWrong) return z.NEVER;
  const plan = planDocument.safeParse(tree);
  if (plan.success) return plan.data;
  // Too many rows, or two with one key: nothing that the page itself would send.
  form.wrong('form', 'problem.form');
  return z.NEVER;
};

const given = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** A whole form, rows settled, for a schema: `read` takes what the mounting page adds, too. */
export const settledForm = <Values>(read: (form: FilledForm, sheet: Sheet) => Values) =>
  given.transform((typed: Typed, context): Values => {
    const sheet = sheetOf(typed);
    const form = new FilledForm(typedOfSheet(sheet), context);
    return form.done(read(form, sheet));
  });

/** The schema of a form that is a plan and nothing else. */
export const planForm = (known: KnownOrganisations) =>
  settledForm((form, sheet) => readPlan(form, sheet, known));
