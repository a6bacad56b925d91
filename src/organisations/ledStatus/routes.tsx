import type { OrganisationId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import { type MemberContext, ownOf, todayOf } from '../../session/memberContext.ts';
import type { SignedIn } from '../../session/session.ts';
import { act } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { formPlace, ownOnly } from '../place.ts';
import { OrganisationReader } from '../store.ts';
import { answer, claim, mostClaims, peersOf } from './acts.ts';
import { answerFields, claimFields } from './claimForm.ts';
import { ownStands } from './own.ts';
import { StatusPage } from './page.tsx';
import { type ProfileId, profileId } from './profiles.ts';
import { StatusReader } from './store.ts';
import type { StatusView } from './view.ts';

type At = { organisation: OrganisationId };

const viewOf = async (
  context: MemberContext,
  { organisation: id }: At,
  profile: ProfileId | null,
): Promise<StatusView | null> => {
  const { tx, keyring, member } = context;
  const today = todayOf(context);
  const statuses = new StatusReader(tx);
  const organisation = await new OrganisationReader(tx).organisation(id);
  if (!organisation) return null;
  const led = await statuses.ledOf(organisation, today);
  const history = await statuses.history(id, mostClaims);
  const answers = history.flatMap((one) => one.answers);
  const isOwn = id === ownOf(context);
  return {
    member,
    organisation,
    led,
    profile,
    today,
    ownStands: await ownStands(tx, member, today),
    statement: led.claim && (await statuses.statement(keyring, led.claim)),
    reasons: await statuses.reasons(keyring, answers),
    asked: led.claim && isOwn ? await statuses.asked(led.claim.id) : [],
    earlier: history.filter((one) => one.id !== led.claim?.id),
    peers: isOwn && profile ? await peersOf(tx, organisation, today) : [],
  };
};

const show = async (request: Request, at: At, member: SignedIn, returned?: ReturnedForm) => {
  const asked = returned ? returned.typed['profile'] : request.context.req.query('profile');
  const profile = profileId.safeParse(asked).data ?? null;
  const view = await request.readAs(member, (context) => viewOf(context, at, profile));
  if (!view) return request.notFound();
  const page = { frame: request.frame, view, returned, done: request.done };
  return request.answer(<StatusPage {...page} />, returned);
};

const status = formPlace(routes.status, show);

export const statusRoutes = (mount: Mount): void => {
  mount.member(routes.status, show);
  mount.member(routes.claimStatus, ownOnly(act(status, 'claimed', claimFields, claim)));
  mount.member(
    routes.answerStatus,
    act(
      status,
      ({ answer: word }) => (word === 'confirmed' ? 'statusConfirmed' : 'statusQuestioned'),
      answerFields,
      answer,
    ),
  );
};
