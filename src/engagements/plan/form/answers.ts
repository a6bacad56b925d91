import { z } from 'zod';
import { communityKey } from '../../../language/vocabulary.ts';
import { day } from '../../../web/forms/parse.ts';
import {
  currencies,
  expenseKinds,
  exposure,
  hourKinds,
  paymentMethod,
  planDocument,
  zones,
} from '../document.ts';
import { languagesNamed } from '../languageNames.ts';

/** How one answer of the plan's form is read, each with the sentence for what cannot be. */

const { shape } = planDocument;

const seat = shape.seats.element.shape;
const chosen = { error: 'problem.choose' };

const orNull = z
  .string()
  .trim()
  .transform((written) => (written === '' ? null : written));
const upTo = (highest: number) =>
  z
    .string()
    .regex(/^\d{1,3}$/, { error: 'problem.number' })
    .transform(Number)
    .pipe(z.number().max(highest, { error: 'problem.number' }));

/** A comma before one or two digits can only be a decimal sign; "1,250" could be either, so it is asked again. */
const pointed = (written: string): string => written.trim().replace(/,(\d{1,2})$/, '.$1');

/** Hours in quarters; nothing written is none. */
const hours = z
  .string()
  .transform((written) => pointed(written) || '0')
  .pipe(z.string().regex(/^\d{1,5}(?:\.\d{1,2})?$/, { error: 'problem.hours' }))
  .transform(Number)
  .pipe(z.number().max(10_000, { error: 'problem.hours' }).multipleOf(0.25, { error: 'problem.hours' }));

const amount = z
  .string()
  .transform(pointed)
  .pipe(z.string().regex(/^\d{1,12}(?:\.\d{1,4})?$/, { error: 'problem.amount' }));

const currency = z
  .string()
  .transform((written) => written.trim().toUpperCase())
  .refine((code) => currencies.includes(code), { error: 'problem.currency' });

/** An answer that may be left empty, with its own sentence where it is not. */
const spare = (schema: z.ZodType<string>) =>
  z.string().transform((written, context) => {
    if (written.trim() === '') return '';
    const parsed = schema.safeParse(written);
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? 'problem.unreadable' });
    return z.NEVER;
  });

/** "Africa/Nairobi", or the city alone: no two zones share one. */
const zoneNamed = (written: string): string | undefined => {
  const plain = written.trim().replaceAll(' ', '_').toLowerCase();
  return zones.find((zone) => zone.toLowerCase() === plain || zone.toLowerCase().endsWith(`/${plain}`));
};
const zone = z.string().transform((written, context) => {
  const named = zoneNamed(written);
  if (named === undefined) context.addIssue({ code: 'custom', message: 'problem.zone' });
  return named ?? z.NEVER;
});

const languages = z.string().transform((written, context) => {
  const found = languagesNamed(written);
  if (found === null) context.addIssue({ code: 'custom', message: 'problem.languages' });
  return found?.slice(0, 20) ?? z.NEVER;
});

/** Days, one to a line. */
const holidays = z
  .string()
  .transform((written) => written.split(/[\s,;]+/).filter((one) => one !== ''))
  .pipe(z.array(z.iso.date({ error: 'problem.date' })).max(400, { error: 'problem.tooLong' }));

const rate = z
  .string()
  .transform(pointed)
  .pipe(
    z
      .string()
      .regex(/^\d{1,9}(?:\.\d{1,9})?$/, { error: 'problem.amount' })
      .regex(/[1-9]/, { error: 'problem.amount' }),
  );

export const answer = {
  kind: z.enum(shape.kind.enum, chosen),
  day,
  spareDay: orNull.pipe(day.nullable()),
  time: z
    .string()
    .trim()
    .pipe(z.iso.time({ precision: -1, error: 'problem.time' })),
  zone,
  languages,
  attendance: z.enum(shape.attendance.enum, chosen),
  recording: z.enum(shape.recording.enum, chosen),
  exposure,
  communityKey: z.enum(communityKey.enum, chosen),
  /** A choice that may be left open. */
  community: z.enum({ ...communityKey.enum, none: '' }, chosen),
  named: z.enum(shape.communities.element.shape.how.enum, chosen),
  side: z.enum(shape.organisations.element.shape.kind.enum, chosen),
  restDay: z.enum(['1', '2', '3', '4', '5', '6', '7']),
  holidays,
  currency,
  rate,
  amount,
  spareAmount: spare(amount),
  spareCurrency: spare(currency),
  hours,
  days: orNull.pipe(upTo(365).nullable()),
  percent: orNull.pipe(upTo(100).nullable()).transform((percent) => percent ?? 0),
  erasure: z.string().trim().pipe(upTo(365)),
  method: paymentMethod,
  ticked: z.enum(['', 'yes']).transform((box) => box === 'yes'),
  key: seat.key,
  spareKey: spare(seat.key),
  seatFor: z.enum(['community', 'expert']),
  role: z.enum(seat.role.enum, chosen),
  power: z.enum(seat.power.enum, chosen),
  basis: z.enum(['unpaid', 'hour', 'day', 'flat'], chosen),
  hourKind: z.enum(hourKinds),
  expenses: z.enum(seat.expenses.shape.how.enum, chosen),
  expense: z.enum(expenseKinds),
} as const;
