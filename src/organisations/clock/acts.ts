import { acceptDay } from '../../database/clock/lastDay.ts';
import { type ActOutcome, type MemberContext, todayOf } from '../../session/memberContext.ts';
import { confirmDay } from './rules.ts';

/** From the next minute on, what is over by this day is closed and erased. */
export const sayDayIsRight = async (context: MemberContext): ActOutcome => {
  if (!context.member.organisation.host) return null;
  const decided = confirmDay(context.member);
  if (decided.ok) await acceptDay(context.tx, todayOf(context));
  return decided;
};
