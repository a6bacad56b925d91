import { stepUp, stepUpFields } from '../../identity/stepUp/check.ts';
import { type OrganisationId, type PersonId, personId } from '../../kernel/ids.ts';
import { roles } from '../../kernel/organisation.ts';
import { pageAsked, pageOf } from '../../kernel/page.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, type Submission } from '../../web/forms/act.ts';
import { choice } from '../../web/forms/parse.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { LinkPage } from '../invitations/linkPage.tsx';
import { linkTo, linkUntil } from '../invitations/links.ts';
import { formPlace, ownOnly } from '../place.ts';
import { type AtMember, changeRole, endSessions, issueRecovery, removeMember } from './acts.ts';
import { MembersPage } from './page.tsx';
import { MemberReader } from './store.ts';

/** The page, or a form on it about one of its people. */
type At = { organisation: OrganisationId; person?: PersonId };

const pageSize = 50;

const show = async (
  request: Request,
  { organisation: own, person }: At,
  member: SignedIn,
  returned?: ReturnedForm,
) => {
  const after = personId.safeParse(request.context.req.query('after')).data;
  const { rows, stewards, about } = await request.within(async (tx, keyring) => {
    const reader = new MemberReader(tx, keyring);
    return {
      rows: await reader.page(own, pageAsked(after, pageSize)),
      stewards: await reader.stewards(own),
      about: person && (await reader.member(own, person)),
    };
  });
  if (about === null) return request.notFound();
  const { items, next } = pageOf(rows, pageSize, (row) => row.person);
  // Whom a form was about is on the page that it comes back on, wherever she stands in the list.
  const shown = about && !items.some((row) => row.person === person) ? [about, ...items] : items;
  const page = { frame: request.frame, member, rows: shown, stewards, next, returned, done: request.done };
  return request.answer(<MembersPage {...page} onward={after !== undefined} />, returned);
};

/** Those who are no stewards are told so by the rule, and not asked for anything first. */
const before = async (request: Request, _: unknown, member: SignedIn) =>
  member.role === 'steward' ? stepUp(request) : null;

const showLink = async (
  request: Request,
  { organisation, person }: AtMember,
  _: SignedIn,
  submission: Submission,
) => {
  const { t } = request;
  const found = await request.within((tx, keyring) =>
    new MemberReader(tx, keyring).member(organisation, person),
  );
  const name = found?.name ?? t('organisations.members.sealed');
  return request.page(
    <LinkPage
      frame={request.frame}
      title={t('organisations.recovery.title')}
      lead={t('organisations.recovery.lead', { name })}
      after={t('organisations.recovery.after')}
      link={linkTo(request, submission.secret('link'))}
      until={linkUntil(request.today)}
      back={{ label: t('organisations.link.back'), href: routes.members.url({ organisation }) }}
    />,
  );
};

const roleFields = { ...stepUpFields, role: choice(roles) };
const members = formPlace(routes.members, show);

export const memberRoutes = (mount: Mount): void => {
  mount.member(routes.members, ownOnly(show));
  mount.member(routes.changeRole, ownOnly(act(members, 'roleChanged', roleFields, changeRole, { before })));
  mount.member(
    routes.removeMember,
    ownOnly(act(members, 'memberRemoved', stepUpFields, removeMember, { before })),
  );
  mount.member(routes.endMemberSessions, ownOnly(act(members, 'memberSessionsEnded', {}, endSessions)));
  mount.member(
    routes.issueRecovery,
    ownOnly(act(members, null, stepUpFields, issueRecovery, { before, reply: showLink })),
  );
};
