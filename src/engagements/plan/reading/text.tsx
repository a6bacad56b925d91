import type { Child } from 'hono/jsx';
import type { Frame } from '../../../web/frame.ts';
import { DataTable } from '../../../web/parts/tables.tsx';
import { dayInWords } from '../../../web/words/figures.ts';
import type { Plan, Seat } from '../document.ts';
import { meaningOf, type SingleField } from '../form/fields.ts';
import { labelOf, seatLabel } from '../form/labels.ts';
import { type SeatPart, seatsPerPart } from './seatParts.ts';
import { SeatsPager } from './seatsPager.tsx';
import {
  sayExpenses,
  sayFee,
  sayField,
  sayHours,
  sayPaidHours,
  sayPerHour,
  saySession,
  sayWhose,
} from './words.ts';

type Props = { frame: Frame; plan: Plan };
/** `part`: which of many seats stand on this page; all of them where it is left out. */
type PartProps = Props & { part?: SeatPart | undefined };
type Term = { term: string; says: Child | readonly Child[] | null };

/** A term nobody filled in is shown as such: what is not said before anyone accepts, is seen to be missing. P5 */
const Terms = ({ frame, terms }: { frame: Frame; terms: readonly Term[] }) => (
  <div class="agreement">
    {terms.map(({ term, says }) => (
      <section>
        <h3>{term}</h3>
        {says === null || says === '' || (Array.isArray(says) && says.length === 0) ? (
          <p class="muted">{frame.t('engagement.text.notSaid')}</p>
        ) : Array.isArray(says) ? (
          <ul>
            {says.map((one) => (
              <li>{one}</li>
            ))}
          </ul>
        ) : (
          <p class="written">{says}</p>
        )}
      </section>
    ))}
  </div>
);

const termsOf = ({ frame, plan }: Props, ...names: SingleField[]): Term[] =>
  names.map((name) => ({ term: labelOf(frame.t, name), says: sayField(frame, plan, name) }));

const occasionTerms = (props: Props): Term[] => {
  const { t } = props.frame;
  return [
    ...termsOf(props, 'kind', 'about', 'space', 'convenes'),
    {
      term: t('engagement.plan.section.communities'),
      says: props.plan.communities.map(({ community, how }) =>
        t('engagement.text.community', {
          community: t(`vocabulary.community.${community}`),
          how: t(`engagement.named.${how}`),
        }),
      ),
    },
  ];
};

const whenTerms = (props: Props): Term[] => {
  const { frame, plan } = props;
  const days = plan.sessions.map((session) => saySession(frame, session));
  return [
    ...termsOf(props, 'toldOn'),
    { term: frame.t('engagement.text.days'), says: days },
    ...termsOf(props, 'attendance', 'place', 'languages', 'interpretation'),
  ];
};

const seenTerms = (props: Props): Term[] => {
  const { frame, plan } = props;
  const { t } = frame;
  return [
    {
      term: labelOf(t, 'recording'),
      says: [
        t(`engagement.recording.${plan.recording}`),
        t(plan.streaming ? 'engagement.plan.tick.streaming' : 'engagement.text.notStreamed'),
      ],
    },
    {
      term: labelOf(t, 'exposures'),
      says: plan.exposures.map((exposure) => (
        <>
          {t(`engagement.exposure.${exposure}`)} <span class="muted">{meaningOf(t, exposure)}</span>
        </>
      )),
    },
    ...termsOf(props, 'risks', 'support', 'eraseAfterDays'),
  ];
};

const afterTerms = (props: Props): Term[] => termsOf(props, 'outcomeUse', 'reportHow', 'reportBy');

const payTerms = (props: Props): Term[] => {
  const { t, language } = props.frame;
  const { rates, currency } = props.plan.payment;
  return [
    ...termsOf(props, 'dueWithinDays', 'methods', 'tax', 'warned', 'storyNotAsked', 'organisationPercent'),
    ...(rates.length === 0
      ? []
      : [
          {
            term: t('engagement.text.rates'),
            says: rates.map(({ from, rate, on }) =>
              t('engagement.text.rate', { from, rate, to: currency, day: dayInWords(on, language) }),
            ),
          },
        ]),
  ];
};

