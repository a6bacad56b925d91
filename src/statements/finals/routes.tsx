import type { StatementId } from '../../kernel/ids.ts';
import { routes } from '../../routes.ts';
import type { SignedIn } from '../../session/session.ts';
import { act, place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { onStatement } from '../acts.ts';
import { answerFinal, letOthersSign, linkSigner, lookAtEndorsement, makeFinal } from './acts.ts';
import { finalFields, signOffFields, takeFields } from './form.ts';
import { SigningPage } from './page.tsx';
import { agreeToPublish } from './publication.ts';
import { signingView } from './read.ts';
import type { Consented } from './rules.ts';

type At = { statement: StatementId };
const show = async (
  request: Request,
  { statement }: At,
  member: SignedIn,
  returned?: ReturnedForm,
  link: string | null = null,
): Promise<Response> => {
  const { frame, deps, done } = request;
  const view = await request.readAs(member, (context) => signingView(context, statement, frame, deps.origin));
  if (!view) return request.notFound();
  return request.answer(
    <SigningPage frame={frame} view={view} returned={returned} done={done} link={link} />,
    returned,
  );
};

const signing = place(routes.signing, show);

const openSignOnRoutes = (mount: Mount): void => {
  mount.member(routes.openSignOn, act(signing, 'signOnOpened', {}, onStatement(letOthersSign)));
  mount.member(
    routes.linkSigner,
    act(
      signing,
      'signatureSeen',
      {},
      (context, at, _, { secret }) => linkSigner(context, at.statement, secret('link')),
      {
        reply: (request, at, member, { secret }) => {
          const token = secret('link').toString('base64url');
          return show(request, at, member, undefined, request.deps.origin + routes.signOn.url({ token }));
        },
      },
    ),
  );
  mount.member(
    routes.lookAtSignature,
    act(signing, 'signatureSeen', takeFields, (context, { statement, endorsement }, { look }) =>
      lookAtEndorsement(context, statement, endorsement, { take: look === 'take' }),
    ),
  );
};

export const finalRoutes = (mount: Mount): void => {
  mount.member(routes.signing, (request, at, member) => show(request, at, member));
  mount.member(routes.makeFinal, act(signing, 'textFinal', {}, onStatement(makeFinal)));
  mount.member(
    routes.answerFinal,
    act(signing, 'finalAnswered', { ...finalFields, ...signOffFields }, onStatement(answerFinal)),
  );
  mount.member(
    routes.agreeToPublish,
    act(
      signing,
      ({ publishes }: Consented) => (publishes ? 'statementPublished' : 'publishingAgreed'),
      finalFields,
      (context, at, { final }) => agreeToPublish(context, at.statement, final),
    ),
  );
  openSignOnRoutes(mount);
};
