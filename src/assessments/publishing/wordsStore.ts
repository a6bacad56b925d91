import type { Tx } from '../../database/tx.ts';
import { type OrganisationId, roundId } from '../../kernel/ids.ts';
import type { Leaf, PageKind, PublicPage } from '../../publicPages/facts.ts';
import { routes } from '../../routes.ts';
import { publicHash, publishedIn, publishedOnOf, roundPublishedAt } from './store.ts';

const tokenOf = (address: string): Buffer => Buffer.from(address, 'base64url');

const find = async (tx: Tx, address: string): Promise<PublicPage | null> => {
  const id = await roundPublishedAt(tx, tokenOf(address));
  const publishedOn = id && (await publishedOnOf(tx, id));
  if (!id || publishedOn === null) return null;
  const href = routes.published.url({ token: address });
  return { id, kind: 'results', address, href, publishedOn, fingerprints: [] };
};

/** What parties wrote in reply to a result, and by which names they let it stand. */
const eachWords = async (tx: Tx, { id }: PublicPage, change: (leaf: Leaf) => string): Promise<void> => {
  const round = roundId.parse(id);
  for (const { field, body } of await publishedIn(tx, round)) {
    const words = (key: string, text: string, askable: boolean): string => {
      const place = { key, block: 'replies', kind: 'replies', by: null, against: false } as const;
      return text === '' ? text : change({ ...place, askable, madeOn: null, text });
    };
    const changed =
      'replies' in body
        ? {
            replies: body.replies.map((reply, n) => ({
              name: words(`${field} name ${n}`, reply.name, false),
              words: words(`${field} reply ${n}`, reply.words, true),
            })),
          }
        : 'names' in body
          ? {
              names: body.names.map((one, n) => ({ ...one, name: words(`${field} ${n}`, one.name, false) })),
            }
          : body;
    if (JSON.stringify(changed) !== JSON.stringify(body))
      await tx
        .updateTable('published_field')
        .set({ body: JSON.stringify(changed) })
        .where('round_id', '=', round)
        .where('field', '=', field)
        .execute();
  }
};

/** Its parties, all that are still in: together, as every party's yes had published it. A single yes they take back anyway. P1 */
const owners = async (tx: Tx, { id }: PublicPage): Promise<OrganisationId[]> => {
  const rows = await tx
    .selectFrom('respondent')
    .innerJoin('party', (join) =>
      join
        .onRef('party.partnership_id', '=', 'respondent.partnership_id')
        .onRef('party.organisation_id', '=', 'respondent.organisation_id'),
    )
    .select('respondent.organisation_id')
    .where('respondent.round_id', '=', roundId.parse(id))
    .where('party.left_on', 'is', null)
    .execute();
  return rows.map((row) => row.organisation_id);
};

/** The figures, the questions and the red lines. */
const dropRest = async (tx: Tx, { id }: PublicPage): Promise<void> => {
  await tx.deleteFrom('published_field').where('round_id', '=', roundId.parse(id)).execute();
};

/** The page of a round's results, and how words leave it again. */
export const resultPages: PageKind = {
  hashOf: (address) => publicHash(tokenOf(address)),
  find,
  eachWords,
  show: () => Promise.reject(new Error('results hold no words that wait')),
  dropRest,
  owners,
};
