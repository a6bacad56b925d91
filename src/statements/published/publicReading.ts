import type { Tx } from '../../database/open.ts';
import { routes } from '../../routes.ts';
import { tokenHash } from '../../vault/link.ts';
import type { Visit } from '../../web/visit.ts';
import { type ElsewherePage, foundText } from '../elsewhere/entry.ts';
import { ElsewhereReader } from '../elsewhereStore.ts';
import { type Publication, PublicReader } from './publicStore.ts';
import type { LinkedStatement, PublishedStatement } from './published.ts';

/** A published statement, and whether its text can be signed by others now. */
export type OnPublicPage = Publication & { published: PublishedStatement; open: boolean };

/** A text published elsewhere, shown with the statement that makes it good; its page has the objection too. */
const linkedElsewhere = (page: ElsewherePage, origin: string): LinkedStatement => ({
  is: 'original',
  url: origin + routes.publicElsewhere.url({ token: page.address }),
  texts: [foundText(page)],
  elsewhere: { publisher: page.publisher, publishedOn: page.publishedOn, link: page.link },
});

const readAll = async (tx: Tx, doorHash: Buffer, origin: string): Promise<OnPublicPage | null> => {
  const reader = new PublicReader(tx);
  const publication = await reader.publication(doorHash);
  if (!publication) return null;
  const { statement, final, page, publishedOn } = publication;
  const names = await reader.endorsers(publication);
  const linked = (await reader.linked(statement)).map(({ is, page: { address, texts } }) => ({
    is,
    url: origin + routes.publicText.url({ token: address }),
    texts,
  }));
  const original = await new ElsewhereReader(tx).originalOf(statement);
  const objections = await reader.objections(statement);
  const published = {
    ...page,
    publishedOn,
    endorsements: { count: names.length, names },
    linked: [...(original ? [linkedElsewhere(original, origin)] : []), ...linked],
    objections,
  };
  return { ...publication, published, open: await reader.isOpen(final) };
};

export const doorHashOf = (token: string): Buffer => tokenHash(Buffer.from(token, 'base64url'));

/** As anyone sees it who has its address, whoever is looking: an account adds nothing here. */
export const readPublic = (visit: Visit, token: string): Promise<OnPublicPage | null> => {
  const hash = doorHashOf(token);
  return visit.asStranger(hash, (tx) => readAll(tx, hash, visit.deps.origin));
};

/** What is public of a text that somebody reads by another door; null where nothing of it is out. */
export const belongingTo = async (
  visit: Visit,
  address: string | null,
): Promise<PublishedStatement | null> =>
  address === null ? null : ((await readPublic(visit, address))?.published ?? null);
