import type { StatementId } from '../../kernel/ids.ts';
import { type MemberContext, todayOf } from '../../session/memberContext.ts';
import { statementView } from '../read.ts';
import { populationsIn } from '../text/checks.ts';
import { exactText } from '../text/document.ts';
import { AskableReader } from './askableStore.ts';
import { mayDropGroups } from './rules.ts';
import type { GroupsView } from './view.ts';

/** `beginning`: of the name of an organisation that she looks for, among all that she may know of. */
export const groupsView = async (
  context: MemberContext,
  id: StatementId,
  beginning?: string,
): Promise<GroupsView | null> => {
  const view = await statementView(context, id);
  if (!view) return null;
  const reader = new AskableReader(context.tx, todayOf(context));
  const texts = [...view.latest.values()].map(({ text }) => exactText(text));
  const own = view.me.organisation;
  const self = await reader.one(own);
  const others = (await reader.known(own)).filter(({ organisation }) => organisation !== own);
  return {
    ...view,
    suggested: populationsIn([view.about.title, view.about.purpose, ...texts].join('\n\n')),
    askable: [...(self ? [self] : []), ...others],
    found: beginning === undefined ? null : await reader.named(own, beginning),
    mayDrop: mayDropGroups(view.facts, context.member).ok,
  };
};
