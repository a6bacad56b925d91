import type { StatementId, WordingId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { hearRule, markCheckRead, silenceRule } from './acts.ts';
import { silenceFields } from './form.ts';
import { LanguageCheckPage } from './page.tsx';
import { languageCheckView } from './read.ts';

type At = { statement: StatementId; wording: WordingId };
const show = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  const space = request.context.req.query('space');
  const view = await request.readAs(member, (context) => languageCheckView(context, at, space));
  if (!view) return request.notFound();
  return request.answer(
    <LanguageCheckPage frame={request.frame} view={view} returned={returned} done={request.done} />,
    returned,
  );
};

const check = place(routes.languageCheck, show);

export const languageCheckRoutes = (mount: Mount): void => {
  mount.member(routes.languageCheck, show);
  mount.member(
    routes.readCheck,
    act(check, 'checkRead', {}, (context, at) => markCheckRead(context, at.statement, at.wording)),
  );
  mount.member(
    routes.silenceRule,
    act(check, 'ruleSilenced', silenceFields, (context, { statement, wording }, silence) =>
      silenceRule(context, statement, { ...silence, wording }),
    ),
  );
  mount.member(
    routes.hearRule,
    act(check, 'ruleHeard', {}, (context, at) => hearRule(context, at, at.silenced)),
  );
};
