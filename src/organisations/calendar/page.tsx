import { usualNotice } from '../../kernel/workingCalendar.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { bound } from '../../web/forms/bound.ts';
import { Checkboxes, DateField, TextField } from '../../web/forms/fields.tsx';
import { ActionButton, Form } from '../../web/forms/form.tsx';
import { ReturnedNotices } from '../../web/forms/refusalNotice.tsx';
import { isWrong, type ReturnedForm } from '../../web/forms/returned.ts';
import type { Frame } from '../../web/frame.ts';
import { Page } from '../../web/pages/layout.tsx';
import { WhoCanSee } from '../../web/parts/whoCanSee.tsx';
import { dayInWords, week, weekdayInWords } from '../../web/words/figures.ts';
import { IfAllowed } from '../allowed.tsx';
import { daysOffFields, weekFields } from './form.ts';
import { type DaysOff, maySetCalendar } from './rules.ts';
import type { OwnCalendar } from './store.ts';

type Props = {
  frame: Frame;
  member: SignedIn;
  calendar: OwnCalendar;
  today: string;
  returned: ReturnedForm | undefined;
  done: string | null;
};

const at = (member: SignedIn) => ({ organisation: member.organisation.id });

const Week = ({ frame, member, calendar, returned }: Props) => {
  const { t, language } = frame;
  const action = routes.changeWeek.url(at(member));
  const f = bound(frame, returned, {
    action,
    fields: weekFields,
    labels: { rest: t('calendar.week.rest'), notice: t('calendar.week.notice') },
    values: { rest: calendar.restDays.map(String), notice: String(calendar.noticeDays ?? '') },
  });
  const label = t('calendar.week.submit');
  return (
    <section class="part">
      <h2>{t('calendar.week.title')}</h2>
      <IfAllowed frame={frame} outcome={maySetCalendar(member)} label={label}>
        <Form frame={frame} action={action} submit={label}>
          <div class="many">
            <Checkboxes
              {...f('rest')}
              optional={false}
              hint={t('calendar.week.restHint')}
              options={week.map((day) => ({ value: String(day), label: weekdayInWords(day, language) }))}
            />
          </div>
          <TextField
            {...f('notice')}
            hint={t('calendar.week.noticeHint', { usual: usualNotice })}
            inputmode="numeric"
            maxlength={3}
            size={4}
          />
        </Form>
      </IfAllowed>
    </section>
  );
};

const sayDaysOff = ({ t, language }: Frame, { first, last }: DaysOff): string =>
  first === last
    ? dayInWords(first, language)
    : t('calendar.days.from', { first: dayInWords(first, language), last: dayInWords(last, language) });

const Listed = ({ frame, member, calendar }: Pick<Props, 'frame' | 'member' | 'calendar'>) => {
  const { t } = frame;
  if (calendar.daysOff.length === 0) return <p class="muted">{t('calendar.days.none')}</p>;
  return (
    <ul class="plain">
      {calendar.daysOff.map((days) => (
        <li class="acts">
          <span id={`days-${days.id}`}>{sayDaysOff(frame, days)}</span>
          {maySetCalendar(member).ok && (
            <ActionButton
              frame={frame}
              action={routes.removeDaysOff.url({ ...at(member), daysOff: days.id })}
              label={t('calendar.days.remove')}
              describedBy={`days-${days.id}`}
            />
          )}
        </li>
      ))}
    </ul>
  );
};

const Days = (props: Props) => {
  const { frame, member, returned, today } = props;
  const { t } = frame;
  const action = routes.addDaysOff.url(at(member));
  const f = bound(frame, returned, {
    action,
    fields: daysOffFields,
    labels: { first: t('calendar.days.first'), last: t('calendar.days.last') },
  });
  const label = t('calendar.days.submit');
  return (
    <section class="part">
      <h2>{t('calendar.days.title')}</h2>
      <Listed {...props} />
      <IfAllowed frame={frame} outcome={maySetCalendar(member)} label={label}>
        <Form frame={frame} action={action} submit={label} variant="quiet">
          <DateField {...f('first')} />
          <DateField {...f('last')} hint={t('calendar.days.lastHint')} min={today} />
        </Form>
      </IfAllowed>
    </section>
  );
};

/** When an organisation works and how early it wants to be told: requests to it are measured by this. P10 */
export const CalendarPage = (props: Props) => {
  const { frame, member, returned, done } = props;
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('calendar.title')}
      lead={t('calendar.lead')}
      trail={[{ label: member.organisationName, href: routes.organisation.url(at(member)) }]}
      here="organisations"
      done={done}
      problem={isWrong(returned)}
    >
      <ReturnedNotices frame={frame} returned={returned} title={t('organisations.refused')} />
      <Week {...props} />
      <Days {...props} />
      <WhoCanSee frame={frame} now={t('calendar.now')} seized={t('calendar.seized')} sealed={false} />
    </Page>
  );
};
