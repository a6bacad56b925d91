import { fieldOf } from './planSheet.ts';

/** The sections of the form; their ids are where a finding about several things is shown. */
export const planSections = [
  'occasion',
  'communities',
  'when',
  'seen',
  'after',
  'organisations',
  'pay',
  'seats',
] as const;
export type PlanSection = (typeof planSections)[number];

const ofSeat: Readonly<Record<string, string>> = {
  role: 'role',
  power: 'power',
  communities: 'community',
  organisation: 'organisation',
  hours: 'hours',
  paidHours: 'paid',
  fee: 'basis',
  expenses: 'expenses',
  languages: 'languages',
};
const whole: Readonly<Record<string, string>> = {
  communities: 'communities',
  sessions: 'when',
  organisations: 'organisations',
  payment: 'pay',
  'payment/rates': 'pay',
  seats: 'seats',
  reportsBack: 'reportHow',
  'reportsBack/how': 'reportHow',
  'reportsBack/by': 'reportBy',
};

/** The id of the field, block or section that a path in the plan is about; null for the plan as a whole. */
export const placeOf = (subject: string): string | null => {
  if (subject === '') return null;
  const [part = '', second = '', third] = subject.split('/');
  const place = Number(second) + 1;
  const numbered = /^\d+$/.test(second);
  if (!numbered) return whole[subject] ?? (part === 'payment' ? second : part);
  switch (part) {
    case 'communities':
      return fieldOf('community', place, 'community');
    case 'sessions':
      return fieldOf('day', place, 'on');
    case 'organisations':
      return `organisation-${place}`;
    case 'seats':
      return third === undefined ? `seat-${place}` : fieldOf('seat', place, ofSeat[third] ?? 'role');
    default:
      return whole[part] ?? null;
  }
};
