import { type StatementId, statementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { onStatement } from '../acts.ts';
import { answerAsk, leave, waiveOwnDays } from '../drafters/acts.ts';
import { signReason, stateReason } from '../finals/acts.ts';
import { statementView } from '../read.ts';
import { joinFields, reasonFields } from './form.ts';
import { StatementsPage } from './listPage.tsx';
import { StatementPage } from './page.tsx';
import { statementList } from './read.ts';

const list = async (request: Request, _: unknown, member: SignedIn) => {
  const after = statementId.safeParse(request.context.req.query('after')).data;
  const view = await request.readAs(member, (context) => statementList(context, after));
  return request.page(
    <StatementsPage frame={request.frame} view={view} further={after !== undefined} done={request.done} />,
  );
};

type At = { statement: StatementId };
const show = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, (context) => statementView(context, at.statement));
  if (!view) return request.notFound();
  const { frame, done, now } = request;
  return request.answer(
    <StatementPage frame={frame} view={view} returned={returned} done={done} now={now} />,
    returned,
  );
};

const page = place(routes.statement, show);

export const overviewRoutes = (mount: Mount): void => {
  mount.member(routes.statements, list);
  mount.member(routes.statement, show);
  mount.member(
    routes.answerAsk,
    act(
      page,
      ({ answer }: { answer: 'joined' | 'declined' }) =>
        answer === 'joined' ? 'draftJoined' : 'draftDeclined',
      joinFields,
      (context, at, { answer }) => answerAsk(context, at.statement, answer),
      { to: (at, { answer }) => (answer === 'joined' ? routes.statement.url(at) : routes.statements.url()) },
    ),
  );
  mount.member(
    routes.stateWhy,
    act(page, 'whyStated', reasonFields, (context, at, { lock, sentence }) =>
      stateReason(context, at.statement, { ...lock, sentence }),
    ),
  );
  mount.member(
    routes.signWhy,
    act(page, 'whySigned', {}, (context, { statement, stated }) => signReason(context, statement, stated)),
  );
  mount.member(routes.waiveDays, act(page, 'daysWaived', {}, onStatement(waiveOwnDays)));
  mount.member(
    routes.leaveDraft,
    act(page, 'draftLeft', {}, onStatement(leave), { to: () => routes.statements.url() }),
  );
};