const seatName = ({ t }: Frame, seat: Seat, index: number): string =>
  t('engagement.plan.seatBrief', { number: index + 1, role: t(`engagement.role.${seat.role}`) });

/** The seats of this part, each with its place in the plan. */
const seatsOf = (plan: Plan, part: SeatPart | undefined): [Seat, number][] => {
  const placed = plan.seats.map((seat, index): [Seat, number] => [seat, index]);
  return part ? placed.slice(part.first, part.first + seatsPerPart) : placed;
};

const SeatTable = ({ frame, plan, part }: PartProps) => {
  const { t } = frame;
  const names = new Map(plan.organisations.map(({ key, name }) => [key, name]));
  return (
    <DataTable
      caption={t('engagement.plan.section.seats')}
      quietCaption
      head={[
        seatLabel(t, 'role'),
        seatLabel(t, 'community'),
        seatLabel(t, 'power'),
        t('engagement.text.organisation'),
        t('engagement.plan.hoursAsked'),
      ]}
      rows={seatsOf(plan, part).map(([seat, index]) => [
        seatName(frame, seat, index),
        sayWhose(frame, seat),
        t(`engagement.power.${seat.power}`),
        (seat.organisation && names.get(seat.organisation)) || t('engagement.plan.nobody'),
        sayHours(frame, seat),
      ])}
    />
  );
};

/** The same for everyone in the same role, or visibly not: every seat's fee beside what its hour comes to. P5 */
const PayTable = ({ frame, plan, part }: PartProps) => {
  const { t } = frame;
  return (
    <DataTable
      caption={t('engagement.plan.section.pay')}
      quietCaption
      head={[
        seatLabel(t, 'role'),
        seatLabel(t, 'community'),
        t('engagement.text.feeHead'),
        t('engagement.text.paidHead'),
        t('engagement.text.perHour', { currency: plan.payment.currency }),
        seatLabel(t, 'expenses'),
      ]}
      numbers={[4]}
      rows={seatsOf(plan, part).map(([seat, index]) => [
        seatName(frame, seat, index),
        sayWhose(frame, seat),
        sayFee(frame, seat.fee),
        sayPaidHours(frame, seat),
        sayPerHour(frame, seat, plan),
        sayExpenses(frame, seat),
      ])}
    />
  );
};

/** A plan to read and to print: every term, in plain words, before anyone says yes. */
export const PlanText = ({ frame, plan, part }: PartProps) => {
  const { t } = frame;
  return (
    <>
      <h2>{t('engagement.plan.section.occasion')}</h2>
      <Terms frame={frame} terms={occasionTerms({ frame, plan })} />
      <h2>{t('engagement.plan.section.when')}</h2>
      <Terms frame={frame} terms={whenTerms({ frame, plan })} />
      <h2>{t('engagement.plan.section.seats')}</h2>
      {plan.seats.length === 0 ? (
        <p class="muted">{t('engagement.text.noSeats')}</p>
      ) : (
        <SeatTable frame={frame} plan={plan} part={part} />
      )}
      <SeatsPager frame={frame} part={part} />
      <h2>{t('engagement.plan.section.pay')}</h2>
      {plan.payment.unpaidForAll && <p class="strong">{t('engagement.plan.tick.unpaidForAll')}</p>}
      {plan.seats.length > 0 && <PayTable frame={frame} plan={plan} part={part} />}
      <Terms frame={frame} terms={payTerms({ frame, plan })} />
      <h2>{t('engagement.plan.section.seen')}</h2>
      <Terms frame={frame} terms={seenTerms({ frame, plan })} />
      <h2>{t('engagement.plan.section.after')}</h2>
      <Terms frame={frame} terms={afterTerms({ frame, plan })} />
    </>
  );
};
