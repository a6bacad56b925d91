import type { Frame } from '../../../web/frame.ts';
import type { Plan } from '../document.ts';
import { singleFields } from '../form/fields.ts';
import { labelOf } from '../form/labels.ts';
import { languagesInWords } from '../languageNames.ts';
import { sayExpenses, sayFee, sayField, sayHours, sayPaidHours, saySession, sayWhose } from './words.ts';

/** One thing a plan says, as a reader reads it: `key` finds the same thing in another wording. */
export type PlanLine = { key: string; label: string; text: string };

const joined = (lines: readonly string[]): string => lines.map((text) => `${text}\n`).join('');

const singleLines = (frame: Frame, plan: Plan): PlanLine[] =>
  [...singleFields.keys()].map((key) => {
    const said = sayField(frame, plan, key);
    return { key, label: labelOf(frame.t, key), text: typeof said === 'string' ? said : joined(said) };
  });

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
  return [
    ...singleLines(frame, plan),
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
