import { type DaysOffId, daysOffId, newId, type OrganisationId } from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import type { ValuesOf } from '../../web/forms/act.ts';
import { lockOrganisation } from '../store.ts';
import type { daysOffFields, weekFields } from './form.ts';
import { addDaysOff, changeWeek, maySetCalendar } from './rules.ts';
import { CalendarWriter } from './store.ts';

type At = { organisation: OrganisationId };

export const setWeek = async (
  context: MemberContext,
  { organisation }: At,
  { rest, notice }: ValuesOf<typeof weekFields>,
): ActOutcome => {
  const week = { restDays: rest.map(Number), noticeDays: notice };
  const decided = changeWeek(context.member, week);
  if (decided.ok) await new CalendarWriter(context.tx).changeWeek(organisation, week, todayOf(context));
  return decided;
};

export const takeDaysOff = async (
  context: MemberContext,
  { organisation }: At,
  { first, last }: ValuesOf<typeof daysOffFields>,
): ActOutcome => {
  const writer = new CalendarWriter(context.tx);
  const today = todayOf(context);
  await lockOrganisation(context.tx, organisation);
  const { daysOff } = await writer.calendar(organisation, today);
  const added = { id: newId(daysOffId), first, last: last || first };
  const decided = addDaysOff(context.member, added, { coming: daysOff.length, today });
  if (decided.ok) await writer.addDaysOff(organisation, added);
  return decided;
};

export const cancelDaysOff = async (
  { tx, member }: MemberContext,
  { organisation, daysOff }: At & { daysOff: DaysOffId },
): ActOutcome => {
  const decided = maySetCalendar(member);
  if (!decided.ok) return decided;
  return (await new CalendarWriter(tx).removeDaysOff(organisation, daysOff)) ? decided : null;
};
