import type { Tx } from '../../database/tx.ts';
import { BlankingReader } from '../../publicPages/blankingStore.ts';
import { routes } from '../../routes.ts';
import type { Request } from '../../web/request.ts';
import { type ExternalPublication, foundText } from '../external/entry.ts';
import { ExternalTextReader } from '../external/store.ts';
import { SignOnReader } from '../signOn/store.ts';
import { addressHashOf } from './address.ts';
import type { LinkedStatement, PublishedStatement } from './files/document.ts';
import { type Publication, PublicReader } from './store.ts';

/** A published statement, and whether its text can be signed by others now. */
export type OnPublicPage = Publication & { published: PublishedStatement; open: boolean };

/** An external text, shown with the statement that supplements it; its own page has the objection too. */
const linkedExternal = (page: ExternalPublication, origin: string): LinkedStatement => ({
  is: 'original',
  url: origin + routes.publicExternalText.url({ token: page.address }),
  texts: [foundText(page)],
  external: { publisher: page.publisher, publishedOn: page.publishedOn, link: page.link },
});

/** A page that was taken down has no words to print elsewhere. */
const isThere = ({ page }: { page: { texts: readonly { title: string }[] } }): boolean =>
  page.texts.some(({ title }) => title !== '');

const readAll = async (tx: Tx, addressHash: Buffer, origin: string): Promise<OnPublicPage | null> => {
  const reader = new PublicReader(tx);
  const publication = await reader.publication(addressHash);
  if (!publication) return null;
  const { statement, final, page, publishedOn } = publication;
  const names = await reader.endorsers(publication);
  const linked = (await reader.linked(statement)).filter(isThere).map(({ is, page: { address, texts } }) => ({
    is,
    url: origin + routes.publicText.url({ token: address }),
    texts,
  }));
  const original = await new ExternalTextReader(tx).originalOf(statement);
  const objections = await reader.objections(statement);
  const notes = await new BlankingReader(tx).notes(statement);
  const published = {
    ...page,
    publishedOn,
    endorsements: { count: names.length, names: names.filter((name) => name !== null) },
    linked: [...(original && original.title !== '' ? [linkedExternal(original, origin)] : []), ...linked],
    objections,
    notes,
  };
  const open = await new SignOnReader(tx).open(statement);
  return { ...publication, published, open: open?.final === final && notes.down === null };
};

/** As anyone with its address sees it: an account adds nothing here. */
export const readPublic = (request: Request, token: string): Promise<OnPublicPage | null> => {
  const hash = addressHashOf(token);
  return request.asStranger(hash, (tx) => readAll(tx, hash, request.deps.origin));
};

/** What is public of a statement that is read by a link or a code; null where it has no public page. */
export const belongingTo = async (
  request: Request,
  address: string | null,
): Promise<PublishedStatement | null> =>
  address === null ? null : ((await readPublic(request, address))?.published ?? null);
