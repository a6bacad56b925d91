import { TakenDownPage } from '../../publicPages/parts.tsx';
import { routes } from '../../routes.ts';
import { place } from '../../web/forms/act.ts';
import type { ReturnedForm } from '../../web/forms/returned.ts';
import type { Mount } from '../../web/mount.ts';
import type { Request } from '../../web/request.ts';
import { signByPage } from '../signOn/acts.ts';
import { signOnFields } from '../signOn/form.tsx';
import { actAsSigner, codeOf, leadToSignature } from '../signOn/signer.ts';
import { addressHashOf } from './address.ts';
import { answerFile } from './answerFile.ts';
import { FileKeep } from './files/fileKeep.ts';
import { exactFileOf, type Format } from './files/formats.ts';
import { Pace } from './pace.ts';
import { PrintPage, PublicPage } from './page.tsx';
import { type OnPublicPage, readPublic } from './read.ts';

type AtAddress = { token: string };

/** The language that was asked for, else the reader's own, else the one it was written in. */
const chosenText = (request: Request, { published: { texts } }: OnPublicPage) => {
  const asked = request.context.req.query('in');
  const found =
    texts.find(({ language }) => language === asked) ??
    texts.find(({ language }) => language === request.language) ??
    texts[0];
  if (!found) throw new Error('a statement without a text');
  return found;
};

const showTo = async (request: Request, keep: FileKeep, { token }: AtAddress, returned?: ReturnedForm) => {
  const found = await readPublic(request, token);
  if (!found) return request.notFound();
  const { published, open } = found;
  const { down } = published.notes ?? {};
  if (down) {
    const fingerprints = published.texts.map(({ sha256Hex }) => sha256Hex);
    const gone = { frame: request.frame, down, publishedOn: published.publishedOn, fingerprints };
    return request.answer(<TakenDownPage {...gone} />, returned);
  }
  const missing = await keep.missing(published, request);
  const page = { frame: request.frame, token, published, text: chosenText(request, found), open, missing };
  return request.answer(<PublicPage {...page} returned={returned} />, returned);
};

/** Of a page that was taken down there is nothing to take along. */
const readStanding = async (request: Request, token: string): Promise<OnPublicPage | null> => {
  const found = await readPublic(request, token);
  return found?.published.notes?.down ? null : found;
};

const print = async (request: Request, { token }: AtAddress) => {
  const found = await readStanding(request, token);
  if (!found) return request.notFound();
  return request.page(<PrintPage frame={request.frame} token={token} published={found.published} />);
};

const file = async (request: Request, keep: FileKeep, token: string, format: Format) => {
  const found = await readStanding(request, token);
  if (!found) return request.notFound();
  return answerFile(request, await keep.file(found.published, format, request));
};

const exact = async (request: Request, token: string, language: string) => {
  const found = await readStanding(request, token);
  const text = found && exactFileOf(found.published, language);
  return text ? answerFile(request, text) : request.notFound();
};

/** The public page of a statement, its print and its files: for anyone who has its address. */
export const publicRoutes = (mount: Mount): void => {
  const keep = new FileKeep();
  const pace = new Pace();
  const show = (request: Request, at: AtAddress, _: undefined, returned?: ReturnedForm) =>
    showTo(request, keep, at, returned);
  const page = place(routes.publicText, show, { wordsOf: { signOnClosed: 'published.signOn.closed' } });
  const act = actAsSigner(({ token }: AtAddress) => addressHashOf(token));
  mount.open(routes.publicText, show);
  mount.open(routes.publicPrint, print);
  mount.open(routes.publicFile, (request, { token, format }) => file(request, keep, token, format));
  mount.open(routes.publicExact, (request, { token, language }) => exact(request, token, language));
  mount.open(
    routes.signPublicText,
    act(
      page,
      'signedOn',
      signOnFields,
      (context, _, { organisation: name }, sent) =>
        signByPage(context, { name, code: codeOf(sent) }, (statement) =>
          pace.take(statement, context.source, context.now),
        ),
      leadToSignature,
    ),
  );
};
