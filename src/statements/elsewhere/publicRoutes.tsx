import { routes } from '../../routes.ts';
import type { Doors } from '../../web/doors.ts';
import { messagePage } from '../../web/messagePage.tsx';
import type { Visit } from '../../web/visit.ts';
import { FileKeep } from '../published/fileKeep.ts';
import type { Format } from '../published/formats.ts';
import { doorHashOf } from '../published/publicReading.ts';
import { foundText } from './entry.ts';
import { elsewhereOutline, type PublicElsewhere } from './outline.ts';
import { PublicElsewherePage } from './publicPage.tsx';
import { BehindReader } from './publicStore.ts';

/** As anyone sees it who has its address, whoever is looking. */
const read = async (visit: Visit, token: string): Promise<PublicElsewhere | null> => {
  const hash = doorHashOf(token);
  const found = await visit.asStranger(hash, (tx) => new BehindReader(tx).behind(hash));
  if (!found) return null;
  const linked = found.supplements.map(({ address, texts }) => ({
    is: 'supplement' as const,
    url: visit.deps.origin + routes.publicText.url({ token: address }),
    texts,
  }));
  return { ...found, linked };
};

const show = async (visit: Visit, keep: FileKeep, token: string) => {
  const found = await read(visit, token);
  if (!found) return visit.notFound();
  const blocks = elsewhereOutline(found, visit, visit.now);
  const missing = await keep.missing({ texts: [foundText(found.page)] });
  const view = { frame: visit.frame, token, page: found.page, blocks, missing };
  return visit.page(<PublicElsewherePage {...view} />);
};

const file = async (visit: Visit, keep: FileKeep, token: string, format: Format) => {
  const found = await read(visit, token);
  if (!found) return visit.notFound();
  const { sha256Hex } = foundText(found.page);
  const printed = { sha256Hex, blocks: elsewhereOutline(found, visit, visit.now) };
  const made = await keep.printed(printed, format, visit);
  if (made) return visit.bytes(made.bytes, made.name, made.type);
  visit.context.header('Retry-After', '10');
  return visit.page(messagePage(visit.frame, 'busy'), 503);
};

export const publicElsewhereRoutes = (doors: Doors): void => {
  const keep = new FileKeep();
  doors.open(routes.publicElsewhere, (visit, { token }) => show(visit, keep, token));
  doors.open(routes.publicElsewhereFile, (visit, { token, format }) => file(visit, keep, token, format));
};
