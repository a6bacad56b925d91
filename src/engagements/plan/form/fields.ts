import { z } from 'zod';
import { engagementKinds } from '../../../kernel/engagementKind.ts';
import { line, lines, optionalLine } from '../../../web/forms/parse.ts';
import type { Translate } from '../../../web/words/translate.ts';
import { type Exposure, exposures, paymentMethods, planDocument } from '../document.ts';
import { languagesInWords } from '../languageNames.ts';
import { answer } from './answers.ts';
import { boxes, choice, type Field, options, short } from './field.ts';

/** The fields that a plan has one of: from here each is labelled, drawn, read, written and found. */

const { shape } = planDocument;
const { payment } = shape;

/** As many letters as the plan takes. */
const most = ({ maxLength }: { maxLength: number | null }): number => maxLength ?? 0;
type Text = Parameters<typeof most>[0];

const text = (written: Text) =>
  ({ is: 'text', read: lines(most(written)), most: most(written), optional: true }) as const;
const shortText = (written: Text) =>
  ({ is: 'line', read: optionalLine(most(written)), most: 600, optional: true }) as const;
export const name = (written: Text) =>
  ({ is: 'line', read: line(most(written)), most: most(written) }) as const;
export const languages = {
  is: 'line',
  read: answer.languages,
  write: (spoken, reader) => languagesInWords(z.array(z.string()).parse(spoken), reader),
  optional: true,
  most: 600,
} as const satisfies Field;
const spareDay = { is: 'date', read: answer.spareDay, optional: true } as const;
/** A number; none is written by leaving the field empty. */
export const number = (read: z.ZodType, most = 6) =>
  ({
    ...short(read, most, 5),
    optional: true,
    write: (value: unknown) => (value === 0 ? '' : String(value)),
  }) as const;

type Tick = 'streaming' | 'unpaidForAll' | 'warned' | 'storyNotAsked';
/** One sentence to say yes to. */
const tick = (sentence: Tick) =>
  ({
    is: 'boxes',
    read: answer.ticked,
    options: (t) => [{ value: 'yes', label: t(`engagement.plan.tick.${sentence}`) }],
  }) as const satisfies Field;

/** What being seen there means, where it means more than it says. Facts: domain-facts §7.1. P6 */
export const meaningOf = (t: Translate, exposure: Exposure): string | undefined => {
  switch (exposure) {
    case 'un-papers':
    case 'state-pass':
    case 'host-government':
      return t(`engagement.exposureMeans.${exposure}`);
    default:
      return undefined;
  }
};

/** In the order of the page: blocks stand between these groups. Labels are `engagement.plan.label.…` in `locales/`. */
export const groups = {
  occasion: {
    kind: choice(answer.kind, (t) => options(engagementKinds, (kind) => t(`engagement.kind.${kind}`))),
    title: name(shape.title),
    about: { ...text(shape.about), hint: 'engagement.plan.hint.about' },
    space: { ...shortText(shape.space), hint: 'engagement.plan.hint.space' },
    convenes: { ...shortText(shape.convenes), hint: 'engagement.plan.hint.convenes' },
  },
  told: { toldOn: { ...spareDay, hint: 'engagement.plan.hint.toldOn' } },
  where: {
    attendance: choice(answer.attendance, (t) =>
      options(shape.attendance.options, (how) => t(`engagement.attendance.${how}`)),
    ),
    place: shortText(shape.place),
    languages: { ...languages, hint: 'engagement.plan.hint.languages' },
    interpretation: languages,
  },
  seen: {
    recording: {
      is: 'radios',
      read: answer.recording,
      options: (t) => options(shape.recording.options, (how) => t(`engagement.recording.${how}`)),
    },
    streaming: tick('streaming'),
    exposures: {
      is: 'boxes',
      read: answer.exposure,
      several: true,
      hint: 'engagement.plan.hint.exposures',
      options: (t) =>
        exposures.map((value) => ({
          value,
          label: t(`engagement.exposure.${value}`),
          hint: meaningOf(t, value),
        })),
    },
    risks: text(shape.risks),
    support: { ...text(shape.support), hint: 'engagement.plan.hint.support' },
    eraseAfterDays: {
      ...short(answer.erasure, 3, 4),
      numeric: true,
      hint: 'engagement.plan.hint.eraseAfterDays',
    },
  },
  after: {
    outcomeUse: text(shape.outcomeUse),
    reportHow: { ...text(shape.reportsBack.shape.how), at: 'reportsBack/how' },
    reportBy: { ...spareDay, at: 'reportsBack/by' },
  },
  fees: {
    unpaidForAll: { ...tick('unpaidForAll'), at: 'payment/unpaidForAll' },
    currency: {
      ...short(answer.currency, 3, 5),
      at: 'payment/currency',
      hint: 'engagement.plan.currencyHint',
    },
  },
  payment: {
    hoursPerDay: {
      ...number(answer.hours),
      at: 'payment/hoursPerDay',
      hint: 'engagement.plan.hint.hoursPerDay',
    },
    dueWithinDays: { ...short(answer.days, 6, 5), at: 'payment/dueWithinDays', optional: true },
    methods: {
      ...boxes(answer.method, (t) => options(paymentMethods, (method) => t(`engagement.method.${method}`))),
      at: 'payment/methods',
    },
    tax: { ...text(payment.shape.tax), at: 'payment/tax', rows: 2 },
    warned: { ...tick('warned'), at: 'payment/warned' },
    storyNotAsked: { ...tick('storyNotAsked'), at: 'payment/storyNotAsked' },
    organisationPercent: {
      ...number(answer.percent),
      at: 'payment/organisationPercent',
      hint: 'engagement.plan.hint.organisationPercent',
    },
  },
} as const satisfies Record<string, Readonly<Record<string, Field>>>;

export type Group = keyof typeof groups;
type NamesIn<Fields> = Fields extends unknown ? keyof Fields & string : never;
export type SingleField = NamesIn<(typeof groups)[Group]>;

export const isSingle = (name: string): name is SingleField =>
  Object.values(groups).some((fields) => Object.hasOwn(fields, name));

export const singleFields: ReadonlyMap<SingleField, Field> = new Map(
  Object.values(groups)
    .flatMap((group) => Object.entries<Field>(group))
    .flatMap(([name, field]) => (isSingle(name) ? [[name, field] as const] : [])),
);
