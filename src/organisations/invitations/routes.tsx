import type { z } from 'zod';
import { invitationId, type OrganisationId } from '../../kernel/ids.ts';
import { pageAsked, pageOf } from '../../kernel/page.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, type Sent } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { ownStands } from '../ledStatus/own.ts';
import { formPlace, ownOnly } from '../place.ts';
import { makeLink, withdrawLink } from './acts.ts';
import { inviteForm } from './form.ts';
import { LinkPage } from './linkPage.tsx';
import { linkTo, linkUntil } from './links.ts';
import { InvitationsPage } from './page.tsx';
import { InvitationReader } from './store.ts';

type At = { organisation: OrganisationId };

const pageSize = 50;

const show = async (request: Request, { organisation }: At, member: SignedIn, returned?: ReturnedForm) => {
  const after = invitationId.safeParse(request.context.req.query('after')).data;
  const { rows, stands } = await request.within(async (tx) => ({
    rows: await new InvitationReader(tx).page(organisation, pageAsked(after, pageSize)),
    stands: await ownStands(tx, member, request.today),
  }));
  const { items: invitations, next } = pageOf(rows, pageSize, ({ id }) => id);
  const around = { frame: request.frame, member, stands, today: request.today, done: request.done };
  const page = { ...around, returned, invitations, next, onward: after !== undefined };
  return request.answer(<InvitationsPage {...page} />, returned);
};

const showLink = (
  request: Request,
  at: At,
  _: SignedIn,
  { values: { kind }, secret }: Sent<z.infer<typeof inviteForm>>,
) =>
  request.page(
    <LinkPage
      frame={request.frame}
      title={request.t(`organisations.invitations.made.${kind}`)}
      lead={request.t('organisations.invitations.made.lead')}
      link={linkTo(request, secret('link'))}
      until={linkUntil(request.today)}
      back={{ href: routes.invitations.url(at), label: request.t('organisations.link.toInvitations') }}
    />,
  );

const invitations = formPlace(routes.invitations, show);

export const invitationRoutes = (mount: Mount): void => {
  mount.member(routes.invitations, ownOnly(show));
  mount.member(routes.invite, ownOnly(act(invitations, null, inviteForm, makeLink, { reply: showLink })));
  mount.member(
    routes.withdrawInvitation,
    ownOnly(
      act(invitations, ({ withdrawn }) => (withdrawn ? 'invitationWithdrawn' : null), {}, withdrawLink),
    ),
  );
};
