import { z } from 'zod';
import type { StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { addGroups, askOnto, assignGroups, dropGroup } from './acts.ts';
import { beginStatement } from './begin.ts';
import { BeginPage } from './beginPage.tsx';
import { askFields, beginFields, dropFields, findFields, listFields } from './form.ts';
import { GroupsPage } from './page.tsx';
import { partnershipChoices } from './partnershipChoices.ts';
import { groupsView } from './read.ts';

const showBeginning = async (
  request: Request,
  _: unknown,
  member: SignedIn,
  returned?: ReturnedForm,
): Promise<Response> => {
  const partnerships = await request.readAs(member, (context) =>
    partnershipChoices(context, request.language),
  );
  return request.answer(
    <BeginPage frame={request.frame} partnerships={partnerships} returned={returned} />,
    returned,
  );
};

type At = { statement: StatementId };
const groupsPage = async (
  request: Request,
  { statement }: At,
  member: SignedIn,
  { returned, beginning }: { returned?: ReturnedForm | undefined; beginning?: string | undefined },
) => {
  const view = await request.readAs(member, (context) => groupsView(context, statement, beginning));
  if (!view) return request.notFound();
  const { frame, done, now } = request;
  return request.answer(
    <GroupsPage frame={frame} view={view} returned={returned} done={done} now={now} />,
    beginning === undefined ? returned : undefined,
  );
};
const show = (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) =>
  groupsPage(request, at, member, { returned });

/** An answer without an address of its own, so that no history keeps what was typed (C32). */
const find = async (request: Request, at: At, member: SignedIn) => {
  const form = await request.repeatableForm(z.strictObject(findFields));
  const problems = form.ok ? {} : form.problems;
  const action = routes.findToAsk.url(at);
  const returned: ReturnedForm = { action, typed: form.typed, problems, refusal: null, status: 422 };
  return groupsPage(request, at, member, {
    returned,
    beginning: form.ok ? form.values.name : undefined,
  });
};

const beginning = place(routes.newStatement, showBeginning);
const groups = place(routes.groups, show);

export const drafterRoutes = (mount: Mount): void => {
  mount.member(routes.newStatement, showBeginning);
  mount.member(
    routes.beginStatement,
    act(
      beginning,
      'statementBegun',
      beginFields,
      (context, _, { partnership, title, purpose, scope, days }) =>
        beginStatement(context, { partnership, about: { title, purpose }, days, scopes: scope }),
      { to: (_, { id }) => routes.groups.url({ statement: id }) },
    ),
  );
  mount.member(routes.groups, show);
  mount.member(routes.findToAsk, find);
  mount.member(
    routes.listGroups,
    act(groups, 'groupsListed', listFields, (context, at, { group }) =>
      addGroups(context, at.statement, group),
    ),
  );
  mount.member(
    routes.dropGroup,
    act(groups, 'groupDropped', dropFields, (context, at, { group }) =>
      dropGroup(context, at.statement, group),
    ),
  );
  mount.member(
    routes.askOnto,
    act(groups, 'organisationAsked', askFields, (context, at, { organisation, group }) =>
      askOnto(context, at.statement, { organisation, asksFor: group ? [group] : [] }),
    ),
  );
  mount.member(
    routes.assignGroups,
    act(groups, 'groupAssigned', askFields, (context, at, { organisation, group }) =>
      assignGroups(context, at.statement, { organisation, asksFor: group ? [group] : [] }),
    ),
  );
};
