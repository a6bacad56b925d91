import type { Day } from '../../kernel/clock.ts';
import type { DaysOffId } from '../../kernel/ids.ts';
import type { Member } from '../../kernel/organisation.ts';
import type { Outcome } from '../../kernel/outcome.ts';
import { refuse } from '../../kernel/outcome.ts';
import { mostRestDays } from '../../kernel/workingCalendar.ts';

/** Days on which an organisation is away, the first and the last of them included. */
export type DaysOff = { id: DaysOffId; first: Day; last: Day };

/** More at once would be a closure, not days off. */
export const longestAbsence = 93;
/** Stretches still to come. */
export const mostAbsences = 40;

/** The time to choose who comes is the community side's to set, and a steward's to write down. P10 */
export const maySetCalendar = (member: Member): Outcome => {
  if (member.organisation.kind === 'ally') return refuse('allyCalendar', 'P10');
  return member.role === 'steward' ? { ok: true } : refuse('onlySteward');
};

export const changeWeek = (member: Member, { restDays }: { restDays: readonly number[] }): Outcome => {
  const may = maySetCalendar(member);
  if (!may.ok) return may;
  return new Set(restDays).size > mostRestDays ? refuse('noWorkingDay') : { ok: true };
};

const lengthOf = ({ first, last }: Omit<DaysOff, 'id'>): number =>
  Temporal.PlainDate.from(first).until(last, { largestUnit: 'days' }).days + 1;

export const addDaysOff = (
  member: Member,
  added: Omit<DaysOff, 'id'>,
  { coming, today }: { coming: number; today: Day },
): Outcome => {
  const may = maySetCalendar(member);
  if (!may.ok) return may;
  if (added.last < added.first) return refuse('daysOffOrder');
  if (added.last < today) return refuse('daysOffGone');
  if (lengthOf(added) > longestAbsence) return refuse('daysOffLong', undefined, { most: longestAbsence });
  return coming >= mostAbsences ? refuse('daysOffMany', undefined, { most: mostAbsences }) : { ok: true };
};
