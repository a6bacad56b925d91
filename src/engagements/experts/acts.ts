import { type ExpertId, expertId, newId } from '../../kernel/ids.ts';
import { type ActOutcome, type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { Expert } from './facts.ts';
import { ExpertWriter } from './store.ts';

/** Any member keeps the organisation's list: nobody but its members reads it. P4 */
export const listExpert = async (context: MemberContext, about: Expert): ActOutcome => {
  const writer = new ExpertWriter(context.tx, context.keyring);
  await writer.list(ownOf(context), newId(expertId), about, todayOf(context));
  return { ok: true };
};

type AtExpert = { expert: ExpertId };

export const changeExpert = async (context: MemberContext, at: AtExpert, about: Expert): ActOutcome => {
  const writer = new ExpertWriter(context.tx, context.keyring);
  if (!(await writer.expert(ownOf(context), at.expert))) return null;
  await writer.change(ownOf(context), at.expert, about);
  return { ok: true };
};

export const removeExpert = async (context: MemberContext, at: AtExpert): ActOutcome => {
  const writer = new ExpertWriter(context.tx, context.keyring);
  if (!(await writer.expert(ownOf(context), at.expert))) return null;
  await writer.remove(ownOf(context), at.expert);
  return { ok: true };
};
