import type { StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { MemberContext } from '../../session/memberContext.ts';
import { statementView } from '../read.ts';
import { StatementReader } from '../store.ts';
import { readVisible } from '../visible.ts';
import { objectionIsOverdue } from './rules.ts';
import { ObjectionReader } from './store.ts';
import type { AfterView } from './view.ts';

export const afterView = async (context: MemberContext, id: StatementId): Promise<AfterView | null> => {
  const view = await statementView(context, id);
  if (!view) return null;
  const { objections, supplements } = view.facts;
  const begun = objections.flatMap(({ answers }) => answers.flatMap(({ supplement }) => supplement ?? []));
  const seen = [];
  for (const one of [...begun, ...(supplements ? [supplements] : [])])
    if (await readVisible(context, one)) seen.push(one);
  const address = await new StatementReader(context.tx).address(id);
  return {
    ...view,
    words: await new ObjectionReader(context.tx).words(id),
    overdue: new Set(objections.filter((one) => objectionIsOverdue(one, context.now)).map((one) => one.id)),
    supplements: new Set(seen),
    original: supplements && seen.includes(supplements) ? supplements : null,
    objectUrl: routes.objecting.url({ token: address }),
  };
};
