import type { Day } from '../../kernel/clock.ts';
import { oncePer } from '../../kernel/oncePer.ts';
import type { Language } from './translate.ts';

const tagOf = (language: Language): string => (language === 'en' ? 'en-GB' : language);
const days = oncePer(
  (language: Language) => new Intl.DateTimeFormat(tagOf(language), { dateStyle: 'long', timeZone: 'UTC' }),
);
const lists = oncePer((language: Language) => new Intl.ListFormat(tagOf(language), { type: 'conjunction' }));

/** "23 November 2026", as the reader's language writes it; French says the first of a month as an ordinal. */
export const dayInWords = (day: Day, language: Language): string => {
  const words = days(language).format(new Date(`${day}T00:00:00Z`));
  return language === 'fr' ? words.replace(/^1 /, '1er ') : words;
};

export const week = [1, 2, 3, 4, 5, 6, 7] as const;
/** 1 is Monday. */
export const weekdayInWords = (day: number, language: Language): string =>
  new Intl.DateTimeFormat(tagOf(language), { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2026, 10, 22 + day),
  );

/** "one, two and three", as the reader's language joins them. */
export const listInWords = (items: readonly string[], language: Language): string =>
  lists(language).format(items);

const isDecimal = (written: string): written is `${number}` => /^\d+(?:\.\d+)?$/.test(written);

/** "EUR 79.99", exactly as many decimals as were written. */
export const moneyInWords = (amount: string, currency: string, language: Language): string => {
  if (!isDecimal(amount)) return `${currency} ${amount}`;
  const decimals = amount.split('.')[1]?.length ?? 0;
  return new Intl.NumberFormat(tagOf(language), {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(amount);
};
