import type { Frame } from '../web/frame.ts';
import { dayInWords } from '../web/inWords.ts';
import { languagesInWords } from './languageNames.ts';
import type { Plan } from './plan.ts';
import {
  sayExpenses,
  sayFee,
  sayHours,
  sayNumber,
  sayPaidHours,
  saySession,
  sayWhose,
} from './planInWords.ts';
import { labelOf, type SingleField } from './planLabels.ts';

/** One thing a plan says, as a reader reads it: `key` finds the same thing in another wording. */
export type PlanLine = { key: string; label: string; text: string };

const joined = (lines: readonly string[]): string => lines.map((text) => `${text}\n`).join('');

/** What each single field says. Those that are told elsewhere, or are nobody's words, say nothing. */
const singles = (frame: Frame, plan: Plan): Partial<Record<SingleField, string>> => {
  const { t, language } = frame;
  const { payment } = plan;
  const ticked = (field: 'streaming' | 'unpaidForAll' | 'warned' | 'storyNotAsked', on: boolean): string =>
    on ? t(`engagement.plan.tick.${field}`) : '';
  const day = (on: string | null): string => (on === null ? '' : dayInWords(on, language));
  return {
    kind: t(`engagement.kind.${plan.kind}`),
    title: plan.title,
    about: plan.about,
    space: plan.space,
    convenes: plan.convenes,
    toldOn: day(plan.toldOn),
    attendance: t(`engagement.attendance.${plan.attendance}`),
    place: plan.place,
    languages: languagesInWords(plan.languages, language),
    interpretation: languagesInWords(plan.interpretation, language),
    recording: t(`engagement.recording.${plan.recording}`),
    streaming: ticked('streaming', plan.streaming),
    exposures: joined(plan.exposures.map((exposure) => t(`engagement.exposure.${exposure}`))),
    risks: plan.risks,
    support: plan.support,
    eraseAfterDays: sayNumber(frame, plan.eraseAfterDays),
    outcomeUse: plan.outcomeUse,
    reportHow: plan.reportsBack.how,
    reportBy: day(plan.reportsBack.by),
    currency: payment.currency,
    hoursPerDay: sayNumber(frame, payment.hoursPerDay),
    unpaidForAll: ticked('unpaidForAll', payment.unpaidForAll),
    dueWithinDays: payment.dueWithinDays === null ? '' : sayNumber(frame, payment.dueWithinDays),
    methods: joined(payment.methods.map((method) => t(`engagement.method.${method}`))),
    tax: payment.tax,
    warned: ticked('warned', payment.warned),
    storyNotAsked: ticked('storyNotAsked', payment.storyNotAsked),
    organisationPercent: sayNumber(frame, payment.organisationPercent),
  };
};

const isField = (key: string, fields: Partial<Record<SingleField, string>>): key is SingleField =>
  Object.hasOwn(fields, key);

const seatLines = (frame: Frame, plan: Plan): PlanLine[] => {
  const { t, language } = frame;
  const names = new Map(plan.organisations.map(({ key, name }) => [key, name]));
  return plan.seats.map((seat, index) => ({
    key: `seat ${seat.key}`,
    label: t('engagement.plan.seatBrief', { number: index + 1, role: t(`engagement.role.${seat.role}`) }),
    text: joined([
      t(`engagement.role.${seat.role}`),
      sayWhose(frame, seat),
      t(`engagement.power.${seat.power}`),
      (seat.organisation && names.get(seat.organisation)) || t('engagement.plan.nobody'),
      sayHours(frame, seat),
      sayFee(frame, seat.fee),
      sayPaidHours(frame, seat),
      sayExpenses(frame, seat),
      languagesInWords(seat.languages, language),
    ]),
  }));
};

/** A plan, thing by thing, in the reader's words. */
export const planLines = (frame: Frame, plan: Plan): PlanLine[] => {
  const { t } = frame;
  const fields = singles(frame, plan);
  return [
    ...Object.entries(fields).flatMap(([key, text]) =>
      isField(key, fields) ? [{ key, label: labelOf(t, key), text }] : [],
    ),
    {
      key: 'communities',
      label: t('engagement.plan.section.communities'),
      text: joined(
        plan.communities.map(({ community, how }) =>
          t('engagement.text.community', {
            community: t(`vocabulary.community.${community}`),
            how: t(`engagement.named.${how}`),
          }),
        ),
      ),
    },
    {
      key: 'days',
      label: t('engagement.text.days'),
      text: joined(plan.sessions.map((session) => saySession(frame, session))),
    },
    ...seatLines(frame, plan),
  ];
};
