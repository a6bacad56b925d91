import type { Frame } from '../../../web/frame.ts';
import { dayInWords, listInWords, moneyInWords } from '../../../web/words/figures.ts';
import type { Language } from '../../../web/words/translate.ts';
import { type Fee, type HourKind, hourKinds, type Plan, type Seat, type Session } from '../document.ts';
import { pathOf, valueAt } from '../form/field.ts';
import { type SingleField, singleFields } from '../form/fields.ts';
import { decimalsIn, type Hourly, perHour } from '../money.ts';

/** What the pages of an engagement say the same way. */

const tag = (language: Language): string => (language === 'en' ? 'en-GB' : language);

export const sayNumber = ({ language }: Frame, value: number): string =>
  new Intl.NumberFormat(tag(language)).format(value);

/** What a plan says in one of its fields: a list where it takes several answers, nothing where it was left empty. */
export const sayField = (frame: Frame, plan: Plan, name: SingleField): string | string[] => {
  const { t, language } = frame;
  const field = singleFields.get(name);
  const value = field && valueAt(plan, pathOf(name, field) ?? name);
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return sayNumber(frame, value);
  if (field?.is === 'date') return dayInWords(String(value), language);
  if (!field?.options) return String(field?.write ? field.write(value, language) : value);
  const chosen = typeof value === 'boolean' ? (value ? ['yes'] : []) : [value].flat();
  const options = field.options(t, language);
  const labels = chosen.flatMap((one) => options.find((option) => option.value === one)?.label ?? []);
  return field.several ? labels : labels.join('');
};

export const sayFee = (frame: Frame, fee: Fee | null): string =>
  fee
    ? frame.t('engagement.text.fee', {
        amount: moneyInWords(fee.amount, fee.currency, frame.language),
        basis: frame.t(`engagement.basis.${fee.basis}`),
      })
    : frame.t('engagement.basis.unpaid');

const sayHourly = (frame: Frame, hourly: Hourly, currency: string): string => {
  switch (hourly.is) {
    case 'unpaid':
      return frame.t('engagement.basis.unpaid');
    case 'unknown':
      return frame.t(`engagement.text.lacks.${hourly.lacks}`);
    case 'paid':
      return moneyInWords(hourly.rate.round(decimalsIn(currency)).toString(), currency, frame.language);
  }
};

/** What an hour of a seat comes to in the plan's currency, so that seats can be compared. P5 */
export const sayPerHour = (frame: Frame, seat: Seat, { payment }: Plan): string =>
  sayHourly(frame, perHour(seat, payment), payment.currency);

const sum = (seat: Seat, kinds: readonly HourKind[]): number =>
  kinds.reduce((hours, kind) => hours + seat.hours[kind], 0);

/** "3.5: preparation 2, session 1.5" */
export const sayHours = (frame: Frame, seat: Seat): string => {
  const kinds = hourKinds.filter((kind) => seat.hours[kind] > 0);
  if (kinds.length === 0) return frame.t('engagement.text.nothing');
  const parts = kinds.map((kind) =>
    frame.t('engagement.text.hoursOf', {
      kind: frame.t(`engagement.hours.${kind}`),
      hours: sayNumber(frame, seat.hours[kind]),
    }),
  );
  return frame.t('engagement.text.hours', {
    sum: sayNumber(frame, sum(seat, kinds)),
    parts: parts.join(', '),
  });
};

export const sayPaidHours = (frame: Frame, seat: Seat): string => {
  if (seat.fee === null || sum(seat, hourKinds) === 0) return frame.t('engagement.text.nothing');
  return frame.t('engagement.text.paidHours', {
    paid: sayNumber(frame, sum(seat, [...new Set(seat.paidHours)])),
    asked: sayNumber(frame, sum(seat, hourKinds)),
  });
};

export const sayExpenses = (frame: Frame, { expenses }: Seat): string => {
  const how = frame.t(`engagement.expenses.${expenses.how}`);
  if (expenses.covers.length === 0) return how;
  const covers = expenses.covers.map((kind) => frame.t(`engagement.covers.${kind}`));
  return frame.t('engagement.text.expenses', { how, covers: covers.join(', ') });
};

export const sayWhose = ({ t, language }: Frame, { communities }: Seat): string =>
  communities.length === 0
    ? t('engagement.plan.forExpert')
    : listInWords(
        communities.map((key) => t(`vocabulary.community.${key}`)),
        language,
      );

export const saySession = ({ t, language }: Frame, { on, from, to, zone }: Session): string =>
  t('engagement.text.session', {
    day: dayInWords(on, language),
    from,
    to,
    zone: zone.replaceAll('_', ' '),
  });
