import { TakenDownPage } from '../../../publicPages/parts.tsx';
import { routes } from '../../../routes.ts';
import type { Mount } from '../../../web/mount.ts';
import type { Request } from '../../../web/request.ts';
import { addressHashOf } from '../../public/address.ts';
import { answerFile } from '../../public/answerFile.ts';
import { FileKeep } from '../../public/files/fileKeep.ts';
import type { Format } from '../../public/files/formats.ts';
import { foundText } from '../entry.ts';
import { externalOutline, type PublicExternalText } from './outline.ts';
import { PublicExternalPage } from './page.tsx';
import { PublicExternalReader } from './store.ts';

/** As anyone sees it who has its address, whoever is looking. */
const read = async (request: Request, token: string) => {
  const hash = addressHashOf(token);
  const found = await request.asStranger(hash, (tx) => new PublicExternalReader(tx).objection(hash));
  if (!found) return null;
  const linked = found.supplements.map(({ address, texts }) => ({
    is: 'supplement' as const,
    url: request.deps.origin + routes.publicText.url({ token: address }),
    texts,
  }));
  return { ...found, linked } satisfies PublicExternalText;
};

const show = async (request: Request, keep: FileKeep, token: string) => {
  const found = await read(request, token);
  if (!found) return request.notFound();
  const { down } = found.notes;
  if (down) {
    const fingerprints = [...found.words.values()].map(({ sha256Hex }) => sha256Hex);
    const gone = { frame: request.frame, down, publishedOn: found.madeOn, fingerprints };
    return request.page(<TakenDownPage {...gone} />);
  }
  const blocks = externalOutline(found, request, request.now);
  const missing = await keep.missing({ texts: [foundText(found.page)] }, request);
  const view = { frame: request.frame, token, page: found.page, blocks, missing };
  return request.page(<PublicExternalPage {...view} />);
};

const file = async (request: Request, keep: FileKeep, token: string, format: Format) => {
  const found = await read(request, token);
  if (!found || found.notes.down) return request.notFound();
  const { sha256Hex } = foundText(found.page);
  const printed = { sha256Hex, blocks: externalOutline(found, request, request.now) };
  return answerFile(request, await keep.printed(printed, format, request));
};

export const publicExternalRoutes = (mount: Mount): void => {
  const keep = new FileKeep();
  mount.open(routes.publicExternalText, (request, { token }) => show(request, keep, token));
  mount.open(routes.formerExternalText, (request, at) => request.redirect(routes.publicExternalText.url(at)));
  mount.open(routes.formerExternalFile, (request, at) => request.redirect(routes.publicExternalFile.url(at)));
  mount.open(routes.publicExternalFile, (request, { token, format }) => file(request, keep, token, format));
};
