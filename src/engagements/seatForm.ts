import type { FilledForm } from '../web/filledForm.ts';
import type { Fee, PlanOrganisation, Seat } from './plan.ts';
import { answer } from './planAnswers.ts';
import { fieldOf, listOf, type Row, textOf } from './planSheet.ts';

/** Nothing was written in it yet, so it is no seat. */
export const isBlankSeat = (row: Row): boolean =>
  ['role', 'power', 'organisation', 'amount', 'basis', 'languages', 'community'].every((name) =>
    listOf(row, name).every((value) => value.trim() === ''),
  );

const readFee = (form: FilledForm, at: (name: string) => string, planCurrency: string): Fee | null => {
  const basis = form.text(at('basis'), answer.basis, 'unpaid');
  if (basis === 'unpaid') {
    form.text(at('currency'), answer.spareCurrency, '');
    // An amount that is paid for nothing: nobody may guess what was meant.
    if (form.text(at('amount'), answer.spareAmount, '') !== '') form.wrong(at('basis'), 'problem.choose');
    return null;
  }
  const amount = form.text(at('amount'), answer.amount, '0');
  const currency = form.text(at('currency'), answer.spareCurrency, '') || planCurrency;
  return { amount, currency, basis };
};

/** Whose seat it is, and one row of boxes more where a seat is marked for several. P12 */
const readCommunities = (form: FilledForm, row: Row, field: string): Seat['communities'] => {
  const marked = form.list(field, answer.community).flatMap((key) => (key === '' ? [] : [key]));
  if (textOf(row, 'for') !== 'expert' && marked.length === 0) form.wrong(field, 'problem.choose');
  return marked;
};

const readHours = (form: FilledForm, at: (name: string) => string): Seat['hours'] => ({
  preparation: form.text(at('preparation'), answer.hours, 0),
  travel: form.text(at('travel'), answer.hours, 0),
  session: form.text(at('session'), answer.hours, 0),
  followUp: form.text(at('followUp'), answer.hours, 0),
});

export type SeatSetting = { organisations: readonly PlanOrganisation[]; currency: string };

/** A block of the form as a seat. There is no field for a person, and a field that is not here breaks the form. P6 */
export const readSeat = (form: FilledForm, row: Row, place: number, setting: SeatSetting): Seat => {
  const at = (name: string): string => fieldOf('seat', place, name);
  form.text(at('for'), answer.seatFor, 'community');
  const organisation = form.text(at('organisation'), answer.spareKey, '');
  if (organisation !== '' && !setting.organisations.some(({ key }) => key === organisation))
    form.wrong(at('organisation'), 'problem.choose');
  return {
    key: form.text(at('key'), answer.key, `s${place}`),
    role: form.text(at('role'), answer.role, 'participant'),
    power: form.text(at('power'), answer.power, 'observe'),
    communities: readCommunities(form, row, at('community')),
    ...(organisation && { organisation }),
    hours: readHours(form, at),
    paidHours: form.list(at('paid'), answer.hourKind),
    fee: readFee(form, at, setting.currency),
    expenses: {
      how: form.text(at('expenses'), answer.expenses, 'none-arise'),
      covers: form.list(at('covers'), answer.expense),
    },
    languages: form.text(at('languages'), answer.languages, []),
  };
};
