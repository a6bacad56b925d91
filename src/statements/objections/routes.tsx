import type { StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, actAs, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { addressHashOf } from '../public/address.ts';
import { titleOf } from '../public/files/document.ts';
import { readPublic } from '../public/read.ts';
import { type AddressContext, answerRaised, objectByAddress } from './acts.ts';
import { AfterPage } from './afterPage.tsx';
import { answerFields, objectionFields } from './form.ts';
import { ObjectPage } from './page.tsx';
import { afterView } from './read.ts';

type AtStatement = { statement: StatementId };
type AtAddress = { token: string };

const showAfter = async (request: Request, at: AtStatement, member: SignedIn, returned?: ReturnedForm) => {
  const view = await request.readAs(member, (context) => afterView(context, at.statement));
  if (!view) return request.notFound();
  const { frame, done } = request;
  return request.answer(<AfterPage frame={frame} view={view} returned={returned} done={done} />, returned);
};

const showObjecting = async (
  request: Request,
  { token }: AtAddress,
  _: SignedIn,
  returned?: ReturnedForm,
) => {
  const found = await readPublic(request, token);
  if (!found || found.published.notes?.down) return request.notFound();
  const page = { frame: request.frame, token, title: titleOf(found.published), days: found.published.days };
  return request.answer(<ObjectPage {...page} returned={returned} />, returned);
};

const after = place(routes.after, showAfter);
const objecting = place(routes.objecting, showObjecting);

/** As herself, with the page's address in hand: that is how the database lets her see what she objects to. */
const actByAddress = actAs<AtAddress, SignedIn, AddressContext>((request, { token }, member, work) => {
  const hash = addressHashOf(token);
  const actor = { kind: 'person', person: member.person, bearer: hash } as const;
  const { session } = request;
  if (!session) throw new Error('a member without a session');
  return request.deps.database.attempt(actor, (tx) =>
    work({ ...request.memberContext(tx, session.keyring, member), hash }),
  );
});

export const objectionRoutes = (mount: Mount): void => {
  mount.member(routes.after, showAfter);
  mount.member(
    routes.answerObjection,
    act(
      after,
      ({ supplement }: { supplement: StatementId | null }) =>
        supplement ? 'supplementBegun' : 'objectionAnswered',
      answerFields,
      (context, at, answer) => answerRaised(context, at.statement, at.objection, answer),
    ),
  );
  mount.member(routes.objecting, showObjecting);
  mount.member(
    routes.objectNow,
    actByAddress(
      objecting,
      null,
      objectionFields,
      (context, _, objection) => objectByAddress(context, objection),
      {
        to: (at) => routes.publicText.url(at),
      },
    ),
  );
};
