import type { OrganisationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { StatusReader } from '../ledStatus/store.ts';
import { formPlace, ownOnly } from '../place.ts';
import { OrganisationReader } from '../store.ts';
import { answer, ask, permitProposals, saveProfile, withdrawPermission } from './acts.ts';
import { ClauseReader } from './clauseStore.ts';
import { askFields, clauseFields, profileFields } from './form.ts';
import { OrganisationPage } from './organisationPage.tsx';
import { ProfilePage } from './page.tsx';
import type { OrganisationView } from './view.ts';

type At = { organisation: OrganisationId };
const mostQuestions = 50;

const viewOf = (request: Request, { organisation: id }: At, member: SignedIn) =>
  request.within(async (tx, keyring): Promise<OrganisationView | null> => {
    const reader = new OrganisationReader(tx);
    const organisation = await reader.organisation(id);
    if (!organisation) return null;
    const own = member.organisation;
    const led = own.kind === 'community-led';
    const clauses = new ClauseReader(tx, keyring);
    return {
      member,
      organisation,
      led: await new StatusReader(tx).ledOf(organisation, request.today),
      since: await (led ? reader.permittedSince(own.id, id) : reader.permittedSince(id, own.id)),
      question: led && organisation.kind === 'ally' ? await clauses.asked(own.id, id) : null,
      questions: id === own.id && !led ? await clauses.to(id, mostQuestions) : [],
    };
  });

const showOrganisation = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  const view = await viewOf(request, at, member);
  if (!view) return request.notFound();
  const page = { frame: request.frame, view, returned, done: request.done };
  return request.answer(<OrganisationPage {...page} />, returned);
};

const showProfile = async (
  request: Request,
  { organisation: id }: At,
  member: SignedIn,
  returned?: ReturnedForm,
) => {
  const organisation = await request.within((tx) => new OrganisationReader(tx).organisation(id));
  if (!organisation) return request.notFound();
  const page = { frame: request.frame, member, organisation, returned };
  return request.answer(<ProfilePage {...page} />, returned);
};

const page = formPlace(routes.organisation, showOrganisation);
const profile = formPlace(routes.profile, showProfile);

/** An organisation's page, and what is done on it: permission to propose, and the question about funders. */
export const profileRoutes = (mount: Mount): void => {
  mount.member(routes.organisation, showOrganisation);
  mount.member(routes.permitProposals, act(page, 'letIn', {}, permitProposals));
  mount.member(routes.withdrawPermission, act(page, 'doorClosed', {}, withdrawPermission));
  mount.member(routes.askClause, act(page, 'clauseAsked', askFields, ask));
  mount.member(routes.answerClause, ownOnly(act(page, 'clauseAnswered', clauseFields, answer)));
  mount.member(routes.profile, ownOnly(showProfile));
  mount.member(
    routes.changeProfile,
    ownOnly(act(profile, 'profileSaved', profileFields, saveProfile, { to: routes.organisation.url })),
  );
};
