import { routes } from '../../routes.ts';
import { printSignatureCode, readSignatureCode, signatureCodeHash } from '../../vault/codes/signatureCode.ts';
import { tokenHash } from '../../vault/link.ts';
import { place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { confirmOwn, signByLink, withdrawOwn } from './acts.ts';
import { signOnFields } from './form.tsx';
import { SignOnPage } from './page.tsx';
import { signatureView, signOnView } from './read.ts';
import { SignaturePage } from './signaturePage.tsx';
import { actAsSigner, codeOf, leadToSignature } from './signer.ts';

type AtLink = { token: string };
type AtCode = { code: string };

const linkHash = ({ token }: AtLink): Buffer => tokenHash(Buffer.from(token, 'base64url'));
const codeHash = ({ code: typed }: AtCode): Buffer | null => {
  const code = readSignatureCode(typed);
  return code && signatureCodeHash(code);
};

const showLink = async (request: Request, at: AtLink, _: undefined, returned?: ReturnedForm) => {
  const view = await signOnView(request, linkHash(at));
  if (!view) return request.notFound();
  return request.answer(
    <SignOnPage frame={request.frame} token={at.token} view={view} returned={returned} />,
    returned,
  );
};

const showOwn = async (request: Request, { code: typed }: AtCode, _: undefined, returned?: ReturnedForm) => {
  const code = readSignatureCode(typed);
  const view = code && (await signatureView(request, signatureCodeHash(code)));
  if (!view) return request.notFound();
  const { frame, done } = request;
  return request.answer(
    <SignaturePage
      frame={frame}
      code={printSignatureCode(code)}
      view={view}
      returned={returned}
      done={done}
    />,
    returned,
  );
};

const link = place(routes.signOn, showLink, { wordsOf: { signOnClosed: 'published.signOn.closed' } });
const own = place(routes.ownSignature, showOwn, {
  wordsOf: {
    signOnClosed: 'published.own.closed',
    alreadyWithdrawn: 'published.own.withdrawn',
  },
});
/** The address has the code in it, so nothing that is kept of an act holds it. */
const backToOwn = {
  to: () => '',
  reply: (request: Request, at: AtCode, _: undefined, { to }: { to: string }) =>
    request.redirect(routes.ownSignature.url(at) + to),
};

const actByLink = actAsSigner(linkHash);
const actByCode = actAsSigner(codeHash);

/** Signing on without an account: a one-time link, and from then on a code of one's own. */
export const signOnRoutes = (mount: Mount): void => {
  mount.open(routes.signOn, showLink);
  mount.open(
    routes.signOnNow,
    actByLink(
      link,
      'signedOn',
      signOnFields,
      (context, _, { organisation: name }, sent) => signByLink(context, { name, code: codeOf(sent) }),
      leadToSignature,
    ),
  );
  mount.open(routes.ownSignature, showOwn);
  mount.open(routes.confirmSignature, actByCode(own, 'signatureConfirmed', {}, confirmOwn, backToOwn));
  mount.open(routes.withdrawSignature, actByCode(own, 'signatureWithdrawn', {}, withdrawOwn, backToOwn));
};
