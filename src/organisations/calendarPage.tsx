import { usualNotice } from '../kernel/workingCalendar.ts';
import { routes } from '../routes.ts';
import { Checkboxes, DateField, TextField } from '../web/fields.tsx';
import { ActionButton, ErrorSummary, Form } from '../web/forms.tsx';
import type { Frame } from '../web/frame.ts';
import { dayInWords, week, weekdayInWords } from '../web/inWords.ts';
import { Page } from '../web/layout.tsx';
import type { SignedIn } from '../web/visit.ts';
import { WhoCanSee } from '../web/whoCanSee.tsx';
import type { DaysOff } from './calendarRules.ts';
import { maySetCalendar } from './calendarRules.ts';
import type { OwnCalendar } from './calendarStore.ts';
import { type CameBack, IfAllowed, RefusalNotice, text } from './cameBack.tsx';

export type CalendarForm = 'week' | 'days';
type Props = {
  frame: Frame;
  member: SignedIn;
  calendar: OwnCalendar;
  today: string;
  /** Which of the two forms came back. */
  form: CalendarForm | null;
  state: CameBack;
  done: string | null;
};

const at = (member: SignedIn) => ({ organisation: member.organisation.id });

const Week = ({ frame, member, calendar, form, state }: Props) => {
  const { t, language } = frame;
  const came = form === 'week';
  const { typed, problems } = came ? state : { typed: {}, problems: {} };
  const label = t('calendar.week.submit');
  return (
    <section class="part">
      <h2>{t('calendar.week.title')}</h2>
      <IfAllowed frame={frame} ruling={maySetCalendar(member)} label={label}>
        <Form frame={frame} action={routes.changeWeek.url(at(member))} submit={label}>
          <div class="many">
            <Checkboxes
              frame={frame}
              name="rest"
              label={t('calendar.week.rest')}
              hint={t('calendar.week.restHint')}
              error={problems['rest']}
              values={came ? typed['rest'] : calendar.restDays.map(String)}
              options={week.map((day) => ({ value: String(day), label: weekdayInWords(day, language) }))}
            />
          </div>
          <TextField
            frame={frame}
            name="notice"
            label={t('calendar.week.notice')}
            hint={t('calendar.week.noticeHint', { usual: usualNotice })}
            error={problems['notice']}
            value={came ? text(typed['notice']) : String(calendar.noticeDays ?? '')}
            inputmode="numeric"
            maxlength={3}
            size={4}
            optional
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
  const { frame, member, form, state, today } = props;
  const { t } = frame;
  const { typed, problems } = form === 'days' ? state : { typed: {}, problems: {} };
  const label = t('calendar.days.submit');
  return (
    <section class="part">
      <h2>{t('calendar.days.title')}</h2>
      <Listed {...props} />
      <IfAllowed frame={frame} ruling={maySetCalendar(member)} label={label}>
        <Form frame={frame} action={routes.addDaysOff.url(at(member))} submit={label} variant="quiet">
          <DateField
            frame={frame}
            name="first"
            label={t('calendar.days.first')}
            error={problems['first']}
            value={text(typed['first'])}
          />
          <DateField
            frame={frame}
            name="last"
            label={t('calendar.days.last')}
            hint={t('calendar.days.lastHint')}
            error={problems['last']}
            value={text(typed['last'])}
            min={today}
            optional
          />
        </Form>
      </IfAllowed>
    </section>
  );
};

/** When an organisation works and how early it wants to be told: requests to it are measured by this. P10 */
export const CalendarPage = (props: Props) => {
  const { frame, member, state, done } = props;
  const { t } = frame;
  return (
    <Page
      frame={frame}
      title={t('calendar.title')}
      lead={t('calendar.lead')}
      trail={[{ label: member.organisationName, href: routes.organisation.url(at(member)) }]}
      here="organisations"
      done={done}
      problem={Object.keys(state.problems).length > 0}
    >
      <RefusalNotice frame={frame} refusal={state.refusal} />
      <ErrorSummary frame={frame} problems={state.problems} />
      <Week {...props} />
      <Days {...props} />
      <WhoCanSee frame={frame} now={t('calendar.now')} seized={t('calendar.seized')} sealed={false} />
    </Page>
  );
};
