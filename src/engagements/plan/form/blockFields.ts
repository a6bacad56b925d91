import { z } from 'zod';
import { communityKeys } from '../../../language/vocabulary.ts';
import { week, weekdayInWords } from '../../../web/words/figures.ts';
import type { Translate } from '../../../web/words/translate.ts';
import {
  decisionPowers,
  expenseKinds,
  type HourKind,
  hourKinds,
  planDocument,
  seatRoles,
} from '../document.ts';
import { answer } from './answers.ts';
import { boxes, choice, options, type RowFields, short } from './field.ts';
import { languages, name, number } from './fields.ts';
import type { RowKind } from './sheet.ts';

const { shape } = planDocument;
const organisation = shape.organisations.element.shape;
const seat = shape.seats.element.shape;

const hidden = { is: 'hidden', read: answer.key } as const;
/** Whether a block stands open is the page's matter, not the plan's. */
const open = { is: 'hidden', read: z.unknown(), at: null } as const;
const hours = <Kind extends HourKind>(kind: Kind) =>
  ({ ...number(answer.hours, 8), at: `hours/${kind}`, label: `engagement.hours.${kind}` }) as const;
export const communityOptions = (t: Translate) =>
  options(communityKeys, (key) => t(`vocabulary.community.${key}`));

/** The fields of blocks: from here each is labelled, drawn, read, written and found. A seat has none for a person, in any of its forms. P6 */
export const rows = {
  community: {
    at: 'communities',
    says: ['community'],
    fields: {
      community: {
        is: 'own',
        read: answer.communityKey,
        once: true,
        label: 'engagement.plan.in.community.community',
      },
      how: {
        ...choice(answer.named, (t) =>
          options(shape.communities.element.shape.how.options, (how) => t(`engagement.named.${how}`)),
        ),
        label: 'engagement.plan.in.community.how',
        chosen: true,
      },
    },
  },
  day: {
    at: 'sessions',
    says: ['on', 'from', 'to'],
    fields: {
      on: { is: 'date', read: answer.day, label: 'engagement.plan.in.day.on' },
      from: { is: 'time', read: answer.time, label: 'engagement.plan.in.day.from' },
      to: { is: 'time', read: answer.time, label: 'engagement.plan.in.day.to' },
      zone: { ...short(answer.zone, 60, 16), label: 'engagement.plan.in.day.zone' },
    },
  },
  organisation: {
    at: 'organisations',
    says: ['name', 'kind', 'ledBy'],
    fields: {
      key: hidden,
      open,
      name: { ...name(organisation.name), label: 'engagement.plan.in.organisation.name' },
      kind: {
        ...choice(answer.side, (t) =>
          options(organisation.kind.options, (side) => t(`engagement.side.${side}`)),
        ),
        label: 'engagement.plan.in.organisation.kind',
      },
      ledBy: {
        is: 'own',
        read: answer.community,
        several: true,
        label: 'engagement.plan.in.organisation.ledBy',
      },
      calendar: {
        is: 'boxes',
        read: null,
        label: 'engagement.plan.in.organisation.calendar',
        write: (calendar) => (calendar === undefined ? [] : 'yes'),
        options: (t) => [{ value: 'yes', label: t('engagement.plan.calendarTick') }],
      },
      rest: {
        ...boxes(null, (_, language) =>
          week.map((day) => ({ value: String(day), label: weekdayInWords(day, language) })),
        ),
        at: 'calendar/restDays',
        label: 'engagement.plan.in.organisation.rest',
      },
      holidays: {
        is: 'text',
        read: null,
        at: 'calendar/holidays',
        label: 'engagement.plan.in.organisation.holidays',
        hint: 'engagement.plan.holidaysHint',
        optional: true,
        rows: 2,
        write: (days) => (Array.isArray(days) ? days.join('\n') : ''),
      },
    },
  },
  rate: {
    at: 'payment/rates',
    says: ['from', 'rate'],
    fields: {
      from: {
        ...short(answer.currency, 3, 5),
        label: 'engagement.plan.in.rate.from',
        hint: 'engagement.plan.currencyHint',
      },
      rate: {
        ...short(answer.rate, 20, 12),
        label: 'engagement.plan.in.rate.rate',
        hint: 'engagement.plan.rateHint',
      },
      on: { is: 'date', read: answer.day, label: 'engagement.plan.in.rate.on' },
    },
  },
  seat: {
    at: 'seats',
    says: ['role', 'power', 'organisation', 'amount', 'basis', 'languages', 'community'],
    fields: {
      key: hidden,
      for: { is: 'hidden', read: answer.seatFor, at: null },
      open,
      community: {
        is: 'own',
        read: null,
        at: 'communities',
        several: true,
        label: 'engagement.plan.in.seat.community',
      },
      organisation: { is: 'own', read: null, label: 'engagement.plan.in.seat.organisation' },
      role: {
        ...choice(answer.role, (t) => options(seatRoles, (role) => t(`engagement.role.${role}`))),
        label: 'engagement.plan.in.seat.role',
      },
      power: {
        ...choice(answer.power, (t) => options(decisionPowers, (power) => t(`engagement.power.${power}`))),
        label: 'engagement.plan.in.seat.power',
      },
      preparation: hours('preparation'),
      travel: hours('travel'),
      session: hours('session'),
      followUp: hours('followUp'),
      paid: {
        ...boxes(answer.hourKind, (t) => options(hourKinds, (kind) => t(`engagement.hours.${kind}`))),
        at: 'paidHours',
        label: 'engagement.plan.in.seat.paid',
      },
      basis: {
        ...choice(null, (t) => options(answer.basis.options, (basis) => t(`engagement.basis.${basis}`))),
        at: 'fee/basis',
        label: 'engagement.plan.in.seat.basis',
        write: (basis) => String(basis ?? 'unpaid'),
      },
      amount: {
        ...short(null, 20, 10),
        at: 'fee/amount',
        optional: true,
        label: 'engagement.plan.in.seat.amount',
      },
      currency: {
        ...short(null, 3, 5),
        at: 'fee/currency',
        optional: true,
        label: 'engagement.plan.in.seat.currency',
      },
      expenses: {
        ...choice(answer.expenses, (t) =>
          options(seat.expenses.shape.how.options, (how) => t(`engagement.expenses.${how}`)),
        ),
        at: 'expenses/how',
        label: 'engagement.plan.in.seat.expenses',
      },
      covers: {
        ...boxes(answer.expense, (t) => options(expenseKinds, (kind) => t(`engagement.covers.${kind}`))),
        at: 'expenses/covers',
        label: 'engagement.plan.in.seat.covers',
      },
      languages: {
        ...languages,
        label: 'engagement.plan.in.seat.languages',
        hint: 'engagement.plan.hint.languages',
      },
    },
  },
} as const satisfies Record<RowKind, RowFields>;
