import { z } from 'zod';
import { type InvitationId, invitationId } from '../kernel/ids.ts';
import { organisationKinds, roles } from '../kernel/organisation.ts';
import { refuse } from '../kernel/outcome.ts';
import { routes } from '../routes.ts';
import { decideOnce, respond } from '../web/decideOnce.ts';
import { withDone } from '../web/done.ts';
import type { Doors } from '../web/doors.ts';
import { choice } from '../web/form.ts';
import type { SignedIn, Visit } from '../web/visit.ts';
import { type CameBack, cameBack, fresh, statusOf } from './cameBack.tsx';
import { InvitationReader, InvitationWriter } from './invitationStore.ts';
import { InvitationsPage } from './invitationsPage.tsx';
import { LinkPage } from './linkPage.tsx';
import { linkTo, linkUntil } from './links.ts';
import { invite, isSteward, type RefusalKey } from './rules.ts';
import { ownStanding } from './standing.ts';

const pageSize = 50;
const inviteForm = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), role: choice(roles) }),
  z.strictObject({ kind: z.literal('organisation'), organisationKind: choice(organisationKinds) }),
  z.strictObject({ kind: z.literal('introduction') }),
]);
const nothing = z.strictObject({});

const show = async (
  visit: Visit,
  member: SignedIn,
  state: CameBack = fresh,
  status: 200 | 403 | 422 = 200,
) => {
  const after = invitationId.safeParse(visit.context.req.query('after')).data;
  const { rows, standing } = await visit.within(async (tx) => ({
    rows: await new InvitationReader(tx).page(member.organisation.id, { after, limit: pageSize + 1 }),
    standing: await ownStanding(tx, member, visit.today),
  }));
  const invitations = rows.slice(0, pageSize);
  const next = rows.length > pageSize ? (invitations.at(-1)?.id ?? null) : null;
  const page = {
    frame: visit.frame,
    member,
    standing,
    state,
    today: visit.today,
    invitations,
    next,
    done: visit.done,
  };
  return visit.page(<InvitationsPage {...page} onward={after !== undefined} />, status);
};

/** The link is made from the form itself: sent twice, it makes one invitation and shows one link (C48). */
const make = async (visit: Visit, member: SignedIn) => {
  const form = await visit.form(inviteForm);
  if (!form.ok) return show(visit, member, form, 422);
  const organisation = member.organisation.id;
  const token = visit.secretFor(form.act, 'link');
  const expiresOn = linkUntil(visit.today);
  const back = routes.invitations.url({ organisation });
  const decided = await decideOnce<RefusalKey>(visit, form.act, async (tx, keyring) => {
    const ruling = invite(member, await ownStanding(tx, member, visit.today), form.values.kind);
    if (!ruling.ok) return ruling;
    const made = { ...form.values, token, madeOn: visit.today, expiresOn };
    const makes = await new InvitationWriter(tx).make({ organisation, person: member.person }, made, keyring);
    return makes ? { ok: true, to: back } : refuse('stewardOnly');
  });
  if (!decided?.ok) {
    return respond(visit, decided, (refusal) =>
      show(visit, member, cameBack(visit.t, form.typed, refusal), statusOf(refusal)),
    );
  }
  return visit.page(
    <LinkPage
      frame={visit.frame}
      title={visit.t(`organisations.invitations.made.${form.values.kind}`)}
      lead={visit.t('organisations.invitations.made.lead')}
      link={linkTo(visit, token)}
      until={expiresOn}
      back={{ href: back, label: visit.t('organisations.link.toInvitations') }}
    />,
  );
};

const withdraw = async (visit: Visit, member: SignedIn, id: InvitationId) => {
  const form = await visit.form(nothing);
  if (!form.ok) return show(visit, member, form, 422);
  const organisation = member.organisation.id;
  const decided = await decideOnce<RefusalKey>(visit, form.act, async (tx) => {
    const invitations = new InvitationWriter(tx);
    if (!(await invitations.invitation(organisation, id))) return null;
    const ruling = isSteward(member);
    if (!ruling.ok) return ruling;
    const back = routes.invitations.url({ organisation });
    const withdrawn = await invitations.withdraw(organisation, id);
    return { ok: true, to: withdrawn ? withDone(back, 'invitationWithdrawn') : back };
  });
  return respond(visit, decided, (refusal) =>
    show(visit, member, cameBack(visit.t, {}, refusal), statusOf(refusal)),
  );
};

export const invitationRoutes = (doors: Doors): void => {
  doors.member(routes.invitations, (visit, { organisation }, member) =>
    organisation === member.organisation.id ? show(visit, member) : visit.notFound(),
  );
  doors.member(routes.invite, (visit, { organisation }, member) =>
    organisation === member.organisation.id ? make(visit, member) : visit.notFound(),
  );
  doors.member(routes.withdrawInvitation, (visit, { organisation, invitation }, member) =>
    organisation === member.organisation.id ? withdraw(visit, member, invitation) : visit.notFound(),
  );
};
