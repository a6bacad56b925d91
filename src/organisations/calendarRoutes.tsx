import { z } from 'zod';
import type { Tx } from '../database/open.ts';
import { daysOffId, newId, type OrganisationId } from '../kernel/ids.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { type DoneKey, withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { day, many } from '../web/form.ts';
import { messagePage } from '../web/messagePage.tsx';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type CalendarForm, CalendarPage } from './calendarPage.tsx';
import { addDaysOff, changeWeek, maySetCalendar } from './calendarRules.ts';
import { CalendarReader, CalendarWriter } from './calendarStore.ts';
import { type CameBack, cameBack, fresh, statusOf } from './cameBack.tsx';
import type { RefusalKey, Ruling } from './rules.ts';

const longestNotice = 260;
const weekForm = z.strictObject({
  rest: many(z.enum(['1', '2', '3', '4', '5', '6', '7'])),
  notice: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, { error: 'problem.number' })
    .refine((written) => Number(written) <= longestNotice, { error: 'problem.noticeDays' })
    .transform((written) => (written === '' ? null : Number(written))),
});
const daysForm = z.strictObject({ first: day, last: z.literal('').or(day) });
const nothing = z.strictObject({});

/** An organisation's own page, where a community leads it. To everybody else it is not there. */
const isOwn = (organisation: OrganisationId, member: SignedIn): boolean =>
  organisation === member.organisation.id && member.organisation.kind === 'community-led';

const show = async (
  visit: Visit,
  member: SignedIn,
  form: CalendarForm | null = null,
  state: CameBack = fresh,
  status: 200 | 403 | 422 = 200,
) => {
  const calendar = await visit.within((tx) =>
    new CalendarReader(tx).calendar(member.organisation.id, visit.today),
  );
  const around = { frame: visit.frame, member, calendar, today: visit.today, done: visit.done };
  return visit.page(<CalendarPage {...around} form={form} state={state} />, status);
};

type Sent = { form: CalendarForm; act: string; typed: CameBack['typed']; done: DoneKey };
/** `work` gives null where what it is about is not there. */
const decide = async (
  visit: Visit,
  member: SignedIn,
  { form, act, typed, done }: Sent,
  work: (tx: Tx) => Promise<Ruling | null>,
) => {
  const to = withDone(routes.calendar.url({ organisation: member.organisation.id }), done);
  const decided = await decideOnce<RefusalKey>(visit, act, async (tx) => {
    const ruling = await work(tx);
    return ruling?.ok ? { ok: true, to } : ruling;
  });
  return respond(visit, decided, (refusal) =>
    show(visit, member, form, cameBack(visit.t, typed, refusal), statusOf(refusal)),
  );
};

const setWeek = async (visit: Visit, member: SignedIn) => {
  const form = await visit.form(weekForm);
  if (!form.ok) return show(visit, member, 'week', form, 422);
  const { typed, act } = form;
  const said = { restDays: form.values.rest.map(Number), noticeDays: form.values.notice };
  return decide(visit, member, { form: 'week', act, typed, done: 'calendarSaved' }, async (tx) => {
    const ruling = changeWeek(member, said);
    if (ruling.ok) await new CalendarWriter(tx).changeWeek(member.organisation.id, said, visit.today);
    return ruling;
  });
};

const add = async (visit: Visit, member: SignedIn) => {
  const form = await visit.form(daysForm);
  if (!form.ok) return show(visit, member, 'days', form, 422);
  const { typed, act } = form;
  const { first, last } = form.values;
  const added = { id: newId(daysOffId), first, last: last || first };
  return decide(visit, member, { form: 'days', act, typed, done: 'daysOffAdded' }, async (tx) => {
    const writer = new CalendarWriter(tx);
    const { daysOff } = await writer.calendar(member.organisation.id, visit.today);
    const ruling = addDaysOff(member, added, { coming: daysOff.length, today: visit.today });
    if (ruling.ok) await writer.addDaysOff(member.organisation.id, added);
    return ruling;
  });
};

const remove = async (visit: Visit, member: SignedIn, id: z.infer<typeof daysOffId>) => {
  const form = await visit.form(nothing);
  if (!form.ok) return visit.page(messagePage(visit.frame, 'unreadable'), 422);
  const { typed, act } = form;
  return decide(visit, member, { form: 'days', act, typed, done: 'daysOffRemoved' }, async (tx) => {
    const ruling = maySetCalendar(member);
    if (!ruling.ok) return ruling;
    const removed = await new CalendarWriter(tx).removeDaysOff(member.organisation.id, id);
    return removed ? ruling : null;
  });
};

export const calendarRoutes = (doors: Doors): void => {
  doors.member(routes.calendar, (visit, { organisation }, member) =>
    isOwn(organisation, member) ? show(visit, member) : visit.notFound(),
  );
  doors.member(routes.changeWeek, (visit, { organisation }, member) =>
    isOwn(organisation, member) ? setWeek(visit, member) : visit.notFound(),
  );
  doors.member(routes.addDaysOff, (visit, { organisation }, member) =>
    isOwn(organisation, member) ? add(visit, member) : visit.notFound(),
  );
  doors.member(routes.removeDaysOff, (visit, { organisation, daysOff }, member) =>
    isOwn(organisation, member) ? remove(visit, member, daysOff) : visit.notFound(),
  );
};
